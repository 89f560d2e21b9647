"""Importing again into an issue: what editors changed since stays, what only the sources changed is taken over."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publisher.atomic import write_bytes

REPORT = "import-report.json"
ASIDE = "source/new"
"""Where the new text of a file is put that an editor has changed as well."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Files to write, by their path below the issue's folder; files that stay as an editor left them.

    Those in ``aside`` were changed by both, so that the new text is put beside them.
    """

    files: Mapping[str, bytes]
    kept: tuple[str, ...]
    aside: tuple[str, ...]


def imported_before(out: Path) -> Mapping[str, str] | None:
    """Checksums of what the last import wrote there, by path; None where none did, or its report is not to be read."""
    try:
        told: Any = json.loads((out / REPORT).read_bytes())
        written = told["written"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return written if isinstance(written, dict) else None


def checksum(content: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def merged(out: Path, files: Mapping[str, bytes], before: Mapping[str, str]) -> Merge:
    """What to write into ``out``: nothing in the place of a file that is not as the last import left it."""
    write: dict[str, bytes] = {}
    kept: list[str] = []
    aside: list[str] = []
    for path, content in sorted(files.items()):
        held = _held(out / path)
        if held == content:
            continue
        if (held is None and path not in before) or (held is not None and checksum(held) == before.get(path)):
            write[path] = content
            continue
        kept.append(path)
        if checksum(content) != before.get(path):
            aside.append(path)
            write[f"{ASIDE}/{path}"] = content
    return Merge(write, tuple(kept), tuple(aside))


def write_into(out: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a merge, each whole; the manifest after what it names.

    Raises:
        OutputError: the disk is full or the folder cannot be written.
    """
    for path in sorted(files, key=lambda path: (path == "issue.yaml", path)):
        write_bytes(out / path, files[path])


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
