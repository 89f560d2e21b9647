"""Blocks into the free rectangles of a page: one search for all of them, narrow in price first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.compose.auto import prices
from publisher.compose.auto.curves import NEVER
from publisher.compose.auto.judging import chance
from publisher.compose.auto.leaves import size_classes
from publisher.compose.auto.search import Lead, Search
from publisher.compose.auto.shapes import Block
from publisher.compose.auto.tree import Area, Placed, Rule, Tree, placed, rules

_BOUNDS = (6.0, 20.0, 60.0, NEVER)
"""Prices above the least thinkable within which a page is looked for, one after the other: narrow bounds are quick."""
_LOOKED_AT = 60
"""How many of the best pages are looked at for what meets by chance."""


@dataclass(frozen=True, slots=True)
class Filled:
    """Where everything stands, the cuts between, and the price."""

    placed: tuple[Placed, ...]
    cuts: tuple[Rule, ...]
    price: float


def fill(
    blocks: Sequence[tuple[int, Block]], kept: Sequence[Placed], regions: Sequence[Area], columns: int, gap: int
) -> Filled | None:
    """The cheapest page over all widths and headline sizes of the lead: no story is wider than it, or set larger.

    ``blocks`` come with their place in the page's list, ``kept`` are those whose rectangle is given; the first of the
    list is the lead.
    """
    if not blocks:
        return Filled(tuple(kept), (), 0.0)
    if not regions:
        return None
    height = max(region.depth for region in regions)
    sizes = {shape.size for _, one in blocks for shape in one.shapes} | {one.shape.size for one in kept}
    listed = [one for _, one in blocks]
    least = _least(Search(listed, columns, height, gap, dict.fromkeys(sizes, 0)), None, regions)
    if least is None:
        return None
    classes = size_classes(sizes)
    search = Search(listed, columns, height, gap, classes, headed=not any(one.block == 0 for one in kept))
    pinned = next((Lead(one.area.columns, classes[one.shape.size]) for one in kept if one.block == 0), None)
    for bound in _BOUNDS:
        search.limit(least.price + bound)
        leads = [pinned] if pinned else _leads(search, columns, every=bound == NEVER)
        found = _best(search, leads, regions, kept)
        if found and found.price <= least.price + bound:
            return _numbered(found, [rank for rank, _ in blocks], kept)
    # A pinned lead may be narrower, or set smaller, than the others can be.
    return _numbered(least, [rank for rank, _ in blocks], kept) if pinned else None


def _leads(search: Search, columns: int, *, every: bool) -> list[Lead]:
    """What the lead is tried as: over half the page or more, in its two largest sizes; anything if need be."""
    leads = search.leads()
    wide = [lead for lead in leads if 2 * lead.columns >= columns]
    sizes = sorted({lead.size_class for lead in wide}, reverse=True)[:2]
    return leads if every else [lead for lead in wide if lead.size_class in sizes]


def _best(search: Search, leads: Sequence[Lead], regions: Sequence[Area], kept: Sequence[Placed]) -> Filled | None:
    best: Filled | None = None
    for lead in leads:
        if len(regions) > 1 or regions[0].columns < search.columns:
            found = _least(search, lead, regions)
            if found and (best is None or found.price < best.price):
                best = found
            continue
        for price, make in search.pages(lead, _LOOKED_AT):
            if best and price >= best.price:
                break
            page = _filled(price, [(make(), regions[0])], search.gap)
            page = replace(page, price=price + chance(page.placed))
            if best is None or page.price < best.price:
                best = page
    return best


def _least(search: Search, lead: Lead | None, regions: Sequence[Area]) -> Filled | None:
    """The cheapest way to give each region, in order, a run of the blocks or none."""
    if len(regions) == 1 and lead is None and regions[0].columns == search.columns:
        price = search.least()
        return None if price == NEVER else Filled((), (), price)
    best: dict[int, tuple[float, tuple[tuple[int, int, Area], ...]]] = {0: (0.0, ())}
    for region in regions:
        reached: dict[int, tuple[float, tuple[tuple[int, int, Area], ...]]] = {}
        for first, (so_far, runs) in best.items():
            for last in range(first, search.count + 1):
                price = so_far + _run_price(search, first, last, region, lead)
                if price < reached.get(last, (NEVER, ()))[0]:
                    reached[last] = (price, (*runs, (first, last, region)))
        best = reached
    price, runs = best.get(search.count, (NEVER, ()))
    if price == NEVER:
        return None
    trees = [
        (search.tree((first, last), region.columns, region.depth, lead, None, None), region)
        for first, last, region in runs
        if last > first
    ]
    return _filled(price, trees, search.gap)


def _run_price(search: Search, first: int, last: int, region: Area, lead: Lead | None) -> float:
    if first == last:
        return prices.white(region.depth, 0, region.columns)
    ready = search.run(first, last, region.columns, lead)
    return NEVER if ready is None else float(ready.curve[:, :, region.depth].min())


def _filled(price: float, trees: Sequence[tuple[Tree, Area]], gap: int) -> Filled:
    stories = [one for tree, area in trees for one in placed(tree, area, gap)]
    return Filled(tuple(stories), tuple(rule for tree, area in trees for rule in rules(tree, area, gap)), price)


def _numbered(found: Filled, ranks: Sequence[int], kept: Sequence[Placed]) -> Filled:
    """With every block's place in the page's list for its number, and the pinned ones among them."""
    return replace(found, placed=(*(replace(one, block=ranks[one.block]) for one in found.placed), *kept))
