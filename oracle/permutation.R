# Permutation log-rank tests, exact: every assignment of the patients of each stratum to groups of the observed sizes is enumerated. A patient's score is
# w d - sum of w deaths / n over the event times at which the patient was at risk, so that the scores of a group add up to its weighted O - E (checked here against
# survdiff). The statistic is (U - E)' C^- (U - E) with the expectation E and covariance C of the group sums over all assignments; with two groups it orders
# assignments as |O - E| does. p is the share of assignments with a statistic at least as large, ties within 1e-9 counted.

source("json.R")
source("lib/frames.R")

cases <- list()

scores_of <- function(time, entry, event, strata, weight, rho, gamma) {
  score <- numeric(length(time))
  for (s in levels(strata)) {
    inside <- which(strata == s)
    t <- time[inside]; e <- entry[inside]; dead <- event[inside]
    events <- sort(unique(t[dead == 1]))
    if (!length(events)) next
    n <- sapply(events, function(x) sum(e < x & t >= x))
    d <- sapply(events, function(x) sum(t == x & dead == 1))
    before <- c(1, cumprod(1 - d / n)[-length(d)])
    w <- switch(weight, "logrank" = rep(1, length(n)), "gehan" = n, "tarone-ware" = sqrt(n), "peto-peto" = cumprod(1 - d / (n + 1)),
      "fleming-harrington" = before^rho * (if (gamma == 0) 1 else (1 - before)^gamma))
    for (i in seq_along(inside)) score[inside[i]] <- sum(w[dead[i] == 1 & events == t[i]]) - sum((w * d / n)[events <= t[i] & events > e[i]])
  }
  score
}

# Every assignment of rows to groups of these sizes: one column each.
assignments <- function(sizes) {
  n <- sum(sizes)
  if (length(sizes) == 1) return(matrix(1L, n, 1))
  first <- combn(n, sizes[1])
  rest <- assignments(sizes[-1])
  do.call(cbind, lapply(seq_len(ncol(first)), function(i) { columns <- matrix(1L, n, ncol(rest)); columns[-first[, i], ] <- rest + 1L; columns }))
}

permutation <- function(name, spec, weight = "logrank", rho = 0, gamma = 0) {
  d <- select(spec)
  y <- aeqSurv(d$y)
  entry <- if (is.null(d$entry)) rep(-Inf, d$n) else y[, "start"]
  time <- if (is.null(d$entry)) y[, "time"] else y[, "stop"]
  strata <- if (is.null(d$strata)) factor(rep("all", d$n)) else droplevels(d$strata)
  score <- scores_of(time, entry, d$event, strata, weight, rho, gamma)
  k <- nlevels(d$group)
  if (weight == "logrank" && is.null(d$entry)) {
    right <- if (is.null(d$strata)) survdiff(d$y ~ d$group) else survdiff(d$y ~ d$group + strata(d$strata))
    sums <- function(x) if (is.matrix(x)) rowSums(x) else x
    stopifnot(isTRUE(all.equal(as.numeric(tapply(score, d$group, sum)), as.numeric(sums(right$obs) - sums(right$exp)), tolerance = 1e-9)))
  }
  # Sums of each group but the last, for every assignment of every stratum.
  expected <- numeric(k - 1); covariance <- matrix(0, k - 1, k - 1); all <- matrix(0, k - 1, 1)
  for (s in levels(strata)) {
    inside <- strata == s
    sizes <- tabulate(as.integer(d$group[inside]), k)
    a <- score[inside]
    expected <- expected + sizes[-k] * mean(a)
    if (sum(inside) > 1) covariance <- covariance + var(a) * (diag(sizes[-k], k - 1) - sizes[-k] %o% sizes[-k] / sum(sizes))
    ways <- assignments(sizes)
    sums <- t(sapply(seq_len(k - 1), function(g) colSums((ways == g) * a)))
    dim(sums) <- c(k - 1, ncol(ways))
    all <- matrix(apply(all, 2, function(column) column + sums), nrow = k - 1)
  }
  inverse <- solve(covariance)
  statistic <- function(u) { x <- u - expected; colSums(x * (inverse %*% x)) }
  observed <- statistic(matrix(tapply(score, d$group, sum)[-k], ncol = 1))
  every <- statistic(all)
  cases[[length(cases) + 1]] <<- list(name = name, input = describe(spec), options = list(weight = weight, rho = rho, gamma = gamma), n = d$n, statistic = observed,
    permutations = length(every), p = mean(every >= observed - 1e-9 * max(1, observed)))
}

small <- function(set, ...) c(list(data = "small-cohorts", where = list(set = set), time = "exit", event = "event", event_value = 1), list(...))
aml <- list(data = "aml", where = list(x = "Maintained"), time = "time", event = "status", event_value = 1)
ovarian <- list(data = "ovarian", where = list(rx = 1), time = "futime", event = "fustat", event_value = 1)
rare <- list(data = "small-competing", time = "time", event = "cause", event_value = 1)
for (set in c(1, 2, 4, 10, 19)) permutation(paste("small cohort", set), small(set, group = "z"))
for (weight in c("gehan", "tarone-ware", "peto-peto")) permutation(paste("small cohort 5,", weight), small(5, group = "z"), weight)
permutation("small cohort 6, late differences", small(6, group = "z"), "fleming-harrington", gamma = 1)
permutation("small cohort 7, early differences", small(7, group = "z"), "fleming-harrington", rho = 1)
for (set in c(8, 13, 27)) permutation(paste("small cohort", set, "stratified"), small(set, group = "z", strata = "stratum"))
permutation("small cohort 14 stratified, Gehan", small(14, group = "z", strata = "stratum"), "gehan")
for (set in c(9, 20)) permutation(paste("small cohort", set, "with late entry"), small(set, group = "z", entry = "entry"))
permutation("small cohort 18 with late entry, stratified", small(18, group = "z", entry = "entry", strata = "stratum"))
permutation("small cohort 36 by stratum", small(36, group = "stratum"))
permutation("ovarian, first arm, by residual disease", c(ovarian, group = "resid.ds"))
permutation("ovarian, first arm, by performance status", c(ovarian, group = "ecog.ps"))
permutation("ovarian, first arm, by residual disease stratified by performance status", c(ovarian, group = "resid.ds", strata = "ecog.ps"))
permutation("veteran, squamous and pretreated, by treatment", list(data = "veteran", where = list(celltype = "squamous", prior = 10), time = "time", event = "status", event_value = 1, group = "trt"))
permutation("veteran, large cells and pretreated, by treatment", list(data = "veteran", where = list(celltype = "large", prior = 10), time = "time", event = "status", event_value = 1, group = "trt"))
permutation("veteran, adenocarcinoma and pretreated, by treatment", list(data = "veteran", where = list(celltype = "adeno", prior = 10), time = "time", event = "status", event_value = 1, group = "trt"))
permutation("lung, institution 6, by performance status", list(data = "lung", where = list(inst = 6), time = "time", event = "status", event_value = 2, group = "ph.ecog"))
permutation("lung, institution 15, by performance status", list(data = "lung", where = list(inst = 15), time = "time", event = "status", event_value = 2, group = "ph.ecog"))
permutation("lung, institution 5, by performance status", list(data = "lung", where = list(inst = 5), time = "time", event = "status", event_value = 2, group = "ph.ecog"))
permutation("lung, institution 16, by sex", list(data = "lung", where = list(inst = 16), time = "time", event = "status", event_value = 2, group = "sex"))
write_cases("permutation.R", cases)
