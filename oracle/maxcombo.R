# MaxCombo: the largest |Z| of several Fleming-Harrington tests of two groups. At each distinct event time of a stratum, with n at risk, d deaths, n_2 and d_2 of
# them in the second group, and weights w_i = S(t-)^rho (1 - S(t-))^gamma, S the pooled Kaplan-Meier curve of the stratum,
#   Z_i = sum w_i (d_2 - d n_2 / n) / sqrt(V_ii),   V_ij = sum w_i w_j d (n - d) / (n - 1) n_1 n_2 / n^2.
# p = P(max |Z| >= m) for normal variables with these correlations. Written as Z = A Y with Y standard normal in as many dimensions as the correlation matrix has
# rank, it is the mean over the unit sphere of P(chi^2_rank >= m^2 / max (a_i u)^2): one integral over an angle for rank 2, two for rank 3, between the angles at
# which the largest term changes. For rank 4 the first variable is integrated over, and the other three are given it by mvtnorm's TVPACK. Every p is checked
# against mvtnorm's randomised quasi Monte-Carlo (to 2e-4: it is poor where the correlation is almost singular), and Z with weight (0, 0) against survdiff.

library(mvtnorm)
source("json.R")
source("lib/frames.R")

cases <- list()

statistics <- function(time, entry, event, group, strata, weights) {
  k <- nrow(weights)
  u <- numeric(k)
  v <- matrix(0, k, k)
  for (s in levels(strata)) {
    inside <- strata == s
    t <- time[inside]; e <- entry[inside]; dead <- event[inside]; g <- as.integer(group[inside])
    events <- sort(unique(t[dead == 1]))
    if (!length(events)) next
    n <- sapply(events, function(x) sum(e < x & t >= x))
    n2 <- sapply(events, function(x) sum(e < x & t >= x & g == 2))
    d <- sapply(events, function(x) sum(t == x & dead == 1))
    d2 <- sapply(events, function(x) sum(t == x & dead == 1 & g == 2))
    before <- c(1, cumprod(1 - d / n)[-length(d)])
    w <- sapply(seq_len(k), function(i) before^weights[i, 1] * (1 - before)^weights[i, 2])
    dim(w) <- c(length(events), k)
    u <- u + colSums(w * (d2 - d * n2 / n))
    h <- ifelse(n > 1, d * (n - d) / (n - 1) * n2 * (n - n2) / n^2, 0)
    v <- v + t(w) %*% (w * h)
  }
  list(u = u, v = v)
}

smooth <- function(f, from, to, at) {
  at <- sort(c(from, to, at[at > from & at < to]))
  at <- at[c(TRUE, diff(at) > 1e-12)]
  sum(sapply(seq_len(length(at) - 1), function(i) integrate(f, at[i], at[i + 1], rel.tol = 1e-9, subdivisions = 200, stop.on.error = FALSE)$value))
}

