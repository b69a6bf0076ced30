#!/bin/sh
# See that a Chromium and a font with Chinese are there, for the tests that walk the desks.
# `make test` calls this; when both are there it does nothing. CHROMIUM names another one.
set -eu

say() { printf '%s\n' "$*" >&2; }

# The one command that only root can run, in the form this machine has.
as_root() {
    if command -v sudo >/dev/null; then say "    sudo sh -c '$1'"; else say "    su -c '$1'"; fi
}

has_browser() {
    [ -x "${CHROMIUM:-/usr/bin/chromium}" ]
}

# Debian's fonts-noto-cjk; any other font that has Chinese will do as well.
has_font() {
    [ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] ||
        { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn family)" ]; }
}

missing=
has_browser || missing="chromium"
has_font || missing="$missing fonts-noto-cjk"
missing=${missing# }
[ -n "$missing" ] || exit 0

if [ -n "${CHROMIUM:-}" ] && ! has_browser; then
    say "CHROMIUM is set to $CHROMIUM, which is no program. Name a Chromium, or unset it to use /usr/bin/chromium."
    exit 1
fi
if ! command -v apt-get >/dev/null; then
    say "The browser tests need what Debian calls $missing. Install them, name the browser in CHROMIUM if it is not /usr/bin/chromium, then run make test again."
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    say "The browser tests need $missing. Run this once, then make test again:"
    as_root "apt-get update && apt-get install -y --no-install-recommends $missing"
    exit 1
fi
say "Installing $missing, which the browser tests need."
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq >&2
# shellcheck disable=SC2086  # one word a package
apt-get install -y -qq --no-install-recommends $missing >&2
