#!/usr/bin/env bash
# Runs a seeded study of 60 variables and 40 analyses on 2,000 made patients, whose report has some 200 pages, and prints time, peak memory and pages.
# The report is to be written within 20 seconds and 600 MB on two idle cores. Usage: report-stress.sh [PATIENTS [SEED]]
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
./build.sh cli
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build benchmarks/Oncohort.Benchmarks -c Release -v quiet >"$work/build.log" || { cat "$work/build.log" >&2; exit 1; }
dotnet run --project benchmarks/Oncohort.Benchmarks -c Release --no-build -- stress "${1:-2000}" "${2:-1}" "$work/study"
measure() {
  local start peak status=0
  start=$(date +%s.%N)
  ./artifacts/cli/oncohort run "$work/study/study.yaml" --out "$work/report" "$@" >"$work/log" 2>&1 &
  local run=$!
  peak=0
  while kill -0 "$run" 2>/dev/null; do
    now=$(awk '/VmHWM/ {print $2}' "/proc/$run/status" 2>/dev/null || true)
    [ -z "$now" ] || peak=$now
    sleep 0.1
  done
  wait "$run" || status=$?
  [ "$status" = 0 ] || { cat "$work/log" >&2; exit 1; }
  awk -v name="${*:-all documents}" -v start="$start" -v end="$(date +%s.%N)" -v peak="$peak" 'BEGIN { printf "%-20s %5.1f s, %d MB\n", name, end - start, peak / 1024 }'
}
measure
measure --no-pdf
[ ! -f "$work/report/report.pdf" ] || pdfinfo "$work/report/report.pdf" 2>/dev/null | grep Pages || true
