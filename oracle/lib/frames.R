# The data sets, and columns derived from them. A derived set is written to golden/inputs, so that whoever compares reads columns
# and derives nothing.

library(survival)

raw_names <- c("aml", "bladder2", "cgd", "colon", "gbsg", "heart_tdc", "lung", "mgus2", "myeloid", "ovarian", "pbc", "rotterdam", "veteran")
frames <- lapply(setNames(raw_names, raw_names), function(name) {
  get(if (name == "heart_tdc") "heart" else name, envir = asNamespace("survival"))
})

# Text of a column: every double with the fewest digits that read back as the same double, missing as nothing.
number_text <- function(x) {
  text <- sprintf("%.15g", x)
  for (digits in 16:17) {
    short <- is.finite(x) & suppressWarnings(as.numeric(text)) != x
    text[short] <- sprintf(paste0("%.", digits, "g"), x[short])
  }
  text[!is.finite(x)] <- ""
  text
}

quoted <- function(x) paste0("\"", x, "\"")
column_text <- function(x) {
  if (is.factor(x)) x <- as.character(x)
  if (is.character(x)) ifelse(is.na(x), "", quoted(x)) else number_text(as.numeric(x))
}

write_columns <- function(frame, path) {
  dir.create(dirname(path), recursive = TRUE, showWarnings = FALSE)
  fields <- vapply(frame, column_text, character(nrow(frame)))
  connection <- file(path, "wb")
  on.exit(close(connection))
  writeLines(c(paste(quoted(names(frame)), collapse = ","), apply(fields, 1, paste, collapse = ",")), connection, sep = "\n")
}

derive <- function(name, frame) frames[[name]] <<- frame

weigh <- function(frame) {
  row <- seq_len(nrow(frame))
  cbind(frame, w_int = 1 + row %% 3, w_frac = 0.5 + (row %% 5) / 4)
}

for (name in c("lung", "veteran", "colon", "ovarian")) derive(paste0(name, "-weighted"), weigh(frames[[name]]))
derive("heart-weighted", weigh(frames$heart_tdc))
# Age as the time scale: entry at diagnosis. In years the sums meet only up to rounding, so near-ties must be merged.
derive("mgus2-age-years", with(frames$mgus2, data.frame(id, sex, hgb, mspike, dxyr, entry = age, exit = age + futime / 12, death)))
derive("mgus2-age-months", with(frames$mgus2, data.frame(id, sex, hgb, mspike, dxyr, entry = 12 * age, exit = 12 * age + futime, death)))
derive("pbc-age-years", with(frames$pbc, data.frame(id, sex, trt, bili, edema, albumin, entry = age, exit = age + time / 365.25, status)))
# Heavy ties: whole years, months and weeks.
derive("rotterdam-years", with(frames$rotterdam, data.frame(years = ceiling(rtime / 365.25), recur, dyears = ceiling(dtime / 365.25), death, age, meno, size, grade, nodes, er, hormon, chemo)))
derive("colon-months", with(subset(frames$colon, etype == 1), data.frame(months = ceiling(time / 30.4375), status, rx, sex, age, nodes, differ, extent)))
derive("lung-months", with(frames$lung, data.frame(months = ceiling(time / 30.4375), status, sex, age, ph.ecog, inst)))
derive("veteran-weeks", with(frames$veteran, data.frame(weeks = ceiling(time / 7), status, trt, celltype, karno, age, prior)))
derive("heart-months", with(frames$heart_tdc, data.frame(start = floor(start / 30), stop = pmax(ceiling(stop / 30), floor(start / 30) + 1), event, age, surgery, transplant, id)))
# Covariates far from zero: a calendar year, and seconds since 1970.
derive("rotterdam-offset", with(frames$rotterdam, data.frame(rtime, recur, year = year + 1000, seconds = (year - 1970) * 31557600 + age * 86400, age, nodes)))
derive("lung-offset", with(frames$lung, data.frame(time, status, age = age + 2000, karno = ph.karno + 1e6, sex)))
# Degenerate covariates.
derive("veteran-degenerate", with(frames$veteran, data.frame(time, status, karno, age, twice_karno = 2 * karno, karno_plus_age = karno + age, constant = 7,
  never_dies = as.numeric(status == 0), long = as.numeric(time > 200), trt)))
