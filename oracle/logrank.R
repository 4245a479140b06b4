# Log-rank type tests. survdiff gives G-rho; the other weights are computed here from the risk table, with survdiff as the check:
# at each distinct event time of a stratum, with n at risk, d deaths, n_g at risk and d_g deaths in group g, and a weight w,
#   O - E of group g:   sum w (d_g - d n_g / n)
#   covariance (g, h):  sum w^2 d (n - d) / (n - 1) * n_g / n * ([g = h] - n_h / n)      (hypergeometric; nothing when n = 1)
# Weights: 1; n (Gehan); sqrt(n) (Tarone and Ware); prod over event times up to and including this one of 1 - d / (n + 1) (Peto and
# Peto, modified estimate); S(t-)^rho (1 - S(t-))^gamma (Fleming and Harrington), S the pooled Kaplan-Meier curve of the stratum.
# All sums run over strata too. Trend: (s'(O - E))^2 / (s'V s) for scores s.

source("json.R")
source("lib/frames.R")

cases <- list()

weights_of <- function(weight, n, d, rho, gamma) {
  before <- c(1, cumprod(1 - d / n)[-length(d)])
  switch(weight,
    "logrank" = rep(1, length(n)), "gehan" = n, "tarone-ware" = sqrt(n), "peto-peto" = cumprod(1 - d / (n + 1)),
    "fleming-harrington" = before^rho * (if (gamma == 0) 1 else (1 - before)^gamma))
}

weighted_test <- function(time, entry, event, group, strata, weight, rho, gamma) {
  k <- nlevels(group)
  observed <- expected <- wobserved <- wexpected <- numeric(k)
  covariance <- matrix(0, k, k)
  for (s in levels(strata)) {
    inside <- strata == s
    t <- time[inside]; e <- entry[inside]; dead <- event[inside]; g <- as.integer(group[inside])
    events <- sort(unique(t[dead == 1]))
    if (!length(events)) next
    risk <- t(sapply(events, function(u) tabulate(g[e < u & t >= u], k)))
    deaths <- t(sapply(events, function(u) tabulate(g[t == u & dead == 1], k)))
    n <- rowSums(risk); d <- rowSums(deaths)
    w <- weights_of(weight, n, d, rho, gamma)
    share <- risk / n
    observed <- observed + colSums(deaths); expected <- expected + colSums(d * share)
    wobserved <- wobserved + colSums(w * deaths); wexpected <- wexpected + colSums(w * d * share)
    v <- ifelse(n > 1, w^2 * d * (n - d) / (n - 1), 0)
    for (j in seq_len(k)) for (h in seq_len(k)) covariance[j, h] <- covariance[j, h] + sum(v * share[, j] * ((j == h) - share[, h]))
  }
  used <- which(wexpected > 0)
  difference <- (wobserved - wexpected)[used]
  chi2 <- if (length(used) < 2) 0 else { i <- -length(used); sum(difference[i] * solve(covariance[used, used][i, i], difference[i])) }
  list(observed = observed, expected = expected, wobserved = wobserved, wexpected = wexpected, difference = wobserved - wexpected, covariance = covariance,
    chi2 = chi2, df = length(used) - 1)
}

p_of <- function(chi2, df) pchisq(chi2, df, lower.tail = FALSE)

