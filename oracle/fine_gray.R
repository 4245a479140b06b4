# Subdistribution hazards models (Fine and Gray) as crr of cmprsk gives them, with its predicted curves.
# What crr cannot do is taken from coxph on data expanded here by definition: a row for every event time after a competing event, of weight
# omega(t) / omega(x), omega(t) = G(t-) H(t-). G is the Kaplan-Meier estimate of the time to censoring; ties "with" events count as at risk of censoring at their
# time (crr), "after" they do not (survival::finegray). H is the distribution of entry times, Kaplan-Meier backward in time (Geskus 2011). Where finegray can,
# coxph on its data must agree. Sandwich "known": coxph's, clustered by patient. Sandwich "estimated": eta + psi of Fine and Gray, summed by definition; it must
# reproduce crr's wherever crr has one censoring distribution. With cengroup crr prints another variance; there the definition is the reference.

library(cmprsk)
source("json.R")
source("lib/frames.R")

cases <- list()
tight <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 50)

omega <- function(d, ties) {
  times <- d$times
  sapply(seq_len(d$groups), function(k) {
    i <- which(d$group == k)
    entry <- d$entry[i]; time <- d$time[i]; code <- d$code[i]; w <- d$w[i]
    G <- 1; g <- numeric(length(times)); left <- TRUE
    for (t in seq_along(times)) {
      g[t] <- if (left) G else 0
      at <- sum(w[entry < times[t] & (time > times[t] | (time == times[t] & (code == 0 | ties == "with")))])
      gone <- sum(w[time == times[t] & code == 0])
      if (at > 0) G <- G * (1 - gone / at)
      left <- any(time > times[t]) 
    }
    s <- sort(unique(entry))
    n <- sapply(s, function(u) sum(w[entry <= u & time > u]))
    factor <- 1 - sapply(s, function(u) sum(w[entry == u])) / n
    h <- sapply(times, function(t) prod(factor[s >= t & s > min(s)]))
    g * h
  })
}

# Everything at once, as the formulas read: an n x times matrix of weights.
by_definition <- function(d, beta, ties, clusters) {
  x <- d$x; p <- ncol(x); times <- d$times; T <- length(times)
  o <- matrix(omega(d, ties), T)
  at <- match(d$time, times)
  W <- sapply(seq_len(T), function(t) ifelse(d$time >= times[t], d$entry < times[t], ifelse(d$code > 1, o[t, d$group] / o[cbind(at, d$group)], 0)))
  r <- d$w * exp(as.numeric(x %*% beta))
  deaths <- sapply(times, function(t) sum(d$w[d$time == t & d$code == 1]))
  s0 <- colSums(W * r)
  mean <- t(W * r) %*% x / s0
  hazard <- ifelse(deaths > 0, deaths / s0, 0)
  information <- matrix(0, p, p)
  for (t in which(deaths > 0)) information <- information + deaths[t] * (t(x) %*% (W[, t] * r * x) / s0[t] - outer(mean[t, ], mean[t, ]))
  u <- (d$code == 1) * d$w * (x - mean[at, , drop = FALSE]) - r * (as.numeric(W %*% hazard) * x - W %*% (hazard * mean))
  psi <- matrix(0, nrow(x), p)
  for (k in seq_len(d$groups)) {
    mine <- which(d$code > 1 & d$group == k)
    tail_of <- function(M) t(apply(M, 1, function(row) rev(cumsum(rev(row)))))
    a <- tail_of(t(t(W[mine, , drop = FALSE]) * hazard))
    before <- outer(d$time[mine], times, "<")
    q <- sapply(seq_len(p), function(j) colSums(before * r[mine] * (x[mine, j] * a - tail_of(t(t(W[mine, , drop = FALSE]) * hazard * mean[, j])))))
    own <- which(d$group == k)
    risk <- sapply(times, function(t) sum(d$w[own][d$time[own] > t | (d$time[own] == t & (d$code[own] == 0 | ties == "with"))]))
    gone <- sapply(times, function(t) sum(d$w[own][d$time[own] == t & d$code[own] == 0]))
    taken <- apply(ifelse(gone > 0, gone / risk^2, 0) * q, 2, cumsum)
    before_taken <- rbind(0, taken[-T, , drop = FALSE])
    for (i in own) {
      exposed <- if (d$code[i] == 0 || ties == "with") taken[at[i], ] else before_taken[at[i], ]
      psi[i, ] <- d$w[i] * ((if (d$code[i] == 0) q[at[i], ] / risk[at[i]] else 0) - exposed)
    }
  }
  inverse <- solve(information)
  all <- rowsum(u + psi, clusters)
  inverse %*% (t(all) %*% all) %*% inverse
}

