# What a fitted Cox model leaves over: residuals of every kind from residuals.coxph, cox.zph with four transforms of time, the smooth of scaled Schoenfeld
# residuals, baseline hazards and predicted survival. Of large data sets evenly spaced rows are kept, with the sum of squares of all of them.

source("json.R")
source("lib/frames.R")
suppressMessages(library(splines))

cases <- list()
most_rows <- 40

# Rows kept of n.
some <- function(n) if (n <= most_rows) seq_len(n) else unique(round(seq(1, n, length.out = most_rows)))

# A residual: kept rows (one value or one row of values each) and the sum of squares of each column.
keep <- function(r) {
  r <- unname(as.matrix(r))
  rows <- some(nrow(r))
  list(rows = I(rows - 1), columns = lapply(seq_len(ncol(r)), function(j) list(values = I(r[rows, j]), squares = sum(r[, j]^2))))
}

fit_model <- function(spec, ties, robust = FALSE) {
  d <- select(spec)
  labels <- paste0("term", seq_along(d$terms))
  frame <- setNames(lapply(d$terms, identity), labels)
  right <- labels
  if (!is.null(d$strata)) { frame$strata_ <- d$strata; right <- c(right, "strata(strata_)") }
  frame$y_ <- d$y; frame$w_ <- d$w
  arguments <- list(as.formula(paste("y_ ~", paste(right, collapse = " + "))), data = frame, ties = ties, control = coxph.control(toler.chol = min(.Machine$double.eps^0.75, 1e-10)))
  if (!is.null(spec$weight)) arguments$weights <- d$w
  if (robust) arguments$cluster <- d$cluster else arguments$robust <- FALSE
  list(data = d, fit = do.call(coxph, arguments), frame = frame)
}

smooth <- function(x, y) {
  basis <- ns(x, df = 4, intercept = TRUE)
  grid <- seq(min(x), max(x), length.out = 40)
  at <- predict(basis, grid)
  q <- qr(basis)
  list(x = I(grid), estimate = I(as.numeric(at %*% qr.coef(q, y))), leverage = I(rowSums((at %*% solve(crossprod(qr.R(q)), t(at))) * diag(40))))
}

