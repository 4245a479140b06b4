# Contingency tables and group comparisons from R. Run from the oracle folder: Rscript tables.R
source("json.R")
library(survival)

# fisher.test finds its odds ratio and limits to about 1e-4 only (uniroot's default). The same equations, solved to rounding:
# the first cell x of a 2 x 2 table is noncentral hypergeometric with odds ratio psi.
conditional_odds_ratio <- function(t, level = 0.95) {
  x <- t[1, 1]; m <- sum(t[, 1]); n <- sum(t[, 2]); k <- sum(t[1, ])
  support <- max(0, k - n):min(k, m)
  logc <- dhyper(support, m, n, k, log = TRUE)
  density <- function(theta) { d <- logc + theta * support; d <- exp(d - max(d)); d / sum(d) }
  root <- function(f) {
    width <- 2
    while (f(-width) * f(width) > 0) width <- 2 * width
    exp(uniroot(f, c(-width, width), tol = 1e-14, maxiter = 10000)$root)
  }
  a <- (1 - level) / 2
  edge_low <- x == min(support); edge_high <- x == max(support)
  list(
    estimate = if (edge_low || edge_high) NA else root(function(th) sum(support * density(th)) - x),
    lower = if (edge_low) 0 else root(function(th) sum(density(th)[support >= x]) - a),
    upper = if (edge_high) Inf else root(function(th) a - sum(density(th)[support <= x])))
}

contingency <- function(name, t, fisher = TRUE) {
  t <- unclass(as.matrix(t)); dimnames(t) <- NULL
  two <- all(dim(t) == 2)
  pearson <- suppressWarnings(chisq.test(t, correct = FALSE))
  e <- pearson$expected
  g <- 2 * sum(ifelse(t == 0, 0, t * log(t / e)))
  df <- prod(dim(t) - 1)
  scores_r <- rep(row(t), t); scores_c <- rep(col(t), t)
  m2 <- (sum(t) - 1) * cor(scores_r, scores_c)^2
  out <- list(
    name = name, counts = t, df = df, expected = matrix(e, nrow(t)),
    pearson = list(statistic = unname(pearson$statistic), p = pearson$p.value),
    likelihood_ratio = list(statistic = g, p = pchisq(g, df, lower.tail = FALSE)),
    trend = list(statistic = m2, p = pchisq(m2, 1, lower.tail = FALSE)))
  if (two) {
    yates <- suppressWarnings(chisq.test(t, correct = TRUE))
    out$yates <- list(statistic = unname(yates$statistic), p = yates$p.value)
  }
  if (fisher) {
    f <- fisher.test(t, workspace = 2e8)
    out$fisher <- list(p = f$p.value)
    if (two) {
      out$fisher$odds_ratio_r <- unname(f$estimate)
      out$fisher <- c(out$fisher, conditional_odds_ratio(t))
    }
  }
  out
}

literal <- function(text) do.call(rbind, lapply(strsplit(text, "/")[[1]], function(r) as.numeric(strsplit(r, ",")[[1]])))

