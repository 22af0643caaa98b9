#!/bin/sh
# Writes the two hashed locks anew. They name no host: wherever pip fetches from, the hashes decide.
set -eu
cd "$(dirname "$0")/.."
uv="${UV:-uv}"
options="--universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --system-certs"

"$uv" pip compile pyproject.toml --group build --extra test --extra quality \
  $options --upgrade --quiet --output-file requirements-dev.lock.txt
"$uv" pip compile pyproject.toml --group build --extra check --extra excel --extra pdf --extra postgres --extra word --constraint requirements-dev.lock.txt \
  $options --upgrade --quiet --output-file requirements.lock.txt

if grep --line-number '://' requirements.lock.txt requirements-dev.lock.txt; then
  echo "The locks must name no host: see the lines above." >&2
  exit 1
fi
