"""A few builds to publish, made of one real one, each with a date, number and name of its own."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from publisher.site.record import NAME
from tests.papers import Paper

FIRST = datetime.date(2025, 12, 29)
TODAY = datetime.date(2026, 3, 1)
BASE = "https://paper.example/"


class Builds:
    """A folder of builds; each can be changed as a new build of the issue would."""

    def __init__(self, folder: Path, sample: Paper) -> None:
        self.folder, self._sample = folder, sample
        self._listed = json.loads((sample.folder / "build.json").read_text("utf-8"))["files"]

    def write(self, place: int, words: str = "", **changes: object) -> Path:
        """The build of issue ``place``, counted from 0."""
        record = self._sample.record
        name = f"issue-{place}"
        first = record.stories[0].model_copy(update={"headline": f"{record.stories[0].headline} {place}{words}"})
        own = {
            "name": name,
            "date": FIRST + datetime.timedelta(days=2 * place),
            "number": place + 1,
            "identifier": f"urn:uuid:00000000-0000-5000-8000-{place:012}",
            "stories": (first, *record.stories[1:]),
            **changes,
        }
        text = record.model_copy(update=own).to_json().encode()
        files = {file: digest for file, digest in self._listed.items() if file.startswith("site/")}
        for file in files:
            target = self.folder / name / file
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                os.link(self._sample.folder / file, target)
        files[NAME] = hashlib.sha256(text).hexdigest()
        (self.folder / name / NAME).write_bytes(text)
        (self.folder / name / "build.json").write_text(json.dumps({"files": files}), "utf-8")
        return self.folder / name


@pytest.fixture
def builds(paper: Paper, tmp_path: Path) -> Builds:
    made = Builds(tmp_path / "dist", paper)
    for place in range(3):
        made.write(place)
    return made


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on a web server of its own; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
