"""The search for the best page: a dynamic programme over contiguous runs of the list and widths in columns.

A rectangle holds a run of the list. It is one block, or cut across, or cut down, and each part holds a run again; so
reading order is never broken, and every page that rules can make of the list is considered. Exact but for one term,
碰题 between headlines that begin at one line only by chance, which is looked at among the best pages found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from publisher.compose.auto import prices
from publisher.compose.auto.curves import NEVER, Curve, after, beside, stack_matrix, stacked
from publisher.compose.auto.leaves import LeafCurve, leaf_curve
from publisher.compose.auto.shapes import Block
from publisher.compose.auto.tree import Leaf, Row, Stack, Tree

_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Lead:
    """How wide the first block is and its headline's size class: no other may be wider, or have one as large."""

    columns: int
    size_class: int


@dataclass(frozen=True, slots=True)
class _Ready:
    """A run's curve with what joining needs of it: as the lower and as the right part."""

    curve: Curve
    below: Curve
    after: Curve


class Search:
    """The pages that can be made of some blocks in an area of so many columns and lines."""

    def __init__(
        self,
        blocks: Sequence[Block],
        columns: int,
        height: int,
        gap: int,
        classes: dict[float, int],
        *,
        headed: bool = True,
    ) -> None:
        """``headed``: the first block is the lead; else the lead stands somewhere else already."""
        self._headed = headed
        self.count, self.columns, self.height, self.gap = len(blocks), columns, height, gap
        self._leaves: list[dict[int, LeafCurve]] = []
        for block in blocks:
            widths = sorted({shape.columns for shape in block.shapes if shape.columns <= columns})
            self._leaves.append(
                {
                    width: leaf_curve([shape for shape in block.shapes if shape.columns == width], height, classes)
                    for width in widths
                }
            )
        least = [min((float(leaf.price.min()) for leaf in leaves.values()), default=0.0) for leaves in self._leaves]
        self._least = [*accumulate(least, initial=0.0)]
        self._bound = NEVER
        self._runs: dict[tuple[int, int, int, Lead | None], _Ready | None] = {}

    def limit(self, bound: float) -> None:
        """Look only for pages that cost no more: whatever alone costs so much is not looked at further."""
        self._bound = bound
        self._runs.clear()

    def least(self) -> float:
        """What a page costs at the very least, if no story had to be the lead; infinite when there is no page."""
        return min((price for price, _ in self._first_cuts(None)), default=NEVER)

    def leads(self) -> list[Lead]:
        """What the lead can be, widest and largest first."""
        kinds = [
            Lead(width, int(row))
            for width, leaf in self._leaves[0].items()
            for row in np.flatnonzero(np.isfinite(leaf.price).any(axis=1))
        ]
        return sorted(kinds, key=lambda lead: (-lead.size_class, -lead.columns))

    def run(self, first: int, last: int, width: int, lead: Lead | None) -> _Ready | None:
        """The run ``first`` to ``last`` (half open) at a width under a lead; None where it never fits."""
        # A lead wider than the rectangle forbids nothing in it that its width does not.
        free = lead is None or (first == 0 and self._headed)
        known = lead if free or lead is None else Lead(min(lead.columns, width), lead.size_class)
        key = (first, last, width, known)
        if key not in self._runs:
            whole = self._leaf(first, width, lead) if last - first == 1 else self._joined(first, last, width, lead)
            self._runs[key] = None if whole is None else self._ready(whole, first, last)
        return self._runs[key]

    def _ready(self, whole: Curve, first: int, last: int) -> _Ready | None:
        others = self._least[-1] - (self._least[last] - self._least[first])
        whole = np.where(whole + others > self._bound, NEVER, whole)
        return _Ready(whole, stack_matrix(whole, self.gap), after(whole)) if np.isfinite(whole).any() else None

    def _leaf(self, block: int, width: int, lead: Lead | None) -> Curve | None:
        leaf = self._leaves[block].get(width)
        if leaf is None:
            return None
        if lead is None:
            return leaf.curve(range(len(leaf.price)))
        leads = block == 0 and self._headed
        if width != lead.columns if leads else width > lead.columns:
            return None
        return leaf.curve([lead.size_class] if leads else range(lead.size_class))

    def _joined(self, first: int, last: int, width: int, lead: Lead | None) -> Curve | None:
        best: Curve | None = None
        for middle in range(first + 1, last):
            upper = self.run(first, middle, width, lead)
            if upper and (lower := self.run(middle, last, width, lead)):
                best = _least(best, stacked(upper.curve, lower.below) + self._cut_price(width))
            for part in range(1, width):
                left = self.run(first, middle, part, lead)
                if left and (right := self.run(middle, last, width - part, lead)):
                    best = _least(best, beside(left.curve, right.after) + prices.CUT)
        return best

    def _cut_price(self, width: int) -> float:
        return prices.CUT + (prices.BAND if width == self.columns else 0.0)

    def pages(self, lead: Lead | None, most: int) -> Iterator[tuple[float, Maker]]:
        """The best pages with that lead, cheapest first: the best of each way to make the first cut, up to ``most``."""
        ways = sorted(self._first_cuts(lead), key=lambda way: way[0])
        yield from ways[:most]

    def _first_cuts(self, lead: Lead | None) -> Iterator[tuple[float, Maker]]:
        width, height, count = self.columns, self.height, self.count
        if lead and self._headed and self.run(0, 1, lead.columns, lead) is None:
            return
        if count == 1:
            alone = self.run(0, 1, width, lead)
            if alone and (price := float(alone.curve[:, :, height].min())) < NEVER:
                yield price, Maker(self, lead, 1, 0, 0)
        for middle in range(1, count):
            upper = self.run(0, middle, width, lead)
            if upper and (lower := self.run(middle, count, width, lead)):
                totals = upper.curve.min(axis=(0, 1)) + lower.below[:, height] + self._cut_price(width)
                for depth in np.flatnonzero(np.isfinite(totals)):
                    yield float(totals[depth]), Maker(self, lead, middle, 0, int(depth))
            for part in range(1, width):
                left = self.run(0, middle, part, lead)
                if left and (right := self.run(middle, count, width - part, lead)):
                    price = float(beside(left.curve, right.after)[:, :, height].min()) + prices.CUT + prices.THROUGH
                    if price < NEVER:
                        yield price, Maker(self, lead, middle, part, 0)

    def tree(
        self, run: tuple[int, int], width: int, depth: int, lead: Lead | None, head: int | None, end: int | None
    ) -> Tree:
        """The cheapest cuts of a run in a rectangle whose corner headlines have the given classes (None: any)."""
        first, last = run
        ready = self.run(first, last, width, lead)
        assert ready is not None
        head, end, price = _corner(ready.curve[:, :, depth], head, end)
        if last - first == 1:
            return Leaf(first, self._leaves[first][width].at(head, depth))
        for middle in range(first + 1, last):
            upper, lower = self.run(first, middle, width, lead), self.run(middle, last, width, lead)
            if upper and lower:
                totals = upper.curve[head, end] + lower.below[:, depth] + self._cut_price(width)
                at = int(totals.argmin())
                if totals[at] <= price + _SAME:
                    return self.stack(run, middle, width, depth, lead, at, head, end)
            for part in range(1, width):
                left, right = self.run(first, middle, part, lead), self.run(middle, last, width - part, lead)
                if left and right:
                    total = left.curve[head, :, depth] + right.after[:, end, depth] + prices.CUT
                    if total.min() <= price + _SAME:
                        return self.row(run, middle, width, depth, lead, part, head, end)
        raise AssertionError("every price has a page")

    def stack(
        self, run: tuple[int, int], middle: int, width: int, depth: int, lead: Lead | None, at: int,
        head: int | None, end: int | None,
    ) -> Tree:  # fmt: skip
        """The run cut across ``at`` lines below its top."""
        upper = self.tree((run[0], middle), width, at, lead, head, end)
        lower = self.tree((middle, run[1]), width, depth - at - self.gap, lead, None, None)
        return Stack(upper, at, lower)

    def row(
        self, run: tuple[int, int], middle: int, width: int, depth: int, lead: Lead | None, part: int,
        head: int | None, end: int | None,
    ) -> Tree:  # fmt: skip
        """The run cut down after ``part`` columns."""
        left, right = self.run(run[0], middle, part, lead), self.run(middle, run[1], width - part, lead)
        assert left is not None and right is not None
        near = left.curve[head, :, depth] if head is not None else left.curve[:, :, depth].min(axis=0)
        far = right.after[:, end, depth] if end is not None else right.after[:, :, depth].min(axis=1)
        meets = int((near + far).argmin())
        clash = right.curve[:, :, depth].copy()
        if meets:
            clash[meets] += prices.SAME_SIZE
        begins, ends, _ = _corner(clash, None, end)
        return Row(
            self.tree((run[0], middle), part, depth, lead, head, meets),
            part,
            self.tree((middle, run[1]), width - part, depth, lead, begins, ends),
        )


