"""An article's shapes: columns, headline step, headline over or beside the text, pictures and their depth."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from publisher.compose import heads, numbers, pictures, story
from publisher.compose.auto import prices
from publisher.compose.auto.bodies import Body, bodies
from publisher.compose.auto.headings import Heading, headings, sizes
from publisher.compose.auto.pins import kept
from publisher.compose.auto.shapes import Block, Shape
from publisher.compose.flow import Unit, rows_needed
from publisher.compose.galley import galley
from publisher.compose.pack import Frame, Pack
from publisher.compose.space import boxed, room
from publisher.model import Article, Issue
from publisher.typeset.setter import Typesetter

_PHOTO_TEXT = 120
"""Characters below which a story with one picture is told by the picture."""
_LEAST_ROWS = 5
"""Lines a column that a story cut short must keep."""
_SIDE_COST = 2.0
_SIDE_LARGEST = 20.0


@dataclass(frozen=True, slots=True)
class Weight:
    """An article's place in the page's list, of so many articles; the first is the lead."""

    rank: int
    count: int


@dataclass(frozen=True, slots=True)
class Desk:
    """What setting a page needs besides its articles: the issue, the pack, the typesetter, lines free on the page."""

    issue: Issue
    pack: Pack
    setter: Typesetter
    height: int
    _set: dict[tuple[str, float, bool], tuple[Unit, ...]] = field(default_factory=dict, compare=False)
    _shapes: dict[tuple[str, Weight], tuple[Shape, ...]] = field(default_factory=dict, compare=False)

    def units(self, article: Article, measure: float, *, with_byline: bool) -> tuple[Unit, ...]:
        """The article's text, set once to each measure: the base column, and in a box somewhat less."""
        key = (article.id, measure, with_byline)
        if key not in self._set:
            self._set[key] = galley(article, self.pack, self.setter, measure, with_byline=with_byline).units
        return self._set[key]

    def shapes(self, article: Article, weight: Weight) -> tuple[Shape, ...]:
        """The article's shapes at that place in the list, made once: they are asked for again and again."""
        key = (article.id, weight)
        if key not in self._shapes:
            make = _photo if is_photo_story(article) else _columns
            wide = range(1, self.pack.grid.columns + 1)
            self._shapes[key] = tuple(
                kept(article, [shape for columns in wide for shape in make(article, columns, weight, self)])
            )
        return self._shapes[key]


def is_photo_story(article: Article) -> bool:
    """A story that is told by its one picture: little or no text besides the caption."""
    return (
        len(article.figures) == 1
        and not article.numbers
        and sum(len(block.text) for block in article.blocks) < _PHOTO_TEXT
    )


def block(article: Article, weight: Weight, desk: Desk, *, tight: bool = False) -> Block:
    """All shapes of an article.

    Those deeper than the page count only when there is no other: then text is overset. ``tight`` ones lack part of the
    text everywhere.
    """
    found = desk.shapes(article, weight)
    fitting = [shape for shape in found if shape.depth <= desk.height]
    fitting = fitting or [_cut(shape, shape.depth - desk.height) for shape in found]
    if tight:
        fitting += _shorter(found, desk.height)
    return Block(article.id, tuple(fitting))


def _shorter(shapes: Sequence[Shape], height: int) -> list[Shape]:
    """The shapes with less and less of their text, down to a few lines."""
    return [
        _cut(shape, lines)
        for shape in shapes
        if shape.frame.shape == "over" and shape.frame.picture is None
        for lines in range(max(1, shape.depth - height), shape.rows - _LEAST_ROWS + 1)
    ]


def _cut(shape: Shape, lines: int) -> Shape:
    """The shape so many lines shallower, with as much text overset."""
    return replace(shape, depth=shape.depth - lines, over=lines * shape.columns, rows=max(0, shape.rows - lines))


def _columns(article: Article, columns: int, weight: Weight, desk: Desk) -> Iterator[Shape]:
    pack, setter = desk.pack, desk.setter
    byline: Literal["auto", "first"] = "first" if pack.language == "en" else "auto"
    frame = _framed(article, Frame(columns=(1, columns), lines=(0, desk.height), headline=("",), byline=byline), pack)
    measure = room(frame, pack).measure if article.box else pack.grid.column
    ready: dict[bool, list[Body]] = {}
    for heading in headings(article, frame, pack, setter):
        opens = not heading.head.has_byline
        if opens not in ready:
            units = desk.units(article, measure, with_byline=opens)
            ready[opens] = list(bodies(article, units, columns, desk.issue, pack, setter, desk.height))
        top = _text_top(article, heading, pack)
        cost = _headline_cost(heading, weight, pack)
        for body in ready[opens]:
            depth = math.ceil(top + body.rows + _below(heading.frame, pack) - 0.05)
            yield _shape(heading, depth, cost + body.cost, body, pack)
    if columns > 1 and not article.figures and not article.deck and not article.box:
        yield from _side(article, columns, weight, desk)


