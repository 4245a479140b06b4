#!/usr/bin/env bash
# Runs a seeded study of 60 variables and 40 analyses on 2,000 made patients, whose report has some 200 pages, and prints the pages, the seconds, and the peak memory
# of Oncohort and of it with Chromium, which prints report.pdf. With --guard it fails where the pages are fewer than 190, the run takes longer than 20 seconds, or Oncohort
# holds more than 600 MB. The limits are for two idle cores. Memory is resident; of several processes it is their proportional shares, which count shared pages once.
# Usage: report-stress.sh [--guard] [PATIENTS [SEED]]
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
guard=
[ "${1:-}" != --guard ] || { guard=1; shift; }
./build.sh cli
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build benchmarks/Oncohort.Benchmarks -c Release -v quiet >"$work/build.log" || { cat "$work/build.log" >&2; exit 1; }
dotnet run --project benchmarks/Oncohort.Benchmarks -c Release --no-build -- stress "${1:-2000}" "${2:-1}" "$work/study"
TIMEFORMAT='%R %U %S'

below() { for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do echo "$child"; below "$child"; done; }

# Kilobytes: the peak of one process, and the peak of it with its children, which is looked at once a second because adding it up takes a while.
watch() {
  local own=0 all=0 now turn=0
  while kill -0 "$1" 2>/dev/null; do
    now=$(awk '/VmHWM/ {print $2}' "/proc/$1/status" 2>/dev/null || true)
    [ -z "$now" ] || own=$now
    sleep 0.2
    [ $((turn++ % 5)) -eq 0 ] || continue
    now=$(for process in "$1" $(below "$1"); do cat "/proc/$process/smaps_rollup" 2>/dev/null || true; done | awk '/^Pss:/ {sum += $2} END {print sum + 0}')
    [ "$now" -le "$all" ] || all=$now
  done
  echo "$own $all"
}

measure() {
  local name=$1 run
  shift
  rm -rf "$work/report"
  { time ./artifacts/cli/oncohort run "$work/study/study.yaml" --out "$work/report" "$@" >"$work/log" 2>&1; } 2>"$work/time" &
  local timed=$!
  until run=$(cat "/proc/$timed/task/$timed/children" 2>/dev/null) && [ -n "$run" ]; do sleep 0.05; done
  watch "${run%% *}" >"$work/memory"
  wait "$timed" || { cat "$work/log" >&2; exit 1; }
  read -r wall user system <"$work/time"
  read -r own all <"$work/memory"
  awk -v name="$name" -v wall="$wall" -v cpu="$user $system" -v own="$own" -v all="$all" 'BEGIN {
    split(cpu, c, " "); printf "%-14s %5.1f s, %5.1f s of processor with children, Oncohort %d MB, with its children %d MB\n", name, wall, c[1] + c[2], own / 1024, all / 1024 }'
}

measure "without PDF" --no-pdf
measure "all documents"
pages=$(pdfinfo "$work/report/report.pdf" 2>/dev/null | awk '/^Pages/ {print $2}' || true)
echo "pages          ${pages:-unknown: report.pdf or pdfinfo (poppler-utils) is missing}"
[ -z "$guard" ] || awk -v pages="${pages:-0}" -v wall="$wall" -v own="$own" 'BEGIN { if (pages < 190 || wall > 20 || own > 600 * 1024) { print "outside the limits: 190 pages, 20 s, 600 MB" > "/dev/stderr"; exit 1 } }'
