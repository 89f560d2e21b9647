"""Issues of several pages whose stories go on from one to the next, and what is on their pages."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from publisher.compose.make_up import Layout
from publisher.compose.pages import Picture, TextBlock
from publisher.model import Article, Continues, Figure, Issue, IssueInfo, Manifest, Page, Person, Publication
from publisher.pieces import pieces
from tests.compose.conftest import story

LINE = "会议强调要坚持问题导向，精准防范和化解各类风险，把各项工作落到实处。"


def jumping(name: str, paragraphs: int, *pages: int, headline: str | None = None, **fields: Any) -> Article:
    """A story of so many paragraphs that may go on to these pages."""
    return story(name, paragraphs, continues=Continues(page=pages, headline=headline), **fields)


def picture(page: int | None = None) -> Figure:
    """A picture that is awaited, for one of the pages of its story."""
    return Figure(caption="老码头。", credit=(Person(name="吴妮贞", role="photographer"),), alt="码头", page=page)


def issue_with(*articles: Article, pages: dict[int, list[str]], templates: dict[int, str] | None = None) -> Issue:
    """The issue whose pages list these articles; fillers ``f1`` to ``f9`` are there for the asking."""
    fillers = [story(f"f{number}", 3) for number in range(1, 10)]
    wanted = {name for names in pages.values() for name in names}
    manifest = Manifest(
        publication=Publication(title="青溪新闻"),
        issue=IssueInfo(number=7, date=datetime.date(2026, 5, 15)),
        pages=tuple(
            Page(number=number, template=(templates or {}).get(number), articles=tuple(names))
            for number, names in pages.items()
        ),
        articles=(*articles, *(filler for filler in fillers if filler.id in wanted)),
    )
    return Issue(Path("seed"), manifest, {}, {})


def blocks(layout: Layout, page: int, article: str | None = None) -> list[TextBlock]:
    """The text on a page, of one story or (None) of none."""
    items = next(placed.items for placed in layout.composition.pages if placed.number == page)
    return [item for item in items if isinstance(item, TextBlock) and item.article == article]


def furniture(layout: Layout, page: int, piece: str) -> list[tuple[str, str | None]]:
    """Furniture of that name on a page: its words and where it leads."""
    found = [block for block in blocks(layout, page) if block.piece == piece]
    return [("".join(line.source_text for line in block.lines), block.link) for block in found]


def body_lines(layout: Layout, page: int, article: str) -> int:
    """How many lines of a story's body stand on a page."""
    return sum(len(block.lines) for block in blocks(layout, page, article) if block.piece.startswith("body."))


def pictures(layout: Layout, page: int) -> list[tuple[str | None, int]]:
    """The pictures of a page: story and number."""
    items = next(placed.items for placed in layout.composition.pages if placed.number == page)
    return [(item.article, item.figure) for item in items if isinstance(item, Picture)]


def nothing_lost(layout: Layout) -> None:
    """Every piece of every article stands on the pages once, and the bodies in their order."""
    expected = {
        (article.id, piece.key): "".join(piece.text.split())
        for article in layout.issue.articles.values()
        for piece in pieces(article, layout.issue.language)
    }
    found: dict[tuple[str, str], str] = {}
    for page in layout.composition.pages:
        for item in page.items:
            if isinstance(item, TextBlock) and item.article:
                text = "".join("".join(line.source_text for line in item.lines).split())
                found[item.article, item.piece] = found.get((item.article, item.piece), "") + text
    assert found == expected
    for name in layout.issue.articles:
        order = [key for article, key in found if article == name and key.startswith("body.")]
        assert order == [key for article, key in expected if article == name and key.startswith("body.")]
