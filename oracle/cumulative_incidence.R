# Cumulative incidence of competing risks and Gray's test, as cuminc of cmprsk gives them. survfit's multi-state curves are the check of every
# estimate, and the source where cuminc has none: case weights and late entry. There the standard error is null with fractional weights,
# repetition with whole ones, and with late entry Aalen's formula over the risk sets, computed here as the double sum
#   var F(t) = sum over u <= t of (S(u-) - (F(t) - F(u)) / (1 - (d + e) / n))^2 v(d) + ((F(t) - F(u)) / (1 - (d + e) / n))^2 v(e)
# with n at risk, d events of the cause and e of the others at u, v(d) = d (n - d) / (n^2 (n - 1)), 1 / n^2 for d = 1; it reproduces cuminc's variance
# wherever cuminc has one. Limits: F^exp(+-z se / (F log F)) (log-log) or F +- z se cut to 0 .. 1 (plain), none where F is 0, nor log-log where F is 1.
# At most 40 steps a curve are kept, the last among them.

library(cmprsk)
source("json.R")
source("lib/frames.R")

cases <- list()

aalen <- function(entry, time, code, cause, times) {
  u <- sort(unique(time[code != 0]))
  n <- sapply(u, function(t) sum(entry < t & time >= t))
  d <- sapply(u, function(t) sum(time == t & code == cause))
  e <- sapply(u, function(t) sum(time == t & code != 0)) - d
  survival <- cumprod(1 - (d + e) / n)
  before <- c(1, survival[-length(u)])
  F <- cumsum(before * d / n)
  v <- function(d) ifelse(d > 1, d * (n - d) / (n^2 * (n - 1)), d / n^2)
  keep <- ifelse(n > d + e, 1 - (d + e) / n, Inf)
  sapply(times, function(t) {
    i <- which(u <= t)
    if (!length(i)) return(0)
    lost <- (F[max(i)] - F[i]) / keep[i]
    sum((before[i] - lost)^2 * v(d)[i] + lost^2 * v(e)[i])
  })
}

limits <- function(estimate, se, interval, level) {
  z <- qnorm(1 - (1 - level) / 2)
  none <- estimate <= 0 | (interval == "log-log" & estimate > 1 - 1e-12)
  lower <- if (interval == "plain") pmax(0, estimate - z * se) else estimate^exp(-z * se / (estimate * log(estimate)))
  upper <- if (interval == "plain") pmin(1, estimate + z * se) else estimate^exp(z * se / (estimate * log(estimate)))
  list(lower = ifelse(none, NA, lower), upper = ifelse(none, NA, upper))
}

# The step of a right-continuous curve at each time, 0 before the first.
at_steps <- function(curve_times, values, times) c(0, values)[1 + findInterval(times, curve_times)]

incidence <- function(name, spec, interval = "log-log", level = 0.95, rho = 0, test = !is.null(spec$group) && is.null(spec$entry) && is.null(spec$weight)) {
  values <- c(spec$event_value, spec$competing)
  d <- select(spec)
  code <- Reduce(`+`, lapply(seq_along(values), function(k) { one <- spec; one$event_value <- values[k]; k * select(one)$event }))
  plain <- is.null(spec$entry) && is.null(spec$weight)
  whole <- all(d$w == floor(d$w))
  entry <- if (is.null(d$entry)) rep(-1, d$n) else d$entry
  group <- if (is.null(d$group)) factor(rep("all", d$n)) else d$group
  tests <- list()
  if (test) {
    fit <- if (is.null(d$strata)) cuminc(d$time, code, group, rho = rho) else cuminc(d$time, code, group, d$strata, rho = rho)
    tests <- lapply(seq_along(values), function(k) { row <- fit$Tests[as.character(k), ]; list(cause = values[k], chi2 = row[["stat"]], df = row[["df"]], p = row[["pv"]]) })
  }
  groups <- lapply(levels(group), function(g) {
    inside <- which(group == g)
    copies <- if (whole) rep(inside, d$w[inside]) else inside
    state <- factor(code[inside], levels = 0:length(values))
    multi <- survfit(if (is.null(spec$entry)) Surv(d$time[inside], state) ~ 1 else Surv(entry[inside], d$time[inside], state) ~ 1, weights = d$w[inside], id = seq_along(inside), se.fit = FALSE)
    times <- sort(unique(d$time[inside]))
    shown <- unique(round(seq(1, length(times), length.out = min(40, length(times)))))
    right <- if (plain) cuminc(d$time[inside], code[inside])
    causes <- lapply(seq_along(values), function(k) {
      column <- match(as.character(k), multi$states)
      estimate <- at_steps(multi$time, multi$pstate[, column], times)
      variance <- if (whole) aalen(entry[copies], d$time[copies], code[copies], k, times) else rep(NA, length(times))
      if (plain && any(code[inside] == k)) {
        points <- timepoints(right, times)
        row <- match(paste(1, k), rownames(points$est))
        stopifnot(isTRUE(all.equal(as.numeric(points$est[row, ]), estimate, tolerance = 1e-10)), isTRUE(all.equal(as.numeric(points$var[row, ]), variance, tolerance = 1e-10)))
        estimate <- as.numeric(points$est[row, ]); variance <- as.numeric(points$var[row, ])
      }
      se <- sqrt(variance)
      limit <- limits(estimate, se, interval, level)
      risk <- sapply(times, function(t) sum(d$w[inside][entry[inside] < t & d$time[inside] >= t]))
      events <- sapply(times, function(t) sum(d$w[inside][d$time[inside] == t & code[inside] == k]))
      steps <- lapply(list(time = times, at_risk = risk, events = events, cif = estimate, se = se, lower = limit$lower, upper = limit$upper), function(x) I(x[shown]))
      list(cause = values[k], events = sum(events), steps = steps)
    })
    list(group = g, n = length(inside), steps_total = length(times), causes = causes)
  })
  spec$event_value <- spec$event_value[1]
  cases[[length(cases) + 1]] <<- list(name = name, input = describe(spec), options = list(interval = interval, level = level, rho = rho),
    source = if (plain) "cuminc" else "survfit", n = d$n, groups = groups, tests = tests)
}

