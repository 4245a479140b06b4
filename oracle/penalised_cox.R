# Penalised Cox models from glmnet (family "cox", Breslow's ties) along given and its own penalties, cross-validated with given folds; ridge with Efron's
# ties from coxph's ridge term. glmnet stops when the objective hardly falls, with strata and late entry (another routine, which warns that it did not converge) long before;
# its coefficients are improved here until the optimality conditions hold to 1e-11, and the script stops when they were far from there: 1e-4 standardised, 0.5 for that routine.

suppressMessages(library(glmnet))
source("json.R")
source("lib/frames.R")

cases <- list()
at <- coxph.control(iter.max = 0)

evaluator <- function(d, x, ties) {
  fitter <- if (ncol(d$y) == 3) survival:::agreg.fit else survival:::coxph.fit
  strata <- if (is.null(d$strata)) NULL else as.integer(d$strata)
  data <- data.frame(id = seq_len(d$n))
  function(b) {
    fit <- suppressWarnings(fitter(x, d$y, strata, NULL, init = b, control = at, weights = d$w, method = ties, rownames = NULL))
    list(loglik = fit$loglik[2])
  }
}

# Score and information of Breslow's partial likelihood, from its definition: sums over the rows at risk are cumulated from the last time to the first.
derivatives <- function(d, x, b, information = TRUE) {
  p <- ncol(x)
  stratum <- if (is.null(d$strata)) rep(1, d$n) else as.integer(d$strata)
  r <- d$w * exp(drop(x %*% b))
  pairs <- if (information) cbind(rep(seq_len(p), p), rep(seq_len(p), each = p)) else matrix(0L, 0, 2)
  terms <- r * cbind(1, x, x[, pairs[, 1], drop = FALSE] * x[, pairs[, 2], drop = FALSE])
  score <- numeric(p); total <- matrix(0, p, p)
  for (s in unique(stratum)) {
    rows <- which(stratum == s)
    deaths <- rows[d$event[rows] == 1]
    times <- sort(unique(d$time[deaths]))
    from <- function(at) { # sums over rows with at >= each time
      o <- rows[order(at[rows], decreasing = TRUE)]
      cumulated <- rbind(0, apply(terms[o, , drop = FALSE], 2, cumsum))
      cumulated[1 + vapply(times, function(t) sum(at[o] >= t), 0), , drop = FALSE]
    }
    sums <- from(d$time)
    if (!is.null(d$entry)) sums <- sums - from(d$entry)
    w <- drop(rowsum(d$w[deaths], d$time[deaths]))
    m <- sums[, 1 + seq_len(p), drop = FALSE] / sums[, 1]
    score <- score + colSums(d$w[deaths] * x[deaths, , drop = FALSE]) - colSums(w * m)
    if (information) total <- total + matrix(colSums(w * sums[, -seq_len(1 + p), drop = FALSE] / sums[, 1]), p) - crossprod(m * sqrt(w))
  }
  list(score = score, information = total)
}

sd_n <- function(x, w) sqrt(colSums(w * sweep(x, 2, colSums(w * x) / sum(w))^2) / sum(w))

violation <- function(d, x, b, lambda, alpha, v, s) {
  slope <- derivatives(d, x, b, FALSE)$score / (sum(d$w) * s) - lambda * v * (1 - alpha) * b * s
  max(ifelse(b == 0, pmax(0, abs(slope) - lambda * v * alpha), abs(slope - lambda * v * alpha * sign(b))))
}

