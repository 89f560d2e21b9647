"""Files that a browser sends: of what kind they are, and under which names they may be written."""

from __future__ import annotations

import base64
import binascii
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from publisher.atomic import read
from publisher.errors import InputError
from publisher.ingest.apart import import_apart
from publisher.load.documents import MANIFEST
from publisher.wording import Text

_TEXTS = (".txt", ".md", ".docx", ".html", ".htm", ".pdf")
_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp")
_LONGEST = 200
MOST = 60
"""Files at once."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made of texts: the issue's folder, how many articles, joins and guesses, and its manifest."""

    folder: Path
    counts: Mapping[str, int]
    manifest: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sent:
    """The texts and the pictures, each with its name, in the order they were sent."""

    texts: tuple[tuple[str, bytes], ...]
    pictures: tuple[tuple[str, bytes], ...]

    @contextmanager
    def imported(self, layout: str, language: str | None) -> Iterator[Imported]:
        """The texts as an issue of their own, gone at the end. Raises InputError."""
        with tempfile.TemporaryDirectory(prefix="publisher-import-") as made:
            folder = Path(made, "issue")
            counts = import_apart(self._written(Path(made)), folder, layout, language)
            yield Imported(folder, counts, yaml.safe_load(read(folder / MANIFEST).decode("utf-8")))

    def pictures_beside(self, taken: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
        """The pictures under paths in ``images/`` that are not ``taken``, each path once."""
        given: set[str] = set()
        for name, data in self.pictures:
            path = free_path(f"images/{name}", lambda path: path in given or taken(path))
            given.add(path)
            yield path, data

    def _written(self, folder: Path) -> list[Path]:
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
    return Sent(texts, tuple(one for one in named if _suffix(one[0]) in _PICTURES))


def free_path(wanted: str, taken: Callable[[str], bool]) -> str:
    """The path, or with the first number behind its name with which it is not taken."""
    path, again = Path(wanted), 1
    while taken(path.as_posix()):
        again += 1
        path = Path(wanted).with_stem(f"{Path(wanted).stem}-{again}")
    return path.as_posix()


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