logrank <- function(name, spec, weight = "logrank", rho = 0, gamma = 0, pairwise = FALSE, trend = FALSE) {
  d <- select(spec)
  # The same merging of near-equal times that survdiff does.
  y <- aeqSurv(d$y)
  entry <- if (is.null(d$entry)) rep(-Inf, d$n) else y[, "start"]
  time <- if (is.null(d$entry)) y[, "time"] else y[, "stop"]
  strata <- if (is.null(d$strata)) factor(rep("all", d$n)) else d$strata
  test <- function(rows) weighted_test(time[rows], entry[rows], d$event[rows], droplevels(d$group[rows]), strata[rows], weight, rho, gamma)
  all <- test(rep(TRUE, d$n))
  source <- "risk table"
  if (gamma == 0 && weight %in% c("logrank", "fleming-harrington") && is.null(d$entry)) {
    right <- if (is.null(d$strata)) survdiff(d$y ~ d$group, rho = rho) else survdiff(d$y ~ d$group + strata(d$strata), rho = rho)
    sums <- function(x) if (is.matrix(x)) rowSums(x) else x
    stopifnot(isTRUE(all.equal(right$chisq, all$chi2, tolerance = 1e-10)), isTRUE(all.equal(as.numeric(sums(right$exp)), all$wexpected, tolerance = 1e-10)),
      isTRUE(all.equal(as.numeric(right$var), as.numeric(all$covariance), tolerance = 1e-10)))
    all$chi2 <- right$chisq; all$wobserved <- as.numeric(sums(right$obs)); all$wexpected <- as.numeric(sums(right$exp))
    source <- "survdiff"
  }
  result <- list(name = name, input = describe(spec), options = list(weight = weight, rho = rho, gamma = gamma), source = source, n = d$n,
    chi2 = all$chi2, df = all$df, p = p_of(all$chi2, all$df),
    groups = list(level = levels(d$group), n = tabulate(as.integer(d$group), nlevels(d$group)), observed = all$observed, expected = all$expected,
      weighted_observed = all$wobserved, weighted_expected = all$wexpected))
  if (pairwise) {
    pairs <- combn(nlevels(d$group), 2)
    chi2 <- apply(pairs, 2, function(pair) test(as.integer(d$group) %in% pair)$chi2)
    p <- p_of(chi2, 1)
    result$pairwise <- list(a = levels(d$group)[pairs[1, ]], b = levels(d$group)[pairs[2, ]], chi2 = chi2, p = p,
      holm = p.adjust(p, "holm"), bonferroni = p.adjust(p, "bonferroni"), bh = p.adjust(p, "BH"))
  }
  if (trend) {
    result$trend <- lapply(list(seq_along(levels(d$group)), seq_along(levels(d$group))^2 / 3), function(s) {
      chi2 <- sum(s * all$difference)^2 / sum(s * (all$covariance %*% s))
      list(scores = s, chi2 = chi2, p = p_of(chi2, 1))
    })
  }
  cases[[length(cases) + 1]] <<- result
}

lung <- list(data = "lung", time = "time", event = "status", event_value = 2)
sets <- list(
  "lung by sex" = c(lung, group = "sex"),
  "lung by performance status" = c(lung, group = "ph.ecog"),
  "veteran by cell type" = list(data = "veteran", time = "time", event = "status", event_value = 1, group = "celltype"),
  "aml by maintenance" = list(data = "aml", time = "time", event = "status", event_value = 1, group = "x"),
  "rotterdam by size, whole years" = list(data = "rotterdam-years", time = "years", event = "recur", event_value = 1, group = "size"))
