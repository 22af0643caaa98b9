#!/bin/sh
# Sees to it that the tests find their browsers, Java, Node and the voice that reads aloud: as root on Debian they are installed, otherwise one line says how.
set -eu
PATH="$PATH:/usr/sbin:/sbin"  # apt-get needs them

has() { command -v "$1" >/dev/null; }

has_chromium() { has "${CHROMIUM:-chromium}" || has chromium-browser || has google-chrome; }

# Debian's packages for what is not here yet
missing() {
  has_chromium || echo chromium
  has firefox-esr || echo firefox-esr
  has WebKitWebDriver || echo webkit2gtk-driver
  has xvfb-run || echo xvfb xauth
  has dbus-run-session || echo dbus
  has dbus-launch || echo dbus-x11
  has java || echo default-jre-headless
  has node || echo nodejs
  has npm || echo npm
  has espeak-ng || echo espeak-ng
  has lame || echo lame
}

# Chromium without windows: without it the tests take longer, that is all
quicker() { has chromium-headless-shell || echo chromium-headless-shell; }

can_install() { [ "$(id -u)" -eq 0 ] && [ -e /etc/debian_version ]; }

debian() { DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 "$@" >/dev/null; }

wanted=$(missing | xargs)
if [ -n "$wanted$(quicker)" ] && can_install; then
  echo "Installing $(echo $wanted $(quicker)) …"
  once="-o Acquire::Retries=0 -o Acquire::http::Timeout=30"
  if [ -n "$wanted" ]; then debian update; else debian $once update || true; fi
  if [ -n "$wanted" ]; then debian install --yes --no-install-recommends $wanted; fi
  debian $once install --yes --no-install-recommends $(quicker) 2>/dev/null || true
  wanted=$(missing | xargs)
fi
if [ -n "$wanted" ]; then
  echo "The browser tests need $wanted: install it (Debian: sudo apt-get install $wanted), then run make test again. Another Chromium is named by: export CHROMIUM=/path" >&2
  exit 1
fi
if ! node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'; then
  echo "The accessibility tools need Node 20.19 or newer; this one is $(node --version)." >&2
  exit 1
fi
