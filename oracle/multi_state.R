# State occupancy as survfit's multi-state curves give it: estimate, infinitesimal-jackknife standard error by subject, intervals, numbers at risk, transitions.
# The mean time in each state up to tau is the area under survfit's curve, its standard error the same sum of squares over the areas under survfit's influence curves
# (summary.survfit's own se(rmean) leaves the start out). Before the first transition the curve is the initial distribution, whose influence is
# (e_s - p0) w / sum of w over those at risk then; survfit's standard error there omits subjects who enter late, so those steps are left out when the start varies.
# No limits where the probability is 0, nor log-log limits where it is 1. At most 40 steps a curve are kept.

source("json.R")
source("lib/frames.R")
source("lib/histories.R")

for (name in names(histories)) write_columns(histories[[name]], file.path("golden", "inputs", paste0("history-", name, ".csv")))
cases <- list()

limits <- function(p, se, interval, level) {
  z <- qnorm(1 - (1 - level) / 2)
  full <- p > 1 - 1e-12
  none <- p <= 0 | (interval == "log-log" & full)
  lower <- switch(interval, plain = pmax(0, p - z * se), log = exp(log(p) - z * se / p), p^exp(-z * se / (p * log(p))))
  upper <- switch(interval, plain = pmin(1, p + z * se), log = pmin(1, exp(log(p) + z * se / p)), p^exp(z * se / (p * log(p))))
  list(lower = ifelse(none, NA, lower), upper = ifelse(none, NA, upper))
}

occupancy <- function(name, data, states, transitions, group = NULL, weight = NULL, interval = "log", level = 0.95, tau = NULL, p0 = NULL, set = NULL) {
  h <- histories[[data]]
  if (!is.null(set)) h <- h[h$set == set, ]
  h <- h[complete.cases(h[c("start", "stop", group)]), ]
  h$w <- if (is.null(weight)) 1 else h[[weight]]
  by <- if (is.null(group)) rep("all", nrow(h)) else as.character(h[[group]])
  levels <- if (is.null(group)) "all" else level_order(h[[group]])
  groups <- lapply(levels, function(g) {
    one <- h[by == g, ]
    one$to <- factor(one$to, c("censor", states))
    args <- list(Surv(start, stop, to) ~ 1, data = quote(one), id = quote(id), istate = quote(from), weights = quote(w), conf.type = interval, conf.int = level, influence = TRUE)
    if (!is.null(p0)) { present <- intersect(states, union(one$from, as.character(one$to))); args$p0 <- p0 }
    # survfit puts the states in an order of its own, and wants p0 in it
    args$influence <- TRUE
    fit <- if (is.null(p0)) do.call(survfit, args) else { order <- do.call(survfit, modifyList(args, list(p0 = NULL)))$states; args$p0 <- p0[match(order, states)]; do.call(survfit, args) }
    at <- match(states, fit$states)
    first <- min(one$stop[one$to != "censor"])
    start <- if (is.null(p0)) fit$p0 else args$p0
    varies <- is.null(p0) && sum(start > 0) > 1
    keep <- which(!(varies & fit$time < first))
    shown <- keep[unique(round(seq(1, length(keep), length.out = min(40, length(keep)))))]
    number <- function(matrix, k) if (is.na(at[k])) rep(0, length(fit$time)) else matrix[, at[k]]
    curves <- lapply(seq_along(states), function(k) {
      p <- number(fit$pstate, k); se <- number(fit$std.err, k)
      limit <- limits(p, se, interval, level)
      if (!is.na(at[k])) { ok <- p > 1e-10 & p < 1 - 1e-10; if (any(ok)) stopifnot(isTRUE(all.equal(fit$lower[ok, at[k]], limit$lower[ok])), isTRUE(all.equal(fit$upper[ok, at[k]], limit$upper[ok]))) }
      risk <- sapply(fit$time, function(t) sum(one$w[one$start < t & one$stop >= t & one$from == states[k]]))
      list(state = states[k], initial = if (is.na(at[k])) 0 else start[at[k]],
        steps = lapply(list(time = fit$time, at_risk = risk, probability = p, se = se, lower = limit$lower, upper = limit$upper), function(x) I(unname(x[shown]))))
    })
    counts <- lapply(transitions, function(pair) list(from = pair[1], to = pair[2], events = sum(one$w[one$from == pair[1] & one$to == pair[2]])))
    result <- list(group = g, n = length(unique(one$id)), states = curves, transitions = counts)
    if (!is.null(tau)) result$sojourn <- sojourn(fit, one, states, tau, first, is.null(p0), start)
    result
  })
  cases[[length(cases) + 1]] <<- list(name = name, input = list(data = paste0("history-", data), set = if (is.null(set)) NULL else as.character(set), group = group, weight = weight),
    graph = list(states = I(states), transitions = unname(lapply(transitions, I))), options = list(interval = interval, level = level, tau = tau, p0 = if (is.null(p0)) NULL else I(p0)), groups = groups)
}