check <- function(name, spec, ties = "efron", robust = FALSE, curves = TRUE) {
  model <- fit_model(spec, ties, robust)
  d <- model$data; fit <- model$fit
  get <- function(type, ...) keep(residuals(fit, type, ...))
  result <- list(name = name, input = describe(spec), options = list(ties = ties, robust = robust), n = d$n,
    martingale = get("martingale"), deviance = get("deviance"), score = get("score"), dfbeta = get("dfbeta"), dfbetas = get("dfbetas"),
    schoenfeld = get("schoenfeld"), scaled_schoenfeld = get("scaledsch"))
  # Event times go with the rows of Schoenfeld residuals.
  ordering <- order(if (is.null(d$strata)) rep(1, d$n) else as.integer(d$strata), d$time, 1 - d$event)
  dead <- ordering[d$event[ordering] == 1]
  result$schoenfeld$row <- I(dead[result$schoenfeld$rows + 1] - 1)
  result$schoenfeld$time <- I(d$time[dead][result$schoenfeld$rows + 1])
  if (!is.null(d$cluster)) {
    collapsed <- function(type) keep(residuals(fit, type, collapse = d$cluster))
    result$collapsed <- list(martingale = collapsed("martingale"), score = collapsed("score"), dfbeta = collapsed("dfbeta"))
    # With several events in a cluster residuals.coxph takes the logarithm of d - m instead of (d - m) / d, and may find none.
    if (max(rowsum(d$event, d$cluster)) == 1) result$collapsed$deviance <- collapsed("deviance")
  }
  # u' V u with weighted score residuals u: from the definition.
  naive <- if (is.null(fit$naive.var)) fit$var else fit$naive.var
  u <- as.matrix(residuals(fit, "score", weighted = TRUE))
  result$displacement <- keep(rowSums((u %*% naive) * u))
  result$zph <- list()
  for (transform in c("km", "rank", "identity", "log")) {
    z <- cox.zph(fit, transform = transform, terms = TRUE)
    result$zph[[transform]] <- list(term = c(names(spec$terms), "GLOBAL")[seq_len(nrow(z$table))], chi2 = unname(z$table[, "chisq"]), df = unname(z$table[, "df"]), p = unname(z$table[, "p"]))
    # One term a column, no strata: the y of cox.zph are the scaled Schoenfeld residuals, tied deaths in another order.
    sorted <- function(y) apply(as.matrix(y), 2, sort)
    if (is.null(d$strata) && all(lengths(spec$terms) == 1)) stopifnot(max(abs(sorted(z$y) - sorted(residuals(fit, "scaledsch")))) < 1e-6 * max(abs(z$y)))
  }
  # The first column against time as the Kaplan-Meier transform has it, centred on the events.
  z <- cox.zph(fit, transform = "km", terms = FALSE)
  y <- as.matrix(residuals(fit, "scaledsch"))[, 1]
  if (is.null(d$strata)) result$smooth <- smooth(z$x - mean(z$x), y)
  if (curves) {
    x <- do.call(cbind, d$terms)
    at <- round(colMeans(x) + 0.3 * apply(x, 2, sd), 2)
    newdata <- setNames(split(at, rep(seq_along(d$terms), lengths(spec$terms))), names(model$frame)[seq_along(d$terms)])
    newdata <- lapply(newdata, function(v) matrix(v, 1))
    class(newdata) <- "data.frame"; attr(newdata, "row.names") <- 1L
    if (!is.null(d$strata)) newdata$strata_ <- factor(levels(d$strata)[1], levels(d$strata))
    for (interval in c("log", "log-log")) {
      s <- survfit(fit, newdata = newdata, conf.type = interval)
      rows <- which(s$n.event > 0)
      rows <- rows[some(length(rows))]
      result$curves[[interval]] <- list(at = I(at), time = I(s$time[rows]), cumhaz = I(s$cumhaz[rows]), survival = I(s$surv[rows]), se = I(s$std.err[rows]), lower = I(s$lower[rows]), upper = I(s$upper[rows]))
    }
    base <- basehaz(fit, centered = FALSE)
    if (!is.null(d$strata)) base <- base[base$strata == levels(base$strata)[1], ]
    base <- base[c(TRUE, diff(base$hazard) > 0) & base$hazard > 0, ]
    rows <- some(nrow(base))
    result$baseline <- list(time = I(base$time[rows]), hazard = I(base$hazard[rows]))
  }
  cases[[length(cases) + 1]] <<- result
}

numeric_terms <- function(...) { names <- c(...); setNames(as.list(names), names) }
factor_term <- function(name, levels) setNames(list(paste0(name, "=", levels)), name)
with_terms <- function(spec, ...) c(spec, list(terms = c(...)))

lung <- list(data = "lung", time = "time", event = "status", event_value = 2)
veteran <- list(data = "veteran", time = "time", event = "status", event_value = 1)
colon <- list(data = "colon", where = list(etype = 2), time = "time", event = "status", event_value = 1)
both <- modifyList(colon, list(where = NULL))
gbsg <- list(data = "gbsg", time = "rfstime", event = "status", event_value = 1)
pbc <- list(data = "pbc", time = "time", event = "status", event_value = 2)
rotterdam <- list(data = "rotterdam", time = "rtime", event = "recur", event_value = 1)
years <- list(data = "rotterdam-years", time = "years", event = "recur", event_value = 1)
ovarian <- list(data = "ovarian", time = "futime", event = "fustat", event_value = 1)
aml <- list(data = "aml", time = "time", event = "status", event_value = 1)
mgus2 <- list(data = "mgus2", time = "futime", event = "death", event_value = 1)
mgus2_months <- list(data = "mgus2-age-months", time = "exit", entry = "entry", event = "death", event_value = 1)
heart <- list(data = "heart_tdc", time = "stop", entry = "start", event = "event", event_value = 1)
myeloid <- list(data = "myeloid", time = "futime", event = "death", event_value = 1)

