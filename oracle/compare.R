# Rscript compare.R COMMITTED FRESH: the places where freshly made reference files differ from the committed ones; status 1 if any.
# Text, structure and nulls must be the same; numbers may differ by 1e-10 relatively (1e-13 absolutely), as other builds of R do.

library(jsonlite)
folders <- commandArgs(TRUE)
relative <- 1e-10
absolute <- 1e-13

differences <- function(a, b, path) {
  if (is.list(a) || is.list(b)) {
    if (!is.list(a) || !is.list(b) || length(a) != length(b) || !identical(names(a), names(b))) return(paste0(path, ": another shape"))
    labels <- if (is.null(names(a))) vapply(seq_along(a), function(i) if (is.list(a[[i]]) && !is.null(a[[i]]$name)) a[[i]]$name else as.character(i), "") else names(a)
    return(unlist(lapply(seq_along(a), function(i) differences(a[[i]], b[[i]], paste0(path, " > ", labels[i])))))
  }
  if (is.numeric(a) && is.numeric(b)) {
    if (abs(a - b) <= relative * abs(a) + absolute) return(NULL)
    return(sprintf("%s: %.17g is now %.17g", path, a, b))
  }
  if (identical(a, b)) NULL else paste0(path, ": ", format(a), " is now ", format(b))
}

compare_csv <- function(a, b, path) {
  if (length(a) != length(b)) return(paste0(path, ": another number of lines"))
  changed <- which(a != b)
  if (length(changed)) sprintf("%s: %d lines changed, first %d", path, length(changed), changed[1])
}

files <- function(folder) sort(c(list.files(file.path(folder, "golden"), "\\.json$", full.names = FALSE), file.path("inputs", list.files(file.path(folder, "golden", "inputs")))))
names_of <- lapply(folders, function(folder) c(file.path("golden", files(folder)), file.path("data", list.files(file.path(folder, "data"), "\\.csv$"))))
found <- character()
for (name in union(names_of[[1]], names_of[[2]])) {
  paths <- file.path(folders, name)
  if (!all(file.exists(paths))) { found <- c(found, paste0(name, if (file.exists(paths[1])) ": no script makes it" else ": not committed")); next }
  found <- c(found, if (grepl("json$", name)) differences(read_json(paths[1]), read_json(paths[2]), name) else compare_csv(readLines(paths[1]), readLines(paths[2]), name))
}
if (length(found)) {
  cat(head(found, 200), sep = "\n")
  cat(sprintf("%d differences\n", length(found)))
  quit(status = 1)
}
cat(sprintf("%d files, no difference\n", length(names_of[[1]])))
