"""Rules between the columns of one story, where the layout has them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from publisher.compose.flow import Flowed, Leg
from publisher.compose.pack import Pack
from publisher.compose.pages import Fill, Item

_ABOVE, _BELOW = 0.8, 0.2
"""Grid lines that a rule begins above the first baseline and ends below the last."""


def between(legs: Sequence[Leg], flowed: Flowed, pack: Pack) -> list[Item]:
    """A rule in the gutter between neighbouring columns that both hold text, beside that text only."""
    rule, grid = pack.leg_rule, pack.grid
    if rule is None:
        return []
    depths: dict[int, int] = {}
    for chunk in flowed.chunks:
        depths[chunk.leg] = max(depths.get(chunk.leg, 0), chunk.row + chunk.last - chunk.first)
    items: list[Item] = []
    for index, (left, right) in enumerate(pairwise(legs)):
        if index not in depths or index + 1 not in depths:
            continue
        top = grid.on(max(left.top, right.top)) - _ABOVE * grid.leading
        last = max(left.top + depths[index], right.top + depths[index + 1]) - 1
        height = grid.on(last) + _BELOW * grid.leading - top
        x = right.x - (grid.gutter + rule.weight) / 2
        items.append(Fill(x, top, rule.weight, height, rule.color))
    return items
