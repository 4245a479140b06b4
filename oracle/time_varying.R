# Effects that change with time. Steps: rows split by survSplit, one coefficient for each interval. Logarithm of time: coxph with tt().

source("json.R")
source("lib/frames.R")

cases <- list()

base_frame <- function(spec) {
  d <- select(spec)
  x <- as.data.frame(do.call(cbind, d$terms))
  names(x) <- paste0("x", seq_len(ncol(x)))
  frame <- cbind(data.frame(row_ = seq_len(d$n), exit_ = d$time, event_ = d$event, w_ = d$w), x)
  frame$entry_ <- if (is.null(d$entry)) 0 else d$entry
  if (!is.null(d$strata)) frame$strata_ <- d$strata
  frame
}

answer <- function(name, spec, effects, ties, robust, fit, labels) {
  naive <- if (is.null(fit$naive.var)) fit$var else fit$naive.var
  list(name = name, input = describe(spec), options = list(ties = ties, robust = robust), effects = effects, n = nrow(base_frame(spec)), events = fit$nevent,
    loglik_null = fit$loglik[1], loglik = fit$loglik[2], terms = list(term = I(labels), coef = I(unname(fit$coefficients)), se = I(sqrt(diag(naive))),
      robust_se = I(if (is.null(fit$naive.var)) rep(NA_real_, length(labels)) else sqrt(diag(fit$var)))))
}

run <- function(formula, frame, ties, weighted, cluster) {
  arguments <- list(formula, data = frame, ties = ties, control = coxph.control(eps = 1e-9, toler.chol = min(.Machine$double.eps^0.75, 1e-10)))
  if (weighted) arguments$weights <- frame$w_
  if (!is.null(cluster)) arguments$cluster <- cluster else arguments$robust <- FALSE
  do.call(coxph, arguments)
}

# effects: list(column = cuts), by position of the column.
steps <- function(name, spec, effects, ties = "efron", robust = FALSE) {
  frame <- base_frame(spec)
  names_ <- unlist(spec$terms, use.names = FALSE)
  cuts <- sort(unique(unlist(effects)))
  split <- survSplit(Surv(entry_, exit_, event_) ~ ., frame, cut = cuts, start = "from_", end = "to_", event = "dead_")
  right <- character(); labels <- character()
  for (j in seq_along(names_)) {
    x <- paste0("x", j)
    own <- effects[[as.character(j)]]
    if (is.null(own)) { right <- c(right, x); labels <- c(labels, names_[j]); next }
    for (k in 0:length(own)) {
      low <- if (k == 0) -Inf else own[k]; high <- if (k == length(own)) Inf else own[k + 1]
      column <- paste0(x, "_", k)
      split[[column]] <- split[[x]] * (split$to_ > low & split$to_ <= high)
      right <- c(right, column)
      labels <- c(labels, paste0(names_[j], ":", if (k == 0) paste0("t<=", high) else if (k == length(own)) paste0("t>", low) else paste0(low, "<t<=", high)))
    }
  }
  if (!is.null(spec$strata)) right <- c(right, "strata(strata_)")
  fit <- run(as.formula(paste("Surv(from_, to_, dead_) ~", paste(right, collapse = " + "))), split, ties, !is.null(spec$weight), if (robust) split$row_)
  described <- lapply(names(effects), function(j) list(column = as.integer(j) - 1, cuts = I(effects[[j]])))
  cases[[length(cases) + 1]] <<- answer(name, spec, described, ties, robust, fit, labels)
}

# Log time with tt() where everyone enters at 0; else, and for a robust variance, on rows split at every event time, which gives the same likelihood.
log_time <- function(name, spec, columns, ties = "efron", robust = FALSE) {
  frame <- base_frame(spec)
  names_ <- unlist(spec$terms, use.names = FALSE)
  labels <- unlist(lapply(seq_along(names_), function(j) c(names_[j], if (j %in% columns) paste0(names_[j], ":log(t)"))))
  right <- unlist(lapply(seq_along(names_), function(j) c(paste0("x", j), if (j %in% columns) paste0("tt(x", j, ")"))))
  if (!is.null(spec$strata)) right <- c(right, "strata(strata_)")
  if (is.null(spec$entry) && !robust) {
    arguments <- list(as.formula(paste("Surv(exit_, event_) ~", paste(right, collapse = " + "))), data = frame, ties = ties, tt = function(x, t, ...) x * log(t), robust = FALSE,
      control = coxph.control(eps = 1e-9, toler.chol = min(.Machine$double.eps^0.75, 1e-10)))
    if (!is.null(spec$weight)) arguments$weights <- frame$w_
    fit <- do.call(coxph, arguments)
  } else {
    split <- survSplit(Surv(entry_, exit_, event_) ~ ., frame, cut = sort(unique(frame$exit_[frame$event_ == 1])), start = "from_", end = "to_", event = "dead_")
    for (j in columns) split[[paste0("y", j)]] <- split[[paste0("x", j)]] * log(split$to_)
    right <- sub("tt\\(x([0-9]+)\\)", "y\\1", right)
    fit <- run(as.formula(paste("Surv(from_, to_, dead_) ~", paste(right, collapse = " + "))), split, ties, !is.null(spec$weight), if (robust) split$row_)
  }
  described <- lapply(columns, function(j) list(column = j - 1))
  cases[[length(cases) + 1]] <<- answer(name, spec, described, ties, robust, fit, labels)
}

