"""Lists of contents: sections with their pages on page 1, features and regulars on a page of contents."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.compose.announced import announced, in_lines, placed, sections, unannounced
from publisher.compose.pack import Pack
from publisher.compose.pages import Fill, Item
from publisher.compose.parts import Contents
from publisher.model import Article, Issue, Page
from publisher.pieces import byline
from publisher.typeset.setter import Typesetter
from publisher.wording import Text, tongue_of

_LABEL = Text("Inside", "导读")
_HEADLINE_LINES, _DECK_LINES = 3, 4


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row: what it says, the page, and where it leads; a section has no article."""

    text: str
    number: str
    link: str
    article: Article | None = None


def contents(listing: Contents, page: Page, issue: Issue, pack: Pack, setter: Typesetter) -> list[Item]:
    """The list from its label down, each entry leading to its story."""
    entries = _entries(listing, page, issue)[: listing.most]
    if not entries:
        return []
    grid = pack.grid
    x, baseline = grid.x(listing.column) + listing.dx, grid.y(listing.line) + listing.dy
    style = pack.style(listing.label_style)
    label = listing.label if listing.label is not None else _LABEL.said(tongue_of(issue.language))
    items: list[Item] = list(
        placed(in_lines(label, style, grid.span(listing.span), 1, setter), style, x, baseline, None)
    )
    baseline += listing.head * grid.leading
    for place, entry in enumerate(entries):
        if place and listing.rule:
            y = baseline - listing.step * grid.leading + 0.55 * grid.leading
            items.append(Fill(x, y, grid.span(listing.span), listing.rule, listing.rule_color))
        made, baseline = _row(entry, listing, x, baseline, pack, setter, first=place == 0)
        items += made
    return items


def _entries(listing: Contents, page: Page, issue: Issue) -> list[_Entry]:
    if listing.of == "sections":
        return [_Entry(name, pages, first) for name, pages, first in sections(page, issue)]
    stories = announced(page, issue) if listing.of == "teasers" else unannounced(page, issue)
    return [_Entry(one.headline, str(issue.page_of(one.id) or ""), one.id, one) for one in stories]


def _row(
    entry: _Entry, listing: Contents, x: float, baseline: float, pack: Pack, setter: Typesetter, *, first: bool
) -> tuple[list[Item], float]:
    """One entry's items, and the baseline of the next."""
    width, leading = pack.grid.span(listing.span), pack.grid.leading
    number_style = pack.style(listing.number_style)
    number = setter.natural(entry.number, number_style)
    style = pack.style(listing.first_style if first and listing.first_style else listing.style)
    left, right = x, x + width - number.width
    room = width - number.width - style.size
    if listing.numbers == "left":
        left, right, room = x + listing.number_width, x, width - listing.number_width
    lines = in_lines(entry.text, style, room, _HEADLINE_LINES, setter)
    items: list[Item] = [*placed((number,), number_style, right, baseline, entry.link)]
    items += placed(lines, style, left, baseline, entry.link)
    foot = baseline + (len(lines) - 1) * style.leading
    for text, name, most in _below(entry.article, listing, setter.language):
        below = pack.style(name)
        # Under a large headline the deck needs more air than under a line of text.
        foot += below.leading * (1.0 if style.size < 2 * below.size else 1.25)
        made = in_lines(text, below, room, most, setter)
        items += placed(made, below, left, foot, entry.link)
        foot += (len(made) - 1) * below.leading
    # Back to the grid, so that neighbouring columns share their baselines.
    step = math.ceil((foot - baseline) / leading - 0.01) + listing.step
    return items, baseline + step * leading


def _below(article: Article | None, listing: Contents, language: str) -> Iterator[tuple[str, str, int]]:
    if article is None:
        return
    if listing.deck_style and article.deck:
        yield article.deck.text, listing.deck_style, _DECK_LINES
    if listing.byline_style and article.byline:
        yield byline(article.byline, language), listing.byline_style, 1