tables <- list(
  "N stage of 530 patients" = literal("5,24,28,34/59,131,140,109"),
  "T stage, an empty cell" = literal("0,9,42,40/21,105,189,124"),
  "2 x 2 of 530 patients" = literal("15,76/39,400"),
  "tea" = literal("3,1/1,3"),
  "zero in the first cell" = literal("0,10/12,5"),
  "zero off the diagonal" = literal("7,0/3,9"),
  "zeros on the diagonal" = literal("0,6/4,0"),
  "diagonal" = literal("6,0/0,4"),
  "exactly independent" = literal("10,20/30,60"),
  "independent, odd" = literal("3,3/3,3"),
  "correction larger than the deviation" = literal("10,11/12,12"),
  "tiny p" = literal("200,3/5,180"),
  "tiny p, big" = literal("2000,30/50,1800"),
  "huge 2 x 2" = literal("51234,48766/50321,49679"),
  "one column sparse" = literal("1,0,0/12,30,25"),
  "sparse 3 x 3" = literal("3,0,1/0,4,0/1,0,5"),
  "sparse 4 x 4" = literal("2,0,1,0/0,3,0,1/1,0,4,0/0,1,0,2"),
  "sparse 2 x 8" = literal("1,0,2,0,1,3,0,1/0,2,1,1,0,4,2,5"),
  "sparse 5 x 6" = literal("2,0,1,2,6,3/1,3,1,1,1,2/1,0,3,1,0,0/1,2,1,2,0,0/0,1,0,0,1,2"),
  "job satisfaction" = literal("1,2,1,0/3,3,6,1/10,10,14,9/6,7,12,11"),
  "4 x 3 with n = 200" = literal("20,14,10/25,20,18/16,17,22/8,12,18"),
  "3 x 5" = literal("9,6,3,2,1/5,8,7,4,3/2,4,6,8,9"),
  "one patient in a row" = literal("1,0/20,30"),
  "equal margins" = literal("10,5,5/5,10,5/5,5,10"),
  "lung: sex by ECOG" = table(lung$sex, lung$ph.ecog),
  "lung: status by ECOG" = table(lung$status, lung$ph.ecog),
  "lung: sex by status" = table(lung$sex, lung$status),
  "veteran: treatment by cell type" = table(veteran$trt, veteran$celltype),
  "veteran: cell type by status" = table(veteran$celltype, veteran$status),
  "veteran: prior by treatment" = table(veteran$prior, veteran$trt),
  "ovarian: residual disease by treatment" = table(ovarian$resid.ds, ovarian$rx),
  "ovarian: ECOG by status" = table(ovarian$ecog.ps, ovarian$fustat),
  "colon: treatment by sex" = with(colon[colon$etype == 2, ], table(rx, sex)),
  "colon: treatment by differentiation" = with(colon[colon$etype == 2, ], table(rx, differ)),
  "colon: extent by differentiation" = with(colon[colon$etype == 2, ], table(extent, differ)),
  "colon: adherence by status" = with(colon[colon$etype == 2, ], table(adhere, status)),
  "pbc: treatment by stage" = table(pbc$trt, pbc$stage),
  "pbc: oedema by stage" = table(pbc$edema, pbc$stage),
  "pbc: spiders by status" = table(pbc$spiders, pbc$status),
  "rotterdam: size by grade" = table(rotterdam$size, rotterdam$grade),
  "rotterdam: size by death" = table(rotterdam$size, rotterdam$death),
  "rotterdam: chemotherapy by hormones" = table(rotterdam$chemo, rotterdam$hormon),
  "rotterdam: menopause by recurrence" = table(rotterdam$meno, rotterdam$recur),
  "gbsg: grade by hormones" = table(gbsg$grade, gbsg$hormon),
  "gbsg: menopause by status" = table(gbsg$meno, gbsg$status),
  "mgus2: sex by death" = table(mgus2$sex, mgus2$death),
  "mgus2: sex by progression" = table(mgus2$sex, mgus2$pstat))

# Fisher's test takes too long, here or there; everything else is compared.
no_fisher <- list(
  "3 x 5 strong" = literal("30,10,5,2,1/8,20,12,6,4/1,4,9,18,25"),
  "5 x 5 with n = 300" = literal("14,12,9,13,10/8,15,11,14,12/10,11,16,9,13/15,10,12,14,11/9,13,14,10,15"),
  "rotterdam: size by nodes" = table(rotterdam$size, pmin(rotterdam$nodes, 6)))

# Two samples, or k groups; p-values and statistics of R's own tests, quantiles by three definitions.
describe <- function(x) list(
  mean = mean(x), sd = sd(x), min = min(x), max = max(x),
  type7 = I(unname(quantile(x, probs, type = 7))), type2 = I(unname(quantile(x, probs, type = 2))), type6 = I(unname(quantile(x, probs, type = 6))))
probs <- c(0, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.9, 1)

