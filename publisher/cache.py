"""What was made before and would come out the same again, kept between builds.

An entry is found by a digest of everything that it was made of, so it can be missing but never stale. Nothing
depends on there being a cache: one that cannot be read or written is as good as none.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MOST = 400_000_000
"""Bytes that are kept; what was not asked for longest goes first."""
_DIGEST = 32


def key(*parts: bytes | str | float) -> str:
    """A digest of the parts in their order, each told from its neighbours."""
    whole = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        whole.update(len(data).to_bytes(8))
        whole.update(data)
    return whole.hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """Entries in a folder; without one nothing is found and nothing kept."""

    folder: Path | None

    def get(self, name: str) -> bytes | None:
        """The entry of that key; None when there is none, or none that is whole."""
        if self.folder is None:
            return None
        path = self.folder / name
        try:
            found = path.read_bytes()
        except OSError:
            return None
        digest, data = found[:_DIGEST], found[_DIGEST:]
        if hashlib.sha256(data).digest() != digest:
            return None
        with suppress(OSError):
            os.utime(path)
        return data

    def put(self, name: str, data: bytes) -> None:
        """Keep an entry. Written aside and renamed: nobody ever reads half of one."""
        if self.folder is None:
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(dir=self.folder, prefix="new-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(data).digest() + data)
                Path(aside).replace(self.folder / name)
            except OSError:
                Path(aside).unlink(missing_ok=True)

    def tidied(self, most: int = MOST) -> None:
        """Let go of the entries that were not asked for longest, until the others fit."""
        if self.folder is None:
            return
        with suppress(OSError):
            entries = [(file.stat(), file) for file in self.folder.iterdir() if file.is_file()]
            size = 0
            for state, file in sorted(entries, key=lambda entry: -entry[0].st_mtime_ns):
                size += state.st_size
                if size > most:
                    file.unlink(missing_ok=True)


NONE = Cache(None)


def of_user() -> Cache:
    """The cache in the place where this system keeps such things."""
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Cache(base / "publisher") if base.is_absolute() else NONE
