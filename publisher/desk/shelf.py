"""The issues of a folder, and how a new one comes to it: like the last one, from a layout, or from files dropped in."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from publisher.atomic import read, replaced_folder
from publisher.desk.guesses import note
from publisher.desk.uploads import sorted_out
from publisher.editing.starting import frame_of, framed, refuse_taken, samples, start, start_like
from publisher.errors import InputError, PublisherError
from publisher.load.documents import MANIFEST, SHARED
from publisher.load.yaml_tree import LOADER
from publisher.wording import Text

_LONG = re.compile(r"^(?:pages|articles):", re.MULTILINE)
_NAME = re.compile(r"[^\W_][\w.-]{0,59}")


@dataclass(frozen=True, slots=True)
class Standing:
    """An issue on the shelf: its folder's name, and what its manifest says of it; empty where that cannot be read."""

    name: str
    title: str = ""
    date: str = ""
    number: str = ""

    def as_json(self) -> dict[str, str]:
        """Plain values."""
        return {"name": self.name, "title": self.title, "date": self.date, "number": self.number}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A new issue: its folder's name; the issue whose plan it takes, or a layout with a language; date and number."""

    name: str
    like: str = ""
    layout: str | None = None
    language: str = ""
    date: str = ""
    number: str = ""


class Shelf:
    """The issues right below a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._read: dict[Path, tuple[tuple[int, int], Standing]] = {}

    def issues(self) -> list[Standing]:
        """All issues, the latest first."""
        found = [self._standing(path) for path in sorted(self.folder.glob(f"*/{MANIFEST}"))]
        paper = self._standing(self.folder / SHARED).title
        found = [replace(one, title=one.title or paper) if one.date else one for one in found]
        return sorted(found, key=lambda one: (one.date, one.name), reverse=True)

    def issue(self, name: str) -> Path | None:
        """The folder of the issue of that name; None where there is none."""
        folder = self.folder / name
        known = _NAME.fullmatch(name) and folder.parent == self.folder and (folder / MANIFEST).is_file()
        return folder if known else None

    def as_json(self) -> dict[str, Any]:
        """What the browser shows."""
        return {
            "folder": self.folder.name,
            "issues": [one.as_json() for one in self.issues()],
            "layouts": [
                {"layout": path.parent.name, "language": path.name.removeprefix("sample-")} for path in samples()
            ],
        }

    def begin(self, wanted: Wanted) -> None:
        """A new issue with the plan of another, or else a layout's sample. Raises InputError, OutputError."""
        folder = self._free(wanted.name)
        last = self._last(wanted)
        if last is not None:
            start_like(last, folder, _day(wanted.date), _number(wanted.number))
        else:
            start(folder, wanted.layout, wanted.language or None)

    def bring_in(self, wanted: Wanted, files: Sequence[tuple[str, bytes]]) -> dict[str, int]:
        """A new issue from files, in their order; how many articles, joins and guesses were made.

        Pictures among them go into the issue's ``images/``. Raises InputError, OutputError; then nothing is left.
        """
        folder = self._free(wanted.name)
        last = self._last(wanted)
        frame = frame_of(last) if last is not None else {}
        sent = sorted_out(files)
        layout = str(frame.get("layout") or wanted.layout or "newspaper")
        with sent.imported(layout, _language(frame)) as made:
            out, tree = made.folder, made.manifest
            shared = last is not None or (self.folder / SHARED).is_file()
            kept = frame if shared else {key: tree[key] for key in ("publication", "layout")}
            day = _day(wanted.date) if wanted.date else tree["issue"]["date"]
            content = {"pages": _pages(tree["pages"], len(sent.texts)), "articles": tree["articles"]}
            (out / MANIFEST).write_text(framed(kept, day, _number(wanted.number), content), "utf-8")
            settled = [*(["publication.title"] if shared else []), *(["issue.date"] if wanted.date else [])]
            note(out, *(f"issue {what}" for what in settled))
            for path, data in list(sent.pictures_beside(lambda path: (out / path).exists())):
                (out / path).parent.mkdir(exist_ok=True)
                (out / path).write_bytes(data)
            with replaced_folder(folder) as fresh:
                shutil.copytree(out, fresh, dirs_exist_ok=True, copy_function=shutil.copyfile)
        return dict(made.counts)

    def _last(self, wanted: Wanted) -> Path | None:
        last = self.issue(wanted.like) if wanted.like else None
        if wanted.like and last is None:
            raise InputError(Text("That issue is gone.", "那一期已不存在。"), Text("Load anew.", "请重新载入。"))
        return last

    def _free(self, name: str) -> Path:
        if not _NAME.fullmatch(name) or name.endswith("."):
            raise InputError(
                Text(f"“{name}” is no name for a folder.", f"“{name}”不能作文件夹名。"),
                Text("Use letters, digits, hyphens: 2026-05-12.", "请用字母、数字和连字符，例如 2026-05-12。"),
            )
        refuse_taken(self.folder / name)
        return self.folder / name

    def _standing(self, file: Path) -> Standing:
        folder = file.parent
        try:
            told = file.stat()
            key = (told.st_mtime_ns, told.st_size)
            before = self._read.get(file)
            if before is None or before[0] != key:
                before = self._read[file] = (key, _standing_of(folder.name, _head(read(file).decode("utf-8"))))
            return before[1]
        except (OSError, PublisherError, yaml.YAMLError, UnicodeDecodeError, ValueError):
            return Standing(folder.name)


def _head(text: str) -> Any:
    """What stands before the pages and articles; the whole, where paper and date stand elsewhere."""
    head = yaml.load(_LONG.split(text, maxsplit=1)[0], LOADER)
    return head if isinstance(head, dict) and {"publication", "issue"} <= set(head) else yaml.load(text, LOADER)


def _standing_of(name: str, tree: Any) -> Standing:
    def said(part: str, key: str) -> str:
        holder = tree.get(part) if isinstance(tree, dict) else None
        value = holder.get(key) if isinstance(holder, dict) else None
        return "" if value is None or isinstance(value, dict | list) else str(value)

    return Standing(name, said("publication", "title"), said("issue", "date"), said("issue", "number"))


def _pages(pages: list[dict[str, Any]], sources: int) -> Any:
    """The pages as imported; several texts that name none are not a page each: the program makes what it takes."""
    unnamed = all(page["number"] == place and "section" not in page for place, page in enumerate(pages, 1))
    return "auto" if sources > 1 and unnamed else pages


def _language(frame: dict[str, Any]) -> str | None:
    publication = frame.get("publication")
    language = publication.get("language") if isinstance(publication, dict) else None
    return str(language) if language else None


def _day(date: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(date)
    except ValueError as error:
        raise InputError(
            Text(f"“{date}” is no date.", f"“{date}”不是日期。"),
            Text("Write it as 2026-05-12.", "请写作 2026-05-12。"),
        ) from error


def _number(number: str) -> int | None:
    if not number.strip():
        return None
    try:
        return int(number)
    except ValueError as error:
        raise InputError(
            Text(f"“{number}” is no number.", f"“{number}”不是期号。"),
            Text("Write digits: 138.", "请写数字，例如 138。"),
        ) from error
