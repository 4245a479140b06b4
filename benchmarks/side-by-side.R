# Times R's survival on one file, from a data frame in memory to the finished result: median of 3 runs.
suppressMessages(library(survival))
args <- commandArgs(trailingOnly = TRUE)
d <- read.csv(args[1])
timed <- function(name, work) {
  seconds <- numeric(3)
  for (i in 1:3) {
    gc(verbose = FALSE)
    seconds[i] <- system.time(check <- work())[["elapsed"]]
  }
  cat(sprintf("%s,%.5f,%.17g\n", name, median(seconds), check))
}
timed("cox", function() coef(coxph(Surv(time, event) ~ x1 + x2 + x3 + x4 + x5, d))[[1]])
timed("kaplan_meier", function() {
  fit <- survfit(Surv(time, event) ~ arm, d)
  fit$surv[fit$strata[[1]]]
})
timed("logrank", function() survdiff(Surv(time, event) ~ arm, d)$chisq)
