"""A story told by several pictures: one large, the others in a row below its headline, each with its caption."""

from __future__ import annotations

import math
from dataclasses import dataclass

from publisher.compose import heads, pictures
from publisher.compose.flow import Leg, flow, rows_needed
from publisher.compose.galley import galley
from publisher.compose.pack import Pack
from publisher.compose.pages import Item
from publisher.compose.placing import placed
from publisher.compose.space import Room
from publisher.model import Article, Issue
from publisher.typeset.setter import Typesetter

_MOST_ABREAST = 4
_LARGE = 0.62
"""Part of the depth for pictures that the large one takes."""
_GAP = 1
"""Lines between the blocks of the story."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is painted, and how many lines the frame is too low for it."""

    items: tuple[Item, ...]
    over: int


@dataclass(frozen=True, slots=True)
class _Small:
    """One of the smaller pictures: its figure, left edge and caption."""

    figure: int
    x: float
    caption: pictures.Caption


def photo_story(article: Article, head: heads.Head, space: Room, issue: Issue, pack: Pack, setter: Typesetter) -> Shown:
    """Large picture, headline, its caption, text in columns if there is any, then the smaller pictures in rows."""
    grid, columns = pack.grid, len(space.xs)
    caption = pictures.set_caption(article.figures[0], pack, setter, space.width, columns)
    body = galley(article, pack, setter, space.measure, with_byline=True)
    text = rows_needed(body.units, columns) + _GAP if body.units else 0
    rows, width = _small(article, space, pack, setter)
    captions = sum(max(small.caption.rows for small in row) + _GAP for row in rows)
    top, foot = math.ceil(space.top), math.floor(space.foot)
    fixed = math.ceil(head.height) + caption.rows + text + captions
    deep = foot - top - fixed
    least = math.ceil(pack.spacing.minimum_picture)
    each = max(least, min(math.floor(deep * (1 - _LARGE) / len(rows)), _natural(article, issue, width, pack)))
    large = max(least, deep - each * len(rows))
    items: list[Item] = []

    def picture(figure: int, x: float, line: int, size: tuple[float, int]) -> None:
        y = grid.y(line) + grid.em_top
        place = (x, y, size[0], grid.y(line + size[1]) - grid.em_foot - y)
        items.extend(pictures.picture_items(article, figure, issue, pack, setter, place))

    picture(0, space.left, top, (space.width, large))
    line = top + large
    items += heads.place(head, article.id, space.left, grid.y(line), grid.leading, 0)
    line += math.ceil(head.height)
    items += pictures.caption_items(caption, article.id, 0, pack, space.left, space.width, grid.on(line))
    line += caption.rows
    if body.units:
        legs = [Leg(x, line + _GAP, text - _GAP) for x in space.xs]
        items += placed(article.id, body.units, flow(body.units, legs), legs, pack)[0]
        line += text
    for row in rows:
        line += _GAP
        for small in row:
            picture(small.figure, small.x, line, (width, each))
            at = grid.on(line + each)
            items += pictures.caption_items(small.caption, article.id, small.figure, pack, small.x, width, at)
        line += each + max(small.caption.rows for small in row)
    return Shown(tuple(items), max(0, line - foot))


def _small(article: Article, space: Room, pack: Pack, setter: Typesetter) -> tuple[list[list[_Small]], float]:
    """The smaller pictures in rows as even as can be, and the width they share."""
    rest = list(range(1, len(article.figures)))
    count = math.ceil(len(rest) / _MOST_ABREAST)
    abreast = math.ceil(len(rest) / count)
    gutter = pack.grid.gutter
    width = (space.width - (abreast - 1) * gutter) / abreast
    rows: list[list[_Small]] = []
    for begin in range(0, len(rest), abreast):
        row = []
        for place, figure in enumerate(rest[begin : begin + abreast]):
            caption = pictures.set_caption(article.figures[figure], pack, setter, width, None)
            row.append(_Small(figure, space.left + place * (width + gutter), caption))
        rows.append(row)
    return rows, width


def _natural(article: Article, issue: Issue, width: float, pack: Pack) -> int:
    """Lines at which the lowest of the smaller pictures is shown whole."""
    heights = [pictures.natural_height(figure, issue, width) for figure in article.figures[1:]]
    return math.ceil(min(heights) / pack.grid.leading)
