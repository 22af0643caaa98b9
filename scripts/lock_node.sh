#!/bin/sh
# Writes the lock of the accessibility tools anew, with the versions that package.json names. It names no host.
set -eu
cd "$(dirname "$0")/../tools/accessibility"
npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --silent
node -e '
const fs = require("fs"), lock = JSON.parse(fs.readFileSync("package-lock.json"));
for (const one of Object.values(lock.packages)) delete one.funding;
fs.writeFileSync("package-lock.json", JSON.stringify(lock, null, 1) + "\n");'
if grep --line-number --extended-regexp "https?:|\"resolved\"" package-lock.json; then
  echo "The lock must name no host: see the lines above." >&2
  exit 1
fi
