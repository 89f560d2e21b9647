"""From the desk to the reader: an issue built, and released when nothing is left to mend or to sign."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from publisher import edition
from publisher.atomic import read, write_text
from publisher.desk.view import View
from publisher.errors import InputError, PublisherError
from publisher.newsstand.publishing import publish
from publisher.record import checksums
from publisher.wording import Text

RECORD = "releases.yaml"
"""In the issue's folder: who released it, when, and a checksum of every file that went out."""


@dataclass(frozen=True, slots=True)
class Press:
    """Where builds go, and the newsstand with its address on the web, if there is one."""

    out: Path
    site: Path | None = None
    base_url: str = ""

    def made(self, folder: Path) -> list[str]:
        """The files that the last build of the issue left, in order; none where it was never built."""
        try:
            return sorted(name for name in checksums(self.out / folder.name) if "/" not in name)
        except PublisherError:
            return []

    def file(self, folder: Path, name: str) -> Path | None:
        """One of those files."""
        place = self.out / folder.name / name
        return place if name in self.made(folder) and PurePosixPath(name).name == name and place.is_file() else None


def build(folder: Path, view: View, press: Press) -> dict[str, Any]:
    """Build the issue's editions: the names of the files, whether they are ready for the press, and what is wrong."""
    asked = view.issue.manifest.editions if view.issue else ()
    # The newsstand is made of e-papers.
    built = edition.build(folder, press.out, editions=(*asked, "site") if press.site and "site" not in asked else asked)
    return {
        "files": sorted(path.name for path in built.files),
        "ready": built.press_ready,
        "counts": dict(built.report.counts),
    }


def release(folder: Path, view: View, press: Press, by: str, at: datetime.datetime) -> dict[str, Any]:
    """Build, preflight and prove the issue, put it on the newsstand, and note that it went out.

    Raises:
        InputError: something is left to mend or to sign, nobody's name is given, or the build is not fit for the press.
    """
    if not view.finished:
        raise InputError(
            Text("The issue may not go out yet.", "本期还不能付印。"),
            Text("Mend the errors and have every stage signed.", "请改正错误并签完各审次。"),
        )
    if not by.strip():
        raise InputError(Text("Nobody's name is given.", "没有填写姓名。"), Text("Write yours.", "请填写您的姓名。"))
    told = build(folder, view, press)
    if not told["ready"]:
        raise InputError(
            Text("The build is not fit for the press.", "生成的版面还不能付印。"),
            Text("See what is to be mended.", "请看要改的问题。"),
        )
    day = view.issue.manifest.issue.date if view.issue else at.date()
    if press.site is not None and day > at.date():
        told["later"] = day.isoformat()  # tomorrow's paper goes to the press today, and to its readers tomorrow
    elif press.site is not None:
        told["published"] = publish(press.out, press.site, press.base_url, today=at.date()).issues
    _note(folder, by, at, checksums(press.out / folder.name))
    return told


def _note(folder: Path, by: str, at: datetime.datetime, sums: Mapping[str, str]) -> None:
    file = folder / RECORD
    before = read(file).decode("utf-8") if file.is_file() else ""
    entry = [{"at": at.isoformat(timespec="minutes"), "by": by.strip(), "files": {**sums}}]
    write_text(file, before + yaml.safe_dump(entry, allow_unicode=True, sort_keys=False))
