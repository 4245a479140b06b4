# Writes R values as JSON with 17 significant digits, which a double survives unchanged. NA, NaN and infinities become null.
to_json <- function(x, indent = "") {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    inner <- paste0(indent, "  ")
    if (length(x) == 0) return(if (is.null(names(x))) "[]" else "{}")
    parts <- vapply(x, to_json, "", indent = inner)
    if (is.null(names(x))) return(paste0("[\n", paste0(inner, parts, collapse = ",\n"), "\n", indent, "]"))
    return(paste0("{\n", paste0(inner, "\"", names(x), "\": ", parts, collapse = ",\n"), "\n", indent, "}"))
  }
  if (is.matrix(x)) {
    rows <- apply(x, 1, function(row) paste0("[", paste(scalars(unname(row)), collapse = ", "), "]"))
    return(paste0("[", paste(rows, collapse = ", "), "]"))
  }
  s <- scalars(x)
  if (length(s) == 1 && !inherits(x, "AsIs")) s else paste0("[", paste(s, collapse = ", "), "]")
}

scalars <- function(x) {
  x <- unclass(x)
  if (is.character(x)) return(ifelse(is.na(x), "null", paste0("\"", gsub("([\"\\\\])", "\\\\\\1", x), "\"")))
  if (is.logical(x)) return(ifelse(is.na(x), "null", ifelse(x, "true", "false")))
  ifelse(is.finite(x), sprintf("%.17g", x), "null")
}

# Where the numbers came from; stands at the top of every golden file.
made_by <- function(script, packages = character()) {
  versions <- vapply(packages, function(p) packageDescription(p)$Version, "")
  list(script = script, r = paste(R.version$major, R.version$minor, sep = "."), packages = as.list(versions))
}

write_golden <- function(x, file) {
  con <- file(file, open = "wb")
  on.exit(close(con))
  writeLines(to_json(x), con, sep = "\n", useBytes = TRUE)
}
