# Data sets for penalised likelihoods: cohorts in which a coefficient has no finite maximum, and wide or correlated covariates.

suppressWarnings(RNGversion("4.2.0"))
set.seed(22)
# In every set no patient of level c, and in even sets none with high = 1, has the event; ties are heavy.
derive("separated-cohorts", do.call(rbind, lapply(1:12, function(set) {
  n <- 18 + 2 * set
  level <- sample(c("a", "b", "c"), n, TRUE, c(0.4, 0.4, 0.2))
  high <- as.numeric(runif(n) < 0.3)
  x <- round(rnorm(n), 2)
  entry <- sample(0:3, n, TRUE)
  event <- as.numeric(runif(n) < 0.55 & level != "c" & !(set %% 2 == 0 & high == 1))
  data.frame(set, entry, exit = entry + sample(1:(if (set %% 3) 40 else 9), n, TRUE), event, level, high, x, stratum = sample(1:2, n, TRUE), times = sample(1:3, n, TRUE))
})))
