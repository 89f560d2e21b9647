"""Writing an edit: only over what the editor has seen, whole or not at all, and inside the issue's folder."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from publisher.atomic import read, write_bytes
from publisher.errors import InputError
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Saved:
    """A file as it was and as it is now: enough to take the edit back."""

    path: str
    before: bytes
    after: bytes


class Conflict(Exception):
    """The file was changed by somebody else; ``now`` is what it says."""

    def __init__(self, path: str, now: bytes) -> None:
        super().__init__(path)
        self.path, self.now = path, now


def fingerprint(data: bytes) -> str:
    """What a file is told apart by."""
    return hashlib.sha256(data).hexdigest()


def save(folder: Path, path: str, seen: str, data: bytes) -> Saved:
    """Write a file of the issue that was last seen with that fingerprint.

    Raises:
        Conflict: it says something else by now.
        InputError: it lies outside the folder, or is not there.
        OutputError: the disk is full; the file is as it was.
    """
    file = inside(folder, path)
    now = read(file)
    if fingerprint(now) != seen:
        raise Conflict(path, now)
    if now != data:
        write_bytes(file, data)
    return Saved(path, now, data)


def save_all(folder: Path, edits: Sequence[tuple[str, str, bytes]]) -> tuple[Saved, ...]:
    """Save several files, each with its path, what it was last seen as and its new text: all of them or none."""
    for path, seen, _ in edits:
        now = read(inside(folder, path))
        if fingerprint(now) != seen:
            raise Conflict(path, now)
    done: list[Saved] = []
    try:
        for edit in edits:
            done.append(save(folder, *edit))
    except BaseException:
        for saved in reversed(done):
            with suppress(Exception):
                write_bytes(inside(folder, saved.path), saved.before)
        raise
    return tuple(done)


def inside(folder: Path, path: str) -> Path:
    """The file of that path below the folder, links followed. Raises InputError for one elsewhere."""
    try:
        file = (folder / path).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise _outside(path) from error
    if not file.is_relative_to(folder.resolve()) or not file.is_file():
        raise _outside(path)
    return file


def _outside(path: str) -> InputError:
    return InputError(
        Text(f"{path} is no file of this issue.", f"{path} 不是本期的文件。"),
        Text("Load the page again.", "请重新载入页面。"),
    )
