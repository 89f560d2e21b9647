"""How much ink there is: the mean of any square of 15 mm, as the Ghent Workgroup measures it, and a map of the page."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from publisher.findings import Box
from publisher.preflight.plates import Plates
from publisher.press.matrix import Rect
from publisher.press.profile import PressProfile

DPI = 50.8
"""Two pixels to the millimetre: means do not get truer by more."""
_CELLS = 6
"""Cells along the side of a square: its place is found to a sixth of it."""
_TOLERANCE = 5
"""Percent over the limit that the Ghent Workgroup lets pass."""


@dataclass(frozen=True)
class Coverage:
    """Ink of a page in percent: the worst square, squares over the limit (millimetres, worst first), each plate's mean.

    ``cells`` has the ink of each cell, row by row from the top, ``across`` of them in a row.
    """

    worst: float
    places: tuple[Box, ...]
    plates: tuple[float, float, float, float]
    cells: tuple[float, ...]
    across: int
    unmeasured: tuple[str, ...] = ()


def coverage(plates: Plates, media: Rect, trim: Rect, profile: PressProfile) -> Coverage:
    """The ink within the trim; what the plates show outside is marks."""
    cell = profile.ink.square / _CELLS
    width, height = (trim[2] - trim[0]) / 72 * 25.4, (trim[3] - trim[1]) / 72 * 25.4
    size = max(1, round(width / cell)), max(1, round(height / cell))
    scale = plates.black.width / (media[2] - media[0])
    box = tuple(
        value * scale for value in (trim[0] - media[0], media[3] - trim[3], trim[2] - media[0], media[3] - trim[1])
    )
    inks = [
        _means(plate, size, box) for plate in (plates.cyan, plates.magenta, plates.yellow, plates.black, plates.spot)
    ]
    total = np.sum(inks, axis=0)
    squares = _squares(total)
    places = _places(squares, profile.ink.limit + _TOLERANCE, cell)
    cyan, magenta, yellow, black = (float(plate.mean()) for plate in inks[:4])
    cells = tuple(total.ravel().tolist())
    return Coverage(float(squares.max()), places, (cyan, magenta, yellow, black), cells, size[0], plates.unmeasured)


def _means(plate: Image.Image, size: tuple[int, int], box: tuple[float, ...]) -> NDArray[np.float64]:
    left, top, right, foot = box
    edges = max(left, 0.0), max(top, 0.0), min(right, plate.width), min(foot, plate.height)
    small = plate.convert("F").resize(size, Image.Resampling.BOX, box=edges)
    levels: NDArray[np.float64] = np.asarray(small, np.float64) / 2.55
    return levels


def _squares(total: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean of each square by the row and column of its top left cell; a page smaller than a square is one."""
    down, across = total.shape
    side, rise = min(_CELLS, across), min(_CELLS, down)
    sums = np.zeros((down + 1, across + 1))
    sums[1:, 1:] = total.cumsum(0).cumsum(1)
    whole: NDArray[np.float64] = sums[rise:, side:] - sums[:-rise, side:] - sums[rise:, :-side] + sums[:-rise, :-side]
    means: NDArray[np.float64] = whole / (side * rise)
    return means


def _places(squares: NDArray[np.float64], limit: float, cell: float) -> tuple[Box, ...]:
    """Squares over the limit that do not touch one another, the worst first."""
    found = ((int(column), int(row)) for row, column in np.argwhere(squares > limit))
    over = sorted(found, key=lambda place: (-squares[place[1], place[0]], place))
    chosen: list[tuple[int, int]] = []
    for place in over:
        if all(max(abs(place[0] - other[0]), abs(place[1] - other[1])) >= _CELLS for other in chosen):
            chosen.append(place)
    side = cell * _CELLS
    return tuple(Box(round(column * cell, 1), round(row * cell, 1), side, side) for column, row in chosen)


def ink_map(found: Coverage, profile: PressProfile, pixels: int = 6) -> Image.Image:
    """The page as a map of its ink: white is bare, grey is within the limit, red is over it."""
    down = len(found.cells) // found.across
    limit = profile.ink.limit
    picture = Image.new("RGB", (found.across, down))
    picture.putdata([_shade(value, limit) for value in found.cells])
    return picture.resize((found.across * pixels, down * pixels), Image.Resampling.NEAREST)


def _shade(value: float, limit: float) -> tuple[int, int, int]:
    if value > limit:
        return 200, 16, 46
    level = round(255 - 160 * value / limit)
    return level, level, level