numeric_terms <- function(...) { names <- c(...); setNames(as.list(names), names) }
with_terms <- function(spec, ...) c(spec, list(terms = c(...)))
lung <- with_terms(list(data = "lung", time = "time", event = "status", event_value = 2), numeric_terms("age", "sex", "ph.karno"))
veteran <- with_terms(list(data = "veteran", time = "time", event = "status", event_value = 1), numeric_terms("karno", "age"))
veteran_stratified <- with_terms(list(data = "veteran", time = "time", event = "status", event_value = 1, strata = "celltype"), numeric_terms("karno", "age"))
colon <- with_terms(list(data = "colon", where = list(etype = 2), time = "time", event = "status", event_value = 1), numeric_terms("nodes", "age"))
gbsg <- with_terms(list(data = "gbsg", time = "rfstime", event = "status", event_value = 1), numeric_terms("age", "hormon", "nodes"))
pbc <- with_terms(list(data = "pbc", time = "time", event = "status", event_value = 2), numeric_terms("bili", "albumin", "protime"))
rotterdam <- with_terms(list(data = "rotterdam", time = "rtime", event = "recur", event_value = 1), numeric_terms("age", "nodes", "hormon"))
years <- with_terms(list(data = "rotterdam-years", time = "years", event = "recur", event_value = 1), numeric_terms("age", "nodes", "hormon"))
heart <- with_terms(list(data = "heart_tdc", time = "stop", entry = "start", event = "event", event_value = 1), numeric_terms("age", "surgery"))
mgus2 <- with_terms(list(data = "mgus2-age-months", time = "exit", entry = "entry", event = "death", event_value = 1), numeric_terms("hgb", "mspike"))
weighted <- with_terms(list(data = "lung-weighted", time = "time", event = "status", event_value = 2, weight = "w_frac"), numeric_terms("age", "sex"))
ovarian <- with_terms(list(data = "ovarian", time = "futime", event = "fustat", event_value = 1), numeric_terms("age"))

for (ties in c("efron", "breslow")) {
  steps(paste("lung, two intervals,", ties), lung, list("3" = 180), ties)
  steps(paste("veteran, three intervals,", ties), veteran, list("1" = c(60, 180)), ties)
  steps(paste("veteran stratified, three intervals,", ties), veteran_stratified, list("1" = c(60, 180)), ties)
  steps(paste("rotterdam in whole years, cuts at ties,", ties), years, list("2" = c(2, 5), "3" = 5), ties)
  steps(paste("heart, late entry,", ties), heart, list("1" = 90), ties)
  log_time(paste("lung, log time,", ties), lung, 3, ties)
  log_time(paste("veteran, log time,", ties), veteran, 1, ties)
  log_time(paste("veteran stratified, log time,", ties), veteran_stratified, 1, ties)
  log_time(paste("heart, log time with late entry,", ties), heart, 1, ties)
  log_time(paste("rotterdam in whole years, log time,", ties), years, 2, ties)
}
steps("rotterdam, three intervals of two covariates", rotterdam, list("1" = c(365, 1095), "2" = c(365, 1825)))
steps("colon, two intervals, robust", colon, list("1" = 365), robust = TRUE)
steps("gbsg, four intervals", gbsg, list("3" = c(365, 730, 1460)))
steps("pbc, two intervals", pbc, list("1" = 730))
steps("mgus2 on the age scale, two intervals", mgus2, list("1" = 840))
steps("lung weighted, two intervals", weighted, list("1" = 365))
log_time("ovarian, log time", ovarian, 1)
log_time("colon, log time", colon, 1)
log_time("gbsg, log time of two covariates", gbsg, c(1, 3))
log_time("pbc, log time", pbc, c(1, 3))
log_time("lung weighted, log time", weighted, 1)
log_time("veteran, log time, robust", veteran, 1, robust = TRUE)
write_cases("time_varying.R", cases)
