"""The pages of an import: as the source names them, else one, else as many as the articles need."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from publisher.edition import check
from publisher.ingest.issue import import_sources

HEADLINE = {"zh": "老码头重开第{}天", "en": "Ferry day {} on the old pier"}
BYLINE = {"zh": "记者 王小明", "en": "By Ann Marsh"}
PARAGRAPH = {
    "zh": "村里的老码头上周重新铺了石板，渡船每天早晚各开一班，菜农不必再绕远路进城。" * 3,
    "en": "The ferry runs twice a day again, and growers no longer take the long road to market."
    + " It carries forty people, a cart and, on Fridays, the post." * 3,
}
COUNT = "一二三四五六七八九十"


def _source(folder: Path, language: str, articles: int, paragraphs: int, top: str = "") -> Path:
    """A plain text of so many articles of so many paragraphs; 117 characters of Chinese each, or 262 of English."""
    stories = (
        [HEADLINE[language].format(COUNT[at]), BYLINE[language], *[PARAGRAPH[language]] * paragraphs]
        for at in range(articles)
    )
    path = folder / f"{language}.txt"
    path.write_text(top + "\n\n".join("\n\n".join(parts) for parts in stories) + "\n", encoding="utf-8")
    return path


def _pages(folder: Path) -> object:
    return yaml.safe_load((folder / "issue.yaml").read_text("utf-8"))["pages"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_long_text_that_names_no_page_is_spread_and_every_article_finds_one(tmp_path: Path, language: str) -> None:
    report = import_sources([_source(tmp_path, language, 9, 6)], tmp_path / "issue")
    assert _pages(tmp_path / "issue") == "auto"
    assert [guess.what for guess in report.guesses][-1] == "pages"
    checked = check(tmp_path / "issue")
    assert checked.layout is not None and checked.layout.unplaced == ()
    placed = [name for page in checked.layout.issue.manifest.pages for name in page.articles]
    assert len(placed) == len(set(placed)) == report.counts["articles"] == 9
    assert len(checked.layout.issue.manifest.pages) > 1
    assert "LY002" not in {finding.rule for finding in checked.report.findings}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_text_that_one_page_holds_is_listed(tmp_path: Path, language: str) -> None:
    report = import_sources([_source(tmp_path, language, 4, 3)], tmp_path / "issue")
    listed = _pages(tmp_path / "issue")
    assert isinstance(listed, list) and [len(page["articles"]) for page in listed] == [4]
    assert "pages" not in {guess.what for guess in report.guesses}


def test_many_short_articles_are_too_much_for_one_page_as_well(tmp_path: Path) -> None:
    text = "\n\n".join(f"Ferry day {at} on the old pier\n\nBy Ann Marsh\n\nIt ran twice." for at in range(1, 18))
    (tmp_path / "a.md").write_text(text.replace("Ferry", "# Ferry"), encoding="utf-8")
    import_sources([tmp_path / "a.md"], tmp_path / "issue")
    assert _pages(tmp_path / "issue") == "auto"


def test_a_text_that_names_its_page_keeps_it_however_long(tmp_path: Path) -> None:
    import_sources([_source(tmp_path, "zh", 9, 6, "第3版 要闻\n\n")], tmp_path / "issue")
    listed = _pages(tmp_path / "issue")
    assert isinstance(listed, list) and [(page["number"], len(page["articles"])) for page in listed] == [(3, 9)]


def test_each_of_two_files_is_a_page_however_long(tmp_path: Path) -> None:
    sources = [_source(tmp_path, language, 9, 6) for language in ("zh", "en")]
    import_sources(sources, tmp_path / "issue")
    listed = _pages(tmp_path / "issue")
    assert isinstance(listed, list) and [len(page["articles"]) for page in listed] == [9, 9]
