# Landmark analyses: those at risk after the landmark, with time counted from it; groups by what had happened by then. Curves by survfit, tests by survdiff (and again with
# the clock kept and entry at the landmark, which must give the same), hazard ratios by coxph.

source("json.R")
source("lib/frames.R")

cases <- list()

# mark: when the change happened, missing where it never did; mark_event and mark_value when a status column says whether the mark is one.
landmark <- function(name, data, time, event, event_value, at, mark = NULL, mark_event = NULL, group = NULL, covariates = character(), strata = NULL, entry = NULL, ties = "efron") {
  frame <- frames[[data]]
  used <- c(time, event, entry, mark_event, group, covariates, strata)
  frame <- frame[complete.cases(frame[, used, drop = FALSE]), ]
  stop <- frame[[time]]
  dead <- as.integer(frame[[event]] %in% event_value)
  start <- if (is.null(entry)) rep(0, nrow(frame)) else frame[[entry]]
  marks <- lapply(at, function(t) {
    early <- stop <= t & start <= t
    inside <- which(start <= t & stop > t)
    g <- if (is.null(mark)) factor(as.character(frame[[group]][inside]), levels = level_order(frame[[group]])) else {
      happened <- !is.na(frame[[mark]]) & frame[[mark]] <= t
      if (!is.null(mark_event)) happened <- happened & frame[[mark_event]] == 1
      factor(ifelse(happened[inside], "yes", "no"), levels = c("no", "yes"))
    }
    g <- droplevels(g)
    y <- Surv(stop[inside] - t, dead[inside])
    kept <- Surv(rep(t, length(inside)), stop[inside], dead[inside])
    curves <- lapply(levels(g), function(level) {
      fit <- survfit(y[g == level] ~ 1)
      shown <- unique(round(seq(1, length(fit$time), length.out = min(25, length(fit$time)))))
      table <- summary(fit)$table
      column <- function(x) I(ifelse(fit$surv == 0, NA, x)[shown])
      list(group = level, n = sum(g == level), events = sum(y[g == level, 2]), median = as.numeric(table[["median"]]), time = I(fit$time[shown]), survival = I(fit$surv[shown]),
        se = column(fit$surv * fit$std.err), lower = column(fit$lower), upper = column(fit$upper))
    })
    result <- list(time = t, n = length(inside), event = sum(early & dead == 1), censored = sum(early & dead == 0), not_entered = sum(start > t), curves = curves)
    s <- if (is.null(strata)) NULL else factor(frame[[strata]][inside])
    if (nlevels(g) > 1) {
      test <- if (is.null(s)) survdiff(y ~ g) else survdiff(y ~ g + strata(s))
      result$logrank <- list(chi2 = test$chisq, df = nlevels(g) - 1, p = pchisq(test$chisq, nlevels(g) - 1, lower.tail = FALSE))
      x <- data.frame(g = g, frame[inside, covariates, drop = FALSE])
      terms <- paste(c("g", covariates, if (!is.null(s)) "strata(s)"), collapse = " + ")
      fit <- coxph(as.formula(paste("y ~", terms)), x, ties = ties, control = coxph.control(eps = 1e-11, iter.max = 50))
      same <- coxph(as.formula(paste("kept ~", terms)), x, ties = ties, control = coxph.control(eps = 1e-11, iter.max = 50))
      stopifnot(isTRUE(all.equal(coef(fit), coef(same), tolerance = 1e-8)))
      result$terms <- list(term = I(sub("^g", "group=", names(coef(fit)))), coef = I(as.numeric(coef(fit))), se = I(sqrt(diag(vcov(fit)))), p = I(2 * pnorm(-abs(coef(fit) / sqrt(diag(vcov(fit)))))))
    }
    result
  })
  input <- list(data = data, time = time, event = event, event_value = I(as.character(event_value)))
  for (role in c("mark", "mark_event", "group", "strata", "entry")) if (!is.null(get(role))) input[[role]] <- get(role)
  cases[[length(cases) + 1]] <<- list(name = name, input = input, options = list(at = I(at), covariates = I(covariates), ties = ties), n = nrow(frame), landmarks = marks)
}

landmark("jasa: survival after acceptance by transplant", "jasa-waiting", "futime", "fustat", 1, c(0, 30, 60, 90), mark = "wait.time", covariates = "age")
landmark("jasa: by transplant stratified by surgery", "jasa-waiting", "futime", "fustat", 1, c(30, 60), mark = "wait.time", strata = "surgery")
landmark("jasa: by transplant, Breslow", "jasa-waiting", "futime", "fustat", 1, 45, mark = "wait.time", covariates = c("age", "surgery"), ties = "breslow")
landmark("mgus2: death by progression", "mgus2", "futime", "death", 1, c(24, 60, 120), mark = "ptime", mark_event = "pstat", covariates = "age")
landmark("mgus2: death by sex", "mgus2", "futime", "death", 1, c(0, 60, 180), group = "sex")
landmark("mgus2 on the age scale: death by sex", "mgus2-age-months", "exit", "death", 1, c(720, 900), group = "sex", entry = "entry")
landmark("myeloid: death by transplant", "myeloid", "futime", "death", 1, c(90, 180, 365), mark = "txtime")
landmark("myeloid: death by complete remission", "myeloid", "futime", "death", 1, c(30, 60, 90), mark = "crtime", covariates = "trt")
landmark("myeloid: death by complete remission stratified by treatment", "myeloid", "futime", "death", 1, 60, mark = "crtime", strata = "trt")
landmark("rotterdam: death by recurrence", "rotterdam", "dtime", "death", 1, c(365, 730, 1826), mark = "rtime", mark_event = "recur", covariates = c("age", "nodes"))
landmark("rotterdam: death by size", "rotterdam", "dtime", "death", 1, c(730, 1826), group = "size")
landmark("rotterdam in whole years: death by recurrence", "rotterdam-years", "dyears", "death", 1, c(2, 5), mark = "years", mark_event = "recur")
landmark("gbsg: recurrence by grade", "gbsg", "rfstime", "status", 1, c(365, 1096), group = "grade", covariates = "nodes")
landmark("pbc: death by stage", "pbc", "time", "status", 2, c(500, 1500), group = "stage")
landmark("veteran: death by cell type", "veteran", "time", "status", 1, c(30, 90), group = "celltype")
landmark("lung: death by sex", "lung", "time", "status", 2, c(100, 300), group = "sex", covariates = "age")
write_cases("landmark.R", cases)