derive("ovarian-degenerate", with(frames$ovarian, data.frame(futime, fustat, age, rx, constant = 1, months = age * 12, dead = fustat)))
# Flat curves: they stop exactly at a quarter, a half or three quarters; in "ends" the curve ends there; in "late" censorings come first.
derive("flat", data.frame(group = rep(c("crosses", "ends", "late", "thirds", "ties"), c(8, 8, 5, 6, 8)),
  time = c(1:8, 1:8, 1:5, 2, 4, 6, 8, 10, 12, 1, 1, 3, 3, 5, 5, 7, 7),
  status = c(1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 0, 1)))
# Times that differ by less than the tie tolerance: 0.1 + 0.2 and 0.3, and two sums of thirds.
derive("near-ties", data.frame(time = c(0.1 + 0.2, 0.3, 1 / 3 + 1 / 3 + 1 / 3, 1, 1.1 + 2.2, 3.3, 4, 5, 0.7 + 0.1, 0.8), status = c(1, 1, 1, 0, 1, 1, 0, 1, 0, 1), x = c(0, 1, 0, 1, 1, 0, 0, 1, 1, 0)))

# Many small cohorts with heavy ties, late entry, weights, strata and clusters: what the famous data sets never combine.
suppressWarnings(RNGversion("4.2.0"))
set.seed(20)
derive("small-cohorts", do.call(rbind, lapply(1:40, function(set) {
  n <- 12 + set %% 9
  entry <- sample(0:4, n, TRUE)
  data.frame(set, entry, exit = entry + sample(1:9, n, TRUE), event = as.numeric(runif(n) < 0.7), x = round(rnorm(n), 2), z = sample(0:1, n, TRUE),
    weight = sample(c(0.25, 0.5, 1, 1.5, 3), n, TRUE), stratum = sample(1:2, n, TRUE), cluster = sample(1:6, n, TRUE))
})))

# Competing risks: what came first, and which. 0 censored; mgus2: 1 progression, 2 death; myeloid: 1 transplant, 2 death; rotterdam: 1 recurrence, 2 death.
derive("mgus2-competing", with(frames$mgus2, {
  row <- seq_along(id)
  months <- ifelse(pstat == 1, ptime, futime)
  data.frame(id, sex, decade = findInterval(age, c(60, 70, 80)), months, years = ceiling(months / 12), cause = ifelse(pstat == 1, 1, 2 * death),
    entry = 12 * age, exit = 12 * age + months, age, hgb, mspike, w_int = 1 + row %% 3, w_frac = 0.5 + (row %% 5) / 4)
}))
derive("myeloid-competing", with(frames$myeloid, data.frame(id, trt, sex, days = pmin(txtime, futime, na.rm = TRUE), cause = ifelse(!is.na(txtime), 1, 2 * death))))
derive("rotterdam-competing", with(frames$rotterdam, data.frame(size, grade, meno, hormon, chemo, age, nodes, days = pmin(rtime, dtime),
  cause = ifelse(recur == 1 & rtime <= dtime, 1, 2 * death))))
derive("pbc-years", with(frames$pbc, data.frame(years = ceiling(time / 365.25), status, trt, sex, stage, edema, age, bili, albumin)))
# Three causes, three groups and heavy ties in small cohorts.
set.seed(21)
derive("small-competing", do.call(rbind, lapply(1:12, function(set) {
  n <- 20 + set
  entry <- sample(0:3, n, TRUE)
  data.frame(set, entry, exit = entry + sample(1:9, n, TRUE), time = sample(1:9, n, TRUE), cause = sample(0:3, n, TRUE), group = sample(1:3, n, TRUE), stratum = sample(1:2, n, TRUE),
    weight = sample(c(0.25, 0.5, 1, 1.5, 3), n, TRUE), x = round(rnorm(n), 2), z = sample(0:1, n, TRUE))
})))

