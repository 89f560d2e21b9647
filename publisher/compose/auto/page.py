"""One page made up: the stories' shapes searched, the best page found turned into frames and rules."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.compose.auto.curves import NEVER
from publisher.compose.auto.judging import chance
from publisher.compose.auto.leaves import size_classes
from publisher.compose.auto.options import Desk, Weight, block
from publisher.compose.auto.search import Lead, Search
from publisher.compose.auto.shapes import Block
from publisher.compose.auto.tree import Area, Placed, Rule, Tree, placed, rules
from publisher.compose.pack import Frame, Pack, Separator
from publisher.model import Article, Issue
from publisher.typeset.setter import Typesetter

GAP = 2
"""Lines between stories one above the other: one above the rule, one below it."""
_BOUNDS = (6.0, 20.0, 60.0, NEVER)
"""Prices above the least thinkable within which a page is looked for, one after the other: narrow bounds are quick."""
_LOOKED_AT = 60
"""How many of the best pages are looked at for what meets by chance."""


@dataclass(frozen=True, slots=True)
class MadeUp:
    """Frames for as many of the articles as found a place, in the order of the page's list, and the rules between.

    ``placed`` tells which shape each has where; ``price`` is what the page costs by ``prices``.
    """

    frames: tuple[Frame, ...]
    separators: tuple[Separator, ...]
    placed: tuple[Placed, ...]
    price: float


def make_up(
    articles: Sequence[Article], first: bool, foot: float, issue: Issue, pack: Pack, setter: Typesetter
) -> MadeUp:
    """The best page of these articles, most important first, above grid line ``foot``.

    What is too much for the page is left out from the end of the list.
    """
    top = math.ceil(pack.first_line if first else pack.inner_line)
    area = Area(0, pack.grid.columns, top, max(1, math.floor(foot) - top))
    desk = Desk(issue, pack, setter, area.depth)
    for count in range(_most(articles, desk), 0, -1):
        found = _best(
            [block(article, Weight(rank, count), desk) for rank, article in enumerate(articles[:count])], area
        )
        if found:
            price, tree = found
            stories = tuple(placed(tree, area, GAP))
            cuts = tuple(_separator(rule, area) for rule in rules(tree, area, GAP))
            return MadeUp(tuple(_frame(one) for one in stories), cuts, stories, price)
    return MadeUp((), (), (), 0.0)


def _most(articles: Sequence[Article], desk: Desk) -> int:
    """How many of the articles could at the very most stand on the page, each in its smallest shape."""
    free = desk.height * desk.pack.grid.columns
    for count, article in enumerate(articles):
        shapes = block(article, Weight(count, len(articles)), desk).shapes
        free -= min(shape.columns * shape.depth for shape in shapes)
        if free < 0 and count:
            return count
    return len(articles)


def _best(blocks: Sequence[Block], area: Area) -> tuple[float, Tree] | None:
    """The cheapest page over all widths and headline sizes of the lead: none is wider than the lead, none larger."""
    sizes = {shape.size for one in blocks for shape in one.shapes}
    least = Search(blocks, area.columns, area.depth, GAP, dict.fromkeys(sizes, 0)).least()
    if least == NEVER:
        return None
    search = Search(blocks, area.columns, area.depth, GAP, size_classes(sizes))
    for bound in (least + more for more in _BOUNDS):
        search.limit(bound)
        best: tuple[float, Tree] | None = None
        for lead in _leads(search, area.columns, every=bound == NEVER):
            for price, make in search.pages(lead, _LOOKED_AT):
                if price >= min(best[0] if best else NEVER, bound):
                    break
                tree = make()
                price += chance(tuple(placed(tree, area, GAP)))
                if best is None or price < best[0]:
                    best = price, tree
        if best and best[0] <= bound:
            return best
    return best


def _leads(search: Search, columns: int, *, every: bool) -> list[Lead]:
    """What the lead is tried as: over half the page or more, in its two largest sizes; anything if need be."""
    leads = search.leads()
    wide = [lead for lead in leads if 2 * lead.columns >= columns]
    sizes = sorted({lead.size_class for lead in wide}, reverse=True)[:2]
    return leads if every else [lead for lead in wide if lead.size_class in sizes]


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
    whole = area.columns == page.columns
    weight = 1.2 if whole else 0.6
    return Separator(across=(area.column + 1, area.column + area.columns), lines=(middle, middle), weight=weight)
