"""Teasers: stories of other pages announced side by side, as in the strip over a nameplate or at a cover's foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publisher.compose.announced import announced, in_lines, page_words, placed
from publisher.compose.pack import Pack
from publisher.compose.pages import Item, Picture
from publisher.compose.parts import Teasers
from publisher.model import Article, Issue, Page
from publisher.typeset.setter import Typesetter


def teasers(row: Teasers, page: Page, issue: Issue, pack: Pack, setter: Typesetter) -> list[Item]:
    """The row's pictures and words, each leading to its story."""
    grid = pack.grid
    stories = announced(page, issue, pictured=row.picture is not None)[: row.most]
    x, y = grid.x(row.column) + row.dx, grid.y(row.line) + row.dy
    cell = (grid.span(row.span) + row.gap) / row.most
    return [
        item
        for place, article in enumerate(stories)
        for item in _one(article, row, x + place * cell, y, cell - row.gap, issue, pack, setter)
    ]


def _one(
    article: Article, row: Teasers, x: float, y: float, width: float, issue: Issue, pack: Pack, setter: Typesetter
) -> Iterator[Item]:
    shown = next((figure for figure in article.figures if figure.image in issue.resolved), None)
    if row.picture and shown:
        wide, high = row.picture
        yield Picture(None, article.figures.index(shown), x, y, wide, high, shown.image, shown.alt or "")
        x, width = x + wide + row.gap, width - wide - row.gap
    baseline = y + row.first
    number = issue.page_of(article.id)
    section = next((page.section for page in issue.manifest.pages if page.number == number), None)
    words = {"section": section, "kicker": article.kicker or section, "headline": article.headline}
    deck = article.deck.text if article.deck else None
    label, style = words[row.label], pack.style(row.style)
    if label:
        label_style = pack.style(row.label_style)
        label_lines = in_lines(label, label_style, width, 1, setter)
        yield from placed(label_lines, label_style, x, baseline, article.id)
        baseline += style.leading
    text = (article.headline if row.text == "headline" else deck) or ""
    lines = in_lines(text, style, width, row.lines, setter) if text else ()
    yield from placed(lines, style, x, baseline, article.id)
    if row.page_style and lines and number is not None:
        page_style = pack.style(row.page_style)
        at = setter.natural(page_words(number, issue.language), page_style)
        beside = x + lines[-1].width + 0.6 * style.size
        foot = baseline + (len(lines) - 1) * style.leading
        if beside + at.width > x + width:
            beside, foot = x, foot + style.leading
        yield from placed((replace(at, measure=at.width),), page_style, beside, foot, article.id)
