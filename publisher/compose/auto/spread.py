"""Articles over as many pages as they need: by section in the order of the list, the heaviest of each first.

A page is judged by the space that its articles take in the shapes that suit them best; of all ways to part the list
into pages, each a run of it, the one is taken whose pages are filled most evenly and mix sections least.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import fsum

from publisher.compose.auto.options import Desk, Weight, block
from publisher.compose.auto.page import GAP, free_area
from publisher.compose.pack import Pack
from publisher.model import Article, Issue, Page
from publisher.typeset.setter import Typesetter

_FULL = 0.94
"""Part of a page that its articles, each in its own best shape, may take: shapes that fit together take more."""
_TOO_FULL, _MIXED = 12.0, 0.05
_MOST = 16
"""Articles on one page."""


def spread_out(issue: Issue, pack: Pack, setter: Typesetter) -> Issue:
    """The issue with every page that asks for it (``spread``) made into as many as its articles need."""
    if all(page.spread is None for page in issue.manifest.pages):
        return issue
    pages: list[Page] = []
    for page in issue.manifest.pages:
        number = max(page.number, pages[-1].number + 1 if pages else 1)
        here = page.model_copy(update={"number": number, "spread": None})
        pages += [here] if page.spread is None else _pages(here, page.spread, not pages, issue, pack, setter)
    return replace(issue, manifest=issue.manifest.model_copy(update={"pages": tuple(pages)}))


def _pages(page: Page, wanted: str | int, first: bool, issue: Issue, pack: Pack, setter: Typesetter) -> list[Page]:
    articles = _ordered([issue.articles[name] for name in page.articles])
    if not articles:
        return [page]
    needs = [_need(article, issue, pack, setter) for article in articles]
    sections = [article.section for article in articles]
    room = [_FULL * free_area(first and at == 0, pack).depth * pack.grid.columns for at in range(len(articles))]
    counts = [min(int(wanted), len(articles))] if wanted != "auto" else range(1, len(articles) + 1)
    ends: list[int] = []
    best = float("inf")
    for count in counts:
        price, found = _parted(needs, sections, room[:count])
        if price < best:
            best, ends = price, found
        elif fsum(needs) < fsum(room[:count]) / 2:
            break
    made: list[Page] = []
    for at, (begin, end) in enumerate(pairwise([0, *ends])):
        part = articles[begin:end]
        fields: dict[str, object] = {
            "number": page.number + at,
            "section": part[0].section or page.section,
            "articles": tuple(article.id for article in part),
        }
        if at:
            fields |= {"briefs": None, "ads": (), "teasers": ()}
        made.append(page.model_copy(update=fields))
    return made


def _ordered(articles: Sequence[Article]) -> list[Article]:
    """By section, in the order in which sections first appear; within one by weight, then as listed."""
    order: dict[str | None, int] = {}
    for article in articles:
        order.setdefault(article.section, len(order))
    return sorted(articles, key=lambda article: (order[article.section], -article.weight))


def _need(article: Article, issue: Issue, pack: Pack, setter: Typesetter) -> int:
    """Column lines that the article takes in the shape that suits it best."""
    desk = Desk(issue, pack, setter, free_area(False, pack).depth)
    shapes = block(article, Weight(3, 9), desk).shapes
    best = min(shapes, key=lambda shape: (shape.over, shape.cost, shape.columns * shape.depth))
    return best.columns * (best.depth + GAP) + best.over


def _parted(needs: Sequence[int], sections: Sequence[str | None], room: Sequence[float]) -> tuple[float, list[int]]:
    """The best ends of so many pages, and their price; each page holds one article at least."""
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for free in room:
        reached: dict[int, tuple[float, list[int]]] = {}
        for begin, (so_far, ends) in best.items():
            for end in range(begin + 1, min(begin + _MOST, len(needs)) + 1):
                price = so_far + _price(fsum(needs[begin:end]) / free, sections[begin:end])
                if price < reached.get(end, (float("inf"), []))[0]:
                    reached[end] = (price, [*ends, end])
        best = reached
    return best.get(len(needs), (float("inf"), []))


def _price(filled: float, sections: Sequence[str | None]) -> float:
    mixed = _MIXED * (len(set(sections)) - 1)
    return (1 - filled) ** 2 * (_TOO_FULL if filled > 1 else 1) + mixed
