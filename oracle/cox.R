# Cox models from coxph: coefficients, standard errors, log-likelihoods, the three tests, concordance, proportional-hazards tests.
# A factor enters as the numeric indicator columns that are named in the case; cox.zph sees them as one term.

source("json.R")
source("lib/frames.R")

cases <- list()

cox <- function(name, spec, ties = "efron", robust = FALSE, zph = FALSE, eps = 1e-9, iterations = 20, expect = list()) {
  d <- select(spec)
  labels <- paste0("term", seq_along(d$terms))
  frame <- setNames(lapply(d$terms, identity), labels)
  right <- labels
  if (!is.null(d$strata)) { frame$strata_ <- d$strata; right <- c(right, "strata(strata_)") }
  frame$y_ <- d$y; frame$w_ <- d$w; frame$cluster_ <- if (is.null(d$cluster)) NULL else d$cluster
  formula <- as.formula(paste("y_ ~", paste(right, collapse = " + ")))
  arguments <- list(formula, data = frame, ties = if (ties == "discrete") "exact" else ties, control = coxph.control(eps = eps, iter.max = iterations, toler.chol = min(.Machine$double.eps^0.75, eps / 10)))
  if (!is.null(spec$weight)) arguments$weights <- d$w
  if (!is.null(spec$cluster)) arguments$cluster <- d$cluster
  # Left to itself coxph is robust when weights are not whole numbers.
  if (!robust && is.null(spec$cluster)) arguments$robust <- FALSE
  # Start-stop rows need a cluster to be robust: each row is its own.
  if (robust && is.null(spec$cluster)) { if (is.null(spec$entry)) arguments$robust <- TRUE else arguments$cluster <- seq_len(d$n) }
  # Separation is part of what is recorded.
  notes <- character()
  fit <- withCallingHandlers(do.call(coxph, arguments), warning = function(w) { notes <<- c(notes, conditionMessage(w)); invokeRestart("muffleWarning") })
  # coxph forgets the class of a discrete fit with late entry.
  class(fit) <- "coxph"
  s <- withCallingHandlers(summary(fit), warning = function(w) invokeRestart("muffleWarning"))
  columns <- unlist(spec$terms, use.names = FALSE)
  coefficient <- unname(fit$coefficients)
  status <- ifelse(is.na(coefficient), "collinear", "estimated")
  if (!is.null(expect$separated)) status[columns %in% expect$separated] <- "separated"
  variance <- if (is.null(fit$naive.var)) fit$var else fit$naive.var
  se <- sqrt(diag(variance)); used <- se
  robust_se <- rep(NA_real_, length(se))
  if (!is.null(fit$naive.var)) { robust_se <- sqrt(diag(fit$var)); used <- robust_se }
  z <- coefficient / used
  limit <- qnorm(0.975) * used
  hide <- function(x) ifelse(status == "estimated", x, NA)
  test <- function(t) list(chi2 = unname(t[1]), df = unname(t[2]), p = unname(t[3]))
  result <- list(name = name, input = describe(spec), options = list(ties = ties, robust = robust, tolerance = eps, iterations = iterations), n = d$n,
    events = sum(d$event), fit_iterations = fit$iter, notes = I(notes), converged = !any(grepl("Ran out", notes)),
    loglik_null = fit$loglik[1], loglik = fit$loglik[length(fit$loglik)],
    terms = list(term = I(columns), coef = I(hide(coefficient)), se = I(hide(se)), robust_se = I(hide(robust_se)), z = I(hide(z)), p = I(hide(2 * pnorm(-abs(z)))),
      lower = I(hide(exp(coefficient - limit))), upper = I(hide(exp(coefficient + limit))), status = I(status)))
  if (all(status == "estimated")) result$covariance <- I(as.numeric(fit$var))
  if (!any(status == "separated")) {
    result$likelihood_ratio <- test(s$logtest); result$wald <- test(s$waldtest)
    # Rounded in the summary. Computed from the correlations, because on raw covariances of very unequal size coxph takes directions for
    # singular and drops them ("far from zero": it prints 501.466; the same model with rescaled covariates gives 516.197 = this).
    kept <- !is.na(coefficient)
    result$wald$chi2 <- sum(z[kept] * solve(cov2cor(fit$var[kept, kept, drop = FALSE]), z[kept]))
    result$wald$p <- pchisq(result$wald$chi2, result$wald$df, lower.tail = FALSE)
    stopifnot(grepl("far from zero", name) || isTRUE(all.equal(unname(fit$wald.test), result$wald$chi2)))
    result$concordance <- list(estimate = unname(fit$concordance["concordance"]), se = unname(fit$concordance["std"]))
  }
  result$score <- test(s$sctest)
  if (zph) {
    table <- cox.zph(fit, transform = "km", terms = TRUE)$table
    result$ph <- list(term = c(names(spec$terms), "GLOBAL")[seq_len(nrow(table))], chi2 = unname(table[, "chisq"]), df = unname(table[, "df"]), p = unname(table[, "p"]))
    # A single term is its own global test.
    stopifnot(rownames(table)[nrow(table)] == "GLOBAL")
  }
  cases[[length(cases) + 1]] <<- result
}

