"""Painting as a job for a child process that may be stopped: its start, its folder, its limits, its result."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from publisher import cache as caching
from publisher.cache import Cache
from publisher.compose.pages import Composition, TextBlock
from publisher.errors import InputError, OutputError
from publisher.limits import end, search_path
from publisher.model import Issue
from publisher.paint import trouble
from publisher.paint.html import filled
from publisher.paint.painted import Limits, Painted, WalkedLine
from publisher.paint.placeholder import placeholder
from publisher.paint.sheet import Sheet, sheet_of
from publisher.paint.twins import twins
from publisher.paint.worker import DONE, ERROR
from publisher.typeset.fonts import FontLibrary
from publisher.wording import Text

_NO_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{cache}</cachedir></fontconfig>
"""
_KEPT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "SYSTEMROOT")


class Painter:
    """The child process, which gets ready while the pages are being made and then paints as often as it is asked to.

    To be used as a context: leaving it ends the process and removes its files.
    """

    def __init__(self, limits: Limits | None = None, cache: Cache = caching.NONE, *, packed: bool = True) -> None:
        """Without ``packed`` the PDF is left uncompressed: one that is drawn at once and thrown away is done sooner."""
        self._limits, self._cache, self._packed = limits or Limits(), cache, packed
        self._jobs = 0

    def __enter__(self) -> Self:
        with _no_room():
            self._home = tempfile.TemporaryDirectory(prefix="publisher-")
        try:
            with _no_room():
                self._folder = Path(self._home.name).resolve()
                self._child = _started(self._folder, self._limits)
        except BaseException:
            self._home.cleanup()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        _end(self._child)
        self._home.cleanup()

    def paint(
        self, composition: Composition, issue: Issue, fonts: FontLibrary, *, template_folder: Path | None = None
    ) -> Painted:
        """Paint all pages in one go.

        Raises MissingTool when a library is not installed, InputError for a picture or template that cannot be used,
        PublisherError when the limits do not suffice.
        """
        self.begin(composition, issue, fonts, template_folder=template_folder)
        return self.finished()

    def begin(
        self, composition: Composition, issue: Issue, fonts: FontLibrary, *, template_folder: Path | None = None
    ) -> None:
        """Have all pages painted in the background; :meth:`finished` must be called before the next ones."""
        sheet = sheet_of(composition, issue, fonts)
        self._jobs += 1
        folder = self._folder / str(self._jobs)
        with _no_room():
            folder.mkdir()
            _furnish(folder, sheet, fonts, template_folder, self._limits, self._cache, self._packed)
        self._job = folder, composition, fonts
        assert self._child.stdin is not None
        with suppress(BrokenPipeError):
            self._child.stdin.write(f"{folder}\n".encode())
            self._child.stdin.flush()

    def finished(self) -> Painted:
        """The pages that were begun, painted. Raises as :meth:`paint` does."""
        folder, composition, fonts = self._job
        self._wait(folder, composition)
        with _no_room():
            result = _result(folder, composition, fonts)
            shutil.rmtree(folder)
        return result

    def _wait(self, folder: Path, composition: Composition) -> None:
        assert self._child.stdout is not None
        if not select.select([self._child.stdout], [], [], self._limits.seconds)[0]:
            raise trouble.stopped("time", _page(folder, composition), self._limits)
        if self._child.stdout.readline() != DONE:
            raise _trouble(folder, self._child.wait(), self._limits, composition)


def paint(
    composition: Composition,
    issue: Issue,
    fonts: FontLibrary,
    *,
    template_folder: Path | None = None,
    limits: Limits | None = None,
) -> Painted:
    """Paint all pages by a process started for them alone; see :meth:`Painter.paint`."""
    with Painter(limits) as painter:
        return painter.paint(composition, issue, fonts, template_folder=template_folder)


