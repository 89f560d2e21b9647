"""Modules and functions stay small enough to see whole."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "publisher"
MODULE_LINES, FUNCTION_LINES = 300, 60


def long_functions(source: str) -> list[str]:
    """Functions of more lines than the limit, as ``name: lines``."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    sizes = {n.name: (n.end_lineno or 0) - n.lineno + 1 for n in ast.walk(ast.parse(source)) if isinstance(n, kinds)}
    return [f"{name}: {lines}" for name, lines in sizes.items() if lines > FUNCTION_LINES]


def test_modules_are_short() -> None:
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sorted(PACKAGE.rglob("*.py"))}
    assert sizes
    assert {str(path.relative_to(PACKAGE)): lines for path, lines in sizes.items() if lines > MODULE_LINES} == {}


def test_functions_are_short() -> None:
    found = {str(p.relative_to(PACKAGE)): long_functions(p.read_text(encoding="utf-8")) for p in PACKAGE.rglob("*.py")}
    assert {name: functions for name, functions in sorted(found.items()) if functions} == {}


def test_a_long_function_is_seen() -> None:
    assert long_functions("def long() -> None:\n" + "    pass\n" * 60) == ["long: 61"]
    assert long_functions("def short() -> None:\n" + "    pass\n" * 59) == []
