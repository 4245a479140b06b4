# Stepwise Cox selection by the procedure of SPSS, scripted with coxph: entry by the score test of the added term at the current estimate (coxph started
# there, no iteration), removal by the likelihood ratio or by Wald. Whole factors move. Complete cases over all candidates.

source("json.R")
source("lib/frames.R")

cases <- list()

stepwise <- function(name, spec, method, enter = 0.05, remove = 0.10, ties = "efron") {
  d <- select(spec)
  forward <- grepl("forward", method); wald <- grepl("wald", method)
  fit <- function(inside, init = NULL, iterations = 20) {
    columns <- unlist(lapply(inside, function(term) lapply(seq_len(ncol(d$terms[[term]])), function(j) d$terms[[term]][, j])), recursive = FALSE)
    x <- do.call(cbind, columns)
    right <- if (is.null(d$strata)) "x" else "x + strata(s)"
    s <- d$strata
    arguments <- list(as.formula(paste("d$y ~", right), env = environment()), ties = ties, weights = d$w, robust = FALSE, control = coxph.control(iter.max = iterations))
    if (!is.null(init)) arguments$init <- init
    suppressWarnings(do.call(coxph, arguments))
  }
  loglik <- function(inside) if (length(inside)) tail(fit(inside)$loglik, 1) else fit(1)$loglik[1]
  width <- function(term) ncol(d$terms[[term]])
  result <- function(chi2, df) list(chi2 = chi2, df = df, p = pchisq(chi2, df, lower.tail = FALSE))
  score_test <- function(inside, term) {
    beta <- if (length(inside)) unname(coef(fit(inside))) else numeric()
    result(fit(c(inside, term), c(beta, rep(0, width(term))), 0)$score, width(term))
  }
  removal_test <- function(inside, term) {
    if (!wald) return(result(2 * (loglik(inside) - loglik(setdiff(inside, term))), width(term)))
    model <- fit(inside)
    before <- inside[seq_len(match(term, inside) - 1)]
    at <- sum(vapply(before, width, 0L)) + seq_len(width(term))
    z <- coef(model)[at] / sqrt(diag(model$var)[at])
    result(sum(z * solve(cov2cor(model$var[at, at, drop = FALSE]), z)), width(term))
  }
  all_terms <- seq_along(d$terms)
  inside <- if (forward) integer() else all_terms
  seen <- list(inside); steps <- list()
  move <- function(next_model, term, entered, test, statistic) {
    # Before `inside` changes below: arguments are evaluated where they are first used.
    force(term); force(statistic)
    if (any(vapply(seen, identical, NA, next_model))) return(FALSE)
    seen[[length(seen) + 1]] <<- next_model; inside <<- next_model
    steps[[length(steps) + 1]] <<- c(list(term = names(d$terms)[term], entered = entered, test = test), statistic, loglik = loglik(inside))
    TRUE
  }
  remove_all <- function() repeat {
    if (!length(inside)) return(TRUE)
    tests <- lapply(inside, function(term) removal_test(inside, term))
    worst <- which.max(vapply(tests, function(test) test$p, 0))
    if (!(tests[[worst]]$p > remove)) return(TRUE)
    if (!move(setdiff(inside, inside[worst]), inside[worst], FALSE, if (wald) "wald" else "likelihood_ratio", tests[[worst]])) return(FALSE)
  }
  enter_one <- function() {
    outside <- setdiff(all_terms, inside)
    if (!length(outside)) return(FALSE)
    tests <- lapply(outside, function(term) score_test(inside, term))
    # Where p vanishes the statistic decides.
    best <- order(vapply(tests, function(test) test$p, 0), -vapply(tests, function(test) test$chi2, 0))[1]
    tests[[best]]$p < enter && move(sort(c(inside, outside[best])), outside[best], TRUE, "score", tests[[best]])
  }
  while (remove_all() && enter_one()) {}
  cases[[length(cases) + 1]] <<- list(name = paste0(name, ", ", method, if (ties != "efron") paste(",", ties) else "", if (enter != 0.05 || remove != 0.10) sprintf(", %g and %g", enter, remove) else ""),
    input = describe(spec), options = list(method = method, enter = enter, remove = remove, ties = ties), n = d$n, steps = steps, selected = I(names(d$terms)[inside]))
}

