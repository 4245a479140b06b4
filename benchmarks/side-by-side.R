# Times one analysis of R on one file, from a data frame in memory to the finished result: the median of 3 runs, or one run of what takes minutes.
# Prints the analysis, the seconds, a number of the result, and the most memory that the process held, in MB.
suppressMessages({ library(survival); library(cmprsk) })
args <- commandArgs(trailingOnly = TRUE)
p <- as.integer(args[2])
analysis <- args[3]
rows <- file.size(args[1]) / 8 / (3 + p)
con <- file(args[1], "rb")
d <- data.frame(time = readBin(con, "double", rows), code = as.integer(readBin(con, "double", rows)), arm = as.integer(readBin(con, "double", rows)))
for (j in seq_len(p)) d[[paste0("x", j)]] <- readBin(con, "double", rows)
close(con)
model <- reformulate(paste0("x", seq_len(p)), quote(Surv(time, code == 1)))
fitted <- if (analysis %in% c("concordance", "proportional_hazards")) coxph(model, d)
work <- list(
  cox = function() coef(coxph(model, d))[[1]],
  kaplan_meier = function() { fit <- survfit(Surv(time, code == 1) ~ arm, d); fit$surv[fit$strata[[1]]] },
  logrank = function() survdiff(Surv(time, code == 1) ~ arm, d)$chisq,
  cumulative_incidence = function() { fit <- survfit(Surv(time, factor(code)) ~ arm, d); fit$pstate[fit$strata[[1]], 2] },
  fine_gray = function() crr(d$time, d$code, d[, -(1:3)])$coef[[1]],
  concordance = function() concordance(fitted)$concordance,
  proportional_hazards = function() cox.zph(fitted)$table[1, "chisq"]
)[[analysis]]
seconds <- numeric(0)
for (i in 1:3) {
  gc(verbose = FALSE)
  seconds[i] <- system.time(check <- work())[["elapsed"]]
  if (seconds[i] > 30) break
}
peak <- as.numeric(gsub("[^0-9]", "", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) * 1024 / 1e6
cat(sprintf("%s,%.5f,%.17g,%.0f\n", analysis, median(seconds), check, peak))
