# The effect of treatment within subgroups from coxph: hazard ratios in each level, and the interaction of treatment and variable by the likelihood-ratio
# test of two models and by the Wald test of the products. A covariate "grade=3" is the indicator of that level.

source("json.R")
source("lib/frames.R")

cases <- list()

fit_model <- function(d, columns, keep, ties, robust) {
  frame <- as.data.frame(columns)[keep, , drop = FALSE]
  right <- names(frame)
  frame$y_ <- d$y[keep]; frame$w_ <- d$w[keep]
  if (!is.null(d$strata)) { frame$strata_ <- d$strata[keep]; right <- c(right, "strata(strata_)") }
  arguments <- list(as.formula(paste("y_ ~", paste(right, collapse = " + "))), data = frame, ties = ties, weights = frame$w_, robust = robust)
  if (!is.null(d$cluster)) { arguments$cluster <- d$cluster[keep]; arguments$robust <- NULL }
  suppressWarnings(do.call(coxph, arguments))
}

# A coefficient that runs to infinity: its standard error grows without bound as coxph goes on.
runs_away <- function(fit, at) any(sqrt(diag(if (is.null(fit$naive.var)) fit$var else fit$naive.var))[at] > 50)

subgroups <- function(name, spec, variables, reference, ties = "efron", robust = FALSE) {
  spec$terms <- as.list(setNames(spec$adjust, spec$adjust))
  d <- select(spec)
  frame <- frames[[spec$data]]
  for (column_name in names(spec$where)) frame <- frame[!is.na(frame[[column_name]]) & as.character(frame[[column_name]]) == spec$where[[column_name]], ]
  used <- c(spec$time, spec$entry, spec$event, spec$weight, spec$group, spec$strata, spec$cluster, spec$adjust)
  frame <- frame[Reduce(`&`, lapply(used, function(column_name) !is.na(column(frame, column_name)))), ]
  stopifnot(nrow(frame) == d$n, nlevels(d$group) == 2)
  treated <- as.numeric(d$group != reference)
  adjust <- setNames(lapply(spec$adjust, function(column_name) as.numeric(column(frame, column_name))), if (length(spec$adjust)) paste0("z", seq_along(spec$adjust)))
  effect <- function(keep, level) {
    arms <- lapply(0:1, function(arm) list(n = sum(keep & treated == arm), events = sum(d$event[keep & treated == arm])))
    result <- list(level = level, n = sum(keep), events = sum(d$event[keep]), arms = arms, coef = NA, se = NA, lower = NA, upper = NA, p = NA)
    if (arms[[1]]$events == 0 || arms[[2]]$events == 0) return(result)
    fit <- fit_model(d, c(list(treated = treated), adjust), keep, ties, robust)
    se <- sqrt(fit$var[1, 1]); beta <- unname(coef(fit)[1])
    if (runs_away(fit, 1)) return(result)
    modifyList(result, list(coef = beta, se = se, lower = exp(beta - qnorm(0.975) * se), upper = exp(beta + qnorm(0.975) * se), p = 2 * pnorm(-abs(beta / se))))
  }
  within <- lapply(variables, function(variable) {
    value <- as.character(column(frame, variable))
    levels <- level_order(column(frame, variable)[!is.na(value)])
    known <- !is.na(value)
    indicators <- setNames(lapply(levels[-1], function(level) as.numeric(value == level)), paste0("l", seq_along(levels[-1])))
    products <- setNames(lapply(indicators, function(indicator) indicator * treated), paste0("p", seq_along(indicators)))
    main <- fit_model(d, c(list(treated = treated), indicators, adjust), known, ties, robust)
    full <- fit_model(d, c(list(treated = treated), indicators, adjust, products), known, ties, robust)
    tested <- names(products)[!is.na(coef(full)[names(products)])]
    df <- sum(!is.na(coef(full))) - sum(!is.na(coef(main)))
    stopifnot(df == length(tested))
    ratio <- if (robust || !is.null(d$cluster) || df == 0) NA else 2 * (full$loglik[2] - main$loglik[2])
    at <- match(tested, names(coef(full)))
    wald <- if (df == 0 || runs_away(full, at)) NA else {
      z <- coef(full)[at] / sqrt(diag(full$var)[at])
      sum(z * solve(cov2cor(full$var[at, at, drop = FALSE]), z))
    }
    test <- function(chi2) list(chi2 = chi2, df = df, p = if (is.na(chi2)) NA else pchisq(chi2, df, lower.tail = FALSE))
    list(variable = variable, unknown = sum(!known), likelihood_ratio = test(ratio), wald = test(wald),
      levels = lapply(levels, function(level) effect(known & value == level, level)))
  })
  spec$adjust <- NULL
  cases[[length(cases) + 1]] <<- list(name = name, input = describe(spec), variables = I(variables), options = list(ties = ties, robust = robust, reference = reference),
    n = d$n, events = sum(d$event), overall = effect(rep(TRUE, d$n), "all"), within = within)
}

