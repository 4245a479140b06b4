# Recurrent events: Andersen-Gill and the Prentice-Williams-Peterson models (total and gap time) as coxph fits them with strata of the event number and clusters of the
# patient. The event number and the gap times are made here from id, start, stop and event; rows of a patient without an event at their end are only splits.
# "joined": this and later event numbers form one stratum.

source("json.R")
source("lib/frames.R")

number_events <- function(d) {
  d <- d[order(d$id, d$stop), ]
  d$number <- ave(d$event, d$id, FUN = function(e) 1 + c(0, cumsum(e)[-length(e)]))
  d$origin <- ave(seq_len(nrow(d)), d$id, FUN = function(rows) {
    at <- d$start[rows[1]]
    sapply(seq_along(rows), function(i) { if (i > 1 && d$event[rows[i - 1]] == 1) at <<- d$stop[rows[i - 1]]; at })
  })
  d
}

sets <- list(
  bladder2 = with(bladder2, data.frame(id, start, stop, event, rx, count = number, size)),
  cgd = with(cgd, data.frame(id, start = tstart, stop = tstop, event = status, treat = as.numeric(treat == "rIFN-g"), age, inherit = as.numeric(inherit == "autosomal"), steroids)),
  colon = local({
    r <- subset(colon, etype == 1); d <- subset(colon, etype == 2)
    both <- r$status == 1 & r$time < d$time
    first <- data.frame(id = r$id, start = 0, stop = ifelse(both, r$time, d$time), event = ifelse(both, 1, d$status), nodes = r$nodes, obstruct = r$obstruct)
    second <- data.frame(id = r$id, start = r$time, stop = d$time, event = d$status, nodes = r$nodes, obstruct = r$obstruct)[both, ]
    x <- rbind(first, second)
    x[complete.cases(x), ]
  }))
suppressWarnings(RNGversion("4.2.0"))
set.seed(41)
sets$`small-recurrent` <- do.call(rbind, lapply(1:60, function(id) {
  time <- sample(0:3, 1); x <- round(rnorm(1), 2); z <- sample(0:1, 1)
  do.call(rbind, lapply(seq_len(sample(1:6, 1)), function(k) {
    stop <- time + sample(1:5, 1)
    row <- data.frame(id, start = time, stop, event = as.numeric(runif(1) < 0.6), x, z)
    time <<- stop + (runif(1) < 0.2) # now and then unobserved for a while
    row
  }))
}))
for (name in names(sets)) write_columns(sets[[name]], file.path("golden", "inputs", paste0("recurrent-", name, ".csv")))

cases <- list()
recurrent <- function(data, covariates, model, ties = "efron", joined = NULL) {
  d <- number_events(sets[[data]])
  if (!is.null(joined)) d$number <- pmin(d$number, joined)
  if (model == "pwp-gap") { d$start <- d$start - d$origin; d$stop <- d$stop - d$origin }
  terms <- c(covariates, if (model != "andersen-gill") "strata(number)", "cluster(id)")
  fit <- coxph(as.formula(paste("Surv(start, stop, event) ~", paste(terms, collapse = " + "))), d, ties = ties, control = coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50, timefix = TRUE))
  cases[[length(cases) + 1]] <<- list(name = paste0(data, ", ", model, ", ", paste(covariates, collapse = " + "), if (ties != "efron") paste0(", ", ties), if (!is.null(joined)) paste0(", joined from ", joined)),
    input = list(data = paste0("recurrent-", data), covariates = I(covariates), model = model, ties = ties, joined = joined),
    n = fit$n, events = fit$nevent, by_number = I(as.vector(tapply(d$event, d$number, sum))), time_at_risk = sum(d$stop - d$start), entry_sum = sum(d$start),
    loglik = I(fit$loglik), coef = I(unname(coef(fit))), se = I(unname(sqrt(diag(fit$naive.var)))), robust_se = I(unname(sqrt(diag(fit$var)))))
}
for (model in c("andersen-gill", "pwp-total", "pwp-gap")) {
  recurrent("bladder2", c("rx", "count", "size"), model)
  recurrent("bladder2", "rx", model, "breslow")
  recurrent("bladder2", c("rx", "count"), model, joined = 3)
  recurrent("cgd", c("treat", "age", "inherit", "steroids"), model)
  recurrent("cgd", "treat", model, "breslow", joined = 3)
  recurrent("colon", c("nodes", "obstruct"), model)
  recurrent("small-recurrent", c("x", "z"), model)
  recurrent("small-recurrent", c("x", "z"), model, "breslow", joined = 2)
}
write_cases("recurrent_events.R", cases)
