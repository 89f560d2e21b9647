"""Commands run in this process, and sample issues to run them on."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from publisher.cli import run
from tests.small_issue import SMALL


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its status and what it said."""

    status: int
    out: str
    err: str


Program = Callable[..., Ended]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Messages in English, temporary files where the test can see them."""
    monkeypatch.setenv("PUBLISHER_LANG", "en")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("scratch")))


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str]) -> Program:
    """Runs a command in this process; it may never end in a traceback."""

    def end(*arguments: object) -> Ended:
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        told = capsys.readouterr()
        assert "Traceback" not in told.out + told.err
        return Ended(status, told.out, told.err)

    return end


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the small Chinese sample issue, which is clean."""
    folder = tmp_path / "sample"
    shutil.copytree(SMALL, folder, copy_function=shutil.copyfile)
    return folder


@pytest.fixture
def faulty(sample: Path) -> Path:
    """The same without the second article's byline: one finding, BY001, an error."""
    manifest = sample / "issue.yaml"
    text = manifest.read_text("utf-8")
    assert text.count("    byline: 苏禾\n") == 1
    manifest.write_text(text.replace("    byline: 苏禾\n", ""), "utf-8")
    return sample