colon <- list(data = "colon-arms", where = list(etype = 2), time = "time", event = "status", event_value = 1, group = "rx")
recurrence <- modifyList(colon, list(where = list(etype = 1)))
gbsg <- list(data = "gbsg-classes", time = "rfstime", event = "status", event_value = 1, group = "hormon")
rotterdam <- list(data = "rotterdam-classes", time = "rtime", event = "recur", event_value = 1, group = "hormon")
rotterdam_death <- list(data = "rotterdam-classes", time = "dtime", event = "death", event_value = 1, group = "chemo")
veteran <- list(data = "veteran", time = "time", event = "status", event_value = 1, group = "trt")
lung <- list(data = "lung-classes", time = "time", event = "status", event_value = 2, group = "sex")
myeloid <- list(data = "myeloid", time = "futime", event = "death", event_value = 1, group = "trt")
pbc <- list(data = "pbc", time = "time", event = "status", event_value = 2, group = "trt")
pbc_age <- list(data = "pbc-age-years", time = "exit", entry = "entry", event = "status", event_value = 2, group = "trt")
ovarian <- list(data = "ovarian", time = "futime", event = "fustat", event_value = 1, group = "rx")
mgus2 <- list(data = "mgus2-age-months", time = "exit", entry = "entry", event = "death", event_value = 1, group = "sex")
heart <- list(data = "heart_tdc", time = "stop", entry = "start", event = "event", event_value = 1, group = "transplant")
months <- list(data = "colon-months", time = "months", event = "status", event_value = 1, group = "sex")

colon_variables <- c("sex", "age65", "obstruct", "perfor", "adhere", "nodes4", "differ", "extent", "surg")
gbsg_variables <- c("meno", "grade", "node_class", "size_class", "er_positive", "pgr_positive")
rotterdam_variables <- c("meno", "size", "grade", "node_class", "er_positive", "decade", "chemo")
for (ties in c("efron", "breslow")) {
  subgroups(paste("colon, death,", ties), colon, colon_variables, "Obs", ties)
  subgroups(paste("colon, recurrence,", ties), recurrence, colon_variables, "Obs", ties)
  subgroups(paste("gbsg,", ties), gbsg, gbsg_variables, "0", ties)
  subgroups(paste("rotterdam, hormones,", ties), rotterdam, rotterdam_variables, "0", ties)
  subgroups(paste("veteran,", ties), veteran, c("celltype", "prior"), "1", ties)
  subgroups(paste("lung,", ties), lung, c("age_class", "ph.ecog", "lost"), "1", ties)
  subgroups(paste("myeloid,", ties), myeloid, "sex", "A", ties)
  subgroups(paste("colon in whole months, by sex,", ties), months, c("rx", "differ", "extent"), "0", ties)
}
subgroups("rotterdam, chemotherapy and death", rotterdam_death, c("meno", "size", "grade", "node_class", "decade", "hormon"), "0")
subgroups("gbsg, reference the treated", gbsg, gbsg_variables, "1")
subgroups("colon adjusted for age, nodes and extent", c(colon, list(adjust = c("age", "nodes", "extent=2", "extent=3", "extent=4"))), colon_variables, "Obs")
subgroups("colon adjusted for its own subgroup variables", c(colon, list(adjust = c("sex", "nodes4"))), c("sex", "nodes4", "differ"), "Obs")
subgroups("gbsg adjusted for age and nodes", c(gbsg, list(adjust = c("age", "nodes"))), gbsg_variables, "0")
subgroups("rotterdam adjusted for age, nodes and grade", c(rotterdam, list(adjust = c("age", "nodes", "grade"))), rotterdam_variables, "0")
subgroups("veteran adjusted for Karnofsky", c(veteran, list(adjust = c("karno", "age"))), c("celltype", "prior"), "1")
subgroups("colon stratified by extent", c(colon, strata = "extent"), c("sex", "age65", "nodes4", "differ"), "Obs")
subgroups("gbsg stratified by grade", c(gbsg, strata = "grade"), gbsg_variables, "0")
subgroups("rotterdam stratified by its own subgroup variable", c(rotterdam, strata = "size"), c("size", "meno"), "0")
subgroups("pbc", pbc, c("sex", "stage", "edema", "spiders"), "1")
subgroups("pbc on the age scale", pbc_age, c("sex", "edema"), "1")
subgroups("ovarian, small levels", ovarian, c("resid.ds", "ecog.ps"), "1")
subgroups("mgus2 on the age scale, by sex", mgus2, "dxyr=1985", "F")
subgroups("heart, start-stop rows", heart, "surgery", "0")
subgroups("heart clustered by patient", c(heart, cluster = "id"), "surgery", "0", robust = TRUE)
subgroups("colon, both endpoints clustered by patient", c(modifyList(colon, list(where = NULL)), cluster = "id"), c("sex", "differ", "nodes4"), "Obs", robust = TRUE)
subgroups("colon, fractional weights", c(colon, weight = "w_frac"), c("sex", "differ"), "Obs", robust = TRUE)
subgroups("gbsg, robust", gbsg, c("grade", "node_class"), "0", robust = TRUE)
for (set in c(2, 5, 8, 11, 14, 17)) {
  small <- list(data = "small-cohorts", where = list(set = set), time = "exit", event = "event", event_value = 1, group = "z")
  if (set %% 2) small$entry <- "entry"
  subgroups(paste("small cohort", set), small, "stratum", "0", if (set %% 3 == 2) "efron" else "breslow")
}
write_cases("subgroups.R", cases)
