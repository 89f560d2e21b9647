"""Files of an issue's folder that its manifest does not name: a story written and forgotten, a picture left over."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from publisher.load.tree import Listing, Mapping, Node, Scalar

_FOLDERS = ("articles", "images")
_KINDS = frozenset((".md", ".markdown", ".txt", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".bmp"))
_NOTES = ("readme", "licen", "copying", "notice")
_MOST = 20_000
"""Files looked at; a folder with more is no issue's, and listing it would take longer than all checks."""


def unused_files(folder: Path, tree: Mapping) -> tuple[Path, ...]:
    """Texts and pictures below articles/ and images/ that no value of the manifest names, by name."""
    named = {PurePosixPath(text.strip()).as_posix() for text in _texts(tree) if "/" in text}
    found = []
    for name in _FOLDERS:
        for below in _files(folder / name):
            kept = below.lower().startswith(_NOTES) or below.startswith(".")
            if Path(below).suffix.lower() in _KINDS and not kept and f"{name}/{below}" not in named:
                found.append(Path(name) / below)
    return tuple(sorted(found))


def _files(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for _, entry in zip(range(_MOST), entries, strict=False) if entry.is_file()]
    except OSError:
        return []


def _texts(node: Node) -> list[str]:
    """Every written value of the tree, short enough to be a path."""
    found: list[str] = []
    waiting: list[Node] = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Scalar):
            if len(one.text) < 300:
                found.append(one.text)
        else:
            waiting.extend(one.items if isinstance(one, Listing) else one.values.values())
    return found