@contextmanager
def _no_room() -> Iterator[None]:
    """Say what it means when temporary files cannot be written."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            Text(f"No temporary files can be written: {error}.", f"无法写入临时文件：{error}。"),
            Text(
                "Free some space, or set TMPDIR to a folder with room.",
                "请腾出磁盘空间，或将 TMPDIR 设为有空间的文件夹。",
            ),
        ) from error


def _furnish(
    folder: Path,
    sheet: Sheet,
    fonts: FontLibrary,
    pack: Path | None,
    limits: Limits,
    cache: Cache,
    packed: bool,
) -> None:
    try:
        page_html = filled(sheet, fonts, pack).encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            Text("The text holds half a character (a lone surrogate).", "文字中有半个字符（孤立的代理项）。"),
            Text("Type the character again.", "请重新输入该字符。"),
        ) from error
    (folder / "pages.html").write_bytes(page_html)
    pictures: dict[str, dict[str, Any]] = {}
    for page in sheet.pages:
        for frame in page.frames:
            if frame.source is None:
                (folder / frame.file).write_text(placeholder(frame.width, frame.height), "utf-8")
            else:
                pictures[frame.file] = {
                    "source": str(frame.source.resolve()),
                    "name": frame.name,
                    "page": page.number,
                    "width": frame.width,
                    "height": frame.height,
                    "focus": frame.focus,
                }
    job = {
        "seconds": limits.seconds,
        "packed": packed,
        "cache": None if cache.folder is None else str(cache.folder),
        "pictures": pictures,
        "folders": [str(pack.resolve())] if pack is not None else [],
        "files": sorted({str(face.path.resolve()) for face in fonts.faces.values()}),
        "faces": {key: str(fonts.faces[key].path.resolve()) for key in sheet.faces},
        "language": sheet.language,
    }
    (folder / "job.json").write_text(json.dumps(job), "utf-8")


def _environment(folder: Path) -> dict[str, str]:
    """No fonts but ours, no temporary files but in the job's folder, no settings of the user's."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {
        **kept,
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
        "TMPDIR": str(folder),
        "XDG_CACHE_HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": search_path(),
        "HOME": str(folder),
    }


def _started(folder: Path, limits: Limits) -> subprocess.Popen[bytes]:
    (folder / "fonts.conf").write_text(_NO_FONTS.format(cache=folder / "cache"), "utf-8")
    command = [sys.executable, "-m", "publisher.paint.worker", str(folder), str(limits.memory_mb)]
    with (folder / "stderr").open("wb") as errors:
        # A session of its own: Ctrl-C at the terminal reaches only this process, which then ends the child.
        return subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
        )


def _end(child: subprocess.Popen[bytes]) -> None:
    end(child)
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(BrokenPipeError):
                pipe.close()


def _trouble(folder: Path, status: int, limits: Limits, composition: Composition) -> Exception:
    page = _page(folder, composition)
    for error in (folder / ERROR, folder.parent / ERROR):
        if error.is_file():
            try:
                return trouble.told(json.loads(error.read_text("utf-8")), page, limits)
            except ValueError:
                # Where memory has run out, there may be none left to say so in.
                return trouble.stopped("memory", page, limits)
    if status == -signal.SIGXCPU or status == -signal.SIGKILL:
        return trouble.stopped("time", page, limits)
    said = (folder.parent / "stderr").read_text("utf-8", "replace").strip().splitlines()
    if status < 0 or any(word in line.lower() for line in said[-3:] for word in ("memory", "failed to map segment")):
        # C libraries end the process when the memory they ask for is refused.
        return trouble.stopped("memory", page, limits)
    return trouble.broken(said[-1] if said else str(status), page)


def _page(folder: Path, composition: Composition) -> int | None:
    try:
        return int((folder / "progress").read_text("ascii"))
    except (OSError, ValueError):
        return composition.pages[0].number if len(composition.pages) == 1 else None


def _result(folder: Path, composition: Composition, fonts: FontLibrary) -> Painted:
    result = json.loads((folder / "lines.json").read_text("utf-8"))
    lines = tuple(_line(found, composition) for found in result["lines"])
    return Painted((folder / "painted.pdf").read_bytes(), lines, tuple(result["warnings"]), twins(composition, fonts))


def _line(found: Mapping[str, Any], composition: Composition) -> WalkedLine:
    pages = composition.pages
    # More pages than were composed: something has pushed text out of its page.
    page = pages[found["page"]] if found["page"] < len(pages) else None
    block = found["block"]
    items = page.items if page is not None else ()
    item = items[block] if block is not None and 0 <= block < len(items) else None
    owner = item if isinstance(item, TextBlock) else None
    return WalkedLine(
        owner.article if owner else None,
        owner.piece if owner else "",
        found["text"],
        page.number if page is not None else found["page"] + 1,
        found["x"],
        found["baseline"],
        found["right"],
        block if owner else None,
        found["row"] if owner else None,
        found["hidden"],
    )