def _framed(article: Article, frame: Frame, pack: Pack) -> Frame:
    """The frame as the box that the story asks for: a box takes room of its own, and sets its text narrower."""
    return boxed(article.box, frame, pack) if article.box else frame


def _below(frame: Frame, pack: Pack) -> float:
    """Lines of a box that lie below its text."""
    return frame.lines[1] - room(frame, pack).foot


def _text_top(article: Article, heading: Heading, pack: Pack) -> int:
    space = room(heading.frame, pack)
    strip = numbers.strip_lines(article, len(space.xs))
    return math.ceil(space.top + heads.clear(heading.head, pack) + strip - 0.05)


def _shape(heading: Heading, depth: int, cost: float, body: Body, pack: Pack) -> Shape:
    frame = heading.frame.model_copy(update={"picture": body.area})
    give = 0 if heading.head.close is not None else math.floor(pack.spacing.stretch)
    columns = frame.columns[1]
    return Shape(columns, depth, heading.size, cost, frame, give, rows=body.rows)


def _headline_cost(heading: Heading, weight: Weight, pack: Pack) -> float:
    wanted = prices.wanted_size(weight.rank, weight.count, sizes(pack))
    return prices.headline(heading.size, wanted, heading.fill, heading.lines)


def _side(article: Article, columns: int, weight: Weight, desk: Desk) -> Iterator[Shape]:
    """The headline in the first column, the text in the others."""
    pack = desk.pack
    byline: Literal["auto", "first"] = "first" if pack.language == "en" else "auto"
    narrow = Frame(columns=(1, 1), lines=(0, desk.height), headline=("",), byline=byline)
    for heading in headings(article, narrow, pack, desk.setter):
        if heading.size > _SIDE_LARGEST or heading.lines > 6:
            continue
        frame = heading.frame.model_copy(update={"columns": (1, columns), "shape": "side"})
        units = desk.units(article, pack.grid.column, with_byline=not heading.head.has_byline)
        bars = math.ceil(numbers.BAR_HEIGHT * len(article.numbers) / pack.grid.leading)
        head = math.ceil(heading.head.height) + bars
        for body in bodies(article, units, columns - 1, desk.issue, pack, desk.setter, desk.height):
            depth = max(head, body.rows)
            white = (depth - body.rows) * (columns - 1) + 0.5 * (depth - head)
            cost = _headline_cost(heading, weight, pack) + body.cost + white + _SIDE_COST
            yield Shape(columns, depth, heading.size, cost, frame, rows=body.rows)


def _photo(article: Article, columns: int, weight: Weight, desk: Desk) -> Iterator[Shape]:
    """Picture, headline, caption and, where there is any, a little text."""
    pack, setter = desk.pack, desk.setter
    spread = tuple(name for name, step in pack.headlines.items() if pack.style(step.style).align == "spread")
    frame = _framed(article, Frame(columns=(1, columns), lines=(0, desk.height), headline=("",), shape="photo"), pack)
    space = room(frame, pack)
    figure = article.figures[0]
    caption = pictures.set_caption(figure, pack, setter, space.width, columns)
    natural = pictures.natural_height(figure, desk.issue, space.width) / pack.grid.leading
    units = desk.units(article, space.measure if article.box else pack.grid.column, with_byline=True)
    text = rows_needed(units, columns) + 1 if units else 0
    for heading in headings(article, frame, pack, setter):
        chosen = heading.frame.model_copy(update={"headline": (*spread, *heading.frame.headline)})
        head = story.photo_head(article, chosen, pack, setter, space.width)
        size = next(piece.style.size for row in head.rows for piece in row.pieces if piece.name == "headline")
        fixed = space.top + head.height + caption.rows + text + _below(frame, pack)
        low, high = (0.7, 1.15) if figure.image in desk.issue.pixels else (0.6, 1.4)
        least = max(math.ceil(natural * low), math.ceil(pack.spacing.minimum_picture) + 1)
        cost = _headline_cost(heading, weight, pack)
        for rows in range(least, max(least, math.floor(natural * high)) + 1):
            depth = math.ceil(fixed + rows)
            yield Shape(columns, depth, size, cost + prices.crop(rows, natural), chosen, rows=depth)
