"""build.json: which versions made the files, how long each stage took, a checksum of every file, and the proof."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from publisher import __version__
from publisher.atomic import read
from publisher.errors import InputError
from publisher.model import Issue
from publisher.reports import CheckReport
from publisher.reports.json import in_both_tongues, written
from publisher.wording import Text

if TYPE_CHECKING:
    # What proves is loaded while the painter paints; the stopwatch is wanted before.
    from publisher.conserve import Proof

MARK = "build.json"
"""The file by which a build knows an earlier build's folder; no other folder is ever replaced."""
_LIBRARIES = ("weasyprint", "ebooklib", "uharfbuzz", "pikepdf", "pypdfium2", "pillow", "lxml", "markdown-it-py")


class Stopwatch:
    """Seconds of each stage, in the order they ran. The one place where a clock is read; no edition sees it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time one stage."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(self.seconds.get(name, 0.0) + time.perf_counter() - begin, 3)


def checksums(folder: Path) -> dict[str, str]:
    """The files that a build's folder should hold, each with its checksum, as build.json has them.

    Raises:
        InputError: build.json cannot be read.
    """
    file = folder / MARK
    try:
        return {name: str(checksum) for name, checksum in json.loads(read(file))["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            Text(f"{file} is damaged.", f"{file} 已损坏。"), Text("Build the issue again.", "请重新生成该期。")
        ) from error


def checksum_of(file: Path) -> str:
    """The checksum of a file as it is now."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def build_json(
    issue: Issue, files: Mapping[str, bytes], watch: Stopwatch, proof: Proof, report: CheckReport, press_ready: bool
) -> str:
    """The build's record as JSON text."""
    judged = in_both_tongues(report)
    del judged["issue"]
    return written(
        {
            "issue": issue.name,
            "publisher": __version__,
            "libraries": {name: version(name) for name in _LIBRARIES},
            "seconds": watch.seconds,
            "press_ready": press_ready,
            "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
            "conservation": proof.as_json(),
            **judged,
        }
    )
