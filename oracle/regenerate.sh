#!/bin/sh
# Runs every oracle script in a temporary folder and shows how the results differ from the committed ones.
# Exit 0: the same; 1: they differ; 2: R or a package is missing. "--keep" also copies the new results over the committed ones.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
needed="r-base-core r-cran-survival r-cran-cmprsk r-cran-rms r-cran-mvtnorm r-cran-glmnet r-cran-jsonlite"
missing=""
if ! command -v Rscript >/dev/null 2>&1; then
    missing=$needed
else
    for package in survival cmprsk rms mvtnorm glmnet jsonlite; do
        Rscript -e "quit(status = !requireNamespace('$package', quietly = TRUE))" >/dev/null 2>&1 || missing="$missing r-cran-$package"
    done
fi
if [ -n "$missing" ]; then
    echo "The oracle needs these Debian packages: ${missing# }" >&2
    exit 2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here"/*.R "$work"
cp -R "$here/lib" "$work/lib"
mkdir -p "$work/golden/inputs" "$work/data"
cd "$work"
for script in *.R; do
    case $script in json.R | compare.R) continue ;; esac
    Rscript "$script" >/dev/null
done
status=0
Rscript compare.R "$here" "$work" || status=$?
if [ "${1:-}" = "--keep" ]; then
    cp golden/*.json "$here/golden"
    cp golden/inputs/*.csv "$here/golden/inputs"
    cp data/*.csv "$here/data"
fi
exit "$status"