numeric_terms <- function(...) { names <- c(...); setNames(as.list(names), names) }
factor_term <- function(name, levels) setNames(list(paste0(name, "=", levels)), name)
with_terms <- function(spec, ...) c(spec, list(terms = c(...)))

lung <- list(data = "lung", time = "time", event = "status", event_value = 2)
veteran <- list(data = "veteran", time = "time", event = "status", event_value = 1)
colon <- list(data = "colon", where = list(etype = 2), time = "time", event = "status", event_value = 1)
gbsg <- list(data = "gbsg", time = "rfstime", event = "status", event_value = 1)
pbc <- list(data = "pbc", time = "time", event = "status", event_value = 2)
rotterdam <- list(data = "rotterdam", time = "rtime", event = "recur", event_value = 1)
years <- list(data = "rotterdam-years", time = "years", event = "recur", event_value = 1)
ovarian <- list(data = "ovarian", time = "futime", event = "fustat", event_value = 1)
mgus2 <- list(data = "mgus2", time = "futime", event = "death", event_value = 1)
mgus2_months <- list(data = "mgus2-age-months", time = "exit", entry = "entry", event = "death", event_value = 1)
mgus2_years <- modifyList(mgus2_months, list(data = "mgus2-age-years"))
pbc_years <- list(data = "pbc-age-years", time = "exit", entry = "entry", event = "status", event_value = 2)
heart <- list(data = "heart_tdc", time = "stop", entry = "start", event = "event", event_value = 1)
myeloid <- list(data = "myeloid", time = "futime", event = "death", event_value = 1)

lung_terms <- c(numeric_terms("age"), factor_term("sex", 2), factor_term("ph.ecog", 1:3))
veteran_terms <- c(numeric_terms("karno", "diagtime", "age"), factor_term("trt", 2), factor_term("celltype", c("large", "smallcell", "squamous")), factor_term("prior", 10))
colon_terms <- c(factor_term("rx", c("Lev+5FU", "Obs")), numeric_terms("age", "nodes"), factor_term("sex", 1), factor_term("extent", 2:4))
gbsg_terms <- c(numeric_terms("age", "size", "nodes", "pgr", "er"), factor_term("meno", 1), factor_term("grade", 2:3), factor_term("hormon", 1))
pbc_terms <- c(numeric_terms("age", "bili", "albumin", "protime"), factor_term("edema", c("0.5", "1")))
rotterdam_terms <- numeric_terms("age", "meno", "grade", "nodes", "er", "hormon", "chemo")
rotterdam_factors <- c(numeric_terms("age", "nodes"), factor_term("size", c(">50", "20-50")), factor_term("grade", 3), numeric_terms("hormon", "chemo"))
mgus2_terms <- c(numeric_terms("hgb", "mspike", "dxyr"), factor_term("sex", "M"))
heart_terms <- c(numeric_terms("age", "year", "surgery"), factor_term("transplant", 1))