two_samples <- function(name, x, y) {
  x <- x[!is.na(x)]; y <- y[!is.na(y)]
  w <- suppressWarnings(wilcox.test(x, y))
  plain <- suppressWarnings(wilcox.test(x, y, exact = FALSE, correct = FALSE))
  t_test <- function(equal) {
    if (!equal && min(length(x), length(y)) < 2) return(NULL)
    t <- t.test(x, y, var.equal = equal)
    list(t = unname(t$statistic), df = unname(t$parameter), p = t$p.value, lower = t$conf.int[1], upper = t$conf.int[2], error = t$stderr)
  }
  list(name = name, first = I(x), second = I(y),
       wilcoxon = list(w = unname(w$statistic), p = w$p.value, exact = !grepl("continuity", w$method), p_uncorrected = plain$p.value),
       welch = t_test(FALSE), student = t_test(TRUE), describe_first = describe(x), describe_second = describe(y))
}

groups <- function(name, x, g) {
  keep <- !is.na(x) & !is.na(g); x <- x[keep]; g <- factor(g[keep])
  k <- kruskal.test(x, g)
  a <- anova(lm(x ~ g))
  list(name = name, values = I(x), codes = I(as.integer(g) - 1L), groups = nlevels(g),
       kruskal = list(statistic = unname(k$statistic), df = unname(k$parameter), p = k$p.value),
       anova = list(f = a[1, "F value"], df1 = a[1, "Df"], df2 = a[2, "Df"], p = a[1, "Pr(>F)"]))
}

by_two <- function(name, x, g) { s <- split(x, g); two_samples(name, s[[1]], s[[2]]) }
death <- colon[colon$etype == 2, ]

pairs <- list(
  two_samples("five against four", c(1.1, 2.3, 2.9, 4.4, 6.0), c(3.1, 5.2, 7.7, 8.8)),
  two_samples("complete separation, 10 against 12", 1:10 + 0.5, 20:31),
  two_samples("complete separation, 49 against 49", 1:49, 100:148),
  two_samples("49 against 49, no ties", seq(1, 97, by = 2), seq(2, 98, by = 2)^1.02),
  two_samples("50 against 20, no ties: approximate", seq(1, 99, by = 2), seq(2.5, 79, by = 4) ^ 1.1),
  two_samples("one against three", 2.5, c(1, 3, 4.5)),
  two_samples("a large offset", 1e9 + c(1, 2, 3, 4, 5.5), 1e9 + c(2, 4, 6, 8.25)),
  by_two("lung: age by sex", lung$age, lung$sex), by_two("lung: Karnofsky by sex", lung$ph.karno, lung$sex),
  by_two("lung: weight loss by status", lung$wt.loss, lung$status), by_two("veteran: age by treatment", veteran$age, veteran$trt),
  by_two("veteran: Karnofsky by prior", veteran$karno, veteran$prior), by_two("ovarian: age by residual disease", ovarian$age, ovarian$resid.ds),
  by_two("ovarian: age by status", ovarian$age, ovarian$fustat), by_two("colon: nodes by status", death$nodes, death$status),
  by_two("pbc: bilirubin by treatment", pbc$bili, pbc$trt), by_two("gbsg: oestrogen receptor by hormones", gbsg$er, gbsg$hormon),
  by_two("gbsg: nodes by status", gbsg$nodes, gbsg$status))
many <- list(
  groups("nine values in three groups", c(1, 4, 2, 8, 5, 7, 9, 9, 3), c(1, 1, 1, 2, 2, 2, 3, 3, 3)),
  groups("lung: age by ECOG", lung$age, lung$ph.ecog), groups("veteran: age by cell type", veteran$age, veteran$celltype),
  groups("veteran: Karnofsky by cell type", veteran$karno, veteran$celltype), groups("pbc: bilirubin by stage", pbc$bili, pbc$stage),
  groups("pbc: albumin by stage", pbc$albumin, pbc$stage), groups("colon: nodes by treatment", death$nodes, death$rx),
  groups("gbsg: nodes by grade", gbsg$nodes, gbsg$grade), groups("gbsg: age by grade", gbsg$age, gbsg$grade))

write_golden(list(
  made_by = made_by("tables.R", "survival"),
  contingency = c(
    unname(Map(contingency, names(tables), tables)),
    unname(Map(contingency, names(no_fisher), no_fisher, fisher = FALSE))),
  probabilities = probs, two_samples = pairs, groups = many), "golden/tables.json")
