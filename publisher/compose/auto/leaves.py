"""A block alone in a rectangle: for every depth the best of its shapes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from publisher.compose.auto import prices
from publisher.compose.auto.curves import NEVER, Curve
from publisher.compose.auto.shapes import Shape


@dataclass(frozen=True, slots=True)
class LeafCurve:
    """Prices [size class, depth] of a block at one width, and the number of the shape that has each."""

    price: NDArray[np.float64]
    best: NDArray[np.intp]
    shapes: tuple[Shape, ...]

    def at(self, size_class: int, depth: int) -> Shape:
        """The shape whose price stands at that class and depth."""
        return self.shapes[int(self.best[size_class, depth])]

    def curve(self, classes: Sequence[int]) -> Curve:
        """As a curve, with headlines of some classes only: a block's headline stands at both its upper corners."""
        count, depths = self.price.shape
        whole = np.full((count, count, depths), NEVER)
        for row in classes:
            whole[row, row] = self.price[row]
        return whole


def size_classes(sizes: Iterable[float]) -> dict[float, int]:
    """Sizes that look alike (under 8 % apart) share a class; class 0 is for what has no headline."""
    found: dict[float, int] = {0.0: 0}
    before, number = 0.0, 0
    for size in sorted({size for size in sizes if size}):
        if not before or size > 1.08 * before:
            number, before = number + 1, size
        found[size] = number
    return found


def leaf_curve(shapes: Sequence[Shape], height: int, classes: dict[float, int]) -> LeafCurve:
    """The curve of a block's shapes of one width; of two that are equally good the first is taken."""
    count = max(classes.values()) + 1
    price = np.full((count, height + 1), NEVER)
    best = np.zeros((count, height + 1), dtype=np.intp)
    for index, shape in enumerate(shapes):
        row = classes[shape.size]
        fixed = shape.cost + (prices.OVERSET + prices.OVER * shape.over if shape.over else 0.0)
        asked = fixed + _white(height + 1 - shape.depth, shape.give, shape.columns)
        part = slice(shape.depth, height + 1)
        better = asked < price[row, part]
        price[row, part][better] = asked[better]
        best[row, part][better] = index
    return LeafCurve(price, best, tuple(shapes))


@cache
def _white(count: int, give: int, columns: int) -> NDArray[np.float64]:
    return np.array([prices.white(spare, give, columns) for spare in range(count)])
