# make setup   everything the program needs, on Debian or macOS with Python 3.11 or newer
# make demo    the sample issues, in every edition, into dist/
# make test    lint, types, and all tests with the independent judges
# make bench   the benchmarks; peers that are installed run in the same turn
# make lock    choose the newest versions that pyproject.toml allows

PYTHON ?= python3
export PYTHON

ifeq ($(shell uname),Darwin)
# A Python that Homebrew did not make does not look into its folder for Pango.
export DYLD_FALLBACK_LIBRARY_PATH := $(shell brew --prefix 2>/dev/null)/lib:/usr/lib
endif

.PHONY: setup demo test bench lock

setup:
	@scripts/setup.sh

demo: setup
	@.venv/bin/publisher build seeds/*/ --out dist || [ $$? -eq 1 ]  # 1: the Chinese page still awaits its photograph
	@echo "The editions are in dist/:" && ls -1 dist/*/print.pdf dist/*/screen.pdf dist/*/*.epub

test:
	@scripts/setup.sh test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/pytest -n auto

bench: setup
	@.venv/bin/python -m benchmarks

lock:
	@scripts/lock.sh
