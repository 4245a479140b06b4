# The reference study in R: the tables and figures that `oncohort run examples/npc-imrt/study.yaml` writes, with survival and survminer.
# Every figure becomes SVG, PNG at 300 dots an inch and PDF, every table CSV. What Oncohort writes besides (documents, provenance, checks, comparison with the paper) is left out here.
# Usage: Rscript report.R cohort.csv FOLDER
suppressPackageStartupMessages({library(survival); library(ggplot2); library(survminer)})
arguments <- commandArgs(trailingOnly = TRUE)
d <- read.csv(arguments[1], stringsAsFactors = FALSE, check.names = FALSE, na.strings = "")
out <- arguments[2]
dir.create(out, showWarnings = FALSE, recursive = TRUE)

save_figure <- function(name, plot, width = 5, height = 4.5) {
  for (kind in c("svg", "png", "pdf")) {
    file <- file.path(out, paste0(name, ".", kind))
    switch(kind, svg = svg(file, width, height), png = png(file, width, height, units = "in", res = 300), pdf = pdf(file, width, height))
    print(plot)
    dev.off()
  }
}
save_table <- function(name, table) write.csv(table, file.path(out, paste0(name, ".csv")))

d$stage_group <- factor(ifelse(d$stage %in% c("I", "II"), "I-II", d$stage), c("I-II", "III", "IVA-B"))
d$arm_1c <- with(d, ifelse(treatment == "RT alone" & stage %in% c("I", "II"), "I-II, RT alone",
  ifelse(treatment == "RT alone" | regimen == "NACT or AC alone", NA, ifelse(stage %in% c("II", "III", "IVA-B"), paste0(stage, ", CCRT"), NA))))
d$late <- as.integer(d$remission >= 15)
d$t_score <- as.integer(substr(d$t, 2, 2))
d$n_score <- as.integer(substr(d$n, 2, 2))
d$stage_score <- match(d$stage, c("I", "II", "III", "IVA-B"))
d$after <- ifelse(d$metastasis == "yes", d$os_time - d$metastasis_time, NA)
d$first <- factor(ifelse(d$metastasis_event == 1, 1, ifelse(d$os_event == 1, 2, 0)), 0:2, c("censored", "metastasis", "death"))
d$site <- relevel(factor(d$site), "other")
d$treatment <- relevel(factor(d$treatment), "RT alone")

# Table 1 with Pearson's test, and toxicity.
characteristics <- do.call(rbind, lapply(c("age_group", "sex", "who", "t", "n", "stage", "treatment", "recurrence"), function(v) {
  counts <- table(d[[v]], d$metastasis)
  data.frame(variable = v, level = rownames(counts), n = rowSums(counts), percent = 100 * rowSums(counts) / sum(counts), no = counts[, 1], no_percent = 100 * counts[, 1] / sum(counts[, 1]),
    yes = counts[, 2], yes_percent = 100 * counts[, 2] / sum(counts[, 2]), p = suppressWarnings(chisq.test(counts, correct = FALSE))$p.value)
}))
save_table("table1", characteristics)
for (v in c("acute_mucositis", "acute_xerostomia", "acute_leukopenia", "late_xerostomia", "late_hearing_loss", "late_brain_injury")) save_table(v, prop.table(table(d[[v]])))

# Survival curves with numbers at risk, medians, fixed times, log-rank tests.
curves <- function(name, formula, data, times) {
  fit <- surv_fit(formula, data = data, conf.type = "plain")
  save_figure(name, ggsurvplot(fit, data = data, risk.table = TRUE, conf.int = TRUE, pval = TRUE, censor.shape = 124, censor.size = 2))
  save_table(paste0(name, "-medians"), summary(fit)$table)
  at <- summary(fit, times = times, extend = TRUE)
  save_table(paste0(name, "-fixed"), data.frame(at$strata, at$time, at$n.risk, at$surv, at$lower, at$upper))
  test <- survdiff(formula, data = data)
  save_table(paste0(name, "-logrank"), data.frame(test$n, test$obs, test$exp, chi2 = test$chisq))
}
curves("figure1a", Surv(os_time, os_event) ~ metastasis, d, c(12, 36, 60))
curves("figure1b", Surv(metastasis_time, metastasis_event) ~ stage_group, d, c(12, 24, 36, 60))
curves("figure1c", Surv(metastasis_time, metastasis_event) ~ arm_1c, d[!is.na(d$arm_1c), ], 60)
curves("figure2", Surv(after, os_event) ~ site, d[!is.na(d$after), ], c(12, 24, 36))
save_table("figure1b-pairs", pairwise_survdiff(Surv(metastasis_time, metastasis_event) ~ stage_group, data = d, p.adjust.method = "none")$p.value)
save_table("figure1c-pairs", pairwise_survdiff(Surv(metastasis_time, metastasis_event) ~ arm_1c, data = d, p.adjust.method = "none")$p.value)

