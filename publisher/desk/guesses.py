"""What an import guessed and joined, to be looked at by somebody: each beside the lines that it was told from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from publisher.atomic import read, write_text
from publisher.errors import PublisherError
from publisher.ingest.again import REPORT

LOOKED_AT = "import-looked-at.yaml"
"""In the issue's folder: the guesses that somebody found right, one a line."""
_NEAR = 40


def guesses(folder: Path) -> list[dict[str, Any]]:
    """The guesses and joins of an issue's import that nobody has looked at; none where nothing was imported."""
    try:
        report = json.loads(read(folder / REPORT))
        seen = _seen(folder)
        found = [_guess(f"issue {one['what']}", one, None, []) for one in report["guesses"]]
        for source in report["sources"]:
            found += _of_source(folder, source)
        return [one for one in found if one["key"] not in seen]
    except (PublisherError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return []


def note(folder: Path, *keys: str) -> None:
    """Note guesses as found right; others than there are, are no matter."""
    there = {one["key"] for one in guesses(folder)}
    if new := [key for key in keys if key in there]:
        write_text(folder / LOOKED_AT, yaml.safe_dump([*_seen(folder), *new], allow_unicode=True, width=2**20))


def _seen(folder: Path) -> list[str]:
    file = folder / LOOKED_AT
    try:
        told = yaml.safe_load(read(file).decode("utf-8")) if file.is_file() else []
    except (PublisherError, yaml.YAMLError, UnicodeDecodeError):
        return []
    return [str(one) for one in told] if isinstance(told, list) else []


def _of_source(folder: Path, source: dict[str, Any]) -> list[dict[str, Any]]:
    name = str(source["file"])
    lines = _lines(folder / "source" / name, str(source["encoding"]))
    owners = {int(one["line"]): one["article"] for one in source["lines"] if one["article"]}
    found = []
    for one in source["guesses"]:
        line = int(one["line"])
        found.append(_guess(f"{name}:{line} {one['what']}", one, owners.get(line), lines[line - 1 : line]))
    for made, joins in ((True, source["joins"]), (False, source["possible_joins"])):
        for one in joins:
            line, after = int(one["line"]), int(one["next_line"])
            told = {**one, "what": "join" if made else "no join"}
            halves = [*lines[line - 1 : line], *lines[after - 1 : after]]
            found.append(_guess(f"{name}:{line} {told['what']}", told, owners.get(line), halves))
    return found


def _guess(key: str, one: dict[str, Any], article: Any, lines: list[str]) -> dict[str, Any]:
    shown = [line.strip() for line in lines]
    if len(shown) == 2:  # the ends that meet at the seam
        left, right = shown
        shown = [
            f"…{left[-_NEAR:]}" if len(left) > _NEAR else left,
            f"{right[:_NEAR]}…" if len(right) > _NEAR else right,
        ]
    return {
        "key": key,
        "what": str(one["what"]),
        "article": article,
        "en": str(one["reason"]["en"]),
        "zh": str(one["reason"]["zh"]),
        "lines": [line[:160] for line in shown],
    }


def _lines(file: Path, encoding: str) -> list[str]:
    """The source's lines, where it is plain text; of other files the reasons must do."""
    if file.suffix.lower() not in (".txt", ".md") or not file.is_file():
        return []
    try:
        return file.read_text(encoding, errors="replace").splitlines()
    except LookupError:
        return file.read_text("utf-8", errors="replace").splitlines()
