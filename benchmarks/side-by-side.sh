#!/usr/bin/env bash
# Runs Oncohort and R in turn on the same simulated files, each analysis in a process of its own, and prints the medians, their ratio and the peak memory.
# Usage: side-by-side.sh            all analyses
#        side-by-side.sh scaling    Oncohort alone from 10,000 to 10,000,000 rows, plotted into docs/images/time-against-rows.svg
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
if ! command -v Rscript >/dev/null 2>&1; then
  apt-get install -y -qq r-base-core r-cran-survival r-cran-cmprsk >/dev/null 2>&1 || { echo "R is missing: apt-get install r-base-core r-cran-survival r-cran-cmprsk" >&2; exit 1; }
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build benchmarks/Oncohort.Benchmarks -c Release -v quiet >"$work/build.log" || { cat "$work/build.log" >&2; exit 1; }
ours() { dotnet run --project benchmarks/Oncohort.Benchmarks -c Release --no-build -- "$@"; }

mkdir -p docs/images
if [ "${1:-}" = scaling ]; then
  for rows in 10000 30000 100000 300000 1000000 3000000 10000000; do
    ours generate "$rows" 5 1 "$work/cohort.bin"
    for analysis in cox kaplan_meier logrank cumulative_incidence fine_gray concordance proportional_hazards; do
      ours side-by-side "$work/cohort.bin" 5 "$analysis" | sed "s/^/$rows,/" | tee -a "$work/scaling.csv"
    done
  done
  Rscript benchmarks/scaling.R "$work/scaling.csv" docs/images/time-against-rows.svg
  exit
fi

echo "5 covariates unless said, 4 arms, 2 causes, whole days; $(nproc) cores; $(Rscript -e 'cat(R.version.string, ", survival ", as.character(packageVersion("survival")), ", cmprsk ", as.character(packageVersion("cmprsk")), sep = "")')"
echo "| analysis | rows | R, s | Oncohort, s | ratio | R, MB | Oncohort, MB | relative difference |"
echo "|---|---:|---:|---:|---:|---:|---:|---:|"
compare() {
  local label=$1 analysis=$2 rows=$3 covariates=$4 reference=$5
  local file="$work/$rows-$covariates.bin"
  [ -f "$file" ] || ours generate "$rows" "$covariates" 1 "$file"
  [ "$reference" = none ] || [ -f "$work/$reference-$rows-$covariates" ] || Rscript benchmarks/side-by-side.R "$file" "$covariates" "$reference" >"$work/$reference-$rows-$covariates"
  [ "$reference" != none ] || echo "none,,," >"$work/none-$rows-$covariates"
  ours side-by-side "$file" "$covariates" "$analysis" | paste -d, - "$work/$reference-$rows-$covariates" | awk -F, -v label="$label" -v rows="$rows" '
    $5 == "none" { printf "| %s | %d | | %.4f | | | %d | |\n", label, rows, $2, $4; next }
    { difference = ($3 - $7) / $7; if (difference < 0) difference = -difference
      printf "| %s | %d | %.3f | %.4f | %.0fx | %d | %d | %.0e |\n", label, rows, $6, $2, $6 / $2, $8, $4, difference }'
}
compare "Cox, Efron" cox 1000000 5 cox
compare "the same with concordance, which R always computes" cox_with_concordance 1000000 5 cox
compare "Kaplan-Meier by arm" kaplan_meier 1000000 5 kaplan_meier
compare "log-rank" logrank 1000000 5 logrank
compare "Aalen-Johansen, 2 causes, by arm" cumulative_incidence 1000000 5 cumulative_incidence
compare "concordance" concordance 200000 5 concordance
compare "proportional hazards" proportional_hazards 200000 5 proportional_hazards
compare "Cox, 50 covariates" cox 100000 50 cox
compare "Fine-Gray" fine_gray 20000 5 fine_gray
compare "Fine-Gray" fine_gray 1000000 5 none
