"""publisher diff: an issue, its later state, and a build of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from publisher.cli import run
from tests.judges.browser import Visit, opened


def test_an_issue_is_like_itself_and_like_its_build(old: Path, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for before, after in ((old, old), (old, built), (built, old), (built, built)):
        assert run(["diff", str(before), str(after), "-q"]) == 0
        told = capsys.readouterr().out
        assert told.startswith("Nothing changed"), told


def test_what_changed_is_told(old: Path, new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", str(old), str(new), "-q"]) == 1
    lines = capsys.readouterr().out.splitlines()
    (finding,) = [line for line in lines if line.startswith("+ ")]
    assert "BY001 missing-byline" in finding
    assert [line.split(": ")[0].strip() for line in lines if line.startswith("  ")] == ["paragraph 1", "byline"]
    assert any("[-。-]{+！+}" in line for line in lines)
    # A page made up anew may have other notes on its lines; what was spoiled is told once.
    assert lines[-1].startswith("Findings: 1 new, ")
    assert lines[-1].endswith(" gone. Words changed in 2 places; 0 articles moved.")


@pytest.mark.parametrize(("tongue", "said"), [("en", "has no byline"), ("zh", "没有署名")])
def test_a_build_remembers_its_findings_in_both_tongues(
    old: Path,
    new: Path,
    tongue: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["build", str(new), "--out", str(tmp_path / "made"), "-q", "--no-cache"]) == 1
    capsys.readouterr()
    monkeypatch.setenv("PUBLISHER_LANG", tongue)
    assert run(["diff", str(old), str(tmp_path / "made" / new.name), "-q"]) == 1
    (finding,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("+ ")]
    assert said in finding


def test_what_was_mended_is_no_failure(old: Path, new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", str(new), str(old), "-q"]) == 0
    assert "- " in capsys.readouterr().out


def test_the_page_shows_both_proofs(built: Path, new: Path, tmp_path: Path) -> None:
    page = tmp_path / "diff.html"
    assert run(["diff", str(built), str(new), "-q", "--output", str(page)]) == 1
    tree: Any = html.fromstring(page.read_text("utf-8"))
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    assert {link for link in tree.xpath("//@href") if link[1:] not in names and not link.startswith("data:")} == set()
    sheets = len(tree.xpath("//image"))
    assert sheets >= 2
    assert sheets % 2 == 0
    assert len(tree.xpath("//span[@class='new']")) == 1, "one line has the character that was changed"
    assert len(tree.xpath("//section[@aria-labelledby='d-new']//article")) == 1
    light, dark = opened(
        [Visit(page), Visit(page, dark=True, width=320, script="document.getElementById('l-zh').click()")]
    )
    assert (light.violations, dark.violations) == ((), ())
    assert (light.requests, dark.requests) == ((), ())
    assert max(light.beyond, dark.beyond) <= 0


@pytest.mark.parametrize("content", ["", "{", "[]", '{"issue": "x"}', '{"issue": 1, "findings": [1], "not_run": []}'])
def test_a_build_that_is_not_whole_is_told(old: Path, tmp_path: Path, content: str) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "build.json").write_text(content, "utf-8")
    assert run(["diff", str(old), str(broken), "-q"]) == 2


def test_a_folder_that_is_not_there(old: Path, tmp_path: Path) -> None:
    assert run(["diff", str(old), str(tmp_path / "none"), "-q"]) == 2


def test_a_report_that_cannot_be_written(old: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert run(["diff", str(old), str(old), "-q", "--output", str(tmp_path / "file" / "diff.html")]) == 2
