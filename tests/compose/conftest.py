"""Small issues and the real packs, fonts and typesetter for the composer's tests."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.compose.make_up import Layout, compose
from publisher.compose.pack import Pack
from publisher.compose.packs import load_pack
from publisher.model import Article, Block, Figure, Issue, IssueInfo, Manifest, Page, Person, Publication, Run, Span
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.setter import Typesetter

SENTENCE = "会议强调要坚持问题导向，精准防范和化解各类风险，把各项工作落到实处。"


def story(name: str, paragraphs: int, *, sentences: int = 4, **fields: object) -> Article:
    """An article of so many equal paragraphs, ready parsed."""
    values: dict[str, object] = {"id": name, "headline": "全市召开重点工作推进会议", "byline": (Person(name="游千喻"),)}
    article = Article.model_validate({**values, **fields})
    text = SENTENCE * sentences
    blocks = tuple(
        Block("paragraph", (Run(text),), Span(Path(f"articles/{name}.md"), 2 * n + 1)) for n in range(paragraphs)
    )
    return article.with_blocks(blocks)


def photo(name: str) -> Article:
    """A photo story whose picture is awaited."""
    figure = Figure(caption=SENTENCE, credit=(Person(name="吴妮贞", role="text and photo"),))
    return Article(id=name, headline="沿着英雄足迹 学习革命精神", figures=(figure,))


def issue_of(*articles: Article, template: str | None = None) -> Issue:
    """An issue of one page that holds these articles in this order."""
    page = Page(number=1, section="要闻", template=template, articles=tuple(article.id for article in articles))
    manifest = Manifest(
        publication=Publication(title="青溪新闻"),
        issue=IssueInfo(number=7, date=datetime.date(2026, 5, 15)),
        pages=(page,),
        articles=articles,
    )
    return Issue(Path("seed"), manifest, {}, {})


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack("newspaper", Path())


@pytest.fixture(scope="session")
def setter() -> Typesetter:
    return Typesetter(FontLibrary.load(), "zh-Hans")


@pytest.fixture(scope="session")
def lay_out(pack: Pack, setter: Typesetter) -> Callable[[Issue], Layout]:
    return lambda issue: compose(issue, pack, setter)
