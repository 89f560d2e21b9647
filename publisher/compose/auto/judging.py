"""What only the placed page shows: headlines and pictures that meet by chance across a gutter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from publisher.compose.auto import prices
from publisher.compose.auto.tree import Placed

_HEAD_LINES = 4
"""Lines below its top within which a story's headline stands."""
_ALIKE = 1.08


def chance(placed: Sequence[Placed]) -> float:
    """The price of headlines of one size and of pictures that meet although no cut brought them together."""
    price = 0.0
    for one, two in combinations(placed, 2):
        if not _neighbours(one, two):
            continue
        if one.area.top != two.area.top and headlines_clash(one, two):
            price += prices.SAME_SIZE
        if pictures_touch(one, two):
            price += prices.TOUCHING
    return price


def headlines_clash(one: Placed, two: Placed) -> bool:
    """Whether two neighbours' headlines look alike in size and stand at one height (碰题)."""
    small, large = sorted((one.shape.size, two.shape.size))
    return _neighbours(one, two) and 0 < large <= _ALIKE * small and abs(one.area.top - two.area.top) < _HEAD_LINES


def pictures_touch(one: Placed, two: Placed) -> bool:
    """Whether pictures of two neighbours stand edge to edge across the gutter."""
    left, right = sorted((one, two), key=lambda placed: placed.area.column)
    if not _neighbours(left, right):
        return False
    first, second = picture_lines(left, right_edge=True), picture_lines(right, right_edge=False)
    return first is not None and second is not None and min(first[1], second[1]) > max(first[0], second[0])


def picture_lines(placed: Placed, *, right_edge: bool) -> tuple[float, float] | None:
    """Grid lines from head to foot of a picture that reaches the area's left or right edge; None without one."""
    frame, top = placed.shape.frame, placed.area.top
    if frame.shape == "photo":
        return top, top + placed.area.depth / 2
    if frame.picture is None or not (right_edge or frame.picture.columns[0] == 1):
        return None
    head = placed.area.foot - placed.shape.rows
    return head, head + frame.picture.depth


def _neighbours(one: Placed, two: Placed) -> bool:
    """Whether they stand side by side with only a gutter between them."""
    left, right = sorted((one.area, two.area), key=lambda area: area.column)
    meets = left.column + left.columns == right.column
    return meets and min(left.foot, right.foot) > max(left.top, right.top)
