# Histories of states: one row for each stay of a subject in a state (id, start, stop, from, to; to is "censor" where no transition ends the row).

# From one row a subject: stages is a list of state = list(time, happened), the last one absorbing. Of two transitions at one time the later stage is kept half a unit
# later by the caller. A stage that happens after the last one, or at the origin, is refused.
chain <- function(id, stages, extra = NULL) {
  absorbing <- names(stages)[length(stages)]
  end <- stages[[absorbing]]$time
  rows <- lapply(seq_along(id), function(i) {
    happened <- Filter(function(s) s$happened[i] == 1, stages[-length(stages)])
    times <- vapply(happened, function(s) s$time[i], 0)
    order <- order(times)
    times <- times[order]
    states <- c("start", names(happened)[order])
    died <- stages[[absorbing]]$happened[i] == 1
    stopifnot(all(diff(c(0, times)) > 0), end[i] > max(0, times) || (!died && end[i] == max(times)))
    stays <- data.frame(id = id[i], start = c(0, times), stop = c(times, end[i]), from = states, to = c(states[-1], if (died) absorbing else "censor"), which = i)
    stays[stays$stop > stays$start, ] # last seen on the day of the last transition: there is no stay after it
  })
  long <- do.call(rbind, rows)
  if (is.null(extra)) long$which <- NULL else { long <- cbind(long, extra[long$which, , drop = FALSE]); long$which <- NULL }
  long
}

histories <- list()

# mgus2, as the survival vignette has it: progression (pcm), then death; a progression in the month of death is moved a tenth of a month earlier.
histories$mgus2 <- with(mgus2, {
  row <- seq_along(id)
  pcm <- ifelse(pstat == 1 & ptime == futime & death == 1, ptime - 0.1, ptime)
  chain(id, list(pcm = list(time = pcm, happened = pstat), death = list(time = futime, happened = death)),
    data.frame(sex, decade = findInterval(age, c(60, 70, 80)), age, w_int = 1 + row %% 3, w_frac = 0.5 + (row %% 5) / 4))
})
histories$`mgus2-age` <- transform(histories$mgus2, start = start + 12 * age, stop = stop + 12 * age)

# myeloid: complete response (cr), transplant (tx), relapse, death, any order; of two on one day the second is half a day later.
histories$myeloid <- with(myeloid, {
  day <- function(x) ifelse(is.na(x), Inf, x)
  later <- function(x, ...) { for (y in list(...)) x <- ifelse(is.finite(x) & x == y, x + 0.5, x); x }
  cr <- day(crtime); tx <- later(day(txtime), cr); rl <- later(day(rltime), cr, tx); rl <- later(rl, cr, tx)
  last <- pmax(ifelse(is.finite(cr), cr, 0), ifelse(is.finite(tx), tx, 0), ifelse(is.finite(rl), rl, 0))
  end <- ifelse(futime < last | (death == 1 & futime == last), last + 0.5, futime)
  stages <- list(cr = list(time = cr, happened = is.finite(cr)), tx = list(time = tx, happened = is.finite(tx)), relapse = list(time = rl, happened = is.finite(rl)),
    death = list(time = end, happened = death))
  chain(id, lapply(stages, function(s) { s$happened <- as.numeric(s$happened); s }), data.frame(trt, sex))
})

# rotterdam and colon: recurrence, then death. Who died on the day of recurrence has the recurrence half a day earlier.
histories$rotterdam <- with(rotterdam, {
  recurrence <- ifelse(recur == 1 & death == 1 & rtime >= dtime, dtime - 0.5, rtime)
  chain(pid, list(recurrence = list(time = recurrence, happened = recur), death = list(time = dtime, happened = death)), data.frame(size, grade, meno, hormon))
})
histories$colon <- local({
  r <- subset(colon, etype == 1); d <- subset(colon, etype == 2)
  stopifnot(all(r$id == d$id))
  recurrence <- ifelse(r$status == 1 & d$status == 1 & r$time >= d$time, d$time - 0.5, r$time)
  chain(r$id, list(recurrence = list(time = recurrence, happened = r$status), death = list(time = d$time, happened = d$status)), data.frame(rx = as.character(r$rx), sex = r$sex))
})
# gbsg-like two states, and competing risks, one row a subject.
histories$pbc <- with(pbc, data.frame(id, start = 0, stop = time, from = "start", to = c("censor", "transplant", "death")[1 + status], trt, sex, stage))
histories$veteran <- with(veteran, data.frame(id = seq_along(time), start = 0, stop = time, from = "start", to = ifelse(status == 1, "death", "censor"), celltype = as.character(celltype)))

# Reversible models with several starting states, late entry, heavy ties, and rows split without a transition.
suppressWarnings(RNGversion("4.2.0"))
set.seed(31)
histories$`small-histories` <- do.call(rbind, lapply(1:24, function(set) {
  n <- 14 + set
  do.call(rbind, lapply(seq_len(n), function(i) {
    time <- if (set %% 3 == 0) sample(0:3, 1) else 0
    state <- if (set %% 2 == 0) sample(c("a", "b", "c"), 1) else "a"
    group <- sample(1:2, 1); weight <- if (set %% 4 == 3) sample(c(0.25, 0.5, 1, 1.5, 3), 1) else 1
    rows <- list()
    repeat {
      stop <- time + sample(1:4, 1)
      to <- if (runif(1) < 0.2) "censor" else sample(setdiff(c("a", "b", "c", "d", "d"), state), 1)
      last <- to == "d" || runif(1) < 0.25
      rows[[length(rows) + 1]] <- data.frame(set, id = 1000 * set + i, start = time, stop, from = state, to, group, weight)
      if (last) break
      time <- stop
      if (to != "censor") state <- to
    }
    do.call(rbind, rows)
  }))
}))
