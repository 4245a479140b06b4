# Two arms and baseline classes, for subgroups.
derive("colon-arms", with(subset(frames$colon, rx != "Lev"), data.frame(id, etype, time, status, rx, sex, age, age65 = ifelse(age >= 65, ">=65", "<65"), obstruct, perfor, adhere, nodes,
  nodes4 = node4, differ, extent, surg, w_frac = 0.5 + (id %% 5) / 4)))
derive("gbsg-classes", with(frames$gbsg, data.frame(rfstime, status, hormon, age, meno, grade, size, nodes, node_class = cut(nodes, c(0, 3, 9, Inf), c("1-3", "4-9", "10+")),
  size_class = ifelse(size <= 20, "T1", ifelse(size <= 50, "T2", "T3")), er_positive = as.numeric(er >= 10), pgr_positive = as.numeric(pgr >= 10))))
derive("rotterdam-classes", with(frames$rotterdam, data.frame(rtime, recur, dtime, death, hormon, chemo, age, meno, size, grade, nodes, decade = pmin(pmax(10 * (age %/% 10), 30), 80),
  node_class = cut(nodes, c(-1, 0, 3, 9, Inf), c("0", "1-3", "4-9", "10+")), er_positive = as.numeric(er >= 10))))
derive("lung-classes", with(frames$lung, data.frame(time, status, sex, age, age_class = ifelse(age < 60, "<60", ifelse(age < 70, "60-69", ">=70")), ph.ecog, ph.karno, wt.loss,
  lost = as.numeric(wt.loss > 10), inst)))
