# Cox models with Firth's penalty. R has no such function in these packages, so the penalised log likelihood l + log det I / 2 is evaluated with coxph
# at given coefficients (iter.max = 0) and maximised here: its gradient by central differences extrapolated to order h^8 (Richardson), steps with the
# information, until they vanish. Profile limits and tests maximise over the other coefficients again.

source("json.R")
source("lib/frames.R")

cases <- list()
control <- coxph.control(iter.max = 0)

likelihood <- function(d, x, ties) {
  fitter <- if (ncol(d$y) == 3) survival:::agreg.fit else survival:::coxph.fit
  function(b) {
    fit <- suppressWarnings(fitter(x, d$y, if (is.null(d$strata)) NULL else as.integer(d$strata), NULL, init = b, control = control, weights = d$w, method = ties, rownames = NULL, resid = FALSE))
    list(plain = fit$loglik[2], value = fit$loglik[2] - as.numeric(determinant(fit$var)$modulus) / 2, var = fit$var)
  }
}

gradient <- function(l, b, h, which) vapply(which, function(j) {
  table <- vapply(0:3, function(k) { e <- replace(numeric(length(b)), j, h[j] / 2^k); (l(b + e)$value - l(b - e)$value) / (2 * h[j] / 2^k) }, 0)
  for (order in 1:3) table <- (4^order * table[-1] - table[-length(table)]) / (4^order - 1)
  table
}, 0)

# The maximum over the coefficients in `free`; the others keep their values.
maximise <- function(l, b, free = seq_along(b)) {
  at <- l(b)
  if (length(free) == 0) return(list(b = b, at = at))
  before <- Inf
  for (iteration in 1:400) {
    information <- solve(at$var)
    se <- sqrt(1 / diag(information))
    step <- numeric(length(b))
    step[free] <- solve(information[free, free, drop = FALSE], gradient(l, b, 0.2 * se, free))
    length <- min(1, 3 / max(abs(step / se)))
    repeat {
      trial <- l(b + length * step)
      if (is.finite(trial$value) && trial$value >= at$value - 1e-11 * abs(at$value)) break
      length <- length / 2
      stopifnot(length > 1e-12)
    }
    b <- b + length * step
    at <- trial
    # Rounding in the likelihood leaves steps of 1e-11 standard errors or so.
    moved <- max(abs(step / se))
    if (moved < 2e-11 || (moved < 1e-9 && moved > before / 2)) return(list(b = b, at = at))
    before <- moved
  }
  stop("no convergence: ", max(abs(step / se)))
}

firth <- function(name, spec, ties = "efron", level = 0.95) {
  d <- select(spec)
  columns <- unlist(spec$terms, use.names = FALSE)
  x <- do.call(cbind, d$terms)
  l0 <- likelihood(d, x, ties)(numeric(ncol(x)))
  kept <- which(diag(l0$var) > 0)
  x <- x[, kept, drop = FALSE]
  p <- ncol(x)
  l <- likelihood(d, x, ties)
  none <- l(numeric(p))
  best <- maximise(l, numeric(p))
  se <- sqrt(diag(best$at$var))
  fall <- function(constrained) 2 * (best$at$value - constrained$at$value)
  q <- qchisq(level, 1)
  limit <- function(j, side) {
    f <- function(value) fall(constrained(j, value)) - q
    outside <- best$b[j] + side * sqrt(q) * se[j]
    while (f(outside) < 0) outside <- outside + side * se[j]
    root <- uniroot(f, sort(c(best$b[j], outside)), tol = 1e-6 * se[j])$root
    # Newton's method to rounding: the derivative of the profile is the gradient there.
    for (k in 1:6) {
      c1 <- constrained(j, root)
      step <- (fall(c1) - q) / (2 * gradient(l, c1$b, 0.2 * sqrt(1 / diag(solve(c1$at$var))), j))
      root <- root + step
      if (abs(step) < 1e-10 * se[j]) break
    }
    root
  }
  constrained <- function(j, value) {
    start <- best$b + best$at$var[, j] / best$at$var[j, j] * (value - best$b[j])
    start[j] <- value
    maximise(l, start, setdiff(seq_len(p), j))
  }
  profile <- vapply(seq_len(p), function(j) c(limit(j, -1), limit(j, 1), fall(constrained(j, 0))), numeric(3))
  test <- function(chi2, df) list(chi2 = chi2, df = df, p = pchisq(chi2, df, lower.tail = FALSE))
  all_terms <- function(values) { all <- rep(NA_real_, length(columns)); all[kept] <- values; I(all) }
  score <- gradient(l, numeric(p), 0.2 * sqrt(1 / diag(solve(none$var))), seq_len(p))
  cases[[length(cases) + 1]] <<- list(name = name, input = describe(spec), options = list(ties = ties, level = level), n = d$n, events = sum(d$event),
    loglik_null = none$value, loglik = best$at$value,
    terms = list(term = I(columns), coef = all_terms(best$b), se = all_terms(se), z = all_terms(best$b / se), lower = all_terms(exp(profile[1, ])), upper = all_terms(exp(profile[2, ])),
      chi2 = all_terms(profile[3, ]), p = all_terms(pchisq(profile[3, ], 1, lower.tail = FALSE)), status = I(ifelse(seq_along(columns) %in% kept, "estimated", "collinear"))),
    likelihood_ratio = test(2 * (best$at$value - none$value), p),
    wald = test(sum(best$b * solve(best$at$var, best$b)), p),
    score = test(sum(score * (none$var %*% score)), p))
}

