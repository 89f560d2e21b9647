#!/usr/bin/env bash
# Make this checkout ready: `scripts/setup.sh` to use the program, `scripts/setup.sh test` to test it too.
# Doing it again is safe; with nothing to do it takes well under a second.
set -euo pipefail
cd "$(dirname "$0")/.."

want=${1:-use}

stop() { # message
    printf '%s\n' "$1" >&2
    exit 3
}

# --- what the system must give -------------------------------------------------------------------------------------

have_library() { # file name of a shared library on Linux
    # Kept whole first: grep -q leaves a pipe early, and pipefail would then say that the library is missing.
    libraries=${libraries:-$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p)}
    grep -qF "$1" <<<"$libraries"
}

have() { # a probe: lib:FILE, any:COMMAND|COMMAND, or python
    case $1 in
        lib:*) have_library "${1#lib:}" ;;
        python) "$python" -c 'import ensurepip, venv' 2>/dev/null ;;
        any:*)
            local command
            for command in $(tr '|' ' ' <<<"${1#any:}"); do
                command -v "$command" >/dev/null && return 0
            done
            return 1
            ;;
    esac
}

missing() { # lines of "probe package" -> the packages whose probe fails
    local probe package libraries=
    while read -r probe package; do
        [ -z "$probe" ] || have "$probe" || printf '%s\n' "$package"
    done
}

needs_debian() {
    cat <<'END'
python python3-venv
lib:libpango-1.0.so.0 libpango-1.0-0
lib:libpangoft2-1.0.so.0 libpangoft2-1.0-0
lib:libharfbuzz-subset.so.0 libharfbuzz-subset0
END
    [ "$want" != test ] || cat <<'END'
any:java default-jre-headless
any:chromium|chromium-browser|google-chrome chromium
any:node nodejs
any:npm npm
any:pdftotext poppler-utils
any:qpdf qpdf
any:gs ghostscript
END
}

needs_mac() {
    # Pango brings HarfBuzz with its subsetter.
    [ -e "$(brew --prefix)/lib/libpango-1.0.dylib" ] || echo pango
    [ "$want" != test ] || missing <<'END'
any:node node
any:pdftotext poppler
any:qpdf qpdf
any:gs ghostscript
END
    # macOS has a `java` that only says that there is none.
    [ "$want" != test ] || java -version >/dev/null 2>&1 || echo openjdk
}

install_debian() { # packages
    local root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            stop "Please run, then try again:  sudo apt-get install --no-install-recommends $*"
        fi
        root=(sudo -n)
    fi
    echo "Installing $*" >&2
    "${root[@]}" apt-get update -qq
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

system() {
    local packages
    if [ "$(uname)" = Darwin ]; then
        command -v brew >/dev/null || stop "Please install Homebrew (https://brew.sh), then try again."
        packages=$(needs_mac)
        [ -z "$packages" ] || brew install --quiet $packages
        return
    fi
    packages=$(needs_debian | missing)
    [ -n "$packages" ] || return 0
    command -v apt-get >/dev/null ||
        stop "Please install what Debian calls $(tr '\n' ' ' <<<"$packages")with this system's package manager, then try again."
    # shellcheck disable=SC2086  # one word a package
    install_debian $packages
}

# --- Python and Node packages: only when a lock has changed --------------------------------------------------------

changed() { # stamp files… -> true when the stamp does not hold the files' sum
    local stamp=$1
    shift
    sum=$(cat "$@" | cksum)
    [ "$(cat "$stamp" 2>/dev/null)" != "$sum" ]
}

python_packages() {
    local lock=requirements.lock stamp=.venv/ready-$want
    [ "$want" != test ] || lock=requirements-dev.lock
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    # What tests need holds all that the program needs, in the same versions.
    changed .venv/ready-test requirements-dev.lock pyproject.toml || return 0
    changed "$stamp" "$lock" pyproject.toml || return 0
    echo "Installing the Python packages of $lock" >&2
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
    printf '%s' "$sum" >"$stamp"
}

node_packages() {
    changed node_modules/.ready package.json package-lock.json || return 0
    echo "Installing the Node packages of package-lock.json" >&2
    # The system's own browser is used: no other is downloaded.
    PUPPETEER_SKIP_DOWNLOAD=1 npm ci --silent --ignore-scripts --omit=optional
    printf '%s' "$sum" >node_modules/.ready
}

python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    stop "Python 3.11 or newer is needed as $python (or name one: make PYTHON=python3.12)."
system
python_packages
[ "$want" != test ] || node_packages