# From glmnet's coefficients to those that satisfy the optimality conditions to rounding, which only the one minimum does: Newton's method on the columns that are
# not 0, which drop out where their sign turns and come in where the condition of a 0 fails.
polish <- function(d, x, b, lambda, alpha, v, s, near) {
  start <- b
  W <- sum(d$w)
  signs <- sign(b)
  for (round in 1:200) {
    active <- which(signs != 0 | v == 0)
    if (length(active)) for (k in 1:30) {
      g <- derivatives(d, x[, active, drop = FALSE], b[active])
      slope <- g$score - W * lambda * v[active] * (alpha * signs[active] * s[active] + (1 - alpha) * b[active] * s[active]^2)
      step <- solve(g$information + W * lambda * diag((1 - alpha) * v[active] * s[active]^2, length(active)), slope)
      length <- min(1, 0.5 / max(abs(step * s[active])))
      b[active] <- b[active] + length * step
      if (max(abs(step * s[active])) < 1e-13) break
    }
    turned <- alpha > 0 & v > 0 & signs != 0 & sign(b) != signs
    if (any(turned)) { b[turned] <- 0; signs[turned] <- 0; next }
    slope <- derivatives(d, x, b, FALSE)$score / (W * s)
    entering <- signs == 0 & v > 0 & abs(slope) > lambda * v * alpha + 1e-12
    if (!any(entering)) break
    worst <- which.max(ifelse(entering, abs(slope) - lambda * v * alpha, -Inf))
    signs[worst] <- sign(slope[worst])
  }
  stopifnot(violation(d, x, b, lambda, alpha, v, s) < 1e-11)
  if (max(abs(b - start) * s) > near) stop("glmnet is far from the minimum: ", max(abs(b - start) * s))
  b
}

path <- function(name, spec, alpha, lambdas = NULL, factors = NULL, standardise = TRUE, fold = NULL, shares = c(0.7, 0.3, 0.1, 0.03)) {
  d <- select(c(spec, list(group = fold)))
  message(name)
  columns <- unlist(spec$terms, use.names = FALSE)
  x <- do.call(cbind, d$terms)
  y <- d$y
  if (!is.null(d$strata)) y <- stratifySurv(y, as.integer(d$strata))
  v <- if (is.null(factors)) rep(1, ncol(x)) else factors / mean(factors)
  s <- if (standardise) sd_n(x, d$w) else rep(1, ncol(x))
  arguments <- list(x = x, y = y, family = "cox", alpha = alpha, weights = d$w, penalty.factor = if (is.null(factors)) rep(1, ncol(x)) else factors, standardize = standardise)
  own <- do.call(glmnet, arguments)
  # Where all are 0; glmnet reports it as it is.
  largest <- own$lambda[1]
  if (is.null(lambdas)) lambdas <- largest * shares
  fit <- do.call(glmnet, c(arguments, list(lambda = lambdas, thresh = 1e-14, maxit = 1e7)))
  beta <- as.matrix(fit$beta)
  loglik <- evaluator(d, x, "breslow")
  saturated <- { key <- if (is.null(d$strata)) d$time else interaction(d$time, d$strata, drop = TRUE); deaths <- tapply(d$w * d$event, key, sum); deaths <- deaths[deaths > 0]; -sum(deaths * log(deaths)) }
  none <- loglik(numeric(ncol(x)))$loglik
  steps <- lapply(seq_along(lambdas), function(k) {
    b <- polish(d, x, unname(beta[, k]), lambdas[k], alpha, v, s, if (is.null(d$strata) && is.null(d$entry)) 1e-4 else 0.5)
    at_b <- loglik(b)$loglik
    list(lambda = lambdas[k], coef = I(b), nonzero = sum(b != 0), loglik = at_b, deviance_ratio = (at_b - none) / (saturated - none))
  })
  # Strata and late entry take glmnet's other way, whose deviance ratio counts the saturated model otherwise.
  if (is.null(d$strata) && is.null(d$entry) && all(d$w == 1)) stopifnot(isTRUE(all.equal(vapply(steps, `[[`, 0, "deviance_ratio"), fit$dev.ratio, tolerance = 1e-6)))
  result <- list(name = name, input = describe(c(spec, if (!is.null(fold)) list(group = fold))), options = list(ties = "breslow", alpha = alpha, standardise = standardise, factors = if (!is.null(factors)) I(factors)), n = d$n, events = sum(d$event),
    # With columns that are not penalised glmnet stops short of their maximum.
    lambda_max = if (is.null(factors)) largest else NA, loglik_null = none, steps = steps)
  if (!is.null(fold)) {
    cv <- do.call(cv.glmnet, c(arguments, list(lambda = lambdas, foldid = as.integer(d$group), thresh = 1e-14, maxit = 1e7, grouped = TRUE)))
    result$cv <- list(mean = I(cv$cvm), se = I(cv$cvsd), minimum = which(cv$lambda == cv$lambda.min) - 1, one_se = which(cv$lambda == cv$lambda.1se) - 1)
  }
  cases[[length(cases) + 1]] <<- result
}