models <- list(lung = with_terms(lung, lung_terms), veteran = with_terms(veteran, veteran_terms), colon = with_terms(colon, colon_terms), gbsg = with_terms(gbsg, gbsg_terms),
  pbc = with_terms(pbc, pbc_terms), rotterdam = with_terms(rotterdam, rotterdam_terms), "rotterdam with factors" = with_terms(rotterdam, rotterdam_factors),
  ovarian = with_terms(ovarian, numeric_terms("age", "ecog.ps"), factor_term("rx", 2)), mgus2 = with_terms(mgus2, mgus2_terms, numeric_terms("age", "creat")),
  myeloid = with_terms(myeloid, factor_term("trt", "B"), factor_term("sex", "m")), heart = with_terms(heart, heart_terms),
  "mgus2 on the age scale in months" = with_terms(mgus2_months, mgus2_terms), "mgus2 on the age scale in years" = with_terms(mgus2_years, mgus2_terms),
  "pbc on the age scale in years" = with_terms(pbc_years, numeric_terms("bili", "albumin"), factor_term("edema", c("0.5", "1")), factor_term("sex", "f")),
  "rotterdam in whole years" = with_terms(years, rotterdam_terms),
  "colon in whole months" = with_terms(list(data = "colon-months", time = "months", event = "status", event_value = 1), colon_terms),
  "veteran in whole weeks" = with_terms(list(data = "veteran-weeks", time = "weeks", event = "status", event_value = 1), veteran_terms[c("karno", "age", "trt", "celltype", "prior")]),
  "lung in whole months" = with_terms(list(data = "lung-months", time = "months", event = "status", event_value = 2), lung_terms),
  "heart in whole months" = with_terms(modifyList(heart, list(data = "heart-months")), heart_terms[c("age", "surgery", "transplant")]),
  "near-ties" = with_terms(list(data = "near-ties", time = "time", event = "status", event_value = 1), numeric_terms("x")))
for (model in names(models)) for (ties in c("efron", "breslow")) cox(paste0(model, ", ", ties), models[[model]], ties, zph = TRUE)
for (model in c("lung", "gbsg", "rotterdam", "heart")) cox(paste0(model, ", efron, tight"), models[[model]], eps = 1e-14)
# With late entry coxph walks through all subsets, so only the lightly tied heart data are used.
for (model in c("lung", "veteran in whole weeks", "lung in whole months", "heart", "ovarian", "colon in whole months")) cox(paste0(model, ", discrete"), models[[model]], "discrete")
cox("lung stratified by sex, discrete", with_terms(c(lung, strata = "sex"), numeric_terms("age", "ph.ecog")), "discrete")

aml <- list(data = "aml", time = "time", event = "status", event_value = 1)
cox("aml, one covariate", with_terms(aml, factor_term("x", "Nonmaintained")), zph = TRUE)
cox("lung, one covariate", with_terms(lung, numeric_terms("wt.loss")), zph = TRUE)

stratified <- list("lung stratified by sex" = with_terms(c(lung, strata = "sex"), numeric_terms("age", "ph.ecog", "wt.loss")),
  "lung stratified by institution" = with_terms(c(lung, strata = "inst"), numeric_terms("age", "sex")),
  "veteran stratified by cell type" = with_terms(c(veteran, strata = "celltype"), veteran_terms[c("karno", "age", "trt")]),
  "veteran stratified by cell type and prior therapy" = with_terms(c(veteran, list(strata = c("celltype", "prior"))), veteran_terms[c("karno", "age", "trt")]),
  "rotterdam stratified by size" = with_terms(c(rotterdam, strata = "size"), rotterdam_terms),
  "gbsg stratified by grade" = with_terms(c(gbsg, strata = "grade"), gbsg_terms[c("age", "size", "nodes", "pgr", "hormon")]),
  "heart stratified by surgery" = with_terms(c(heart, strata = "surgery"), heart_terms[c("age", "year", "transplant")]),
  "mgus2 on the age scale stratified by sex" = with_terms(c(mgus2_months, strata = "sex"), mgus2_terms[c("hgb", "mspike", "dxyr")]))
for (model in names(stratified)) for (ties in c("efron", "breslow")) cox(paste0(model, ", ", ties), stratified[[model]], ties, zph = TRUE)

weighted <- list(lung = with_terms(modifyList(lung, list(data = "lung-weighted")), lung_terms), veteran = with_terms(modifyList(veteran, list(data = "veteran-weighted")), veteran_terms),
  colon = with_terms(modifyList(colon, list(data = "colon-weighted")), colon_terms), heart = with_terms(modifyList(heart, list(data = "heart-weighted")), heart_terms))
