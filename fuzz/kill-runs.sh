#!/usr/bin/env bash
# Kills a run with SIGKILL at ten moments spread over its length and checks each time that the output folder holds one whole report:
# every file named in provenance.json is there with the hash stated there, and nothing else is.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
study=${1:-examples/npc-gse102349/study.yaml}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out="$work/report"
run() { ./artifacts/cli/oncohort run "$study" --out "$out" --no-pdf >/dev/null 2>&1; }

whole() {
  python3 - "$out" <<'PY'
import hashlib, json, pathlib, sys
root = pathlib.Path(sys.argv[1])
stated = json.loads((root / "provenance.json").read_text())["files"]
found = {str(p.relative_to(root)).replace("\\", "/") for p in root.rglob("*") if p.is_file()} - {"provenance.json"}
names = {f["path"]: f["sha256"] for f in stated}
assert found == set(names), f"files differ: {sorted(found ^ set(names))}"
for path, digest in names.items():
    assert hashlib.sha256((root / path).read_bytes()).hexdigest() == digest, f"{path} is not the one stated"
PY
}

start=$(date +%s%N)
run
length=$(( ($(date +%s%N) - start) / 1000000 ))
whole
killed=0
runs=0
while [ "$killed" -lt 10 ] && [ "$runs" -lt 60 ]; do
  runs=$((runs + 1))
  moment=$(( (RANDOM * 32768 + RANDOM) % length ))
  ./artifacts/cli/oncohort run "$study" --out "$out" --no-pdf >/dev/null 2>&1 &
  pid=$!
  sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
  if kill -KILL "$pid" 2>/dev/null; then killed=$((killed + 1)); fi
  wait "$pid" 2>/dev/null || true
  whole || { echo "broken report after SIGKILL at $moment ms" >&2; exit 1; }
done
run
whole
left=$(find "$work" -mindepth 1 -maxdepth 1 | wc -l)
[ "$left" -eq 1 ] || { echo "the next run left stale folders: $(ls -A "$work")" >&2; exit 1; }
[ "$killed" -eq 10 ] || { echo "only $killed of $runs runs could be killed in time" >&2; exit 1; }
echo "$killed kills in $runs runs of about $length ms: the report was whole every time, and nothing was left behind"
