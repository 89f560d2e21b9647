"""The prices of a make-up, all in column lines of white. docs/make-up.md tells what each is for."""

from __future__ import annotations

import math

SAME_SIZE = 40.0
"""碰题: two headlines of one size side by side."""
THROUGH = 15.0
"""通缝: a gutter that runs from the head of the page to its foot."""
BAND = 1.5
"""A rule across the whole page; each one more makes it look like a wall."""
CUT = 0.4
"""Any cut: of two pages that are equally good the simpler one is taken."""
OVER, OVERSET = 25.0, 400.0
"""A line of text that finds no place, and that there is any."""
TOUCHING = 30.0
"""Two pictures of different stories without text or headline between them."""

_SPREAD, _SPREAD_MORE = 0.5, 0.25
_FOOT = 2.5
_STEP = 3.0
_NARROW_HEADLINE, _LEAST_FILL = 14.0, 0.62
_LINES = (0.0, 0.0, 0.0, 2.0, 5.0, 9.0)
_SHALLOW, _DEEP = 6, 30


def white(spare: int, give: int, columns: int) -> float:
    """Lines to spare over so many columns: little and evenly spread is cheap, at the foot of the text it is dear."""
    well, badly = min(spare, give), max(0, spare - give)
    return columns * (well * (_SPREAD + _SPREAD_MORE * well) + badly * (_FOOT + 0.1 * badly))


def headline(size: float, wanted: float, fill: float, lines: int) -> float:
    """A headline that is smaller or larger than its story's weight, floats in its width, or turns too often."""
    step = abs(math.log(size / wanted)) / math.log(1.2)
    floating = _NARROW_HEADLINE * max(0.0, _LEAST_FILL - fill)
    return _STEP * max(0.0, step - 0.5) + floating + _LINES[min(lines, len(_LINES) - 1)]


def legs(rows: int, columns: int) -> float:
    """Columns of text that are too shallow for their number, or tire the eye by their depth."""
    shallow = 2.0 * max(0, _SHALLOW - rows) if columns > 1 else 2.0 * max(0, 3 - rows)
    return shallow + 0.4 * max(0, rows - _DEEP)


def ragged(empty: int) -> float:
    """Slots left after the last line; one or two of them are closed by a paragraph set a line looser."""
    return 0.2 * min(empty, 2) + 1.2 * max(0, empty - 2)


def crop(rows: int, natural: float) -> float:
    """A picture cropped, or shown deeper than it is."""
    return 60.0 * (rows / natural - 1) ** 2


def wanted_size(rank: int, count: int, sizes: list[float]) -> float:
    """The headline size for a story's place in the list: from the largest down in even steps (sizes: largest first)."""
    if rank == 0:
        return sizes[0]
    second, last = sizes[min(1, len(sizes) - 1)], sizes[-1] * 1.1
    factor: float = (last / second) ** ((rank - 1) / max(count - 2, 4))
    return second * factor