for (set in names(sets)) {
  for (rho in c(0, 0.5, 1)) logrank(paste0(set, ", rho ", rho), sets[[set]], "fleming-harrington", rho = rho)
  for (weight in c("gehan", "tarone-ware", "peto-peto")) logrank(paste0(set, ", ", weight), sets[[set]], weight)
  for (pq in list(c(0, 1), c(1, 1), c(0.5, 2))) logrank(paste0(set, ", Fleming-Harrington ", pq[1], ",", pq[2]), sets[[set]], "fleming-harrington", rho = pq[1], gamma = pq[2])
}
logrank("lung by performance status, pairwise and trend", sets[[2]], pairwise = TRUE, trend = TRUE)
logrank("veteran by cell type, pairwise and trend", sets[[3]], pairwise = TRUE, trend = TRUE)
logrank("veteran by cell type, Gehan, pairwise and trend", sets[[3]], "gehan", pairwise = TRUE, trend = TRUE)
logrank("rotterdam by size, pairwise and trend", list(data = "rotterdam", time = "rtime", event = "recur", event_value = 1, group = "size"), pairwise = TRUE, trend = TRUE)
logrank("rotterdam by size, Peto, whole years, pairwise and trend", sets[[5]], "peto-peto", pairwise = TRUE, trend = TRUE)
logrank("colon death by treatment, pairwise and trend", list(data = "colon", where = list(etype = 2), time = "time", event = "status", event_value = 1, group = "rx"), pairwise = TRUE, trend = TRUE)
logrank("pbc by stage, pairwise and trend", list(data = "pbc", time = "time", event = "status", event_value = 2, group = "stage"), pairwise = TRUE, trend = TRUE)
logrank("gbsg by grade, pairwise and trend", list(data = "gbsg", time = "rfstime", event = "status", event_value = 1, group = "grade"), pairwise = TRUE, trend = TRUE)
logrank("gbsg by hormone therapy stratified by grade", list(data = "gbsg", time = "rfstime", event = "status", event_value = 1, group = "hormon", strata = "grade"))
logrank("gbsg by hormone therapy stratified by grade, rho 1", list(data = "gbsg", time = "rfstime", event = "status", event_value = 1, group = "hormon", strata = "grade"), "fleming-harrington", rho = 1)
logrank("lung by sex stratified by performance status", c(lung, group = "sex", strata = "ph.ecog"))
logrank("lung by performance status stratified by sex, trend", c(lung, group = "ph.ecog", strata = "sex"), trend = TRUE)
logrank("lung by sex stratified by institution", c(lung, group = "sex", strata = "inst"))
logrank("lung by sex stratified by institution, Peto", c(lung, group = "sex", strata = "inst"), "peto-peto")
logrank("lung by sex stratified by institution, Gehan", c(lung, group = "sex", strata = "inst"), "gehan")
logrank("veteran by treatment stratified by cell type and prior", list(data = "veteran", time = "time", event = "status", event_value = 1, group = "trt", strata = c("celltype", "prior")))
logrank("veteran by cell type stratified by treatment, pairwise", list(data = "veteran", time = "time", event = "status", event_value = 1, group = "celltype", strata = "trt"), pairwise = TRUE, trend = TRUE)
logrank("myeloid by treatment stratified by sex", list(data = "myeloid", time = "futime", event = "death", event_value = 1, group = "trt", strata = "sex"))
logrank("ovarian by treatment", list(data = "ovarian", time = "futime", event = "fustat", event_value = 1, group = "rx"))
logrank("ovarian by residual disease", list(data = "ovarian", time = "futime", event = "fustat", event_value = 1, group = "resid.ds"))
logrank("mgus2 by sex", list(data = "mgus2", time = "futime", event = "death", event_value = 1, group = "sex"))
logrank("colon in whole months by extent", list(data = "colon-months", time = "months", event = "status", event_value = 1, group = "extent"), pairwise = TRUE, trend = TRUE)
logrank("mgus2 by sex on the age scale in years", list(data = "mgus2-age-years", time = "exit", entry = "entry", event = "death", event_value = 1, group = "sex"))
logrank("mgus2 by sex on the age scale in months", list(data = "mgus2-age-months", time = "exit", entry = "entry", event = "death", event_value = 1, group = "sex"))
logrank("mgus2 by sex on the age scale in months, Tarone-Ware", list(data = "mgus2-age-months", time = "exit", entry = "entry", event = "death", event_value = 1, group = "sex"), "tarone-ware")
logrank("heart by transplant, start-stop", list(data = "heart_tdc", time = "stop", entry = "start", event = "event", event_value = 1, group = "transplant"))
logrank("heart by transplant stratified by surgery, start-stop", list(data = "heart_tdc", time = "stop", entry = "start", event = "event", event_value = 1, group = "transplant", strata = "surgery"))
logrank("heart by transplant, start-stop, Peto", list(data = "heart_tdc", time = "stop", entry = "start", event = "event", event_value = 1, group = "transplant"), "peto-peto")
logrank("near-ties", list(data = "near-ties", time = "time", event = "status", event_value = 1, group = "x"))
write_cases("logrank.R", cases)
