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

# glmnet gives a death and a censoring at the same time risk sets of its own (its likelihood is then not that of coxph); half a day later the censored
# leave the risk set of no event, and every estimator agrees.
later <- function(frame, time, status, event) { frame[[time]] <- frame[[time]] + ifelse(frame[[status]] == event, 0, 0.5); frame }
derive("lung-apart", transform(weigh(later(frames$lung, "time", "status", 2)), fold = 1 + seq_along(time) %% 4))
derive("veteran-apart", later(frames$veteran, "time", "status", 1))
derive("colon-apart", later(subset(frames$colon, etype == 2), "time", "status", 1))
derive("pbc-apart", later(frames$pbc, "time", "status", 2))
derive("gbsg-apart", later(frames$gbsg, "rfstime", "status", 1))
derive("rotterdam-apart", later(frames$rotterdam[, c("rtime", "recur", "age", "meno", "grade", "nodes", "pgr", "er", "hormon", "chemo", "size", "year")], "rtime", "recur", 1))
derive("ovarian-apart", later(frames$ovarian, "futime", "fustat", 1))
derive("mgus2-apart", later(frames$mgus2, "futime", "death", 1))
# Eighty covariates, some of them correlated, for ninety rows: more than are at hand from the start, and fewer rows than a second cohort has columns.
set.seed(23)
wide <- function(n, p, signals) {
  shared <- rnorm(n)
  x <- matrix(round(rnorm(n * p) + rep(shared, p) * rep((seq_len(p) %% 4 == 0) * 1.5, each = n), 3), n)
  rate <- exp(drop(x[, seq_along(signals)] %*% signals))
  death <- rexp(n, rate)
  censoring <- rexp(n, 0.3)
  data.frame(time = round(pmin(death, censoring), 6), status = as.numeric(death <= censoring), fold = 1 + seq_len(n) %% 5, setNames(as.data.frame(x), paste0("g", seq_len(p))))
}
derive("wide", wide(90, 80, c(1, -0.8, 0.6, 0.5)))
derive("wider", wide(50, 120, c(1.2, -1, 0.8)))
