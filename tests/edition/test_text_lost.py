"""A layout that loses text: the build fails, names article and place, and leaves no edition where none was wanted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from publisher import edition, paint
from publisher.paths import resource


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """The Chinese sample with a copy of its layout inside, so that the layout can be spoiled."""
    folder = tmp_path / "lishui"
    shutil.copytree(resource("seeds") / "lishui-kfq", folder, ignore=shutil.ignore_patterns("source"))
    shutil.copytree(resource("layouts") / "newspaper", folder / "mine")
    manifest = folder / "issue.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("layout: newspaper", "layout: mine"), "utf-8")
    return folder


def lost(issue: Path, out: Path) -> list[tuple[str | None, int | None]]:
    """Articles and pages of the LY004 findings of a build that must leave nothing."""
    built = edition.build(issue, out)
    assert built.files == () and not built.press_ready
    assert not out.exists() or not any(out.iterdir())
    findings = [finding for finding in built.report.findings if finding.rule == "LY004"]
    assert all(finding.span is not None for finding in findings if finding.article)
    return [(finding.article, finding.page) for finding in findings]


def test_the_untouched_copy_builds(issue: Path, tmp_path: Path) -> None:
    assert edition.build(issue, tmp_path / "out").files


def test_one_character_taken_out_of_the_painted_page(issue: Path, tmp_path: Path) -> None:
    template = Path(paint.__file__).parent / "templates" / "page.html.j2"
    spoiled = template.read_text("utf-8").replace("patch.text", "patch.text|replace('捷克', '捷')")
    (issue / "mine/page.html.j2").write_text(spoiled, "utf-8")
    assert set(lost(issue, tmp_path / "out")) == {("overseas-chinese", 1)}


def test_a_line_that_the_layout_clips(issue: Path, tmp_path: Path) -> None:
    """Every block is cut to the height of half a line: the text is in the file, and nobody can read it."""
    (issue / "mine/page.css").write_text(".b { height: 6pt; overflow: hidden }", "utf-8")
    assert {article for article, _ in lost(issue, tmp_path / "out")} >= {"party-meeting", "urban-village"}


def test_an_edition_that_was_there_stays_as_it_was(issue: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    edition.build(issue, out)
    before = {path: path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}
    (issue / "mine/page.css").write_text(".b { visibility: hidden }", "utf-8")
    assert not edition.build(issue, out).files
    assert {path: path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()} == before
