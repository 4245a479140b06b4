# Tail probabilities and quantiles from R, near and far. Run from the oracle folder: Rscript distributions.R
source("json.R")

grid <- function(...) expand.grid(..., KEEP.OUT.ATTRS = FALSE)

chi <- grid(x = c(1e-12, 1e-3, 0.5, 1, 3.84, 10, 50, 170, 700, 1300), df = c(1, 2, 3, 7, 12, 30, 150, 1000))
chi$p <- pchisq(chi$x, chi$df, lower.tail = FALSE)

z <- c(-8, -2.5, -1, -1e-3, 0, 1e-8, 0.3, 1, 1.959963984540054, 3, 6, 9, 13.4, 20, 37)
normal <- data.frame(z = z, upper = pnorm(z, lower.tail = FALSE), two_sided = 2 * pnorm(-abs(z)))

p <- c(1e-300, 1e-40, 1e-10, 1e-4, 0.005, 0.025, 0.2, 0.4999, 0.5, 0.6, 0.975, 0.995, 0.9999, 1 - 1e-10)
quantile <- data.frame(p = p, z = qnorm(p))

t <- grid(t = c(1e-9, 1e-3, 0.5, 1, 1.7, 2, 5, 14, 40), df = c(1, 1.7, 2, 5, 29.3, 150, 2999.25, 1e6))
t$p <- 2 * pt(-t$t, t$df)

tq <- grid(level = c(0.5, 0.8, 0.9, 0.95, 0.99, 0.999999), df = c(1, 1.7, 2, 5, 29.3, 150, 2999.25, 1e6))
tq$t <- qt((1 - tq$level) / 2, tq$df, lower.tail = FALSE)

f <- grid(f = c(1e-6, 0.1, 0.9, 1, 1.1, 3, 12, 150), df1 = c(1, 2, 5, 40), df2 = c(1, 3.5, 20, 300, 12000, 1e6))
f$p <- pf(f$f, f$df1, f$df2, lower.tail = FALSE)

rows <- function(frame) lapply(seq_len(nrow(frame)), function(i) as.list(frame[i, ]))
write_golden(list(
  made_by = made_by("distributions.R"),
  chi_square = rows(chi), normal = rows(normal), normal_quantile = rows(quantile),
  student = rows(t), student_multiplier = rows(tq), f = rows(f)), "golden/distributions.json")
