"""The files of a site: each made aside, then all put in their places; only what changed, and nobody else's touched."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from publisher.errors import OutputError
from publisher.newsstand import keeping
from publisher.record import checksum_of
from publisher.wording import Text

_ASIDE = ".newsstand-new"
_LOCK = ".newsstand.lock"
_FIRST = ("issues/", "assets/", "search/")
"""What other pages lead to, and so is there before them."""


class Shelf:
    """The site while it is being made. ``files`` has the checksum of each file that belongs to it, by its path."""

    def __init__(self, site: Path, kept: Mapping[str, str]) -> None:
        self._site, self._kept = site, kept
        self._aside = site / _ASIDE
        shutil.rmtree(self._aside, ignore_errors=True)
        self.files: dict[str, str] = {}
        self._below: dict[str, dict[str, str]] = defaultdict(dict)
        for name, digest in kept.items():
            self._below[_shelf(name)][name] = digest
        self._fresh: list[str] = []

    def put(self, name: str, data: bytes) -> None:
        """A file of the site. Raises OutputError where somebody else's stands in its place."""
        if self._note(name, hashlib.sha256(data).hexdigest()):
            self._place(name).write_bytes(data)

    def copy(self, name: str, source: Path, digest: str) -> None:
        """A file that lies elsewhere, with its checksum."""
        if self._note(name, digest):
            shutil.copyfile(source, self._place(name))

    def keep(self, folder: str) -> bool:
        """Whether all that was published below ``issues/…`` or ``search/…`` is still there; if so, it stays."""
        own = self._below.get(folder, {})
        if not own or not all((self._site / name).is_file() for name in own):
            return False
        self.files |= own
        return True

    def where(self, name: str) -> Path:
        """Where a file of the site lies now."""
        aside = self._aside / name
        return aside if aside.is_file() else self._site / name

    def _place(self, name: str) -> Path:
        place = self._aside / name
        place.parent.mkdir(parents=True, exist_ok=True)
        return place

    def _note(self, name: str, digest: str) -> bool:
        """Whether the file must be written: it is new, changed, or was taken away by somebody."""
        self.files[name] = digest
        there = self._site / name
        if self._kept.get(name) == digest and there.is_file():
            return False
        if name not in self._kept and there.exists() and not (there.is_file() and checksum_of(there) == digest):
            raise OutputError(
                Text(f"{there} is there already and is not the newsstand's.", f"{there} 已经存在，且不是本站生成的。"),
                Text("Move it away, or choose another folder.", "请移走它，或另选文件夹。"),
            )
        self._fresh.append(name)
        return True

    def finish(self, state: str) -> tuple[int, int]:
        """Put all in its place, ``state`` last, and take away what is no longer wanted; how many files of each."""
        for name in sorted(self._fresh, key=lambda name: (not name.startswith(_FIRST), name)):
            place = self._site / name
            place.parent.mkdir(parents=True, exist_ok=True)
            (self._aside / name).replace(place)
        old = [name for name in self._kept if name not in self.files]
        for name in old:
            (self._site / name).unlink(missing_ok=True)
        for folder in sorted({(self._site / name).parent for name in old}, reverse=True):
            self._prune(folder)
        self._place(keeping.NAME).write_text(state, "utf-8")
        (self._aside / keeping.NAME).replace(self._site / keeping.NAME)
        shutil.rmtree(self._aside, ignore_errors=True)
        return len(self._fresh), len(old)

    def _prune(self, folder: Path) -> None:
        while folder != self._site and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def _shelf(name: str) -> str:
    return "/".join(name.split("/", 2)[:2])


@contextmanager
def alone(site: Path) -> Iterator[None]:
    """The site's folder for this run alone."""
    try:
        site.mkdir(parents=True, exist_ok=True)
        lock = os.open(site / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise OutputError(
            Text(f"{site} cannot be written: {error.strerror}.", f"{site} 无法写入：{error.strerror}。"),
            Text("Choose another folder with --site.", "请用 --site 另选文件夹。"),
        ) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise OutputError(
            Text(f"Another run is publishing into {site}.", f"另一次发布正在写入 {site}。"),
            Text("Wait for it to end.", "请等它结束。"),
        ) from error
    finally:
        os.close(lock)
        (site / _LOCK).unlink(missing_ok=True)
