#!/bin/sh
# Writes the three hashed locks anew: pip itself, what runs, and what the tests need besides. They name no host: wherever pip fetches from, the hashes decide.
set -eu
cd "$(dirname "$0")/.."
uv="${UV:-uv}"
options="--universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --system-certs"
all=$(mktemp)
trap 'rm -f "$all"' EXIT

echo pip | "$uv" pip compile - $options --upgrade --quiet --output-file requirements-pip.lock.txt
"$uv" pip compile pyproject.toml --group build --extra test --extra quality \
  $options --upgrade --quiet --output-file "$all"
"$uv" pip compile pyproject.toml --group build --extra check --extra excel --extra pdf --extra postgres --extra word --constraint "$all" \
  $options --upgrade --quiet --output-file requirements.lock.txt
scripts/without.awk requirements.lock.txt "$all" > requirements-dev.lock.txt

if grep --line-number '://' requirements*.lock.txt; then
  echo "The locks must name no host: see the lines above." >&2
  exit 1
fi
