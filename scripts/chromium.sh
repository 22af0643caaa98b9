#!/bin/sh
# Sees to it that the browser tests find a Chromium: as root on Debian it is installed, otherwise one line says how.
set -eu
PATH="$PATH:/usr/sbin:/sbin"  # apt-get needs them

find_chromium() {
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name" >/dev/null; then return 0; fi
  done
  return 1
}

if find_chromium; then exit 0; fi
if [ "$(id -u)" -eq 0 ] && [ -e /etc/debian_version ]; then
  echo "Installing Chromium …"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update
  apt-get -qq install --yes --no-install-recommends chromium >/dev/null
  if find_chromium; then exit 0; fi
fi
echo "The browser tests need Chromium: install it (Debian: sudo apt-get install chromium) or name it (export CHROMIUM=/path), then run make test again." >&2
exit 1
