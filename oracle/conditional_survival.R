# Survival given survival to some time: survfit of those who are still at risk after it, each entering then (or at the own entry, if later). By theory this is S(t) / S(g)
# with Greenwood's sum from g on, which is checked on the curve of everyone wherever that one is right-censored and unweighted.

source("json.R")
source("lib/frames.R")

cases <- list()

conditional <- function(name, spec, given, times, type = "log", level = 0.95) {
  d <- select(spec)
  group <- if (is.null(d$group)) factor(rep("all", d$n)) else d$group
  y <- aeqSurv(d$y)
  entry <- if (is.null(d$entry)) rep(0, d$n) else y[, "start"]
  time <- if (is.null(d$entry)) y[, "time"] else y[, "stop"]
  groups <- lapply(levels(group), function(g) {
    later <- which(group == g & time > given)
    fit <- survfit(Surv(pmax(entry[later], given), time[later], d$event[later]) ~ 1, weights = d$w[later], conf.type = type, conf.int = level, robust = any(d$w != floor(d$w)), id = later)
    s <- summary(fit, times, extend = TRUE)
    if (is.null(d$entry) && is.null(spec$weight)) {
      all <- survfit(d$y[group == g] ~ 1)
      whole <- summary(all, c(given, times), extend = TRUE)
      u <- all$time > given
      sums <- sapply(times, function(t) { i <- u & all$time <= t & all$n.event > 0; sum(all$n.event[i] / (all$n.risk[i] * (all$n.risk[i] - all$n.event[i]))) })
      stopifnot(isTRUE(all.equal(whole$surv[-1] / whole$surv[1], s$surv, tolerance = 1e-10)), isTRUE(all.equal(ifelse(s$surv > 0, s$surv * sqrt(sums), NA), ifelse(s$surv > 0, s$std.err, NA), tolerance = 1e-10)))
    }
    gone <- times > max(time[later]) | s$surv == 0
    list(group = g, n = length(later), time = I(times), survival = I(ifelse(times > max(time[later]), NA, s$surv)), se = I(ifelse(gone, NA, s$std.err)), lower = I(ifelse(gone, NA, s$lower)), upper = I(ifelse(gone, NA, s$upper)))
  })
  cases[[length(cases) + 1]] <<- list(name = name, input = describe(spec), options = list(given = given, type = type, level = level), n = d$n, groups = groups)
}

lung <- list(data = "lung", time = "time", event = "status", event_value = 2)
rotterdam <- list(data = "rotterdam", time = "dtime", event = "death", event_value = 1)
conditional("lung, given 180 days", lung, 180, c(181, 365, 545, 730))
conditional("lung by sex, given a year", c(lung, group = "sex"), 365, c(400, 730, 1000, 1200))
conditional("lung by sex, given a day on which one dies", c(lung, group = "sex"), 310, c(310.5, 365, 550), type = "log-log")
conditional("rotterdam, given five years", rotterdam, 1826, c(1827, 3652, 5479))
conditional("rotterdam by size, given two years, plain, 90%", c(rotterdam, group = "size"), 730, c(1826, 3652), type = "plain", level = 0.9)
conditional("rotterdam in whole years by grade, given five", list(data = "rotterdam-years", time = "dyears", event = "death", event_value = 1, group = "grade"), 5, c(6, 10, 15), type = "logit")
conditional("gbsg by hormone therapy, given three years", list(data = "gbsg", time = "rfstime", event = "status", event_value = 1, group = "hormon"), 1096, c(1461, 1826, 2191), type = "log-log")
conditional("veteran by treatment, given 100 days, arcsine", list(data = "veteran", time = "time", event = "status", event_value = 1, group = "trt"), 100, c(110, 200, 600), type = "arcsin")
conditional("colon death by treatment, given a year", list(data = "colon", where = list(etype = 2), time = "time", event = "status", event_value = 1, group = "rx"), 365, c(730, 1826, 2557))
conditional("mgus2 on the age scale, given 70 years", list(data = "mgus2-age-months", time = "exit", entry = "entry", event = "death", event_value = 1), 840, c(850, 960, 1080))
conditional("mgus2 by sex, given five years", list(data = "mgus2", time = "futime", event = "death", event_value = 1, group = "sex"), 60, c(72, 120, 240))
conditional("pbc by oedema, given 500 days", list(data = "pbc", time = "time", event = "status", event_value = 2, group = "edema"), 500, c(1000, 2000, 3500), level = 0.99)
conditional("myeloid by treatment, given 183 days", list(data = "myeloid", time = "futime", event = "death", event_value = 1, group = "trt"), 183, c(365, 730, 1826))
conditional("lung by sex with fractional weights, given 180 days", list(data = "lung-weighted", time = "time", event = "status", event_value = 2, group = "sex", weight = "w_frac"), 180, c(200, 365, 730))
conditional("aml, given nine months", list(data = "aml", time = "time", event = "status", event_value = 1), 9, c(13, 23, 48))
write_cases("conditional_survival.R", cases)