expand <- function(d, ties) {
  o <- matrix(omega(d, ties), length(d$times))
  at <- match(d$time, d$times)
  event_times <- which(sapply(d$times, function(t) any(d$time == t & d$code == 1)))
  rows <- lapply(seq_along(d$time), function(i) {
    after <- if (d$code[i] > 1) event_times[event_times > at[i]] else integer()
    share <- o[after, d$group[i]] / o[at[i], d$group[i]]
    after <- after[share > 0]; share <- share[share > 0]
    stop <- c(d$time[i], d$times[after])
    data.frame(i, start = c(d$entry[i], stop[-length(stop)]), stop, status = c(d$code[i] == 1, rep(FALSE, length(after))), w = d$w[i] * c(1, share))
  })
  do.call(rbind, rows)
}

test <- function(chi2, df) list(chi2 = chi2, df = df, p = pchisq(chi2, df, lower.tail = FALSE))

fine_gray <- function(name, spec, ties = "with", variance = "estimated", cause_specific = FALSE) {
  values <- c(spec$event_value, spec$competing)
  s <- select(spec)
  code <- Reduce(`+`, lapply(seq_along(values), function(k) { one <- spec; one$event_value <- values[k]; k * select(one)$event }))
  x <- do.call(cbind, s$terms)
  d <- list(time = s$time, entry = if (is.null(s$entry)) rep(-1, s$n) else s$entry, code = code, w = s$w, x = x,
    group = if (is.null(s$strata)) rep(1, s$n) else as.integer(s$strata), groups = if (is.null(s$strata)) 1 else nlevels(s$strata), times = sort(unique(s$time)))
  plain <- is.null(spec$entry) && is.null(spec$weight)
  long <- expand(d, ties)
  long$x <- x[long$i, , drop = FALSE]
  cox <- coxph(Surv(start, stop, status) ~ x, data = long, weights = w, ties = "breslow", cluster = i, robust = TRUE, control = tight)
  class(cox) <- "coxph"
  beta <- unname(cox$coefficients)
  loglik <- cox$loglik[2]; null <- cox$loglik[1]
  source <- "coxph on expanded data"
  curves <- NULL
  if (plain && ties == "with") {
    # crr's line search stops short of its maximum by rounding (a few 1e-9 of the coefficients), so crr is asked once for its maximum and then, with maxiter = 0, for
    # everything at coxph's, where its own score is 0.
    cengroup <- if (is.null(s$strata)) rep(1, s$n) else d$group
    own <- crr(d$time, code, x, cengroup = cengroup, variance = FALSE)
    fit <- crr(d$time, code, x, cengroup = cengroup, init = beta, maxiter = 0)
    stopifnot(own$converged, isTRUE(all.equal(unname(own$coef), beta, tolerance = 1e-4)), max(abs(fit$score) / sqrt(diag(solve(fit$inf)))^-1) < 1e-7,
      isTRUE(all.equal(fit$loglik, loglik, tolerance = 1e-10)), isTRUE(all.equal(own$loglik.null, null, tolerance = 1e-10)))
    source <- "crr"
    patterns <- rbind(apply(x, 2, min), apply(x, 2, median), apply(x, 2, max))
    predicted <- predict(fit, patterns)
    shown <- unique(round(seq(1, nrow(predicted), length.out = min(25, nrow(predicted)))))
    curves <- lapply(seq_len(nrow(patterns)), function(k) list(pattern = I(unname(patterns[k, ])), time = I(predicted[shown, 1]), cif = I(predicted[shown, k + 1])))
  }
  if (ties == "after" && is.null(spec$weight)) {
    # finegray takes strata's own weights, but fits them with baselines of their own.
    if (d$groups == 1) {
      frame <- data.frame(time = d$time, entry = d$entry, state = factor(code), id = seq_along(code), patient = seq_along(code))
      fg <- if (is.null(spec$entry)) finegray(Surv(time, state) ~ patient, data = frame, etype = "1") else finegray(Surv(entry, time, state) ~ patient, data = frame, id = id, etype = "1")
      fg$x <- x[fg$patient, , drop = FALSE]
      other <- coxph(Surv(fgstart, fgstop, fgstatus) ~ x, data = fg, weights = fgwt, ties = "breslow", cluster = patient, robust = TRUE, control = tight)
      stopifnot(isTRUE(all.equal(unname(other$coefficients), beta, tolerance = 1e-8)), isTRUE(all.equal(other$var, cox$var, tolerance = 1e-8)))
      source <- "coxph on finegray's data"
    }
  }
  clusters <- if (is.null(s$cluster)) seq_len(s$n) else as.integer(s$cluster)
  if (variance == "known") {
    V <- if (is.null(s$cluster)) cox$var else coxph(Surv(start, stop, status) ~ x, data = long, weights = w, ties = "breslow", cluster = clusters[long$i], robust = TRUE, control = tight)$var
  } else {
    of_crr <- source == "crr" && d$groups == 1 && is.null(s$cluster)
    # The n x times matrix of rotterdam would take minutes.
    V <- if (of_crr && s$n > 1500) fit$var else by_definition(d, beta, ties, clusters)
    if (of_crr) { stopifnot(isTRUE(all.equal(V, fit$var, tolerance = 1e-8, check.attributes = FALSE))); V <- fit$var }
  }
  V <- matrix(V, ncol(x))
  se <- sqrt(diag(V)); z <- beta / se
  df <- ncol(x)
  result <- list(name = name, input = describe(spec), options = list(ties = ties, variance = variance), source = source, n = s$n,
    events = sum(code == 1), competing = sum(code > 1), loglik_null = null, loglik = loglik,
    terms = list(term = I(unlist(spec$terms, use.names = FALSE)), coef = I(beta), se = I(se), z = I(z), p = I(2 * pnorm(-abs(z))), lower = I(exp(beta - qnorm(0.975) * se)), upper = I(exp(beta + qnorm(0.975) * se))),
    covariance = I(as.numeric(V)), likelihood_ratio = test(2 * (loglik - null), df), wald = test(sum(z * solve(cov2cor(V), z)), df), score = test(unname(cox$score), df))
  if (!is.null(curves)) result$curves <- curves
  if (cause_specific) result$cause_specific <- lapply(seq_along(values), function(k) {
    one <- coxph(Surv(d$time, code == k) ~ x, control = coxph.control(toler.chol = .Machine$double.eps^0.75))
    list(cause = values[k], events = sum(code == k), coef = I(unname(one$coefficients)), se = I(sqrt(diag(one$var))), loglik = one$loglik[2])
  })
  cases[[length(cases) + 1]] <<- result
}

