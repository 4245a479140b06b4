# Kaplan-Meier curves from survfit: every step, quantiles with limits, fixed times; two quantile rules that R lacks and the
# reverse Kaplan-Meier are computed here from their definitions.

source("json.R")
source("lib/frames.R")

cases <- list()

# The smallest time at which a step curve is at or below the level (R's tolerance for "at").
tolerance <- sqrt(.Machine$double.eps)
first_at <- function(time, curve, level) {
  hit <- which(!is.na(curve) & curve <= level + tolerance)
  if (length(hit)) time[hit[1]] else NA
}
# SAS: half the sum of the first time at or below the level and the first time strictly below it; no value unless it gets below.
sas_at <- function(time, curve, level) {
  below <- which(!is.na(curve) & curve < level - tolerance)
  if (length(below)) (first_at(time, curve, level) + time[below[1]]) / 2 else NA
}

# R's rule, by its definition. quantile.survfit searches a limit curve as if it only fell; where it also rises (few at risk early, late entry)
# the answer is arbitrary (a lower limit of 8 for an estimate of 1 in "small cohort 1"), and the definition is taken instead.
r_at <- function(time, curve, level) {
  first <- which(!is.na(curve) & curve <= level + tolerance)
  if (!length(first)) return(NA)
  if (curve[first[1]] < level - tolerance) return(time[first[1]])
  below <- which(seq_along(curve) > first[1] & (is.na(curve) | curve < level - tolerance))
  (time[first[1]] + if (length(below)) time[below[1]] else max(time)) / 2
}
limit_quantiles <- function(time, curve, by_r, probs) {
  if (is.null(curve)) return(by_r)
  by_definition <- sapply(1 - probs, function(level) r_at(time, curve, level))
  falls <- all(diff(curve[!is.na(curve)]) <= 1e-12)
  if (falls) stopifnot(isTRUE(all.equal(as.numeric(by_r), as.numeric(by_definition))))
  by_definition
}

quantile_rows <- function(fit, rule, interval) {
  probs <- c(0.25, 0.5, 0.75)
  if (rule == "r") {
    q <- quantile(fit, probs = probs, conf.int = interval != "none")
    if (interval == "none") q <- list(quantile = q, lower = NA * q, upper = NA * q)
    stopifnot(isTRUE(all.equal(as.numeric(q$quantile), as.numeric(sapply(1 - probs, function(level) r_at(fit$time, fit$surv, level))))))
    return(list(prob = probs, estimate = as.numeric(q$quantile), lower = limit_quantiles(fit$time, fit$lower, as.numeric(q$lower), probs),
      upper = limit_quantiles(fit$time, fit$upper, as.numeric(q$upper), probs)))
  }
  at <- if (rule == "first") first_at else sas_at
  along <- function(curve) if (is.null(curve)) rep(NA, 3) else sapply(1 - probs, function(level) at(fit$time, curve, level))
  list(prob = probs, estimate = along(fit$surv), lower = along(fit$lower), upper = along(fit$upper))
}

# Long curves are stored at every tenth step and the last; `steps_total` counts them all.
thin <- function(n) if (n <= 150) seq_len(n) else sort(unique(c(seq(1, n, by = 10), n)))

one_curve <- function(fit, d, inside, rule, interval, times) {
  s <- summary(fit, censored = TRUE)
  # Where survival is 0, survfit gives no standard error by Greenwood but 0 by the jackknife (and plain limits of 0);
  # neither knows the uncertainty. None is recorded.
  s$std.err[s$surv == 0] <- NA
  if (!is.null(s$lower)) s$lower[s$surv == 0] <- s$upper[s$surv == 0] <- NA
  keep <- thin(length(s$time))
  limits <- function(x) if (is.null(x)) rep(NA_real_, length(keep)) else x[keep]
  a <- summary(fit, times = times, extend = TRUE)
  a$std.err[a$surv == 0] <- NA
  if (!is.null(a$lower)) a$lower[a$surv == 0] <- a$upper[a$surv == 0] <- NA
  entry <- if (is.null(d$entry)) rep(-Inf, d$n) else d$entry
  # At risk just before a fixed time, by definition; R's table shows the next observed time's number, the same without late entry.
  at_risk <- sapply(times, function(t) sum(d$w[inside & entry < t & d$time >= t]))
  if (is.null(d$entry)) stopifnot(all.equal(at_risk, a$n.risk))
  none <- rep(NA_real_, length(times))
  list(n = sum(inside), steps_total = length(s$time),
    steps = list(time = s$time[keep], at_risk = s$n.risk[keep], events = s$n.event[keep], censored = s$n.censor[keep],
      survival = s$surv[keep], se = s$std.err[keep], lower = limits(s$lower), upper = limits(s$upper)),
    quantiles = quantile_rows(fit, rule, interval),
    last = max(fit$time),
    at = list(time = times, at_risk = at_risk, survival = a$surv, se = a$std.err, lower = if (is.null(a$lower)) none else a$lower, upper = if (is.null(a$upper)) none else a$upper))
}

