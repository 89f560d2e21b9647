"""How deep a story's text runs in so many columns, with its pictures at the head of the last of them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum

from publisher.compose import pictures
from publisher.compose.auto import prices
from publisher.compose.flow import Leg, Unit, flow
from publisher.compose.pack import Pack, PictureArea
from publisher.model import Article, Issue
from publisher.typeset.setter import Typesetter

_CROPS = 0.72, 1.12
"""Depth of a picture, as part of the depth that shows it whole, within which it may be cropped."""
_AWAITED = 0.6, 1.4
_UNDER = 3
"""Lines of text that must stand under a picture, if any do."""
_RUN_ON = 3000
"""Depth in rows that no text reaches."""


@dataclass(frozen=True, slots=True)
class Body:
    """Rows from the top of the text to its foot, where the pictures hang, and what is wrong with it."""

    rows: int
    area: PictureArea | None
    cost: float


def bodies(
    article: Article, units: Sequence[Unit], columns: int, issue: Issue, pack: Pack, setter: Typesetter, most: int
) -> Iterator[Body]:
    """Every way to place the pictures, with the depth that the text then needs; none deeper than ``most``."""
    if not article.figures:
        rows, empty = _rows(units, columns, 0, 0)
        yield Body(rows, None, _text_cost(units, rows, columns, empty))
        return
    pin = article.pin.picture if article.pin else None
    for across in [pin.columns] if pin and pin.columns <= columns else range(1, columns + 1):
        natural, captions = _depths(article, issue, pack, setter, across)
        crops = [max(1, pin.depth - captions)] if pin and pin.depth else _crops(article, issue, natural, pack)
        for rows in crops:
            depth = rows + captions
            if depth > most:
                break
            body = _under(units, columns, across, depth)
            if body:
                price = prices.crop(rows, natural) + _width_cost(across, columns)
                area = PictureArea(columns=(columns - across + 1, columns), depth=depth)
                yield Body(body[0], area, price + _text_cost(units, body[0], columns, body[1]))


def _width_cost(across: int, columns: int) -> float:
    """A picture of half the columns or more carries its story; a stamp in a wide one does not."""
    return 4.0 * max(0.0, 0.45 - across / columns) * columns


def _depths(article: Article, issue: Issue, pack: Pack, setter: Typesetter, across: int) -> tuple[float, int]:
    """Natural rows of all pictures together at that width, and the rows of captions and of space between them."""
    width = pack.grid.span(across)
    heights = [pictures.natural_height(figure, issue, width) / pack.grid.leading for figure in article.figures]
    captions = [pictures.set_caption(figure, pack, setter, width, across).rows for figure in article.figures]
    return fsum(heights), sum(captions) + len(captions) - 1


def _crops(article: Article, issue: Issue, natural: float, pack: Pack) -> range:
    known = all(figure.image in issue.pixels for figure in article.figures)
    low, high = _CROPS if known else _AWAITED
    least = math.ceil(pack.spacing.minimum_picture) * len(article.figures)
    first = max(math.ceil(natural * low), least)
    return range(first, max(math.floor(natural * high), first) + 1)


def _under(units: Sequence[Unit], columns: int, across: int, depth: int) -> tuple[int, int] | None:
    """Rows and empty slots with a picture so deep over the last columns; None where a line or two would stand alone."""
    if not units:
        return depth, (columns - across) * depth
    rows, empty = _rows(units, columns, across, depth + 1)
    if across == columns:
        return rows, empty
    if rows <= depth:
        free = (columns - across) * depth
        return depth, free - sum(len(unit.lines) for unit in units)
    return None if rows < depth + 1 + _UNDER else (rows, empty)


def _rows(units: Sequence[Unit], columns: int, across: int, blocked: int) -> tuple[int, int]:
    """The least rows that hold the text when so many last columns begin lower, and the slots left empty."""
    if not units:
        return blocked, 0
    lines = sum(len(unit.lines) for unit in units)
    rows = max(-(-lines // columns), -(-(lines + across * blocked) // columns) if across < columns else 0, 1)
    if across < columns and lines <= (columns - across) * blocked:
        rows = -(-lines // (columns - across))
    while rows < _RUN_ON:
        legs = [
            Leg(0, 0, rows) if at < columns - across else Leg(0, blocked, max(0, rows - blocked))
            for at in range(columns)
        ]
        flowed = flow(units, legs)
        if not flowed.left:
            return rows, flowed.empty
        rows += 1
    return rows, 0


def _text_cost(units: Sequence[Unit], rows: int, columns: int, empty: int) -> float:
    return (prices.legs(rows, columns) if units else 0.0) + prices.ragged(empty)