source("lib/shrinkage_frames.R")
source("lib/subgroup_frames.R")
# Days from acceptance to transplant, missing where none took place.
derive("jasa-waiting", with(get("jasa", envir = asNamespace("survival")), data.frame(age, surgery, futime, fustat, transplant, wait.time)))
source("lib/fine_gray_frames.R")

# The columns of one analysis: complete rows only.
# competing: further values of `event`, causes 2, 3, ….
# where: list(column = value); event_value: the values of `event` that are events; a covariate "grade=3" is the indicator of that level.
column <- function(frame, name) {
  if (!name %in% names(frame) && grepl("=", name)) {
    split <- regmatches(name, regexpr("=", name), invert = TRUE)[[1]]
    source <- frame[[split[1]]]
    return(ifelse(is.na(source), NA, as.numeric(as.character(source) == split[2])))
  }
  value <- frame[[name]]
  stopifnot(!is.null(value))
  value
}

level_order <- function(x) if (is.numeric(x)) as.character(sort(unique(x))) else sort(unique(as.character(x)), method = "radix")

select <- function(spec) {
  frame <- frames[[spec$data]]
  for (name in names(spec$where)) frame <- frame[!is.na(frame[[name]]) & as.character(frame[[name]]) == spec$where[[name]], ]
  used <- c(spec$time, spec$entry, spec$event, spec$weight, spec$group, spec$strata, spec$cluster, unlist(spec$terms))
  complete <- Reduce(`&`, lapply(used, function(name) !is.na(column(frame, name))))
  frame <- frame[complete, ]
  result <- list(n = nrow(frame), time = frame[[spec$time]], event = as.integer(as.character(frame[[spec$event]]) %in% as.character(spec$event_value)))
  if (!is.null(spec$entry)) result$entry <- frame[[spec$entry]]
  result$y <- if (is.null(spec$entry)) Surv(result$time, result$event) else Surv(result$entry, result$time, result$event)
  result$w <- if (is.null(spec$weight)) rep(1, nrow(frame)) else frame[[spec$weight]]
  group <- function(names) {
    parts <- lapply(names, function(name) { v <- frame[[name]]; factor(as.character(v), levels = level_order(v)) })
    if (length(parts) == 1) parts[[1]] else do.call(interaction, c(parts, list(drop = TRUE, lex.order = TRUE)))
  }
  if (!is.null(spec$group)) result$group <- group(spec$group)
  if (!is.null(spec$strata)) result$strata <- group(spec$strata)
  if (!is.null(spec$cluster)) result$cluster <- group(spec$cluster)
  result$terms <- lapply(spec$terms, function(names) sapply(names, function(name) as.numeric(column(frame, name))))
  result
}

describe <- function(spec) {
  spec$event_value <- I(as.character(spec$event_value))
  if (!is.null(spec$competing)) spec$competing <- I(as.character(spec$competing))
  for (name in c("strata", "cluster", "group")) if (!is.null(spec[[name]])) spec[[name]] <- I(spec[[name]])
  if (!is.null(spec$where)) spec$where <- lapply(spec$where, as.character)
  if (!is.null(spec$terms)) spec$terms <- unname(Map(function(name, columns) list(name = name, columns = I(columns)), names(spec$terms), spec$terms))
  spec
}

write_frames <- function() {
  for (name in names(frames)) {
    folder <- if (name %in% raw_names) "data" else file.path("golden", "inputs")
    write_columns(frames[[name]], file.path(folder, paste0(name, ".csv")))
  }
}

# A golden file of named cases.
write_cases <- function(script, cases, packages = "survival") {
  stopifnot(!anyDuplicated(vapply(cases, function(case) case$name, "")))
  write_golden(list(made_by = made_by(script, packages), cases = cases), file.path("golden", sub("R$", "json", script)))
  cat(sprintf("%s: %d cases\n", script, length(cases)))
}