km <- function(name, spec, interval = "log", rule = "r", level = 0.95, robust = NULL, times = NULL) {
  d <- select(spec)
  if (is.null(times)) times <- signif(max(d$time) * c(0.1, 0.25, 0.5, 0.9, 1.5), 2)
  arguments <- list(weights = d$w, conf.type = interval, conf.int = level)
  if (is.null(spec$weight)) arguments$weights <- NULL
  if (!is.null(robust)) arguments$robust <- robust
  if (!is.null(spec$cluster)) arguments$cluster <- d$cluster
  # R asks for clusters to compute a robust variance of start-stop rows; each row is then its own.
  fractional <- !is.null(spec$weight) && any(d$w != round(d$w))
  if (!is.null(spec$entry) && is.null(spec$cluster) && (isTRUE(robust) || (is.null(robust) && fractional))) arguments$cluster <- seq_len(d$n)
  d$group_ <- if (is.null(d$group)) factor(rep("all", d$n)) else d$group
  groups <- lapply(levels(d$group_), function(g) {
    inside <- d$group_ == g
    part <- arguments
    if (!is.null(part$weights)) part$weights <- part$weights[inside]
    if (!is.null(part$cluster)) part$cluster <- part$cluster[inside]
    y <- d$y[inside]
    fit <- do.call(survfit, c(list(y ~ 1), part))
    c(list(group = g), one_curve(fit, d, inside, rule, interval, times))
  })
  # Curves fitted together are the same curves.
  if (is.null(spec$weight) && is.null(spec$cluster) && length(groups) > 1) {
    together <- survfit(d$y ~ d$group_, conf.type = interval, conf.int = level)
    stopifnot(isTRUE(all.equal(together$n.event, unlist(lapply(levels(d$group_), function(g) survfit(d$y[d$group_ == g] ~ 1)$n.event)))))
  }
  options <- list(interval = interval, rule = rule, level = level, robust = robust)
  cases[[length(cases) + 1]] <<- list(name = name, input = describe(spec), options = options, n = d$n, groups = groups)
}

lung <- list(data = "lung", time = "time", event = "status", event_value = 2)
lung_sex <- c(lung, group = "sex")
veteran <- list(data = "veteran", time = "time", event = "status", event_value = 1)
aml <- list(data = "aml", time = "time", event = "status", event_value = 1, group = "x")
colon <- list(data = "colon", where = list(etype = 2), time = "time", event = "status", event_value = 1, group = "rx")
gbsg <- list(data = "gbsg", time = "rfstime", event = "status", event_value = 1, group = "hormon")
pbc <- list(data = "pbc", time = "time", event = "status", event_value = 2, group = "edema")
rotterdam <- list(data = "rotterdam", time = "dtime", event = "death", event_value = 1, group = "size")
myeloid <- list(data = "myeloid", time = "futime", event = "death", event_value = 1, group = "trt")
ovarian <- list(data = "ovarian", time = "futime", event = "fustat", event_value = 1, group = "rx")
mgus2 <- list(data = "mgus2", time = "futime", event = "death", event_value = 1, group = "sex")
mgus2_years <- list(data = "mgus2-age-years", time = "exit", entry = "entry", event = "death", event_value = 1, group = "sex")
mgus2_months <- list(data = "mgus2-age-months", time = "exit", entry = "entry", event = "death", event_value = 1)
pbc_years <- list(data = "pbc-age-years", time = "exit", entry = "entry", event = "status", event_value = 2)
heart <- list(data = "heart_tdc", time = "stop", entry = "start", event = "event", event_value = 1)
flat <- list(data = "flat", time = "time", event = "status", event_value = 1, group = "group")