models <- list(lung = with_terms(lung, numeric_terms("age", "sex", "ph.karno")), "lung with factors" = with_terms(lung, numeric_terms("age"), factor_term("ph.ecog", 1:3)),
  veteran = with_terms(veteran, numeric_terms("karno", "age"), factor_term("celltype", c("large", "smallcell", "squamous"))),
  colon = with_terms(colon, factor_term("rx", c("Lev+5FU", "Obs")), numeric_terms("age", "nodes")), gbsg = with_terms(gbsg, numeric_terms("age", "size", "nodes", "hormon")),
  pbc = with_terms(pbc, numeric_terms("age", "bili", "albumin", "protime")), rotterdam = with_terms(rotterdam, numeric_terms("age", "nodes", "hormon", "chemo")),
  ovarian = with_terms(ovarian, numeric_terms("age"), factor_term("rx", 2)), aml = with_terms(aml, factor_term("x", "Nonmaintained")),
  mgus2 = with_terms(mgus2, numeric_terms("age", "hgb", "creat")), myeloid = with_terms(myeloid, factor_term("trt", "B"), factor_term("sex", "m")),
  heart = with_terms(heart, numeric_terms("age", "year", "surgery"), factor_term("transplant", 1)),
  "mgus2 on the age scale" = with_terms(mgus2_months, numeric_terms("hgb", "mspike")),
  "rotterdam in whole years" = with_terms(years, numeric_terms("age", "nodes", "hormon")),
  "colon in whole months" = with_terms(list(data = "colon-months", time = "months", event = "status", event_value = 1), numeric_terms("age", "nodes")),
  "veteran in whole weeks" = with_terms(list(data = "veteran-weeks", time = "weeks", event = "status", event_value = 1), numeric_terms("karno", "age")),
  "lung stratified by sex" = with_terms(c(lung, strata = "sex"), numeric_terms("age", "ph.ecog")),
  "veteran stratified by cell type" = with_terms(c(veteran, strata = "celltype"), numeric_terms("karno", "age")),
  "gbsg stratified by grade" = with_terms(c(gbsg, strata = "grade"), numeric_terms("age", "nodes", "hormon")),
  "heart stratified by surgery" = with_terms(c(heart, strata = "surgery"), numeric_terms("age", "year"), factor_term("transplant", 1)),
  "lung, whole weights" = with_terms(c(modifyList(lung, list(data = "lung-weighted")), weight = "w_int"), numeric_terms("age", "sex")),
  "lung, fractional weights" = with_terms(c(modifyList(lung, list(data = "lung-weighted")), weight = "w_frac"), numeric_terms("age", "sex")),
  "heart, fractional weights" = with_terms(c(modifyList(heart, list(data = "heart-weighted")), weight = "w_frac"), numeric_terms("age", "year")))
for (model in names(models)) for (ties in c("efron", "breslow")) check(paste0(model, ", ", ties), models[[model]], ties)

clustered <- list("heart by patient" = with_terms(c(heart, cluster = "id"), numeric_terms("age", "year"), factor_term("transplant", 1)),
  "colon both endpoints by patient" = with_terms(c(both, strata = "etype", cluster = "id"), numeric_terms("age", "nodes")),
  "lung by institution, fractional weights" = with_terms(c(modifyList(lung, list(data = "lung-weighted")), weight = "w_frac", cluster = "inst"), numeric_terms("age", "sex")))
for (model in names(clustered)) for (ties in c("efron", "breslow")) check(paste0(model, ", ", ties), clustered[[model]], ties, robust = TRUE)

for (set in 1:12) {
  small <- with_terms(list(data = "small-cohorts", where = list(set = set), time = "exit", event = "event", event_value = 1), numeric_terms("x", "z"))
  if (set %% 2) small$entry <- "entry"
  if (set %% 3 == 0) small$weight <- "weight"
  if (set %% 4 > 1) small$strata <- "stratum"
  check(paste("small cohort", set), small, c("efron", "breslow")[1 + set %% 5 %% 2], curves = set %% 4 <= 1)
}
write_cases("cox_residuals.R", cases)