for (set in names(weighted)) for (weight in c("w_int", "w_frac")) for (ties in c("efron", "breslow")) {
  kind <- if (weight == "w_int") "whole weights" else "fractional weights"
  cox(paste0(set, ", ", kind, ", ", ties), c(weighted[[set]], weight = weight), ties, robust = weight == "w_frac")
}
cox("lung stratified by sex, fractional weights", c(modifyList(stratified[[1]], list(data = "lung-weighted")), weight = "w_frac"), robust = TRUE)

for (set in c("lung", "veteran", "rotterdam", "heart", "rotterdam in whole years", "mgus2 on the age scale in months")) for (ties in c("efron", "breslow")) cox(paste0(set, ", robust, ", ties), models[[set]], ties, robust = TRUE)
clustered <- list("heart clustered by patient" = c(models$heart, cluster = "id"), "lung clustered by institution" = c(models$lung, cluster = "inst"),
  "colon both endpoints clustered by patient" = c(modifyList(models$colon, list(where = NULL)), cluster = "id"),
  "colon both endpoints stratified by endpoint, clustered by patient" = c(modifyList(models$colon, list(where = NULL)), strata = "etype", cluster = "id"),
  "lung in whole months clustered by institution" = c(models[["lung in whole months"]], cluster = "inst"),
  "heart in whole months clustered by patient" = c(models[["heart in whole months"]], cluster = "id"),
  "lung clustered by institution, fractional weights" = c(weighted$lung, weight = "w_frac", cluster = "inst"))
for (set in names(clustered)) for (ties in c("efron", "breslow")) cox(paste0(set, ", ", ties), clustered[[set]], ties, robust = TRUE)

for (ties in c("efron", "breslow")) {
  cox(paste("rotterdam with covariates far from zero,", ties), with_terms(list(data = "rotterdam-offset", time = "rtime", event = "recur", event_value = 1), numeric_terms("year", "seconds", "nodes")), ties)
  cox(paste("lung with covariates far from zero,", ties), with_terms(list(data = "lung-offset", time = "time", event = "status", event_value = 2), numeric_terms("age", "karno", "sex")), ties, zph = TRUE)
}
degenerate <- list(data = "veteran-degenerate", time = "time", event = "status", event_value = 1)
cox("veteran, collinear", with_terms(degenerate, numeric_terms("karno", "twice_karno", "age")))
cox("veteran, collinear sum", with_terms(degenerate, numeric_terms("karno", "age", "karno_plus_age")))
cox("veteran, constant", with_terms(degenerate, numeric_terms("constant", "karno")))
cox("ovarian, constant last", with_terms(list(data = "ovarian-degenerate", time = "futime", event = "fustat", event_value = 1), numeric_terms("age", "constant")))
cox("ovarian, collinear", with_terms(list(data = "ovarian-degenerate", time = "futime", event = "fustat", event_value = 1), numeric_terms("age", "months", "rx")))
cox("veteran, separated", with_terms(degenerate, numeric_terms("karno", "never_dies")), expect = list(separated = "never_dies"))
cox("veteran, separated, breslow", with_terms(degenerate, numeric_terms("karno", "never_dies")), "breslow", expect = list(separated = "never_dies"))
cox("ovarian, separated", with_terms(list(data = "ovarian-degenerate", time = "futime", event = "fustat", event_value = 1), numeric_terms("dead", "age")), expect = list(separated = "dead"))
cox("veteran, stopped after two iterations", models$veteran, iterations = 2)
for (set in 1:40) {
  small <- with_terms(list(data = "small-cohorts", where = list(set = set), time = "exit", event = "event", event_value = 1), numeric_terms("x", "z"))
  if (set %% 2) small$entry <- "entry"
  if (set %% 3 == 0) small$weight <- "weight"
  if (set %% 4 > 1) small$strata <- "stratum"
  if (set %% 5 > 2) small$cluster <- "cluster"
  cox(paste("small cohort", set), small, c("efron", "breslow")[1 + set %% 7 %% 2], robust = set %% 5 > 1, zph = set %% 5 < 2)
}
write_cases("cox.R", cases)
