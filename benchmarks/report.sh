#!/usr/bin/env bash
# Times `oncohort run` on the reference study beside an R script that computes the same tables and draws the same figures with survival and survminer, from start to end of the process.
# Oncohort writes its documents besides (HTML, Word, Excel, and PDF by Chromium). Prints the medians of three runs, seconds of wall clock and of processor.
# Usage: report.sh [RUNS]
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
if ! Rscript -e 'for (p in c("survival", "survminer")) stopifnot(requireNamespace(p, quietly = TRUE))' >/dev/null 2>&1; then
  echo "R with survival and survminer is missing: apt-get install r-base-core r-cran-survival r-cran-survminer" >&2
  exit 1
fi
./build.sh cli
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%R %U %S'
clock() {
  local name=$1 i
  shift
  for ((i = 0; i < runs; i++)); do { time "$@" >"$work/log" 2>&1; } 2>>"$work/$name" || { cat "$work/log" >&2; exit 1; }; done
  sort -n "$work/$name" | awk -v name="$name" '{ wall[NR] = $1; cpu[NR] = $2 + $3 } END { m = int((NR + 1) / 2); printf "%-28s %6.1f s wall clock, %6.1f s of processor\n", name, wall[m], cpu[m] }'
}
runs=${1:-3}
clock oncohort ./artifacts/cli/oncohort run examples/npc-imrt/study.yaml --out "$work/report"
clock oncohort-no-pdf ./artifacts/cli/oncohort run examples/npc-imrt/study.yaml --out "$work/report" --no-pdf
clock r Rscript benchmarks/report.R examples/npc-imrt/cohort.csv "$work/made-by-r"
sort -n "$work/oncohort" | awk -v r="$(sort -n "$work/r" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }')" '{ v[NR] = $1 } END { printf "R takes %.1f times as long\n", r / v[int((NR + 1) / 2)] }'