for (interval in c("log", "log-log", "plain", "logit", "arcsin", "none")) {
  km(paste("lung by sex,", interval), lung_sex, interval)
  km(paste("aml by maintenance,", interval), aml, interval)
  km(paste("heart, start-stop,", interval), heart, interval)
  km(paste("flat curves,", interval), flat, interval, times = c(0.5, 1, 2.5, 7, 20))
}
km("lung, undivided", lung)
km("lung, 99% limits", lung, level = 0.99)
km("lung, 80% limits, log-log", lung, "log-log", level = 0.8)
km("veteran by cell type", c(veteran, group = "celltype"))
km("veteran by cell type, log-log", c(veteran, group = "celltype"), "log-log")
km("colon death by treatment", colon)
km("colon recurrence by treatment, log-log", modifyList(colon, list(where = list(etype = 1))), "log-log")
km("gbsg by hormone therapy", gbsg)
km("gbsg by hormone therapy, plain", gbsg, "plain")
km("pbc by oedema", pbc)
km("rotterdam death by size", rotterdam)
km("rotterdam death by size, log-log", rotterdam, "log-log")
km("rotterdam in whole years by grade", list(data = "rotterdam-years", time = "years", event = "recur", event_value = 1, group = "grade"))
km("myeloid by treatment", myeloid)
km("ovarian by treatment", ovarian)
km("ovarian by treatment, arcsin", ovarian, "arcsin")
km("mgus2 by sex", mgus2)
km("mgus2 on the age scale in years", mgus2_years, times = c(60, 70, 80, 90, 110))
km("mgus2 on the age scale in months", mgus2_months, times = c(720, 840, 960, 1080, 1300))
km("pbc on the age scale in years, log-log", pbc_years, "log-log", times = c(40, 50, 60, 70, 90))
km("heart by transplant, start-stop", c(heart, group = "transplant"))
km("near-ties", list(data = "near-ties", time = "time", event = "status", event_value = 1))
km("near-ties by group", list(data = "near-ties", time = "time", event = "status", event_value = 1, group = "x"))

weighted <- list(lung = modifyList(lung_sex, list(data = "lung-weighted")), veteran = c(modifyList(veteran, list(data = "veteran-weighted")), group = "trt"),
  heart = modifyList(heart, list(data = "heart-weighted")), ovarian = modifyList(ovarian, list(data = "ovarian-weighted")))
for (set in names(weighted)) for (weight in c("w_int", "w_frac")) for (robust in list(NULL, TRUE, FALSE)) {
  kind <- if (weight == "w_int") "whole weights" else "fractional weights"
  km(paste0(set, ", ", kind, if (is.null(robust)) "" else if (robust) ", robust" else ", Greenwood"), c(weighted[[set]], weight = weight), robust = robust)
}
km("lung, robust without weights", lung, robust = TRUE)
km("lung clustered by institution", c(lung, cluster = "inst"))
km("lung clustered by institution, log-log", c(lung, cluster = "inst"), "log-log")
km("heart clustered by patient", c(heart, cluster = "id"))
km("colon both endpoints clustered by patient", c(modifyList(colon, list(where = NULL)), cluster = "id"))
km("lung clustered by institution, fractional weights", c(modifyList(lung, list(data = "lung-weighted")), weight = "w_frac", cluster = "inst"))

for (rule in c("r", "first", "sas")) {
  km(paste("flat curves, quantile rule", rule), flat, rule = rule, times = c(0.5, 2, 4, 6, 20))
  km(paste("aml, quantile rule", rule), aml, "log-log", rule = rule)
  km(paste("lung, quantile rule", rule), lung_sex, "log-log", rule = rule)
  km(paste("rotterdam in whole years, quantile rule", rule), list(data = "rotterdam-years", time = "dyears", event = "death", event_value = 1, group = "grade"), rule = rule)
}
for (set in 1:12) {
  small <- list(data = "small-cohorts", where = list(set = set), time = "exit", event = "event", event_value = 1)
  if (set %% 2) small$entry <- "entry"
  if (set %% 3 == 0) small$weight <- "weight"
  if (set %% 5 > 2) small$cluster <- "cluster"
  km(paste("small cohort", set), small, c("log", "log-log", "plain", "logit", "arcsin")[1 + set %% 5], times = c(1, 3, 6, 9, 20))
}
write_cases("kaplan_meier.R", cases)