sojourn <- function(fit, one, states, tau, first, estimated, start) {
  inside <- fit$time < tau & fit$time >= first
  times <- c(first, fit$time[inside & fit$time > first], tau)
  width <- diff(times)
  at <- match(states, fit$states)
  ids <- unique(one$id[order(match(one$id, one$id))])
  influence <- fit$influence.pstate
  subjects <- dimnames(influence)[[1]]
  column <- 1 + which(inside)
  w <- one$w[match(subjects, as.character(one$id))]
  begun <- one[one$start < first & one$stop >= first, ]
  lapply(seq_along(states), function(k) {
    if (is.na(at[k])) return(list(state = states[k], mean = 0, se = 0))
    mean <- first * start[at[k]] + sum(width * fit$pstate[inside, at[k]])
    area <- as.vector(matrix(influence[, column, at[k]], nrow = length(subjects)) %*% width)
    if (estimated) {
      row <- match(subjects, as.character(begun$id))
      area <- area + first * ifelse(is.na(row), 0, ((begun$from[row] == states[k]) - start[at[k]]) / sum(begun$w))
    }
    list(state = states[k], mean = unname(mean), se = sqrt(sum((w * area)^2)))
  })
}

ill <- function(from, illness, death) list(c(from, illness), c(from, death), c(illness, death))
pcm <- function(name, ..., data = "mgus2") occupancy(name, data, c("start", "pcm", "death"), ill("start", "pcm", "death"), ...)
pcm("mgus2", tau = 240)
pcm("mgus2, log-log, 90%", interval = "log-log", level = 0.9)
pcm("mgus2, plain, 99%", interval = "plain", level = 0.99)
pcm("mgus2 by sex", group = "sex", tau = 120)
pcm("mgus2 by decade", group = "decade", tau = 60)
pcm("mgus2, whole weights", weight = "w_int", tau = 240)
pcm("mgus2 by sex, fractional weights", group = "sex", weight = "w_frac", tau = 180)
pcm("mgus2 from a given start", p0 = c(0.7, 0.3, 0), tau = 100)
pcm("mgus2 on the age scale", data = "mgus2-age", tau = 1000)
pcm("mgus2 on the age scale by sex, log-log", data = "mgus2-age", group = "sex", interval = "log-log")
pcm("mgus2 on the age scale, fractional weights", data = "mgus2-age", weight = "w_frac")
occupancy("veteran, two states, by cell type", "veteran", c("start", "death"), list(c("start", "death")), group = "celltype", tau = 100)
occupancy("pbc, competing risks", "pbc", c("start", "transplant", "death"), list(c("start", "transplant"), c("start", "death")), tau = 3650)
occupancy("pbc, competing risks by stage", "pbc", c("start", "transplant", "death"), list(c("start", "transplant"), c("start", "death")), group = "stage", interval = "log-log")
occupancy("rotterdam", "rotterdam", c("start", "recurrence", "death"), ill("start", "recurrence", "death"), tau = 3650)
occupancy("rotterdam by size", "rotterdam", c("start", "recurrence", "death"), ill("start", "recurrence", "death"), group = "size", interval = "log-log", tau = 1826)
occupancy("rotterdam by grade, plain", "rotterdam", c("start", "recurrence", "death"), ill("start", "recurrence", "death"), group = "grade", interval = "plain")
occupancy("colon", "colon", c("start", "recurrence", "death"), ill("start", "recurrence", "death"), tau = 2000)
occupancy("colon by treatment", "colon", c("start", "recurrence", "death"), ill("start", "recurrence", "death"), group = "rx", tau = 1000)
stages <- c("start", "cr", "tx", "relapse")
course <- c(unlist(lapply(stages, function(from) lapply(setdiff(stages[-1], from), function(to) c(from, to))), recursive = FALSE), lapply(stages, function(from) c(from, "death")))
occupancy("myeloid", "myeloid", c(stages, "death"), course, tau = 1000)
occupancy("myeloid by treatment", "myeloid", c(stages, "death"), course, group = "trt", tau = 730)
occupancy("myeloid by sex, log-log", "myeloid", c(stages, "death"), course, group = "sex", interval = "log-log")
free <- unlist(lapply(c("a", "b", "c"), function(from) lapply(setdiff(c("a", "b", "c", "d"), from), function(to) c(from, to))), recursive = FALSE)
for (set in 1:24) occupancy(paste("small history", set), "small-histories", c("a", "b", "c", "d"), free, group = if (set %% 5 == 0) "group", weight = "weight",
  interval = c("log", "log-log", "plain")[1 + set %% 3], set = set, tau = 5)
for (set in c(2, 6, 13)) occupancy(paste("small history", set, "from a given start"), "small-histories", c("a", "b", "c", "d"), free, weight = "weight", p0 = c(0.5, 0.25, 0.25, 0), set = set, tau = 4)
write_cases("multi_state.R", cases)
