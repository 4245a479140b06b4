# Restricted mean survival: the area under the Kaplan-Meier curve to tau and its standard error, as survfit prints them;
# differences by the normal approximation, ratios by it on the log scale (delta method).

source("json.R")
source("lib/frames.R")

cases <- list()

rmst <- function(name, spec, tau, level = 0.95) {
  d <- select(spec)
  group <- if (is.null(d$group)) factor(rep("all", d$n)) else d$group
  means <- sapply(levels(group), function(g) {
    y <- d$y[group == g]
    table <- summary(survfit(y ~ 1), rmean = tau)$table
    c(table[["rmean"]], table[["se(rmean)"]])
  })
  z <- qnorm(1 - (1 - level) / 2)
  limits <- function(estimate, se) list(estimate = estimate, se = se, lower = estimate - z * se, upper = estimate + z * se)
  groups <- lapply(seq_len(ncol(means)), function(i) c(list(group = levels(group)[i]), limits(means[1, i], means[2, i])))
  differences <- if (ncol(means) < 2) list() else lapply(seq(2, ncol(means)), function(i) {
    estimate <- means[1, i] - means[1, 1]; se <- sqrt(means[2, i]^2 + means[2, 1]^2)
    c(list(group = levels(group)[i], reference = levels(group)[1]), limits(estimate, se), list(z = estimate / se, p = 2 * pnorm(-abs(estimate / se))))
  })
  ratios <- if (ncol(means) < 2) list() else lapply(seq(2, ncol(means)), function(i) {
    ratio <- means[1, i] / means[1, 1]; se <- sqrt((means[2, i] / means[1, i])^2 + (means[2, 1] / means[1, 1])^2)
    list(group = levels(group)[i], reference = levels(group)[1], ratio = ratio, log_se = se, lower = ratio * exp(-z * se), upper = ratio * exp(z * se), z = log(ratio) / se, p = 2 * pnorm(-abs(log(ratio) / se)))
  })
  cases[[length(cases) + 1]] <<- list(name = name, input = describe(spec), options = list(tau = tau, level = level), n = d$n, groups = groups, differences = differences, ratios = ratios)
}

lung <- list(data = "lung", time = "time", event = "status", event_value = 2)
rmst("lung to 365", lung, 365)
rmst("lung by sex to 365", c(lung, group = "sex"), 365)
rmst("lung by sex to 500.5", c(lung, group = "sex"), 500.5)
rmst("lung by sex to 30", c(lung, group = "sex"), 30)
rmst("pbc by oedema to 1000, 90%", list(data = "pbc", time = "time", event = "status", event_value = 2, group = "edema"), 1000, level = 0.9)
rmst("veteran by cell type to 180", list(data = "veteran", time = "time", event = "status", event_value = 1, group = "celltype"), 180)
rmst("rotterdam recurrence by size to 3652", list(data = "rotterdam", time = "rtime", event = "recur", event_value = 1, group = "size"), 3652)
rmst("rotterdam in whole years by grade to 10", list(data = "rotterdam-years", time = "dyears", event = "death", event_value = 1, group = "grade"), 10)
rmst("colon death by treatment to 1825", list(data = "colon", where = list(etype = 2), time = "time", event = "status", event_value = 1, group = "rx"), 1825)
rmst("gbsg by hormone therapy to 1500", list(data = "gbsg", time = "rfstime", event = "status", event_value = 1, group = "hormon"), 1500)
rmst("ovarian by treatment to 600", list(data = "ovarian", time = "futime", event = "fustat", event_value = 1, group = "rx"), 600)
rmst("aml by maintenance to 45", list(data = "aml", time = "time", event = "status", event_value = 1, group = "x"), 45)
rmst("mgus2 by sex to 240", list(data = "mgus2", time = "futime", event = "death", event_value = 1, group = "sex"), 240)
rmst("myeloid by treatment to 1000", list(data = "myeloid", time = "futime", event = "death", event_value = 1, group = "trt"), 1000)
write_cases("restricted_mean.R", cases)