pbc_years <- list(data = "pbc-years", time = "years", event = "status", event_value = 1, competing = 2)
pbc <- list(data = "pbc", time = "time", event = "status", event_value = 1, competing = 2)
mgus <- list(data = "mgus2-competing", time = "months", event = "cause", event_value = 1, competing = 2)
myeloid <- list(data = "myeloid-competing", time = "days", event = "cause", event_value = 1, competing = 2)
rotterdam <- list(data = "rotterdam-competing", time = "days", event = "cause", event_value = 1, competing = 2)
small <- function(set) list(data = "small-competing", where = list(set = set), time = "time", event = "cause", event_value = 1, competing = 2:3)

incidence("pbc", pbc)
incidence("pbc, 90%, plain", pbc, "plain", 0.9)
incidence("pbc, death first", modifyList(pbc, list(event_value = 2, competing = 1)))
incidence("pbc, death alone, transplant censored", list(data = "pbc", time = "time", event = "status", event_value = 2))
incidence("pbc by stage", c(pbc, group = "stage"))
incidence("pbc by oedema", c(pbc, group = "edema"))
incidence("pbc by treatment stratified by stage", c(pbc, group = "trt", strata = "stage"))
incidence("pbc by sex, 99%", c(pbc, group = "sex"), level = 0.99)
incidence("pbc in whole years by stage", c(pbc_years, group = "stage"))
incidence("pbc in whole years by stage, plain", c(pbc_years, group = "stage"), "plain")
incidence("pbc in whole years by treatment stratified by stage, rho 0.5", c(pbc_years, group = "trt", strata = "stage"), rho = 0.5)
incidence("mgus2", mgus)
incidence("mgus2 by sex", c(mgus, group = "sex"))
incidence("mgus2 by sex, rho 1", c(mgus, group = "sex"), rho = 1)
incidence("mgus2 by decade", c(mgus, group = "decade"))
incidence("mgus2 by decade stratified by sex", c(mgus, group = "decade", strata = "sex"))
incidence("mgus2 by sex stratified by decade, rho -1", c(mgus, group = "sex", strata = "decade"), rho = -1)
incidence("mgus2 in whole years by decade", modifyList(c(mgus, group = "decade"), list(time = "years")))
incidence("mgus2 by sex, whole weights", c(mgus, group = "sex", weight = "w_int"))
incidence("mgus2 by sex, fractional weights", c(mgus, group = "sex", weight = "w_frac"))
incidence("mgus2 on the age scale by sex", modifyList(c(mgus, group = "sex", entry = "entry"), list(time = "exit")))
incidence("mgus2 on the age scale, fractional weights", modifyList(c(mgus, weight = "w_frac", entry = "entry"), list(time = "exit")))
incidence("myeloid by treatment", c(myeloid, group = "trt"))
incidence("myeloid by treatment stratified by sex", c(myeloid, group = "trt", strata = "sex"))
incidence("rotterdam by size", c(rotterdam, group = "size"))
incidence("rotterdam by hormone therapy stratified by grade and menopause", c(rotterdam, list(group = "hormon", strata = c("grade", "meno"))))
incidence("rotterdam by size, rho 2, plain", c(rotterdam, group = "size"), "plain", rho = 2)
for (set in 1:6) incidence(paste("small cohort", set), c(small(set), group = "group"))
for (set in 7:9) incidence(paste("small cohort", set, "stratified"), c(small(set), group = "group", strata = "stratum"), rho = set - 8)
for (set in 10:12) incidence(paste("small cohort", set, "with late entry"), modifyList(small(set), list(time = "exit", entry = "entry")))
for (set in 10:12) incidence(paste("small cohort", set, "weighted"), c(small(set), list(group = "group", weight = "weight")))
write_cases("cumulative_incidence.R", cases, c("survival", "cmprsk"))