# coxph's ridge term adds theta / 2 sum beta^2: n lambda is theta, without standardising.
ridge_term <- function(name, spec, lambda, ties) {
  d <- select(spec)
  columns <- unlist(spec$terms, use.names = FALSE)
  x <- do.call(cbind, d$terms)
  colnames(x) <- paste0("x", seq_len(ncol(x)))
  theta <- lambda * sum(d$w)
  y <- d$y; w <- d$w
  if (is.null(d$strata)) fit <- coxph(y ~ ridge(x, theta = theta, scale = FALSE), weights = w, ties = ties, control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15))
  else { s_ <- d$strata; fit <- coxph(y ~ ridge(x, theta = theta, scale = FALSE) + strata(s_), weights = w, ties = ties, control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15)) }
  b <- unname(coef(fit))
  loglik <- evaluator(d, x, ties)
  cases[[length(cases) + 1]] <<- list(name = name, input = describe(spec), options = list(ties = ties, alpha = 0, standardise = FALSE, factors = NULL), n = d$n, events = sum(d$event),
    lambda_max = NA, loglik_null = loglik(numeric(ncol(x)))$loglik, steps = list(list(lambda = lambda, coef = I(b), nonzero = length(b), loglik = loglik(b)$loglik, deviance_ratio = NA)))
}

numeric_terms <- function(...) { names <- c(...); setNames(as.list(names), names) }
factor_term <- function(name, levels) setNames(list(paste0(name, "=", levels)), name)
with_terms <- function(spec, ...) c(spec, list(terms = c(...)))

lung <- with_terms(list(data = "lung-apart", time = "time", event = "status", event_value = 2), numeric_terms("age", "sex", "ph.karno", "pat.karno", "meal.cal", "wt.loss"), factor_term("ph.ecog", 1:2))
veteran <- with_terms(list(data = "veteran-apart", time = "time", event = "status", event_value = 1), numeric_terms("karno", "diagtime", "age"), factor_term("trt", 2), factor_term("celltype", c("large", "smallcell", "squamous")), factor_term("prior", 10))
colon <- with_terms(list(data = "colon-apart", time = "time", event = "status", event_value = 1), factor_term("rx", c("Lev+5FU", "Obs")), numeric_terms("age", "nodes", "obstruct", "perfor", "adhere", "differ", "surg"), factor_term("extent", 2:4))
pbc <- with_terms(list(data = "pbc-apart", time = "time", event = "status", event_value = 2), numeric_terms("trt", "age", "ascites", "hepato", "spiders", "edema", "bili", "chol", "albumin", "copper", "alk.phos", "ast", "trig", "platelet", "protime", "stage"))
gbsg <- with_terms(list(data = "gbsg-apart", time = "rfstime", event = "status", event_value = 1), numeric_terms("age", "meno", "size", "nodes", "pgr", "er", "hormon"), factor_term("grade", 2:3))
rotterdam <- with_terms(list(data = "rotterdam-apart", time = "rtime", event = "recur", event_value = 1), numeric_terms("age", "meno", "grade", "nodes", "pgr", "er", "hormon", "chemo"))
ovarian <- with_terms(list(data = "ovarian-apart", time = "futime", event = "fustat", event_value = 1), numeric_terms("age", "resid.ds", "rx", "ecog.ps"))
mgus2 <- with_terms(list(data = "mgus2-apart", time = "futime", event = "death", event_value = 1), numeric_terms("age", "hgb", "creat", "mspike"), factor_term("sex", "M"))
wide <- with_terms(list(data = "wide", time = "time", event = "status", event_value = 1), numeric_terms(paste0("g", 1:80)))
wider <- with_terms(list(data = "wider", time = "time", event = "status", event_value = 1), numeric_terms(paste0("g", 1:120)))

