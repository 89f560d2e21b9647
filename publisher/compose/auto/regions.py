"""What is left free of a page when some rectangles are taken, cut into rectangles again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.compose.auto.tree import Area, Rule

LEAST = 6
"""Lines below which a free rectangle is of no use to a story."""


@dataclass(frozen=True, slots=True)
class Divided:
    """The free rectangles in reading order, and the cuts that made them."""

    free: tuple[Area, ...]
    cuts: tuple[Rule, ...]

    @property
    def lost(self) -> int:
        """Rectangles more than need be, and those too low to be used: fewer is better."""
        return len(self.free) + sum(area.depth < LEAST for area in self.free)


def divide(area: Area, taken: Sequence[Area], gap: int) -> Divided | None:
    """The area cut along the edges of what is taken; None when that cannot be done by cuts right through."""
    inside = [one for one in taken if overlap(area, one)]
    if not inside:
        return Divided((area,), ())
    if len(inside) == 1 and inside[0] == area:
        return Divided((), ())
    best: Divided | None = None
    for first, second, rule in _cuts(area, inside, gap):
        parts = [divide(part, inside, gap) for part in (first, second)]
        if parts[0] is None or parts[1] is None:
            continue
        whole = Divided((*parts[0].free, *parts[1].free), (rule, *parts[0].cuts, *parts[1].cuts))
        if best is None or whole.lost < best.lost:
            best = whole
    return best


def above(area: Area, taken: Sequence[Area], gap: int) -> Divided:
    """What is free over the highest of what is taken: where no cuts part it all, stories can at least stand there."""
    depth = min((one.top for one in taken), default=area.foot) - gap - area.top
    return Divided((Area(area.column, area.columns, area.top, depth),) if depth > 0 else (), ())


def overlap(one: Area, two: Area) -> bool:
    """Whether two rectangles have a part in common."""
    across = one.column < two.column + two.columns and two.column < one.column + one.columns
    return across and one.top < two.foot and two.top < one.foot


def within(area: Area, one: Area) -> bool:
    """Whether the second lies wholly in the first."""
    across = area.column <= one.column and one.column + one.columns <= area.column + area.columns
    return across and area.top <= one.top and one.foot <= area.foot


def _cuts(area: Area, taken: Sequence[Area], gap: int) -> Iterator[tuple[Area, Area, Rule]]:
    """Every cut along an edge of a taken rectangle that goes through none of them."""
    ends = sorted({one.top - gap for one in taken} | {one.foot for one in taken})
    for end in ends:
        upper = Area(area.column, area.columns, area.top, end - area.top)
        lower = Area(area.column, area.columns, end + gap, area.foot - end - gap)
        if upper.depth > 0 and lower.depth > 0 and _whole(taken, upper, lower):
            yield upper, lower, Rule(Area(area.column, area.columns, end, gap), down=False)
    for column in sorted({one.column for one in taken} | {one.column + one.columns for one in taken}):
        left = Area(area.column, column - area.column, area.top, area.depth)
        right = Area(column, area.column + area.columns - column, area.top, area.depth)
        if left.columns > 0 and right.columns > 0 and _whole(taken, left, right):
            yield left, right, Rule(Area(column, 0, area.top, area.depth), down=True)


def _whole(taken: Sequence[Area], first: Area, second: Area) -> bool:
    return all(within(first, one) or within(second, one) for one in taken)
