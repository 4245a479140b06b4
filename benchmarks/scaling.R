# Draws the time of each analysis against the number of rows on logarithmic axes, with the slope of each line over its last decade.
args <- commandArgs(trailingOnly = TRUE)
d <- read.csv(args[1], header = FALSE, col.names = c("rows", "analysis", "seconds", "number", "mb"))
names <- unique(d$analysis)
colours <- c("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
svg(args[2], width = 7, height = 4.6, pointsize = 10)
par(mar = c(4, 4.2, 0.5, 15.5), las = 1, mgp = c(2.8, 0.6, 0), tcl = -0.3)
plot(range(d$rows), range(d$seconds), log = "xy", type = "n", axes = FALSE, xlab = "rows", ylab = "seconds")
axis(1, at = 10^(4:7), labels = c("10,000", "100,000", "1 million", "10 million"))
axis(2, at = 10^(-5:2), labels = sapply(10^(-5:2), format, scientific = FALSE, drop0trailing = TRUE))
grid(equilogs = FALSE, col = "grey85", lty = 1)
slope <- sapply(names, function(name) {
  one <- d[d$analysis == name & d$rows >= 1e6, ]
  coef(lm(log(seconds) ~ log(rows), one))[[2]]
})
for (i in seq_along(names)) {
  one <- d[d$analysis == names[i], ]
  lines(one$rows, one$seconds, type = "b", pch = i, col = colours[i], lwd = 1.6)
}
legend(par("usr")[2] |> (\(x) 10^x)(), 10^mean(par("usr")[3:4]), sprintf("%s (slope %.2f)", gsub("_", " ", names), slope), col = colours, pch = seq_along(names),
       lwd = 1.6, bty = "n", xpd = NA, yjust = 0.5)
invisible(dev.off())