numeric_terms <- function(...) { names <- c(...); setNames(as.list(names), names) }
factor_term <- function(name, levels) setNames(list(paste0(name, "=", levels)), name)
with_terms <- function(spec, ...) c(spec, list(terms = c(...)))

mgus <- list(data = "mgus2-competing", time = "months", event = "cause", event_value = 1, competing = 2)
mgus_terms <- c(numeric_terms("age", "hgb", "mspike"), factor_term("sex", "M"))
pbc <- list(data = "pbc", time = "time", event = "status", event_value = 1, competing = 2)
pbc_terms <- c(numeric_terms("age", "bili", "albumin"), factor_term("sex", "f"))
myeloid <- list(data = "myeloid-competing", time = "days", event = "cause", event_value = 1, competing = 2)
myeloid_terms <- c(factor_term("trt", "B"), factor_term("sex", "m"))
rotterdam <- list(data = "rotterdam-competing", time = "days", event = "cause", event_value = 1, competing = 2)
rotterdam_terms <- c(numeric_terms("age", "nodes", "hormon", "chemo"), factor_term("size", c("20-50", ">50")), factor_term("grade", 3))
colon <- list(data = "colon-competing", time = "days", event = "cause", event_value = 1, competing = 2)
colon_terms <- c(factor_term("rx", c("Lev", "Lev+5FU")), numeric_terms("age", "sex", "nodes"), factor_term("extent", 3:4))
made <- list(data = "made-competing", time = "quarter", event = "cause", event_value = 1, competing = 2)
made_terms <- c(numeric_terms("x"), factor_term("arm", c("B", "C")))
second <- function(spec) modifyList(spec, list(event_value = 2, competing = 1))
small <- function(set) list(data = "small-competing", where = list(set = set), time = "time", event = "cause", event_value = 1, competing = 2:3)
xz <- numeric_terms("x", "z")

