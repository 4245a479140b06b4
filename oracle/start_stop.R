# Follow-up split where a covariate changes (tmerge, tdc) and at fixed times (survSplit), and Cox models of the pieces. tmerge's rules: a change at or before the start
# holds from the start, a change at or after the end never happens, an event at the time of a change belongs to the value before it.

source("json.R")
source("lib/frames.R")

sets <- list(
  jasa = with(jasa, data.frame(id = seq_along(futime), time = pmax(futime, 0.5), event = fustat, transplant = ifelse(transplant == 1, wait.time, NA), age, surgery)),
  mgus2 = with(mgus2, data.frame(id, time = futime, event = death, pcm = ifelse(pstat == 1, ptime, NA), age, sex = as.numeric(sex == "M"))),
  rotterdam = with(rotterdam, data.frame(id = pid, time = dtime, event = death, recurrence = ifelse(recur == 1, rtime, NA), age, nodes, meno)),
  myeloid = with(myeloid, data.frame(id, time = futime, event = death, cr = crtime, tx = txtime, trt = as.numeric(trt == "B"))),
  veteran = with(veteran, data.frame(id = seq_along(time), time, event = status, karno, prior)),
  lung = with(lung, data.frame(id = seq_along(time), time, event = status - 1, age, sex)))
suppressWarnings(RNGversion("4.2.0"))
set.seed(51)
sets$`small-changes` <- local({
  n <- 80
  data.frame(id = 1:n, time = sample(1:12, n, TRUE), event = sample(0:1, n, TRUE), a = ifelse(runif(n) < 0.6, sample(0:13, n, TRUE), NA), b = ifelse(runif(n) < 0.4, sample(0:13, n, TRUE), NA), x = round(rnorm(n), 2))
})
for (name in names(sets)) write_columns(sets[[name]], file.path("golden", "inputs", paste0("split-", name, ".csv")))

cases <- list()
split_case <- function(data, changes = character(), covariates = character(), cuts = numeric(), ties = "efron", by_period = character()) {
  d <- sets[[data]]
  pieces <- tmerge(d, d, id = id, died = event(time, event))
  for (change in changes) {
    d$at <- d[[change]]
    pieces <- tmerge(pieces, d, id = id, change_value = tdc(at))
    names(pieces)[names(pieces) == "change_value"] <- paste0("after_", change)
  }
  if (length(cuts)) pieces <- survSplit(Surv(tstart, tstop, died) ~ ., as.data.frame(pieces), cut = cuts, episode = "period", start = "tstart") else pieces$period <- 1
  pieces$period <- pieces$period - 1
  after <- if (length(changes)) paste0("after_", changes)
  terms <- c(covariates, after, if (length(by_period)) paste0(by_period, ":strata(period)"))
  fit <- if (length(terms)) coxph(as.formula(paste("Surv(tstart, tstop, died) ~", paste(c(covariates, after), collapse = " + "))), pieces, ties = ties, control = coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50))
  cases[[length(cases) + 1]] <<- list(name = paste0(data, if (length(changes)) paste0(", ", paste(changes, collapse = " and ")), if (length(cuts)) paste0(", cut at ", paste(cuts, collapse = " ")), if (ties != "efron") paste0(", ", ties)),
    input = list(data = paste0("split-", data), changes = I(changes), covariates = I(covariates), cuts = I(cuts), ties = ties),
    patients = nrow(d), pieces = nrow(pieces), events = sum(pieces$died), time_at_risk = sum(pieces$tstop - pieces$tstart), start_sum = sum(pieces$tstart), period_sum = sum(pieces$period),
    changed = I(unname(sapply(after, function(name) sum(pieces[[name]])))), changed_time = I(unname(sapply(after, function(name) sum((pieces$tstop - pieces$tstart)[pieces[[name]] == 1])))),
    loglik = if (length(terms)) I(fit$loglik), coef = if (length(terms)) I(unname(coef(fit))), se = if (length(terms)) I(unname(sqrt(diag(fit$var)))))
}
split_case("jasa", "transplant", c("age", "surgery"))
split_case("jasa", "transplant", c("age", "surgery"), ties = "breslow")
split_case("jasa", "transplant", "age", cuts = c(30, 90, 365))
split_case("mgus2", "pcm", c("age", "sex"))
split_case("mgus2", "pcm", "age", ties = "breslow")
split_case("mgus2", "pcm", cuts = c(60, 120))
split_case("rotterdam", "recurrence", c("age", "nodes", "meno"))
split_case("myeloid", c("cr", "tx"), "trt")
split_case("myeloid", "tx", "trt", cuts = c(100, 365), ties = "breslow")
split_case("veteran", covariates = c("karno", "prior"), cuts = c(90, 180))
split_case("lung", covariates = c("age", "sex"), cuts = c(100, 200, 400))
split_case("small-changes", c("a", "b"), "x")
split_case("small-changes", c("a", "b"), "x", cuts = c(2, 5, 9), ties = "breslow")
write_cases("start_stop.R", cases)
