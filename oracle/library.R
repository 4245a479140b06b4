# What the program in docs/library.md prints: medians of the two arms, and the Cox coefficient of the unmaintained arm.

source("json.R")
source("lib/frames.R")

fit <- survfit(Surv(time, status) ~ x, data = frames$aml)
model <- coxph(Surv(time, status) ~ x, data = frames$aml)
write_golden(list(made_by = made_by("library.R", "survival"), medians = unname(summary(fit)$table[, "median"]), coefficient = unname(coef(model)), se = sqrt(model$var[1, 1])), "golden/library.json")
