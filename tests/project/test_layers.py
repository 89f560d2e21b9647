"""Imports point one way only, downwards; a new part must be given its place here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "publisher"
LAYERS = (
    {"cli"},
    {"desk"},
    {"newsstand", "archive"},
    {"review"},
    {"session"},
    {"edition"},
    {"editions"},
    {"record", "site"},
    {"preflight", "ebook_check", "paint", "epub", "reports", "conserve"},
    {"press"},
    {"compose"},
    {"typeset"},
    {"fixes", "signing", "editing"},
    {"rules"},
    {"ingest"},
    {"load", "config"},
    {"findings", "pieces", "paths", "plugins", "imaging", "atomic", "cache", "quoting", "together", "limits"},
    {"errors", "icc", "templating"},
    {"model"},
    {"blocks", "boxes", "imprint", "pins"},
    {"located", "house"},
    {"wording"},
)
DEPTH = {part: depth for depth, layer in enumerate(LAYERS) for part in layer}
PARTS = sorted({path.relative_to(PACKAGE).with_suffix("").parts[0] for path in PACKAGE.rglob("*.py")} - {"__init__"})


def imported(source: str) -> Iterator[str]:
    """The parts of the package that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            words = name.split(".")
            if words[0] == "publisher" and words[1:] and words[1] != "__version__":
                yield words[1]


def upward(part: str, source: str) -> list[str]:
    """The imports of a module of ``part`` that do not point downwards."""
    return [other for other in imported(source) if other != part and DEPTH[other] <= DEPTH[part]]


@pytest.mark.parametrize("part", PARTS)
def test_imports_point_downwards(part: str) -> None:
    modules = [PACKAGE / f"{part}.py"] if (PACKAGE / f"{part}.py").is_file() else sorted((PACKAGE / part).rglob("*.py"))
    assert modules
    faults = {module.name: found for module in modules if (found := upward(part, module.read_text(encoding="utf-8")))}
    assert faults == {}


def test_an_upward_import_is_seen() -> None:
    assert upward("rules", "def late() -> None:\n    from publisher.compose import pages\n") == ["compose"]
    assert upward("paint", "import publisher.epub.book") == ["epub"]
    assert upward("paint", "from publisher import errors\nfrom publisher.paint import walk") == []
