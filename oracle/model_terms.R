# Terms of Cox models by rms: knots and columns of restricted cubic splines, polynomials, interactions, and the Wald tests of anova.rms.
# A column is the product of its parts: "age" the values, "age'" and "age''" the further columns of the spline, "age^2" a power, "sex=2" an indicator.

source("json.R")
source("lib/frames.R")
suppressMessages(library(rms))

cases <- list()

# Knots that rcspline.eval chooses, and its columns at evenly spaced quantiles of the values.
knots <- function(data, variable, counts = 3:7) {
  x <- frames[[data]][[variable]]
  x <- x[!is.na(x)]
  for (count in counts) {
    chosen <- suppressWarnings(rcspline.eval(x, nk = count, knots.only = TRUE))
    at <- unname(quantile(x, seq(0, 1, 0.125)))
    basis <- rcspline.eval(at, knots = chosen, inclx = TRUE)
    cases[[length(cases) + 1]] <<- list(name = sprintf("knots of %s in %s, %d", variable, data, count), data = data, variable = variable, count = count, knots = I(unname(chosen)), at = I(at),
      columns = lapply(seq_len(ncol(basis)), function(j) I(unname(basis[, j]))))
  }
}

parts_of <- function(name) {
  name <- gsub("\\^([0-9]+)", "^\\1", name)
  strsplit(name, " \\* ")[[1]]
}

model <- function(name, spec, right, factors = character(), ties = "efron") {
  frame <- frames[[spec$data]]
  for (column in names(spec$where)) frame <- frame[frame[[column]] == spec$where[[column]], ]
  variables <- all.vars(as.formula(paste("~", right)))
  used <- c(spec$time, spec$entry, spec$event, variables)
  frame <- frame[complete.cases(frame[, used]), ]
  for (f in factors) frame[[f]] <- factor(as.character(frame[[f]]), levels = level_order(frame[[f]]))
  frame$dead <- as.integer(as.character(frame[[spec$event]]) %in% as.character(spec$event_value))
  left <- if (is.null(spec$entry)) sprintf("Surv(%s, dead)", spec$time) else sprintf("Surv(%s, %s, dead)", spec$entry, spec$time)
  formula <- as.formula(paste(left, "~", right))
  fit <- do.call(cph, list(formula, data = frame, method = ties, eps = 1e-9, tol = 1e-13, iter.max = 20))
  table <- anova(fit)
  which <- attr(table, "which")
  rows <- trimws(gsub(" +", " ", rownames(table)))
  # anova.rms takes p from 1 - pchisq, which has no digits left in the tail.
  p <- pchisq(table[, "Chi-Square"], table[, "d.f."], lower.tail = FALSE)
  stopifnot(max(abs(p - table[, "P"])) < 1e-12)
  tests <- lapply(seq_along(which), function(i) list(test = rows[i], columns = I(which[[i]] - 1), chi2 = table[i, "Chi-Square"], df = table[i, "d.f."], p = p[[i]]))
  design <- fit$Design
  found <- Filter(Negate(is.null), Map(function(assume, parms, v) if (assume == "rcspline") parms else NULL, design$assume, design$parms[design$name], design$name))
  names(found) <- design$name[design$assume == "rcspline"]
  spec$event_value <- I(as.character(spec$event_value))
  if (!is.null(spec$where)) spec$where <- lapply(spec$where, as.character)
  variables_used <- lapply(variables, function(v) list(name = v, columns = I(v)))
  cases[[length(cases) + 1]] <<- list(name = name, input = c(spec, list(terms = unname(variables_used))), right = right, factors = I(factors), ties = ties, n = nrow(frame),
    knots = if (length(found)) lapply(found, function(k) I(as.numeric(k))) else list(),
    columns = lapply(names(coef(fit)), function(n) I(parts_of(n))), coef = I(unname(coef(fit))), se = I(unname(sqrt(diag(vcov(fit))))), loglik = fit$loglik[2], tests = tests)
}

