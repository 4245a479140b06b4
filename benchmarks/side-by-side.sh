#!/usr/bin/env bash
# Runs Oncohort and R in turn on the same simulated file and prints the medians and their ratio. Usage: side-by-side.sh [ROWS]
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
rows=${1:-1000000}
if ! command -v Rscript >/dev/null 2>&1; then
  apt-get install -y -qq r-base-core r-cran-survival >/dev/null 2>&1 || { echo "R is missing: apt-get install r-base-core r-cran-survival" >&2; exit 1; }
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build benchmarks/Oncohort.Benchmarks -c Release -v quiet
bench=(dotnet run --project benchmarks/Oncohort.Benchmarks -c Release --no-build --)
"${bench[@]}" generate "$rows" 1 "$work/cohort.csv"
"${bench[@]}" side-by-side "$work/cohort.csv" >"$work/oncohort.csv"
Rscript benchmarks/side-by-side.R "$work/cohort.csv" >"$work/r.csv"
echo "$rows rows, 5 covariates, 4 arms, whole days; $(nproc) cores; $(Rscript -e 'cat(R.version.string, ", survival ", as.character(packageVersion("survival")), sep = "")')"
awk -F, '
  NR == FNR { seconds[$1] = $2; value[$1] = $3; next }
  FNR == 1 { printf "| %-22s | %12s | %12s | %8s | %s\n|%s|\n", "analysis", "R, s", "Oncohort, s", "ratio", "first number, relative difference |", "---|---:|---:|---:|---:" }
  { r = ($1 == "cox_with_concordance") ? "cox" : $1
    difference = (value[r] - $3) / $3; if (difference < 0) difference = -difference
    printf "| %-22s | %12.3f | %12.4f | %7.1fx | %.1e |\n", $1, seconds[r], $2, seconds[r] / $2, difference }
' "$work/r.csv" "$work/oncohort.csv"
