#!/usr/bin/env bash
# Write both locks anew: versions and hashes for every system, and no addresses.
set -euo pipefail
cd "$(dirname "$0")/.."

tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
"${PYTHON:-python3}" -m venv "$tool"
"$tool/bin/pip" install --quiet uv
compile() {
    "$tool/bin/uv" --quiet pip compile --universal --python-version 3.11 --upgrade \
        --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml "$@"
}
compile --group dev -o requirements-dev.lock
compile --group build --constraints requirements-dev.lock -o requirements.lock
rm -f .venv/ready-*