# Cox models with forest figures.
coefficients <- function(fit) cbind(exp(coef(fit)), exp(confint(fit)), summary(fit)$coefficients[, 5])
m <- d[d$metastasis == "yes", ]
univariable <- do.call(rbind, lapply(c("late", "age_group", "sex", "t_score", "n_score", "stage_score", "treatment", "recurrence", "site"), function(v)
  coefficients(coxph(as.formula(paste("Surv(os_time, os_event) ~", v)), data = m, ties = "breslow"))))
save_table("table4-univariable", univariable)
for (ties in c("breslow", "efron")) {
  fit <- coxph(Surv(os_time, os_event) ~ late + treatment + site, data = m, ties = ties)
  save_table(paste0("table4-", ties), coefficients(fit))
  save_figure(paste0("forest-", ties), ggforest(fit, data = m))
}
save_figure("forest-table4", ggforest(coxph(Surv(os_time, os_event) ~ late + treatment + site, data = m, ties = "breslow"), data = m))
save_table("zph", cox.zph(coxph(Surv(os_time, os_event) ~ late + treatment + site, data = m, ties = "breslow"))$table)

# Metastasis as a covariate that begins when it happens.
long <- tmerge(d[, c("patient_id", "age_group", "stage_group")], d, id = patient_id, death = event(os_time, os_event))
long <- tmerge(long, d[d$metastasis_event == 1, ], id = patient_id, spread = tdc(metastasis_time))
timed <- coxph(Surv(tstart, tstop, death) ~ age_group + stage_group + spread, data = long)
save_table("time-dependent", coefficients(timed))
save_figure("forest-time-dependent", ggforest(timed, data = long))

# Cumulative incidence, and occupancy of states.
incidence <- survfit(Surv(metastasis_time, first) ~ stage_group, data = d)
at <- summary(incidence, times = c(12, 24, 36, 60), extend = TRUE)
save_table("incidence", data.frame(at$strata, at$time, at$pstate))
frame <- function(fit) {
  names <- rep(names(fit$strata), fit$strata)
  do.call(rbind, lapply(seq_along(fit$states), function(k) data.frame(time = fit$time, group = names, state = fit$states[k], p = fit$pstate[, k], lower = fit$lower[, k], upper = fit$upper[, k])))
}
areas <- subset(frame(incidence), state != "(s0)")
save_figure("incidence", ggplot(areas, aes(time, p, colour = group, fill = group)) + geom_ribbon(aes(ymin = lower, ymax = upper), alpha = 0.2, colour = NA) + geom_step() + facet_wrap(~state, ncol = 1) + theme_classic(), height = 7)
states <- tmerge(d[, c("patient_id", "stage_group")], d, id = patient_id, death = event(os_time, os_event))
states <- tmerge(states, d[d$metastasis_event == 1, ], id = patient_id, spread = event(metastasis_time))
states$event <- factor(ifelse(states$death == 1, 2, ifelse(states$spread == 1, 1, 0)), 0:2, c("censored", "metastasis", "death"))
occupancy <- survfit(Surv(tstart, tstop, event) ~ stage_group, data = states, id = patient_id)
shares <- frame(occupancy)
save_table("states", summary(occupancy, times = c(12, 36, 60), extend = TRUE)$pstate)
for (group in unique(shares$group))
  save_figure(paste0("states-", make.names(group)), ggplot(shares[shares$group == group, ], aes(time, p, fill = state)) + geom_area() + theme_classic())

# Survival from landmarks.
for (landmark in c(12, 24)) {
  seen <- d[d$os_time > landmark, ]
  seen$time <- seen$os_time - landmark
  seen$before <- ifelse(seen$metastasis_event == 1 & seen$metastasis_time <= landmark, "yes", "no")
  curves(paste0("landmark-", landmark), Surv(time, os_event) ~ before, seen, 36)
  save_table(paste0("landmark-cox-", landmark), summary(coxph(Surv(time, os_event) ~ before, data = seen))$coefficients)
}

# Patient flow.
flow <- data.frame(x = 0, y = c(2, 0), label = paste0(c("Records read\nn = ", "Included in the cohort\nn = "), nrow(d)))
save_figure("flow", ggplot(flow, aes(x, y, label = label)) + geom_label() + annotate("segment", x = 0, xend = 0, y = 1.7, yend = 0.3, arrow = arrow(length = unit(0.1, "in"))) + ylim(-1, 3) + theme_void())