for (v in c("age", "meal.cal", "wt.loss", "ph.karno")) knots("lung", v)
for (v in c("karno", "age", "diagtime")) knots("veteran", v)
for (v in c("age", "nodes", "er", "pgr")) knots("rotterdam", v)
for (v in c("bili", "albumin", "protime", "copper")) knots("pbc", v)
for (v in c("nodes", "size", "er")) knots("gbsg", v)
knots("colon", "nodes"); knots("ovarian", "age", 3:5); knots("mgus2", "creat"); knots("mgus2", "hgb"); knots("heart_tdc", "year", 3:6)

lung <- list(data = "lung", time = "time", event = "status", event_value = 2)
veteran <- list(data = "veteran", time = "time", event = "status", event_value = 1)
colon <- list(data = "colon", where = list(etype = 2), time = "time", event = "status", event_value = 1)
gbsg <- list(data = "gbsg", time = "rfstime", event = "status", event_value = 1)
pbc <- list(data = "pbc", time = "time", event = "status", event_value = 2)
rotterdam <- list(data = "rotterdam", time = "rtime", event = "recur", event_value = 1)
ovarian <- list(data = "ovarian", time = "futime", event = "fustat", event_value = 1)
mgus2 <- list(data = "mgus2", time = "futime", event = "death", event_value = 1)
heart <- list(data = "heart_tdc", time = "stop", entry = "start", event = "event", event_value = 1)
myeloid <- list(data = "myeloid", time = "futime", event = "death", event_value = 1)

model("lung, spline", lung, "rcs(age, 4) + sex", "sex")
model("lung, spline, breslow", lung, "rcs(age, 4) + sex", "sex", "breslow")
model("lung, spline by factor", lung, "rcs(age, 4) * sex", "sex")
model("lung, numeric by numeric", lung, "age * ph.karno + sex", "sex")
model("lung, polynomial", lung, "pol(age, 2) + sex", "sex")
model("lung, cubic", lung, "pol(age, 3) + ph.karno")
model("lung, polynomial by factor", lung, "pol(age, 2) * sex", "sex")
model("lung, two splines", lung, "rcs(age, 3) + rcs(wt.loss, 3) + sex", "sex")
model("veteran, spline and factor", veteran, "rcs(karno, 4) + celltype", "celltype")
model("veteran, numeric by factor", veteran, "karno * celltype", "celltype")
model("veteran, factor by factor", veteran, "trt * prior + karno", c("trt", "prior"))
model("veteran, spline by factor", veteran, "rcs(karno, 3) * trt + age", "trt")
model("colon, spline", colon, "rcs(age, 5) + rx + nodes", "rx")
model("colon, factor by factor", colon, "rx * sex + nodes", c("rx", "sex"))
model("colon, numeric by factor", colon, "age * rx", "rx")
model("rotterdam, two splines", rotterdam, "rcs(nodes, 5) + rcs(age, 4) + hormon")
model("rotterdam, spline by numeric", rotterdam, "rcs(age, 4) * hormon + nodes")
model("rotterdam, heavily tied spline", rotterdam, "rcs(er, 4) + grade", "grade")
model("pbc, two splines", pbc, "rcs(bili, 4) + rcs(age, 5) + edema", "edema")
model("pbc, spline and polynomial", pbc, "rcs(bili, 5) + pol(albumin, 2)")
model("gbsg, spline beside interaction", gbsg, "rcs(nodes, 4) + rcs(age, 4) * hormon", "hormon")
model("gbsg, two interactions", gbsg, "rcs(nodes, 3) + age * hormon + age * meno", c("hormon", "meno"))
model("mgus2, spline by factor", mgus2, "rcs(age, 5) * sex + hgb", "sex")
model("mgus2, seven knots", mgus2, "rcs(hgb, 7) + age")
model("heart, spline with late entry", heart, "rcs(age, 3) + transplant", "transplant")
model("heart, interaction with late entry", heart, "age * transplant + year", "transplant")
model("myeloid, factor by factor", myeloid, "trt * sex", c("trt", "sex"))
model("ovarian, spline", ovarian, "rcs(age, 3) + rx", "rx")
write_cases("model_terms.R", cases, c("survival", "rms", "Hmisc"))
