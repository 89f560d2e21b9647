"""One page made up: what is fixed on it, the stories' shapes searched, the best page turned into frames and rules."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from publisher.compose.auto.filling import Filled, fill
from publisher.compose.auto.leaves import leaf_curve, size_classes
from publisher.compose.auto.made_up import MadeUp
from publisher.compose.auto.options import Desk, Weight, block
from publisher.compose.auto.pins import pinned, size_faults
from publisher.compose.auto.regions import LEAST, Divided, above, divide, overlap
from publisher.compose.auto.shapes import Block, Shape
from publisher.compose.auto.tree import Area, Placed, Rule
from publisher.compose.fixed import ABOVE, Fixed
from publisher.compose.pack import Frame, Pack, Separator
from publisher.model import Article, Issue
from publisher.typeset.setter import Typesetter

GAP = 2
"""Lines between stories one above the other: one above the rule, one below it."""

_AT_ONCE = 20
"""Articles that one page is made up of at most; a search over more would take minutes, and they are never read."""


def make_up(
    articles: Sequence[Article],
    first: bool,
    fixed: Sequence[Fixed],
    issue: Issue,
    pack: Pack,
    setter: Typesetter,
) -> MadeUp:
    """The best page of these articles, most important first, around what is fixed on it.

    What is too much for the page is left out from the end of the list.
    """
    area = free_area(first, pack)
    desk = Desk(issue, pack, setter, area.depth)
    taken = [one for one in map(_area, fixed) if overlap(area, one)]
    pinning = pinned(articles, area, taken, GAP)
    pins, faults = pinning.frames, (*pinning.faults, *size_faults(articles, pack.grid))
    given = [*taken, *pins.values()]
    divided = divide(area, given, GAP) or above(area, given, GAP)
    regions = [one for one in divided.free if one.depth >= LEAST]
    count = _most(articles, desk)
    while count > 0:
        found = _filled(articles[:count], pins, regions, desk)
        if found:
            cuts = tuple(_separator(rule, area) for rule in (*_between(divided, found.placed), *found.cuts))
            stories = sorted(found.placed, key=lambda one: one.block)
            return MadeUp(tuple(map(_frame, stories)), cuts, tuple(stories), found.price, faults)
        count -= max(1, count // 8)
    return MadeUp((), (), faults=faults)


def free_area(first: bool, pack: Pack) -> Area:
    """The part of a page that furniture leaves to stories, in whole lines."""
    top = math.ceil(pack.first_line if first else pack.inner_line)
    return Area(0, pack.grid.columns, top, pack.grid.lines - top)


def _area(fixed: Fixed) -> Area:
    """What a fixed rectangle takes in whole lines, so that a gap above it leaves the white that it wants."""
    top, foot = math.floor(fixed.lines[0] - ABOVE) + GAP, math.ceil(fixed.lines[1])
    return Area(fixed.columns[0] - 1, fixed.columns[1] - fixed.columns[0] + 1, top, foot - top)


def _most(articles: Sequence[Article], desk: Desk) -> int:
    """How many of the articles could at the very most stand on the page, each in its smallest shape."""
    free = desk.height * desk.pack.grid.columns
    for count, article in enumerate(articles[:_AT_ONCE]):
        shapes = block(article, Weight(count, len(articles)), desk).shapes
        free -= min(shape.columns * (shape.depth + GAP // 2) for shape in shapes)
        if free < 0 and count:
            return count
    return min(len(articles), _AT_ONCE)


def _filled(
    articles: Sequence[Article], pins: Mapping[str, Area], regions: Sequence[Area], desk: Desk
) -> Filled | None:
    """The page of these articles, all of them: in full, or with a little of their text overset."""
    for tight in (False, True):
        blocks = [
            block(article, Weight(rank, len(articles)), desk, tight=tight) for rank, article in enumerate(articles)
        ]
        kept = [
            Placed(rank, _pinned_shape(one, pins[one.name], desk.height), pins[one.name])
            for rank, one in enumerate(blocks)
            if one.name in pins
        ]
        free = [(rank, one) for rank, one in enumerate(blocks) if one.name not in pins]
        found = fill(free, kept, regions, desk.pack.grid.columns, GAP)
        if found and not (tight and len(articles) > 1 and _too_much(found, len(articles) - 1)):
            return found
    return None


def _too_much(found: Filled, last: int) -> bool:
    """Whether more would be overset than if the last article were left out."""
    rows = next(one.shape.rows * one.shape.columns + one.shape.over for one in found.placed if one.block == last)
    return sum(one.shape.over for one in found.placed) >= rows


def _pinned_shape(one: Block, area: Area, height: int) -> Shape:
    """The best shape for a place that is given; where none is so shallow, the shallowest, its end overset."""
    wide = [shape for shape in one.shapes if shape.columns == area.columns] or list(one.shapes)
    curve = leaf_curve(wide, max(height, area.depth), size_classes(shape.size for shape in wide))
    row = int(curve.price[:, area.depth].argmin())
    if curve.price[row, area.depth] < math.inf:
        return curve.at(row, area.depth)
    return min(wide, key=lambda shape: (shape.depth, shape.cost))


def _between(divided: Divided, placed: Sequence[Placed]) -> Iterator[Rule]:
    """The cuts around fixed rectangles that have stories on both sides."""
    for rule in divided.cuts:
        area = rule.area
        if rule.down:
            sides = (Area(area.column - 1, 1, area.top, area.depth), Area(area.column, 1, area.top, area.depth))
        else:
            above, below = area.top - 1, area.foot
            sides = (Area(area.column, area.columns, above, 1), Area(area.column, area.columns, below, 1))
        if all(any(overlap(side, one.area) for one in placed) for side in sides):
            yield rule


def _frame(one: Placed) -> Frame:
    area, frame = one.area, one.shape.frame
    picture = frame.picture
    if picture:
        moved = tuple(column + area.column for column in picture.columns)
        picture = picture.model_copy(update={"columns": moved})
    place = {
        "columns": (area.column + 1, area.column + area.columns),
        "lines": (float(area.top), float(area.foot)),
        "picture": picture,
    }
    return frame.model_copy(update=place)


def _separator(rule: Rule, page: Area) -> Separator:
    area = rule.area
    if rule.down:
        return Separator(down=area.column, lines=(area.top + 0.45, area.foot - 0.15))
    middle = area.top + area.depth / 2
    weight = 1.2 if area.columns == page.columns else 0.6
    return Separator(across=(area.column + 1, area.column + area.columns), lines=(middle, middle), weight=weight)
