#!/usr/bin/env bash
# The steps of the GitHub Action: `action.sh install|check|build`. They are a script so that they can be run anywhere.
#   ISSUES   issue folders, separated by spaces        REPORTS  folder for the reports and the editions
#   FAIL_ON  error, warning or info                    VENV     where publisher is installed
set -euo pipefail

here=$(cd "$(dirname "$0")/.." && pwd)
venv=${VENV:-${RUNNER_TEMP:-/tmp}/publisher}
reports=${REPORTS:-publisher-reports}
# One word an issue; no pattern in a name is to be expanded.
set -f
read -r -a issues <<<"${ISSUES:-.}"
set +f

install() {
    local root=()
    [ "$(id -u)" -eq 0 ] || root=(sudo)
    if command -v apt-get >/dev/null; then
        "${root[@]}" apt-get update -qq
        "${root[@]}" apt-get install -qq -y --no-install-recommends \
            libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 >/dev/null
    fi
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --require-hashes -r "$here/requirements.lock"
    "$venv/bin/pip" install --quiet --no-deps --no-build-isolation "$here"
}

check() {
    mkdir -p "$reports"
    [ -z "${GITHUB_OUTPUT:-}" ] || printf 'reports=%s\n' "$reports" >>"$GITHUB_OUTPUT"
    "$venv/bin/publisher" check --quiet --fail-on "${FAIL_ON:-error}" --format github \
        --also "html=$reports/report.html" --also "sarif=$reports/report.sarif" --also "junit=$reports/report.xml" \
        -- "${issues[@]}"
}

build() {
    "$venv/bin/publisher" build --quiet --out "$reports/dist" -- "${issues[@]}"
}

case ${1:-} in
    install | check | build) "$1" ;;
    *)
        echo "usage: action.sh install|check|build" >&2
        exit 2
        ;;
esac
