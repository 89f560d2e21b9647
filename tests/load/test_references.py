"""Names without a bearer, names used twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.load import load
from tests.load.samples import issue_at, manifest, told

TWO = "articles:\n  - {id: storm, headline: Storm, body: Waves.}\n  - {id: fair, headline: Fair, body: Stalls.}\n"


@pytest.mark.parametrize(
    ("pages", "place", "words"),
    [
        ("  - {number: 1, articles: [storm, fair, fare]}\n", (4, 41), "not there"),
        ("  - {number: 1, articles: [storm, fair, storm]}\n", (4, 41), "twice"),
        ("  - {number: 1, articles: [storm, fair]}\n  - {number: 2, articles: [fair]}\n", (5, 28), "page 1 already"),
        ("  - {number: 1, articles: [storm, fair]}\n  - {number: 01}\n", (5, 14), "two pages"),
    ],
)
def test_pages(tmp_path: Path, pages: str, place: tuple[int, int], words: str) -> None:
    issue, findings = load(issue_at(tmp_path, manifest(pages="pages:\n" + pages, articles=TWO)))
    assert told(findings) == [("MF003", "issue.yaml", *place)]
    assert words in findings[0].message.en
    assert issue is not None
    assert issue.manifest.pages[0].articles == ("storm", "fair")
    assert sum(len(page.articles) for page in issue.manifest.pages) == 2


def test_a_name_nearly_right_is_suggested(tmp_path: Path) -> None:
    pages = "pages:\n  - {number: 1, articles: [storm, fare, fair]}\n"
    assert "“fair”" in load(issue_at(tmp_path, manifest(pages=pages, articles=TWO)))[1][0].hint.en


def test_a_teaser_of_no_article(tmp_path: Path) -> None:
    pages = "pages:\n  - {number: 1, articles: [storm, fair], teasers: [fair, fare]}\n"
    issue, findings = load(issue_at(tmp_path, manifest(pages=pages, articles=TWO)))
    assert told(findings) == [("MF003", "issue.yaml", 4, 58)]
    assert issue is not None
    assert issue.manifest.pages[0].teasers == ("fair",)


def test_two_articles_of_one_name(tmp_path: Path) -> None:
    articles = TWO + "  - {id: storm, headline: Second storm, body: Rain.}\n"
    text = manifest(pages="pages:\n  - {number: 1, articles: [storm, fair]}\n", articles=articles)
    issue, findings = load(issue_at(tmp_path, text))
    assert told(findings) == [("MF003", "issue.yaml", 8, 10)]
    assert issue is not None
    assert [story.headline for story in issue.manifest.articles] == ["Storm", "Fair"]


def test_an_article_on_no_page(tmp_path: Path) -> None:
    issue, findings = load(issue_at(tmp_path, manifest(articles=TWO)))
    assert told(findings) == [("MF008", "issue.yaml", 7, 10)]
    assert findings[0].article == "fair"
    assert issue is not None
    assert "fair" in issue.articles


JUMPING = "articles:\n  - {id: storm, headline: Storm, body: Waves., continues: {page: 2}}\n"


def test_a_jump_to_no_page_is_kept_for_the_rules_on_jumps(tmp_path: Path) -> None:
    issue, findings = load(issue_at(tmp_path, manifest(articles=JUMPING)))
    assert told(findings) == []
    assert issue is not None and issue.manifest.articles[0].continues is not None
    assert issue.manifest.articles[0].continues.page == (2,)


def test_the_page_that_a_story_continues_on_may_name_it_again_once(tmp_path: Path) -> None:
    pages = "pages:\n  - {number: 1, articles: [storm]}\n  - {number: 2, articles: [storm, storm]}\n"
    issue, findings = load(issue_at(tmp_path, manifest(pages=pages, articles=JUMPING)))
    assert told(findings) == [("MF003", "issue.yaml", 5, 35)]
    assert issue is not None
    assert [page.articles for page in issue.manifest.pages] == [("storm",), ("storm",)]
    assert issue.page_of("storm") == 1


def test_a_jump_to_nowhere_named(tmp_path: Path) -> None:
    articles = JUMPING.replace("page: 2", "page: []")
    _, findings = load(issue_at(tmp_path, manifest(articles=articles)))
    assert [finding.rule for finding in findings] == ["MF001"]
    assert "continues" in findings[0].hint.en


def test_briefs_name_articles_too(tmp_path: Path) -> None:
    pages = "pages:\n  - {number: 1, articles: [storm], briefs: {articles: [fair, fare, storm]}}\n"
    issue, findings = load(issue_at(tmp_path, manifest(pages=pages, articles=TWO)))
    line = pages.splitlines()[1]
    places = [line.index("fare") + 1, line.rindex("storm") + 1]
    assert told(findings) == [("MF003", "issue.yaml", 4, place) for place in places]
    assert issue is not None and issue.manifest.pages[0].stories == ("storm", "fair")
    assert issue.page_of("fair") == 1


def test_briefs_that_name_nothing_are_left_out(tmp_path: Path) -> None:
    pages = "pages:\n  - {number: 1, articles: [storm, fair], briefs: {articles: [fare]}}\n"
    issue, findings = load(issue_at(tmp_path, manifest(pages=pages, articles=TWO)))
    assert [finding.rule for finding in findings] == ["MF003"]
    assert issue is not None and issue.manifest.pages[0].briefs is None


def test_an_advertisement_needs_a_size(tmp_path: Path) -> None:
    pages = (
        "pages:\n  - number: 1\n    articles: [storm]\n    ads:\n      - {headline: Tea}\n      - {size: [90, 60]}\n"
    )
    issue, findings = load(issue_at(tmp_path, manifest(pages=pages)))
    assert told(findings) == [("MF001", "issue.yaml", 7, 9)] and "columns" in findings[0].hint.en
    assert issue is not None and len(issue.manifest.pages[0].ads) == 1