@dataclass(frozen=True, slots=True)
class Maker:
    """A page not made yet: after how many blocks it is first cut, and the columns left or the lines above that cut."""

    search: Search
    lead: Lead | None
    middle: int
    part: int
    depth: int

    def __call__(self) -> Tree:
        """The page as a tree of cuts."""
        of, whole = self.search, (0, self.search.count)
        if self.part:
            return of.row(whole, self.middle, of.columns, of.height, self.lead, self.part, None, None)
        if self.depth:
            return of.stack(whole, self.middle, of.columns, of.height, self.lead, self.depth, None, None)
        return of.tree(whole, of.columns, of.height, self.lead, None, None)


def _least(best: Curve | None, other: Curve) -> Curve:
    return other if best is None else np.minimum(best, other)


def _corner(at_depth: Curve, head: int | None, end: int | None) -> tuple[int, int, float]:
    """The cheapest pair of corner classes among those allowed, and its price."""
    allowed = np.full_like(at_depth, NEVER)
    rows = slice(None) if head is None else slice(head, head + 1)
    ends = slice(None) if end is None else slice(end, end + 1)
    allowed[rows, ends] = at_depth[rows, ends]
    row, column = divmod(int(allowed.argmin()), at_depth.shape[1])
    return row, column, float(allowed[row, column])
