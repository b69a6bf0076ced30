#!/bin/sh
# Prepare .venv: find a Python, make the environment, install exactly what the locks pin.
# `make` calls this when a lock or pyproject.toml is newer than the last time, and
# `make lock` calls it with the word lock to pin everything again.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

# The one command that only root can run, in the form this machine has.
as_root() {
    if command -v sudo >/dev/null; then say "    sudo sh -c '$1'"; else say "    su -c '$1'"; fi
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for name in python3 python3.11 python3.12 python3.13 python3.14 /usr/bin/python3; do
        if new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
    return 1
}

no_python() {
    say "camp needs Python 3.11 or newer, and there is none here. On Debian 12, run this once, then make again:"
    as_root "apt-get update && apt-get install -y python3 python3-venv"
    exit 1
}

can_make_venvs() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

# Debian keeps venv in a package of its own.
add_venv_package() {
    version=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    package=python$version-venv
    if ! command -v apt-get >/dev/null; then
        say "$1 has no venv or ensurepip module; install them for Python $version, then run make again."
        exit 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        say "$1 cannot make virtual environments yet. Run this once, then make again:"
        as_root "apt-get update && apt-get install -y $package"
        exit 1
    fi
    say "Installing $package, which $1 needs to make virtual environments."
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >&2
    apt-get install -y -qq --no-install-recommends "$package" >&2
}

# uv reads neither pip's settings nor, unasked, the machine's certificates: pass them on.
follow_pip() {
    mirror=${PIP_INDEX_URL:-$(.venv/bin/python -m pip config get global.index-url 2>/dev/null || true)}
    if [ -n "$mirror" ] && [ -z "${UV_DEFAULT_INDEX:-}" ]; then
        export UV_DEFAULT_INDEX="$mirror"
    fi
    if [ -e /etc/ssl/certs/ca-certificates.crt ]; then
        export UV_SYSTEM_CERTS=1
    fi
}

make_environment() {
    if new_enough .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; then
        return
    fi
    python=$(find_python) || no_python
    can_make_venvs "$python" || add_venv_package "$python"
    say "Making .venv with $python."
    "$python" -m venv --clear .venv
}

install() {
    say "Installing what the locks pin."
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
        -r deploy/requirements-build.lock
    follow_pip
    .venv/bin/uv pip install --quiet --require-hashes -r deploy/requirements-dev.lock
    .venv/bin/uv pip install --quiet --no-deps --no-build-isolation --editable .
    touch .venv/.ready
}

# The development lock decides every version; the two others are parts of it.
pin() {
    follow_pip
    pin_one pyproject.toml --group dev -o deploy/requirements-dev.lock "$@"
    pin_one pyproject.toml -c deploy/requirements-dev.lock -o deploy/requirements.lock
    pin_one --group build -c deploy/requirements-dev.lock -o deploy/requirements-build.lock
}

pin_one() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --annotation-style line --custom-compile-command "make lock" "$@"
}

export VIRTUAL_ENV="$PWD/.venv"
if [ ! -w "${HOME:-/nonexistent}" ]; then
    export PIP_NO_CACHE_DIR=1 UV_NO_CACHE=1
fi

if [ "${1:-}" = lock ]; then
    shift
    pin "$@"
else
    make_environment
    install
fi
