# Survival of groups compared at fixed times (Klein and others 2007): difference, ratio and the complementary log-log test of survfit's curves, each with its
# delta-method variance; every group against the first. Times beyond a group's last follow-up give nothing.

source("json.R")
source("lib/frames.R")

cases <- list()

milestone <- function(name, spec, times, level = 0.95) {
  d <- select(spec)
  z <- qnorm(1 - (1 - level) / 2)
  at <- lapply(levels(d$group), function(g) {
    fit <- survfit(d$y[d$group == g] ~ 1)
    s <- summary(fit, times, extend = TRUE)
    gone <- times > max(fit$time)
    list(s = ifelse(gone, NA, s$surv), se = ifelse(gone | s$surv == 0, NA, s$std.err))
  })
  two_sided <- function(x, se) ifelse(se > 0 & is.finite(se), 2 * pnorm(-abs(x / se)), NA)
  rows <- do.call(rbind, lapply(seq_along(times), function(i) do.call(rbind, lapply(seq_along(at)[-1], function(g) {
    s <- at[[g]]$s[i]; t <- at[[1]]$s[i]; se <- at[[g]]$se[i]; te <- at[[1]]$se[i]
    e <- sqrt(se^2 + te^2); r <- sqrt((se / s)^2 + (te / t)^2)
    ll <- sqrt((se / (s * log(s)))^2 + (te / (t * log(t)))^2)
    if (!is.na(e) && e == 0) e <- NA
    data.frame(time = times[i], group = levels(d$group)[g], reference = levels(d$group)[1], difference = s - t, se = e, lower = s - t - z * e, upper = s - t + z * e, p = two_sided(s - t, e),
      ratio = if (!is.na(t) && t == 0) NA else s / t, ratio_lower = s / t * exp(-z * r), ratio_upper = s / t * exp(z * r), ratio_p = two_sided(log(s / t), r),
      log_log_p = if (is.na(s) || is.na(t) || s == 1 || t == 1) NA else two_sided(log(-log(s)) - log(-log(t)), ll))
  }))))
  rows[rows == Inf] <- NA
  rows$ratio_lower[is.na(rows$se)] <- NA; rows$ratio_upper[is.na(rows$se)] <- NA
  cases[[length(cases) + 1]] <<- list(name = name, input = describe(spec), options = list(times = I(times), level = level), n = d$n, contrasts = lapply(as.list(rows), I))
}

lung <- list(data = "lung", time = "time", event = "status", event_value = 2)
milestone("lung by sex", c(lung, group = "sex"), c(1, 90, 365, 700, 1010, 1100))
milestone("lung by performance status", c(lung, group = "ph.ecog"), c(100, 250, 500))
milestone("veteran by cell type, 90%", list(data = "veteran", time = "time", event = "status", event_value = 1, group = "celltype"), c(30, 60, 180), level = 0.9)
milestone("veteran by treatment", list(data = "veteran", time = "time", event = "status", event_value = 1, group = "trt"), c(0, 100, 400, 999))
milestone("aml by maintenance", list(data = "aml", time = "time", event = "status", event_value = 1, group = "x"), c(4, 12, 24, 48))
milestone("ovarian by treatment", list(data = "ovarian", time = "futime", event = "fustat", event_value = 1, group = "rx"), c(50, 365, 600))
milestone("gbsg by grade", list(data = "gbsg", time = "rfstime", event = "status", event_value = 1, group = "grade"), c(365, 1096, 1826))
milestone("rotterdam recurrence by size", list(data = "rotterdam", time = "rtime", event = "recur", event_value = 1, group = "size"), c(1826, 3652))
milestone("rotterdam in whole years by chemotherapy", list(data = "rotterdam-years", time = "dyears", event = "death", event_value = 1, group = "chemo"), c(5, 10, 15))
milestone("colon death by treatment", list(data = "colon", where = list(etype = 2), time = "time", event = "status", event_value = 1, group = "rx"), c(730, 1826))
milestone("pbc by stage, 99%", list(data = "pbc", time = "time", event = "status", event_value = 2, group = "stage"), c(200, 1000, 3000, 4500), level = 0.99)
milestone("mgus2 by sex on the age scale in months", list(data = "mgus2-age-months", time = "exit", entry = "entry", event = "death", event_value = 1, group = "sex"), c(720, 900, 1020))
milestone("myeloid by treatment", list(data = "myeloid", time = "futime", event = "death", event_value = 1, group = "trt"), c(183, 365, 1826))
milestone("heart by transplant, start-stop", list(data = "heart_tdc", time = "stop", entry = "start", event = "event", event_value = 1, group = "transplant"), c(30, 180, 365))
write_cases("milestone.R", cases)
