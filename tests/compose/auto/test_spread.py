"""``pages: auto``: all articles over as many pages as they need, by section and weight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.compose.make_up import Layout
from publisher.load import load
from publisher.model import Issue
from tests.compose.conftest import issue_of, story

Compose = Callable[[Issue], Layout]
HEADLINES = ("老街换新颜", "一条路修到家门口", "茶香引来八方客", "图书室今起对外开放", "水管网改造完工")


def spread(wanted: object, count: int) -> Issue:
    """An issue of one page to be spread, with so many articles."""
    articles = [story(f"a{at}", 4, headline=HEADLINES[at % len(HEADLINES)]) for at in range(count)]
    issue = issue_of(*articles)
    page = issue.manifest.pages[0].model_copy(update={"spread": wanted})
    issue.manifest.__dict__["pages"] = (page,)
    return issue


def test_as_many_pages_as_the_articles_need(lay_out: Compose) -> None:
    layout = lay_out(spread("auto", 14))
    pages = layout.issue.manifest.pages
    assert [name for page in pages for name in page.articles] == [f"a{at}" for at in range(14)]
    assert len(pages) > 1 and [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert layout.unplaced == () and not any(told.fit.over for told in layout.stories)


def test_the_number_of_pages_that_is_asked_for(lay_out: Compose) -> None:
    assert len(lay_out(spread(3, 9)).issue.manifest.pages) == 3


def test_sections_stay_together_and_the_heaviest_leads(lay_out: Compose) -> None:
    issue = spread("auto", 6)
    told = {
        "a1": ("社会", 5),
        "a3": ("社会", 3),
        "a5": ("社会", 3),
        "a0": ("要闻", 3),
        "a2": ("要闻", 4),
        "a4": ("要闻", 3),
    }
    articles = tuple(
        article.model_copy(update={"section": told[article.id][0], "weight": told[article.id][1]}).with_blocks(
            article.blocks
        )
        for article in issue.manifest.articles
    )
    issue.manifest.__dict__["articles"] = articles
    order = [name for page in lay_out(issue).issue.manifest.pages for name in page.articles]
    assert order == ["a2", "a0", "a4", "a1", "a3", "a5"]


@pytest.mark.parametrize(("written", "wanted"), [("auto", "auto"), ("3", 3)])
def test_it_is_written_short(tmp_path: Path, written: str, wanted: object) -> None:
    (tmp_path / "issue.yaml").write_text(
        f"publication: {{title: 青溪新闻}}\nissue: {{date: 2026-05-15}}\npages: {written}\n"
        "articles:\n  - {id: a, headline: 老街换新颜, body: 灯亮了。}\n  - {id: b, headline: 茶香, body: 上市。}\n",
        encoding="utf-8",
    )
    issue, _ = load(tmp_path)
    assert issue is not None
    page = issue.manifest.pages[0]
    assert page.articles == ("a", "b") and page.spread == wanted
