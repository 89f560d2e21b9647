"""Small English issues, and the tabloid, for the tests of what Latin packs add."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from publisher.compose.make_up import Layout, compose
from publisher.compose.pack import Pack
from publisher.compose.packs import load_pack
from publisher.compose.pages import TextBlock
from publisher.model import Article, Block, Figure, Issue, IssueInfo, Manifest, Page, Person, Publication, Run, Span
from publisher.pieces import pieces
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.setter import Typesetter

SENTENCE = "The harbour committee met on Tuesday and agreed to paint the railings the colour that they had been. "
PHOTO = "images/pier.jpg"


@cache
def tabloid() -> Pack:
    """The program's own tabloid."""
    return load_pack("tabloid", Path())


@cache
def setter() -> Typesetter:
    """A typesetter for British English."""
    return Typesetter(FontLibrary.load(), "en-GB")


def story(name: str, paragraphs: int = 2, **fields: object) -> Article:
    """An article of so many paragraphs of three sentences, ready parsed."""
    values: dict[str, object] = {"id": name, "headline": f"Railings at {name} to be painted", "byline": "Ada Park"}
    article = Article.model_validate({**values, **fields})
    blocks = tuple(
        Block("paragraph", (Run((SENTENCE * 3).strip()),), Span(Path(f"articles/{name}.md"), 2 * n + 1))
        for n in range(paragraphs)
    )
    return article.with_blocks(blocks)


def photo(caption: str | None = "The pier at low water.") -> Figure:
    """A figure whose picture is there."""
    return Figure(image=PHOTO, caption=caption, credit=(Person(name="Tom Lee", role="photographer"),), alt="A pier")


def issue_of(pages: Sequence[Page], articles: Sequence[Article]) -> Issue:
    """An issue of these pages; every picture is 2,400 by 1,600 pixels."""
    manifest = Manifest(
        publication=Publication(title="The Packet", language="en-GB"),
        issue=IssueInfo(number=7, date=datetime.date(2026, 11, 12)),
        pages=tuple(pages),
        articles=tuple(articles),
    )
    return Issue(Path("seed"), manifest, {PHOTO: Path(PHOTO)}, {PHOTO: (2400, 1600)})


def laid_out(issue: Issue, pack: Pack) -> Layout:
    """The issue composed with the pack."""
    return compose(issue, pack, setter())


def furniture_of(layout: Layout, page: int) -> list[TextBlock]:
    """The furniture of a page (counted from 1), in its order."""
    items = layout.composition.pages[page - 1].items
    return [item for item in items if isinstance(item, TextBlock) and item.article is None]


def said(block: TextBlock) -> str:
    """The words of a block."""
    return " ".join(line.text for line in block.lines)


def nothing_lost(layout: Layout) -> None:
    """Every piece of every article is on the pages, once and whole."""
    found: dict[tuple[str, str], str] = {}
    for page in layout.composition.pages:
        for item in page.items:
            if isinstance(item, TextBlock) and item.article:
                key = (item.article, item.piece)
                found[key] = found.get(key, "") + "".join(line.source_text for line in item.lines)
    expected = {
        (article.id, piece.key): "".join(piece.text.split())
        for article in layout.issue.articles.values()
        for piece in pieces(article, layout.issue.language)
    }
    assert {key: "".join(text.split()) for key, text in found.items()} == expected
