"""Two states of the small Chinese sample, and a build of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from publisher.cli import run
from tests.small_issue import SMALL


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISHER_LANG", "en")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "sample"
    shutil.copytree(SMALL, folder, copy_function=shutil.copyfile)
    return folder


@pytest.fixture
def new(old: Path, tmp_path: Path) -> Path:
    """The same with one character changed and the second byline taken out."""
    folder = tmp_path / "later"
    shutil.copytree(old, folder)
    manifest, body = folder / "issue.yaml", folder / "articles" / "tea-road.md"
    manifest.write_text(manifest.read_text("utf-8").replace("    byline: 苏禾\n", ""), "utf-8")
    text = body.read_text("utf-8")
    assert text.count("。") > 1
    body.write_text(text.replace("。", "！", 1), "utf-8")
    return folder


@pytest.fixture
def built(old: Path, tmp_path: Path) -> Path:
    assert run(["build", str(old), "--out", str(tmp_path / "dist"), "-q"]) == 0
    return tmp_path / "dist" / "sample"
