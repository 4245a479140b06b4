# Fine-Gray models. colon: 1 recurrence, 2 death without it; rotterdam with numbers for its factors; a made cohort with a factor of three levels and heavy ties.
derive("colon-competing", with(merge(subset(frames$colon, etype == 1), subset(frames$colon, etype == 2)[c("id", "time", "status")], by = "id", suffixes = c("", ".d")),
  data.frame(id, rx, sex, age, nodes, differ, extent, surg, days = pmin(time, time.d), months = ceiling(pmin(time, time.d) / 30.4375), cause = ifelse(status == 1 & time <= time.d, 1, 2 * status.d))))
derive("rotterdam-competing-years", with(frames[["rotterdam-competing"]], data.frame(size, grade, meno, hormon, chemo, age, nodes, years = ceiling(days / 365.25), cause)))
set.seed(22)
derive("made-competing", local({
  n <- 400
  row <- seq_len(n)
  x <- round(rnorm(n), 2)
  arm <- sample(c("A", "B", "C"), n, TRUE)
  site <- sample(1:3, n, TRUE)
  data.frame(id = row, x, arm, site, centre = sample(1:20, n, TRUE), quarter = ceiling(rexp(n, 0.08 * exp(0.3 * x))), cause = sample(0:2, n, TRUE, c(0.3, 0.4, 0.3)),
    weight = sample(c(0.5, 1, 1.5, 2), n, TRUE), copies = sample(1:3, n, TRUE))
}))
frames[["made-competing"]] <- transform(frames[["made-competing"]], entry = floor(quarter * ((id * 7) %% 10) / 12))
