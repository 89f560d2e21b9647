"""The issues of a folder of builds: which there are, what is in them, and what keeps one from the newsstand."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.errors import InputError
from publisher.newsstand.summary import COVER, THUMB, digest_of
from publisher.record import MARK, checksums
from publisher.site.record import NAME, IssueRecord, from_json
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Found:
    """A build of an issue: its folder, the digest of all that would be published, and each file's own by its name."""

    folder: Path
    digest: str
    files: dict[str, str]

    def record(self) -> IssueRecord:
        """The issue's record. Raises InputError for one that is damaged."""
        return from_json((self.folder / NAME).read_bytes(), str(self.folder / NAME))


@dataclass(frozen=True, slots=True)
class Refused:
    """A build that is not published, and why."""

    folder: Path
    why: Text


def builds(dist: Path) -> list[Found]:
    """All builds with an e-paper in a folder, by name.

    Raises:
        InputError: there is no such folder, or no build with an e-paper in it.
    """
    if not dist.is_dir():
        raise InputError(
            Text(f"There is no folder {dist}.", f"没有文件夹 {dist}。"),
            Text("Name the folder of builds.", "请指定生成结果所在的文件夹。"),
        )
    found = [_found(folder) for folder in _folders(dist)]
    if not found:
        raise InputError(
            Text(f"There is no issue with an e-paper in {dist}.", f"{dist} 中没有带数字报的期次。"),
            Text("Build one: publisher build ISSUE --edition site", "请先生成：publisher build ISSUE --edition site"),
        )
    return found


def _folders(dist: Path) -> Iterator[Path]:
    for name, inner, files in os.walk(dist):
        inner.sort()
        if MARK in files:
            # A build holds no other, and thousands of pictures.
            inner.clear()
            if NAME in files:
                yield Path(name)


def _found(folder: Path) -> Found:
    files = {name: checksum for name, checksum in checksums(folder).items() if name == NAME or name.startswith("site/")}
    return Found(folder, digest_of(files), files)


def refused(found: Sequence[Found], records: dict[Path, IssueRecord], today: datetime.date) -> Iterator[Refused]:
    """The builds that may not be published as they are."""
    for one in found:
        record = records[one.folder]
        missing = [name for name in (COVER, THUMB) if f"site/{name}" not in one.files]
        gone = next((name for name in one.files if not (one.folder / name).is_file()), None)
        if not record.ready:
            yield Refused(one.folder, Text("it has errors that must be mended", "还有须改正的错误"))
        elif record.date > today:
            yield Refused(one.folder, Text(f"its date, {record.date}, is still to come", f"日期 {record.date} 尚未到"))
        elif missing:
            yield Refused(one.folder, Text("its cover is missing", "缺少封面"))
        elif gone:
            yield Refused(one.folder, Text(f"its file {gone} is missing", f"缺少文件 {gone}"))


def refuse_twins(named: Mapping[Path, str]) -> None:
    """Raises InputError where two builds are one issue, by their identifiers: which is right, nobody can tell."""
    seen: dict[str, Path] = {}
    for folder, identifier in named.items():
        other = seen.setdefault(identifier, folder)
        if other != folder:
            raise InputError(
                Text(
                    f"{other.name} and {folder.name} are one issue: both are {identifier}.",
                    f"{other.name} 与 {folder.name} 是同一期：标识都是 {identifier}。",
                ),
                Text("Give one another number or date, or take it out.", "请改其中一期的期号或日期，或移走一个。"),
            )