numeric_terms <- function(...) { names <- c(...); setNames(as.list(names), names) }
factor_term <- function(name, levels) setNames(list(paste0(name, "=", levels)), name)
with_terms <- function(spec, ...) c(spec, list(terms = c(...)))

lung <- list(data = "lung", time = "time", event = "status", event_value = 2)
veteran <- list(data = "veteran", time = "time", event = "status", event_value = 1)
ovarian <- list(data = "ovarian", time = "futime", event = "fustat", event_value = 1)
aml <- list(data = "aml", time = "time", event = "status", event_value = 1)
small <- function(set) list(data = "small-cohorts", where = list(set = set), time = "exit", event = "event", event_value = 1)
separated <- function(set) list(data = "separated-cohorts", where = list(set = set), time = "exit", event = "event", event_value = 1)
degenerate <- list(data = "veteran-degenerate", time = "time", event = "status", event_value = 1)
heart <- list(data = "heart-months", time = "stop", entry = "start", event = "event", event_value = 1)

models <- list(
  ovarian = with_terms(ovarian, numeric_terms("age", "ecog.ps"), factor_term("rx", 2)),
  "ovarian, residual disease and arm" = with_terms(ovarian, numeric_terms("resid.ds"), factor_term("rx", 2)),
  aml = with_terms(aml, factor_term("x", "Nonmaintained")),
  "veteran, large cells" = with_terms(c(veteran, list(where = list(celltype = "large"))), numeric_terms("karno", "age"), factor_term("prior", 10)),
  "veteran, squamous, test arm" = with_terms(c(veteran, list(where = list(celltype = "squamous", trt = 2))), numeric_terms("karno", "age")),
  "lung, institution 12" = with_terms(c(lung, list(where = list(inst = 12))), numeric_terms("age"), factor_term("sex", 2)),
  "lung, institution 1" = with_terms(c(lung, list(where = list(inst = 1))), numeric_terms("age"), factor_term("sex", 2), factor_term("ph.ecog", 1:2)),
  "veteran in whole weeks, adeno" = with_terms(list(data = "veteran-weeks", where = list(celltype = "adeno"), time = "weeks", event = "status", event_value = 1), numeric_terms("karno"), factor_term("trt", 2)),
  "heart in whole months" = with_terms(heart, numeric_terms("age"), factor_term("surgery", 1), factor_term("transplant", 1)))
for (model in names(models)) for (ties in c("efron", "breslow")) firth(paste0(model, ", ", ties), models[[model]], ties)
firth("veteran, cell types", with_terms(veteran, numeric_terms("karno"), factor_term("celltype", c("large", "smallcell", "squamous"))))
firth("lung, one covariate, 90 %", with_terms(lung, numeric_terms("wt.loss")), level = 0.90)
firth("ovarian, 99 %", models$ovarian, level = 0.99)
firth("lung stratified by sex", with_terms(c(lung, strata = "sex"), numeric_terms("age", "ph.ecog")))
firth("veteran stratified by cell type", with_terms(c(veteran, strata = "celltype"), numeric_terms("karno"), factor_term("trt", 2)), "breslow")
firth("veteran, separated", with_terms(degenerate, numeric_terms("karno", "never_dies")))
firth("veteran, separated, breslow", with_terms(degenerate, numeric_terms("karno", "never_dies")), "breslow")
firth("ovarian, separated", with_terms(list(data = "ovarian-degenerate", time = "futime", event = "fustat", event_value = 1), numeric_terms("dead", "age")))
firth("veteran, collinear", with_terms(degenerate, numeric_terms("karno", "twice_karno", "age")))
for (set in 1:12) {
  spec <- with_terms(separated(set), factor_term("level", c("b", "c")), numeric_terms("x"), if (set %% 2 == 0) numeric_terms("high"))
  if (set %in% c(3, 6, 8)) spec$entry <- "entry"
  if (set %in% c(4, 8, 11)) spec$strata <- "stratum"
  if (set %in% c(5, 6)) spec$weight <- "times"
  firth(paste("separated cohort", set), spec, c("efron", "breslow")[1 + set %% 3 %% 2])
}
for (set in seq(1, 40, 4)) {
  spec <- with_terms(small(set), numeric_terms("x", "z"))
  if (set %% 8 == 1) spec$entry <- "entry"
  if (set %% 3 == 0) spec$weight <- "weight"
  if (set %% 5 == 0) spec$strata <- "stratum"
  firth(paste("small cohort", set), spec, c("efron", "breslow")[1 + set %% 7 %% 2])
}
write_cases("firth.R", cases)