largest_normal <- function(correlation, m) {
  e <- eigen(correlation, symmetric = TRUE)
  rank <- sum(e$values > 1e-10)
  k <- nrow(correlation)
  a <- e$vectors[, seq_len(rank), drop = FALSE] %*% diag(sqrt(e$values[seq_len(rank)]), rank)
  tail <- function(products) pchisq(m^2 / apply(abs(products), 1, max)^2, rank, lower.tail = FALSE)
  if (rank == 1) return(2 * pnorm(-m))
  if (rank == 4) {
    conditional <- correlation[-1, -1] - correlation[-1, 1] %o% correlation[1, -1]
    sd <- sqrt(diag(conditional))
    corners <- as.matrix(expand.grid(c(-1, 1), c(-1, 1), c(-1, 1)))
    inside <- function(y) sum(apply(corners, 1, function(s) prod(s) * pmvnorm(upper = (s * m - correlation[-1, 1] * y) / sd, corr = cov2cor(conditional), algorithm = TVPACK(1e-15))))
    return(2 * pnorm(-m) + 2 * integrate(function(y) dnorm(y) * (1 - sapply(y, inside)), 0, m, rel.tol = 1e-9, subdivisions = 500)$value)
  }
  # The largest |a_i u| changes, and the integrand has a kink, on the planes (a_i + a_j) u = 0 and (a_i - a_j) u = 0.
  planes <- if (k == 1) NULL else { pairs <- combn(k, 2); rbind(a[pairs[1, ], , drop = FALSE] + a[pairs[2, ], ], a[pairs[1, ], , drop = FALSE] - a[pairs[2, ], ]) }
  arc <- function(from, cosine, sine, weight) {
    kinks <- if (is.null(planes)) NULL else atan2(-from$planes[, 1], from$planes[, 2]) %% pi
    smooth(function(y) tail(cos(y) %o% cosine + sin(y) %o% sine) * weight(y), 0, pi, kinks)
  }
  if (rank == 2) return(2 * arc(list(planes = planes), a[, 1], a[, 2], function(y) 1) / (2 * pi))
  inner <- Vectorize(function(x) {
    round <- planes[, 1] * cos(x) + planes[, 2] * sin(x)
    arc(list(planes = cbind(planes[, 3], round)), a[, 3], a[, 1] * cos(x) + a[, 2] * sin(x), sin)
  })
  two <- combn(nrow(planes), 2)
  cross <- apply(two, 2, function(p) { u <- planes[p[1], ]; v <- planes[p[2], ]; c(u[2] * v[3] - u[3] * v[2], u[3] * v[1] - u[1] * v[3]) })
  2 * smooth(inner, 0, pi, atan2(cross[2, ], cross[1, ]) %% pi) / (4 * pi)
}

standard <- rbind(c(0, 0), c(0, 1), c(1, 0), c(1, 1))

maxcombo <- function(name, spec, weights = standard) {
  d <- select(spec)
  y <- aeqSurv(d$y)
  entry <- if (is.null(d$entry)) rep(-Inf, d$n) else y[, "start"]
  time <- if (is.null(d$entry)) y[, "time"] else y[, "stop"]
  strata <- if (is.null(d$strata)) factor(rep("all", d$n)) else d$strata
  stopifnot(nlevels(d$group) == 2)
  s <- statistics(time, entry, d$event, d$group, strata, weights)
  variance <- diag(s$v)
  z <- ifelse(variance > 1e-12 * sum(d$event), s$u / sqrt(variance), NA)
  used <- which(!is.na(z))
  correlation <- cov2cor(s$v[used, used, drop = FALSE])
  if (is.null(d$entry) && all(weights[1, ] == 0)) {
    right <- if (is.null(d$strata)) survdiff(d$y ~ d$group) else survdiff(d$y ~ d$group + strata(d$strata))
    stopifnot(isTRUE(all.equal(right$chisq, z[1]^2, tolerance = 1e-9)))
  }
  m <- max(abs(z[used]))
  p <- largest_normal(correlation, m)
  if (length(used) > 1) {
    set.seed(1)
    near <- pmvnorm(rep(-m, length(used)), rep(m, length(used)), corr = correlation, algorithm = GenzBretz(maxpts = 1e6, abseps = 1e-6))
    stopifnot(abs((1 - near) - p) <= 2e-4)
  }
  full <- matrix(0, nrow(weights), nrow(weights)); full[used, used] <- correlation
  cases[[length(cases) + 1]] <<- list(name = name, input = describe(spec), options = list(rho = I(weights[, 1]), gamma = I(weights[, 2])), n = d$n, max_z = m, p = p,
    z = I(z), component_p = I(2 * pnorm(-abs(z))), correlation = I(as.numeric(full)))
}