models <- list(mgus2 = with_terms(mgus, mgus_terms), "mgus2 in whole years" = with_terms(modifyList(mgus, list(time = "years")), mgus_terms), pbc = with_terms(pbc, pbc_terms),
  "pbc in whole years" = with_terms(modifyList(pbc, list(data = "pbc-years", time = "years")), pbc_terms), myeloid = with_terms(myeloid, myeloid_terms),
  rotterdam = with_terms(rotterdam, rotterdam_terms), "rotterdam in whole years" = with_terms(modifyList(rotterdam, list(data = "rotterdam-competing-years", time = "years")), rotterdam_terms),
  colon = with_terms(colon, colon_terms), "colon in whole months" = with_terms(modifyList(colon, list(time = "months")), colon_terms), made = with_terms(made, made_terms))
for (model in names(models)) {
  fine_gray(model, models[[model]], cause_specific = TRUE)
  fine_gray(paste0(model, ", the other cause"), second(models[[model]]))
}
fine_gray("mgus2, age alone", with_terms(mgus, numeric_terms("age")))
fine_gray("pbc, two covariates", with_terms(pbc, numeric_terms("age", "bili")))
fine_gray("colon, treatment alone", with_terms(colon, factor_term("rx", c("Lev", "Lev+5FU"))))
for (set in 1:12) fine_gray(paste("small cohort", set), with_terms(small(set), xz))

grouped <- list("mgus2, censoring by sex" = c(models$mgus2, strata = "sex"), "pbc, censoring by sex" = c(models$pbc, strata = "sex"), "made, censoring by site" = c(models$made, strata = "site"),
  "colon in whole months, censoring by treatment" = c(models[["colon in whole months"]], strata = "rx"), "myeloid, censoring by treatment" = c(models$myeloid, strata = "trt"))
for (model in names(grouped)) fine_gray(model, grouped[[model]])
for (set in 1:3) fine_gray(paste("small cohort", set, "with censoring by stratum"), with_terms(c(small(set), strata = "stratum"), xz))

for (model in c("mgus2", "mgus2 in whole years", "pbc", "pbc in whole years", "myeloid", "made")) fine_gray(paste0(model, ", censoring after events"), models[[model]], "after", "known")
fine_gray("made, censoring after events, by site", grouped[["made, censoring by site"]], "after", "estimated")
for (model in c("pbc", "made")) fine_gray(paste0(model, ", weights as known"), models[[model]], "with", "known")

late <- list("mgus2 on the age scale" = with_terms(modifyList(c(mgus, entry = "entry"), list(time = "exit")), numeric_terms("hgb", "mspike"), factor_term("sex", "M")), "made with late entry" = c(models$made, entry = "entry"))
for (model in names(late)) for (ties in c("with", "after")) fine_gray(paste0(model, ", censoring ", if (ties == "with") "with" else "after", " events"), late[[model]], ties, "known")
for (set in 4:8) fine_gray(paste("small cohort", set, "with late entry"), with_terms(modifyList(c(small(set), entry = "entry"), list(time = "exit")), xz), "after", "known")

for (ties in c("with", "after")) fine_gray(paste0("made, fractional weights, censoring ", ties, " events"), c(models$made, weight = "weight"), ties, "known")
fine_gray("made, fractional weights", c(models$made, weight = "weight"))
fine_gray("made, fractional weights and late entry", c(late[[2]], weight = "weight"), "after", "known")
for (weight in c("w_int", "w_frac")) fine_gray(paste("mgus2,", if (weight == "w_int") "whole" else "fractional", "weights"), c(models$mgus2, weight = weight), "with", "known")
fine_gray("made, clustered by centre", c(models$made, cluster = "centre"))
fine_gray("made, clustered by centre, censoring by site", c(grouped[["made, censoring by site"]], cluster = "centre"))
fine_gray("made, clustered by centre, weights as known", c(models$made, cluster = "centre"), "with", "known")
write_cases("fine_gray.R", cases, c("survival", "cmprsk"))
