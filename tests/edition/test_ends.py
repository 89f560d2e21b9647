"""How a build may be stopped: full disk, a place that cannot be written, Ctrl-C. No half-written edition is left."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.edition.conftest import Ended, Place

Run = Callable[..., Ended]
_PROGRAM = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever started this may have had it ignored
from publisher.cli import main
main()
"""


def _full(monkeypatch: pytest.MonkeyPatch, dist: Path, good: int) -> None:
    """After so many files in ``dist`` the disk is full; of the next one half is written."""
    write, written = Path.write_bytes, []

    def half(path: Path, data: bytes) -> int:
        if not path.is_relative_to(dist):
            return write(path, data)
        written.append(path)
        if len(written) > good:
            write(path, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", half)


@pytest.mark.parametrize("good", [0, 3])
def test_full_disk_leaves_nothing(place: Place, build: Run, monkeypatch: pytest.MonkeyPatch, good: int) -> None:
    _full(monkeypatch, place.dist, good)
    result = build()
    assert result.status == 2
    assert "No space left on device" in result.err
    assert "Free some space" in result.err
    assert place.left() == []


def test_full_disk_leaves_the_earlier_edition(place: Place, build: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build().status == 0
    before = {path: path.read_bytes() for path in sorted(place.dist.rglob("*")) if path.is_file()}
    place.body.write_text("灯火初上，老街醒来。\n", "utf-8")
    _full(monkeypatch, place.dist, 3)
    assert build().status == 2
    assert {path: path.read_bytes() for path in sorted(place.dist.rglob("*")) if path.is_file()} == before


def test_file_where_the_output_folder_should_be(place: Place, build: Run) -> None:
    place.dist.write_text("mine", "utf-8")
    result = build()
    assert result.status == 2
    assert str(place.dist) in result.err
    assert "--out" in result.err
    assert place.dist.read_text("utf-8") == "mine"


def test_file_where_the_edition_should_be(place: Place, ended: Run) -> None:
    place.dist.mkdir()
    (place.dist / "small").write_text("mine", "utf-8")
    result = ended("build", place.issue, "--out", place.dist, "--quiet")
    assert result.status == 2
    assert "was left as it is" in result.err
    assert place.left() == ["small"]
    assert (place.dist / "small").read_text("utf-8") == "mine"


def test_the_issue_itself_is_never_replaced_by_its_edition(place: Place, ended: Run) -> None:
    before = {path: path.read_bytes() for path in sorted(place.issue.rglob("*")) if path.is_file()}
    result = ended("build", place.issue, "--out", place.issue.parent, "--quiet")
    assert result.status == 2
    assert "--out" in result.err
    assert {path: path.read_bytes() for path in sorted(place.issue.rglob("*")) if path.is_file()} == before


@pytest.mark.parametrize("step", ["Checking the text", "Painting the pages", "Proving that nothing was lost"])
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted(place: Place, sent: signal.Signals, status: int, step: str) -> None:
    scratch = place.issue.parent / "scratch"
    command = [sys.executable, "-c", _PROGRAM, "build", str(place.issue), "--out", str(place.dist)]
    child = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PUBLISHER_LANG": "en", "TMPDIR": str(scratch)},
    )
    assert child.stderr is not None
    told = ""
    for line in child.stderr:
        told += line
        if line.startswith(step):
            break
    child.send_signal(sent)
    told += child.stderr.read()
    child.stderr.close()
    assert child.wait(20) == status, told
    assert "Traceback" not in told
    assert place.left() == []
    assert list(scratch.iterdir()) == []
