"""A copy of an issue's texts to work on. The source is replaced at the end, file by file, or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from publisher.atomic import write_bytes
from publisher.house import House
from publisher.load import load
from publisher.load.documents import FOLDERS_ABOVE, REVIEWS, SHARED
from publisher.model import Issue

_STRUCTURE = ("MF001", "MF002", "MF003", "MF004", "MF005")
"""Faults that an edit could bring in; pictures are not in the copy, and missing ones are no matter here."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """The copy: ``folder`` for ``source``, whose manifest is called ``manifest``; ``paths`` are the texts in it."""

    folder: Path
    source: Path
    manifest: str
    paths: tuple[Path, ...]

    @property
    def texts(self) -> dict[Path, str]:
        """Every text that is in UTF-8, with its own line ends and byte order mark."""
        found = {}
        for path in self.paths:
            with suppress(UnicodeDecodeError):
                found[path] = (self.folder / path).read_bytes().decode("utf-8")
        return found

    def write(self, path: Path, text: str) -> None:
        """Change a text of the copy."""
        (self.folder / path).write_bytes(text.encode("utf-8"))

    def issue(self, house: House) -> Issue | None:
        """The issue as the copy has it; None where the manifest or a body can no longer be read without fault."""
        issue, faults = load(self.folder / self.manifest, house)
        return None if any(fault.rule in _STRUCTURE for fault in faults) else issue

    def changed(self) -> tuple[Path, ...]:
        """The texts that are no longer as in the source."""
        return tuple(
            path for path in self.paths if (self.folder / path).read_bytes() != (self.source / path).read_bytes()
        )

    def deliver(self) -> None:
        """Put the changed texts into the source. If one cannot be written, those before it are put back."""
        done: list[tuple[Path, bytes]] = []
        try:
            for path in self.changed():
                before = (self.source / path).read_bytes()
                write_bytes(self.source / path, (self.folder / path).read_bytes())
                done.append((path, before))
        except BaseException:
            for path, before in done:
                with suppress(Exception):
                    write_bytes(self.source / path, before)
            raise


@contextmanager
def workshop(issue: Issue, manifest: str) -> Iterator[Workshop]:
    """A copy of the manifest, of what is laid under it, and of every body; gone at the end."""
    with tempfile.TemporaryDirectory(prefix="publisher-fix-") as made:
        # As deep as publication.yaml may be above, so that the copy finds it where the source does.
        folder = Path(made).resolve().joinpath(*(f"above{level}" for level in range(FOLDERS_ABOVE)), issue.name)
        folder.mkdir(parents=True)
        texts = {Path(manifest), *_bodies(issue)}
        for path in (*texts, Path(REVIEWS)):
            if (issue.folder / path).is_file():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(issue.folder / path, folder / path)
        above = Path()
        for _ in range(FOLDERS_ABOVE + 1):
            if (issue.folder / above / SHARED).is_file():
                shutil.copyfile(issue.folder / above / SHARED, folder / above / SHARED)
                break
            above = above / ".."
        yield Workshop(folder, issue.folder, manifest, tuple(sorted(texts)))


def _bodies(issue: Issue) -> set[Path]:
    return {block.span.path for article in issue.manifest.articles for block in article.blocks} - {Path("issue.yaml")}