models <- list(lung = lung, veteran = veteran, colon = colon, pbc = pbc, gbsg = gbsg, rotterdam = rotterdam, ovarian = ovarian, mgus2 = mgus2, wide = wide, wider = wider)
for (model in names(models)) {
  path(paste0(model, ", lasso"), models[[model]], 1)
  path(paste0(model, ", elastic net"), models[[model]], 0.4)
}
for (model in c("lung", "veteran", "pbc", "rotterdam", "wide")) path(paste0(model, ", ridge"), models[[model]], 0, lambdas = c(1, 0.1, 0.01))
path("veteran, lasso, not standardised", veteran, 1, standardise = FALSE)
path("lung, elastic net, penalty factors", lung, 0.6, factors = c(0, 1, 1, 1, 1, 2, 0.5, 0.5))
path("gbsg, lasso, penalty factors", gbsg, 1, factors = c(1, 1, 1, 0, 1, 1, 2, 1, 1))
path("lung, lasso, whole weights", with_terms(list(data = "lung-apart", time = "time", event = "status", event_value = 2, weight = "w_int"), numeric_terms("age", "sex", "ph.karno", "wt.loss")), 1)
pick <- function(spec, terms, ...) { spec$terms <- spec$terms[terms]; c(spec, list(...)) }
path("lung, lasso, stratified by sex", pick(lung, c("age", "ph.karno", "pat.karno", "wt.loss", "ph.ecog"), strata = "sex"), 1)
path("veteran, elastic net, stratified by cell type", pick(veteran, c("karno", "diagtime", "age", "trt", "prior"), strata = "celltype"), 0.5)
path("heart, lasso, start-stop rows", with_terms(list(data = "heart_tdc", time = "stop", entry = "start", event = "event", event_value = 1), numeric_terms("age", "year", "surgery"), factor_term("transplant", 1)), 1)
path("mgus2 on the age scale in months, lasso", with_terms(list(data = "mgus2-age-months", time = "exit", entry = "entry", event = "death", event_value = 1), numeric_terms("hgb", "mspike", "dxyr"), factor_term("sex", "M")), 1)
path("wide, lasso, cross-validated", wide, 1, fold = "fold", shares = c(0.9, 0.7, 0.5, 0.35, 0.25, 0.15))
path("wide, elastic net, cross-validated", wide, 0.5, fold = "fold", shares = c(0.9, 0.7, 0.5, 0.35, 0.25))
path("lung, lasso, cross-validated", pick(lung, c("age", "sex", "pat.karno", "meal.cal", "wt.loss", "ph.ecog")), 1, fold = "fold", shares = c(0.8, 0.5, 0.3, 0.1, 0.05))
path("veteran, ridge, cross-validated by cell type", pick(veteran, c("karno", "diagtime", "age", "trt", "prior")), 0, lambdas = c(3, 1, 0.3, 0.1, 0.03), fold = "celltype")
path("gbsg, lasso, cross-validated by grade", pick(gbsg, c("age", "meno", "size", "nodes", "pgr", "er", "hormon")), 1, fold = "grade", shares = c(0.8, 0.5, 0.2, 0.1, 0.02))
for (ties in c("efron", "breslow")) {
  ridge_term(paste("lung in whole months, ridge,", ties), with_terms(list(data = "lung-months", time = "months", event = "status", event_value = 2), numeric_terms("age", "sex", "ph.ecog")), 0.05, ties)
  ridge_term(paste("veteran in whole weeks, ridge,", ties), with_terms(list(data = "veteran-weeks", time = "weeks", event = "status", event_value = 1), numeric_terms("karno", "age", "trt")), 0.2, ties)
  ridge_term(paste("rotterdam in whole years, ridge,", ties), with_terms(list(data = "rotterdam-years", time = "years", event = "recur", event_value = 1), numeric_terms("age", "meno", "grade", "nodes", "hormon", "chemo")), 0.01, ties)
  ridge_term(paste("lung in whole months stratified by sex, ridge,", ties), with_terms(list(data = "lung-months", time = "months", event = "status", event_value = 2, strata = "sex"), numeric_terms("age", "ph.ecog")), 0.02, ties)
}
ridge_term("heart in whole months, ridge, efron", with_terms(list(data = "heart-months", time = "stop", entry = "start", event = "event", event_value = 1), numeric_terms("age", "surgery", "transplant")), 0.1, "efron")
ridge_term("veteran, separated, ridge, efron", with_terms(list(data = "veteran-degenerate", time = "time", event = "status", event_value = 1), numeric_terms("karno", "never_dies")), 0.01, "efron")
write_cases("penalised_cox.R", cases, c("survival", "glmnet"))
