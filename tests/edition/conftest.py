"""A small issue to spoil, and what came of building it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from publisher.cli import run
from tests.small_issue import SMALL

FIGURE = """\
    figures:
      - image: {image}
        caption: 夜市开市当晚，游客在集镇老街的小吃摊前排队。
        credit: 苏禾
        alt: 老街上的小吃摊前排着长队
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its status and what it said."""

    status: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


@dataclass(frozen=True, slots=True)
class Place:
    """A copy of the small Chinese sample issue, and the folder for its editions."""

    issue: Path
    dist: Path

    @property
    def body(self) -> Path:
        return self.issue / "articles" / "night-market.md"

    @property
    def manifest(self) -> Path:
        return self.issue / "issue.yaml"

    def change(self, old: str, new: str) -> None:
        """Change the manifest in one place, which must be there."""
        text = self.manifest.read_text("utf-8")
        assert text.count(old) == 1
        self.manifest.write_text(text.replace(old, new), "utf-8")

    def figure(self, image: str) -> Path:
        """Give the last article a picture; the path where its file belongs."""
        with self.manifest.open("a", encoding="utf-8") as manifest:
            manifest.write(FIGURE.format(image=image))
        path = self.issue / image
        path.parent.mkdir(exist_ok=True)
        return path

    def left(self) -> list[str]:
        """Everything in the folder for the editions, temporary folders too."""
        return sorted(path.name for path in self.dist.rglob("*")) if self.dist.is_dir() else []


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """Each file is written anew: the sample may be read-only where the program is installed."""
    monkeypatch.setenv("PUBLISHER_LANG", "en")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    sample = SMALL
    made = Place(tmp_path / "small", tmp_path / "dist")
    for source in sorted(sample.rglob("*")):
        if source.is_file():
            target = made.issue / source.relative_to(sample)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    return made


@pytest.fixture
def ended(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Runs a command in this process. Whatever happens, it may not end in a traceback or in a crash of ours."""

    def end(*arguments: object) -> Ended:
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        told = capsys.readouterr()
        assert "Traceback" not in told.err + told.out
        assert status != 70, told.err
        return Ended(status, told.out, told.err)

    return end


@pytest.fixture
def build(place: Place, ended: Callable[..., Ended]) -> Callable[..., Ended]:
    """Builds the small issue. A build that is not clean leaves a whole edition or none."""

    def end(*options: object) -> Ended:
        result = ended("build", place.issue, "--out", place.dist, "--quiet", *options)
        if place.dist.is_dir():
            assert [path.name for path in place.dist.iterdir()] in ([], ["small"])
            assert not (place.dist / "small").exists() or (place.dist / "small" / "build.json").is_file()
        return result

    return end
