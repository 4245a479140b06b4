#!/usr/bin/env bash
# One script for people and CI. Each command says in one line what is missing, if something is.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
usage: ./build.sh COMMAND
  demo     build, then run two example studies of nasopharyngeal carcinoma into out/npc-imrt (records reconstructed from published counts) and out/npc-gse102349
  test     build everything without warnings and run all tests
  cli      build the command line into artifacts/cli
  pack     pack the library and the .NET tool into artifacts/packages
  oracle   regenerate the golden numbers with R and show what differs
  fuzz     feed 100,000 seeded mutations of tables and study files to the readers
  kill     kill a run at ten random moments and check that the report stays whole
  simulate write docs/simulations.md: coverage of intervals and size of tests on made cohorts, seeded
  bench    time Oncohort beside R on one million rows
  format   check the formatting of the source
TEXT
}

need_sdk() {
  if ! command -v dotnet >/dev/null 2>&1 || ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
    echo "The .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download/dotnet/10.0 and run this again." >&2
    exit 1
  fi
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
}

need_r() {
  if ! command -v Rscript >/dev/null 2>&1 || ! Rscript -e 'for (p in c("survival", "cmprsk", "rms", "mvtnorm", "glmnet", "jsonlite")) stopifnot(requireNamespace(p, quietly = TRUE))' >/dev/null 2>&1; then
    echo "R with survival, cmprsk, rms, mvtnorm, glmnet and jsonlite is missing: apt-get install r-base-core r-cran-survival r-cran-cmprsk r-cran-rms r-cran-mvtnorm r-cran-glmnet r-cran-jsonlite" >&2
    exit 1
  fi
}

cli() {
  need_sdk
  rid=$(dotnet --info | awk '/^ *RID:/ {print $2; exit}')
  local log
  log=$(mktemp)
  if ! dotnet publish src/Oncohort.Cli -c Release -r "$rid" -p:PublishReadyToRun=true -o artifacts/cli >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    exit 1
  fi
  rm -f "$log"
  touch artifacts/cli/oncohort
}

run_tests() {
  need_sdk
  local log status failed_projects
  log=$(mktemp)
  status=0
  failed_projects=0
  dotnet build Oncohort.slnx -c Release -warnaserror -v quiet || exit 1
  for project in tests/*/*.csproj; do
    local part
    part=$(mktemp)
    dotnet run --project "$project" -c Release --no-build -- -noColor "$@" 2>&1 | tee "$part" || status=1
    grep -q 'Total: *[0-9]' "$part" || failed_projects=$((failed_projects + 1))
    cat "$part" >>"$log"
    rm -f "$part"
  done
  awk -v crashed="$failed_projects" '
    function count(name) { return match($0, name ": *[0-9]+") ? substr($0, RSTART + length(name) + 1, RLENGTH - length(name) - 1) + 0 : 0 }
    /Total: *[0-9]+/ { total += count("Total"); failed += count("Errors") + count("Failed") }
    END { print ""; print (total - failed) " passed, " (failed + crashed) " failed" }' "$log"
  rm -f "$log"
  exit "$status"
}

case "${1:-}" in
  demo)
    cli
    ./artifacts/cli/oncohort run examples/npc-imrt/study.yaml --out out/npc-imrt
    ./artifacts/cli/oncohort run examples/npc-gse102349/study.yaml --out out/npc-gse102349
    ;;
  test) shift; run_tests "$@" ;;
  cli) cli ;;
  pack)
    need_sdk
    dotnet pack src/Oncohort.Survival -c Release -o artifacts/packages -v quiet
    dotnet pack src/Oncohort.Cli -c Release -o artifacts/packages -v quiet
    ls artifacts/packages
    ;;
  oracle) need_sdk; need_r; oracle/regenerate.sh ;;
  fuzz) need_sdk; shift; dotnet run --project fuzz/Oncohort.Fuzz -c Release -- "$@" ;;
  kill) cli; fuzz/kill-runs.sh ;;
  simulate) need_sdk; shift; dotnet run --project simulations/Oncohort.Simulations -c Release -- docs/simulations.md "$@" ;;
  bench) need_sdk; need_r; benchmarks/side-by-side.sh ;;
  format) need_sdk; dotnet format Oncohort.slnx --verify-no-changes ;;
  *) usage; exit 2 ;;
esac