lung <- list(data = "lung", time = "time", event = "status", event_value = 2)
gbsg <- list(data = "gbsg", time = "rfstime", event = "status", event_value = 1)
veteran <- list(data = "veteran", time = "time", event = "status", event_value = 1)
rotterdam <- list(data = "rotterdam", time = "rtime", event = "recur", event_value = 1)
heart <- list(data = "heart_tdc", time = "stop", entry = "start", event = "event", event_value = 1)
maxcombo("lung by sex", c(lung, group = "sex"))
maxcombo("lung by sex stratified by performance status", c(lung, group = "sex", strata = "ph.ecog"))
maxcombo("lung by sex, log-rank and late", c(lung, group = "sex"), standard[1:2, ])
maxcombo("lung by sex, log-rank alone", c(lung, group = "sex"), standard[1, , drop = FALSE])
maxcombo("lung by sex, half powers", c(lung, group = "sex"), rbind(c(0, 0), c(0, 0.5), c(0.5, 0), c(0.5, 0.5)))
maxcombo("lung by sex, four independent weights", c(lung, group = "sex"), rbind(c(0, 0), c(0.5, 0.5), c(3, 0), c(0, 3)))
maxcombo("veteran by treatment", c(veteran, group = "trt"))
maxcombo("veteran by prior therapy stratified by cell type", c(veteran, group = "prior", strata = "celltype"))
maxcombo("veteran by treatment, early and late", c(veteran, group = "trt"), rbind(c(1, 0), c(0, 1)))
maxcombo("aml by maintenance", list(data = "aml", time = "time", event = "status", event_value = 1, group = "x"))
maxcombo("ovarian by treatment", list(data = "ovarian", time = "futime", event = "fustat", event_value = 1, group = "rx"))
maxcombo("ovarian by residual disease stratified by treatment", list(data = "ovarian", time = "futime", event = "fustat", event_value = 1, group = "resid.ds", strata = "rx"))
maxcombo("gbsg by hormone therapy", c(gbsg, group = "hormon"))
maxcombo("gbsg by hormone therapy stratified by grade", c(gbsg, group = "hormon", strata = "grade"))
maxcombo("gbsg by menopause, four independent weights", c(gbsg, group = "meno"), rbind(c(0, 0), c(1, 1), c(2, 0), c(0, 2)))
maxcombo("rotterdam by chemotherapy", c(rotterdam, group = "chemo"))
maxcombo("rotterdam by hormone therapy stratified by size", c(rotterdam, group = "hormon", strata = "size"))
maxcombo("rotterdam in whole years by grade", list(data = "rotterdam-years", time = "years", event = "recur", event_value = 1, group = "grade"))
maxcombo("colon recurrence in whole months by sex", list(data = "colon-months", time = "months", event = "status", event_value = 1, group = "sex"))
maxcombo("colon death by obstruction stratified by treatment", list(data = "colon", where = list(etype = 2), time = "time", event = "status", event_value = 1, group = "obstruct", strata = "rx"))
maxcombo("mgus2 by sex", list(data = "mgus2", time = "futime", event = "death", event_value = 1, group = "sex"))
maxcombo("mgus2 by sex on the age scale", list(data = "mgus2-age-months", time = "exit", entry = "entry", event = "death", event_value = 1, group = "sex"))
maxcombo("myeloid by treatment stratified by sex", list(data = "myeloid", time = "futime", event = "death", event_value = 1, group = "trt", strata = "sex"))
maxcombo("pbc by treatment stratified by stage", list(data = "pbc", time = "time", event = "status", event_value = 2, group = "trt", strata = "stage"))
maxcombo("heart by transplant, start-stop", c(heart, group = "transplant"))
for (set in c(3, 11, 24)) maxcombo(paste("small cohort", set, "with late entry, stratified"), list(data = "small-cohorts", where = list(set = set), time = "exit", entry = "entry", event = "event", event_value = 1, group = "z", strata = "stratum"))
write_cases("maxcombo.R", cases, c("survival", "mvtnorm"))
