# Reverse Kaplan-Meier: the distribution of potential follow-up (Schemper and Smith 1996). Being censored is the event, dying
# ends the observation of follow-up. At a tied time the dead leave the risk set before the censored are counted, because a
# patient who died at t was not followed beyond t by choice of the study: at time t with n at risk, d deaths and c censorings the
# factor is 1 - c / (n - d). (Swapping the indicator alone would give 1 - c / n.) Greenwood's variance with the same n - d.

source("json.R")
source("lib/frames.R")

cases <- list()

reverse_table <- function(time, entry, event) {
  times <- sort(unique(time))
  n <- sapply(times, function(t) sum(entry < t & time >= t))
  d <- sapply(times, function(t) sum(time == t & event == 1))
  c <- sapply(times, function(t) sum(time == t & event == 0))
  left <- n - d
  factor <- ifelse(c > 0, 1 - c / left, 1)
  s <- cumprod(factor)
  variance <- cumsum(ifelse(c > 0, c / (left * (left - c)), 0))
  se_log <- sqrt(variance)
  z <- qnorm(0.975)
  list(time = times, at_risk = n, events = d, censored = c, survival = s, se = ifelse(s > 0, s * se_log, NaN),
    lower = ifelse(s > 0, exp(log(s) - z * se_log), NaN), upper = ifelse(s > 0, pmin(1, exp(log(s) + z * se_log)), NaN))
}

median_of <- function(time, curve) {
  tolerance <- sqrt(.Machine$double.eps)
  at <- which(!is.na(curve) & curve <= 0.5 + tolerance)
  if (!length(at)) return(NA)
  first <- at[1]
  if (abs(curve[first] - 0.5) > tolerance) return(time[first])
  below <- which(!is.na(curve) & curve < 0.5 - tolerance)
  # Flat exactly at one half: the midpoint, to the last time when the curve ends there.
  (time[first] + if (length(below)) time[below[1]] else max(time)) / 2
}

follow_up <- function(name, spec) {
  d <- select(spec)
  group <- if (is.null(d$group)) factor(rep("all", d$n)) else d$group
  entry <- if (is.null(d$entry)) rep(-Inf, d$n) else d$entry
  groups <- lapply(levels(group), function(g) {
    inside <- group == g
    t <- reverse_table(d$time[inside], entry[inside], d$event[inside])
    # Moving deaths a moment forward and swapping the indicator is the same thing.
    if (is.null(d$entry)) {
      moved <- d$time[inside] - ifelse(d$event[inside] == 1, 1e-4, 0)
      fit <- survfit(Surv(moved, 1 - d$event[inside]) ~ 1, timefix = FALSE)
      stopifnot(isTRUE(all.equal(summary(fit, times = t$time, extend = TRUE)$surv, t$survival)))
    }
    list(group = g, n = sum(inside), survival = list(time = t$time[t$censored > 0], estimate = t$survival[t$censored > 0], se = t$se[t$censored > 0]),
      median = list(estimate = median_of(t$time, t$survival), lower = median_of(t$time, t$lower), upper = median_of(t$time, t$upper)))
  })
  cases[[length(cases) + 1]] <<- list(name = name, input = describe(spec), n = d$n, groups = groups)
}

follow_up("lung", list(data = "lung", time = "time", event = "status", event_value = 2))
follow_up("lung by sex", list(data = "lung", time = "time", event = "status", event_value = 2, group = "sex"))
follow_up("colon death by treatment", list(data = "colon", where = list(etype = 2), time = "time", event = "status", event_value = 1, group = "rx"))
follow_up("colon in whole months", list(data = "colon-months", time = "months", event = "status", event_value = 1, group = "rx"))
follow_up("rotterdam in whole years", list(data = "rotterdam-years", time = "dyears", event = "death", event_value = 1, group = "grade"))
follow_up("gbsg", list(data = "gbsg", time = "rfstime", event = "status", event_value = 1))
follow_up("ovarian", list(data = "ovarian", time = "futime", event = "fustat", event_value = 1))
follow_up("aml by maintenance", list(data = "aml", time = "time", event = "status", event_value = 1, group = "x"))
follow_up("flat curves", list(data = "flat", time = "time", event = "status", event_value = 1, group = "group"))
follow_up("mgus2 on the age scale in months", list(data = "mgus2-age-months", time = "exit", entry = "entry", event = "death", event_value = 1))
write_cases("follow_up.R", cases)
