"""Rows → columns: rows under one another that share their edges, their size and their leading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from publisher.ingest.pdf.rows import Row

_ALIKE = 0.9
"""How near two sizes must be to be one size."""
_INDENT = 3.5
"""How far, in ems, a row may begin from the one above it: an indent and a hanging mark together."""
_LEADING = (0.8, 2.4)
"""How far below, in parts of the size, the next row of a column stands."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of type, or one part of it between pictures and heads. Points from the page's top left corner."""

    rows: tuple[Row, ...]

    @property
    def left(self) -> float:
        """The edge at which most rows begin; a hanging mark stands outside it, an indent inside."""
        return _usual([row.left for row in self.rows], self.size)

    @property
    def right(self) -> float:
        """The edge to which the fullest rows reach."""
        return max(row.right for row in self.rows)

    @property
    def size(self) -> float:
        """The type's size."""
        return median(row.size for row in self.rows)

    @property
    def leading(self) -> float:
        """From baseline to baseline; of a single row 1.4 times its size."""
        steps = [after.baseline - before.baseline for before, after in pairwise(self.rows)]
        return median(steps) if steps else 1.4 * self.size

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.right - self.left

    @property
    def top(self) -> float:
        """Where the first row's letters begin."""
        return self.rows[0].baseline - self.size

    @property
    def bottom(self) -> float:
        """Where the last row's letters end."""
        return self.rows[-1].baseline + 0.25 * self.size

    @property
    def length(self) -> int:
        """Its characters."""
        return sum(len(row.text) for row in self.rows)

    @property
    def index(self) -> int:
        """Its place in the file."""
        return min(row.index for row in self.rows)


def columns_of(rows: Sequence[Row]) -> list[Column]:
    """The columns of a page, in the order of the file."""
    open_ended: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: (row.baseline, row.left)):
        above = [column for column in open_ended if _under(column[-1], row)]
        if above:
            # Of several the nearest: below a narrow column a wide one may begin.
            min(above, key=lambda column: (row.baseline - column[-1].baseline, abs(row.left - column[-1].left))).append(
                row
            )
        else:
            open_ended.append([row])
    parted = [part for column in open_ended for part in _parted(column)]
    return sorted((Column(tuple(part)) for part in parted), key=lambda column: column.index)


def _under(above: Row, row: Row) -> bool:
    size = max(above.size, row.size)
    low, high = _LEADING
    return (
        min(above.size, row.size) >= _ALIKE * size
        and low * size <= row.baseline - above.baseline <= high * size
        and abs(row.left - above.left) <= _INDENT * size
        and min(above.right, row.right) > max(above.left, row.left)
    )


def _parted(rows: Sequence[Row]) -> list[list[Row]]:
    """Parts of a column where its leading changes for good: a subhead or a note that is set like the text."""
    steps = [after.baseline - before.baseline for before, after in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    parts = [[rows[0]]]
    for row, step in zip(rows[1:], steps, strict=True):
        if step > 1.75 * usual:
            parts.append([])
        parts[-1].append(row)
    return parts


def _usual(edges: Sequence[float], size: float) -> float:
    """The edge that most rows share, to a fifth of an em; of two equally common ones the outer."""
    best = edges[0]
    most = 0
    for edge in sorted(edges):
        count = sum(abs(other - edge) <= 0.2 * size for other in edges)
        if count > most:
            best, most = edge, count
    return best
