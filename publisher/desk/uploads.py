"""Files that a browser sends: of what kind they are, and under which names they may be written."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from publisher.errors import InputError
from publisher.wording import Text

_TEXTS = (".txt", ".md", ".docx", ".html", ".htm", ".pdf")
_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp")
_LONGEST = 200
MOST = 60
"""Files at once."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The texts in the order they were sent, and the pictures by their names."""

    texts: tuple[tuple[str, bytes], ...]
    pictures: Mapping[str, bytes]

    def written(self, folder: Path) -> list[Path]:
        """The texts as files, each in a folder of its own, so that two of one name do not become one."""
        made = []
        for place, (name, data) in enumerate(self.texts):
            file = folder / str(place) / name
            file.parent.mkdir()
            file.write_bytes(data)
            made.append(file)
        return made


def files_of(asked: Mapping[str, Any]) -> list[tuple[str, bytes]]:
    """The files of a request, each with its name and its bytes in base 64. Raises ValueError, KeyError, TypeError."""
    try:
        return [(str(one["name"]), base64.b64decode(str(one["data"]), validate=True)) for one in asked["files"]]
    except binascii.Error as error:
        raise ValueError from error


def sorted_out(files: Sequence[tuple[str, bytes]]) -> Sent:
    """What was sent. Raises InputError for a kind that cannot be used, no text at all, or too many files."""
    named = [(_name(name), data) for name, data in files]
    texts = tuple(one for one in named if _suffix(one[0]) in _TEXTS)
    if not texts or len(named) > MOST:
        raise InputError(
            Text("There is no text among the files, or there are too many.", "没有文字稿件，或文件过多。"),
            Text(f"Send 1 to {MOST} files, texts among them.", f"请送入 1 至 {MOST} 个文件，其中须有文字稿件。"),
        )
    return Sent(texts, dict(one for one in named if _suffix(one[0]) in _PICTURES))


def _name(sent: str) -> str:
    """The last part of a name, if it may be a file's name here."""
    name = sent.replace("\\", "/").rpartition("/")[2].strip()
    sound = name.isprintable() and len(name.encode("utf-8", "replace")) <= _LONGEST and not name.startswith(".")
    if not sound or _suffix(name) not in (*_TEXTS, *_PICTURES):
        raise InputError(
            Text(f"“{name[:60]}” is not a kind of file that can be imported.", f"“{name[:60]}”不是可导入的文件。"),
            Text("Send text, Markdown, Word, HTML, PDF or pictures.", "请送入文本、Markdown、Word、HTML、PDF 或图片。"),
        )
    return name


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