numeric_terms <- function(...) { names <- c(...); setNames(as.list(names), names) }
factor_term <- function(name, levels) setNames(list(paste0(name, "=", levels)), name)

models <- list(
  veteran = list(data = "veteran", time = "time", event = "status", event_value = 1,
    terms = c(numeric_terms("karno", "diagtime", "age"), factor_term("trt", 2), factor_term("celltype", c("large", "smallcell", "squamous")), factor_term("prior", 10))),
  colon = list(data = "colon", where = list(etype = 2), time = "time", event = "status", event_value = 1,
    terms = c(factor_term("rx", c("Lev+5FU", "Obs")), numeric_terms("age", "nodes", "obstruct", "perfor", "adhere"), factor_term("sex", 1), factor_term("extent", 2:4), factor_term("differ", 2:3))),
  gbsg = list(data = "gbsg", time = "rfstime", event = "status", event_value = 1,
    terms = c(numeric_terms("age", "size", "nodes", "pgr", "er"), factor_term("meno", 1), factor_term("grade", 2:3), factor_term("hormon", 1))),
  rotterdam = list(data = "rotterdam", time = "rtime", event = "recur", event_value = 1,
    terms = c(numeric_terms("age", "nodes", "pgr", "er"), factor_term("size", c(">50", "20-50")), factor_term("grade", 3), numeric_terms("meno", "hormon", "chemo"))),
  pbc = list(data = "pbc", time = "time", event = "status", event_value = 2,
    terms = c(numeric_terms("age", "bili", "albumin", "protime", "ast", "platelet", "copper"), factor_term("edema", c("0.5", "1")), factor_term("sex", "f"), factor_term("stage", 2:4), factor_term("trt", 2))),
  lung = list(data = "lung", time = "time", event = "status", event_value = 2,
    terms = c(numeric_terms("age"), factor_term("sex", 2), factor_term("ph.ecog", 1:2), numeric_terms("ph.karno", "pat.karno", "wt.loss", "meal.cal"))),
  "heart, start-stop rows" = list(data = "heart_tdc", time = "stop", entry = "start", event = "event", event_value = 1,
    terms = c(numeric_terms("age", "year", "surgery"), factor_term("transplant", 1))),
  "mgus2 on the age scale" = list(data = "mgus2-age-months", time = "exit", entry = "entry", event = "death", event_value = 1,
    terms = c(numeric_terms("hgb", "mspike", "dxyr"), factor_term("sex", "M"))),
  ovarian = list(data = "ovarian", time = "futime", event = "fustat", event_value = 1, terms = c(numeric_terms("age", "resid.ds", "rx", "ecog.ps"))),
  "colon in whole months" = list(data = "colon-months", time = "months", event = "status", event_value = 1,
    terms = c(factor_term("rx", c("Lev+5FU", "Obs")), numeric_terms("age", "nodes"), factor_term("sex", 1), factor_term("extent", 2:4))))
for (model in names(models)) for (method in c("forward-lr", "forward-wald", "backward-lr", "backward-wald")) stepwise(model, models[[model]], method)
stratified <- c(models$gbsg, strata = "grade")
stratified$terms$grade <- NULL
for (method in c("forward-lr", "backward-wald")) {
  stepwise("colon in whole months", models[["colon in whole months"]], method, ties = "breslow")
  stepwise("gbsg stratified by grade", stratified, method)
  stepwise("pbc", models$pbc, method, enter = 0.15, remove = 0.20)
  stepwise("rotterdam", models$rotterdam, method, enter = 0.001, remove = 0.002)
  stepwise("lung", models$lung, method, enter = 0.5, remove = 0.01)
}
write_cases("stepwise.R", cases)
