"""Transformation matrices of PDF: six numbers, points to points."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
Rect = tuple[float, float, float, float]
"""Left, bottom, right, top."""
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def matrix(values: Iterable[Any]) -> Matrix:
    """Six numbers of a PDF as a matrix; raises ValueError when they are not six."""
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def times(first: Matrix, then: Matrix) -> Matrix:
    """``first`` applied, and ``then`` to what comes of it."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def scale(by: Matrix) -> float:
    """How much lengths grow, in the mean of both directions."""
    return math.sqrt(abs(by[0] * by[3] - by[1] * by[2]))


def sides(by: Matrix) -> tuple[float, float]:
    """Width and height of the unit square after the matrix."""
    return math.hypot(by[0], by[1]), math.hypot(by[2], by[3])


def bounds(points: Iterable[tuple[float, float]], by: Matrix) -> Rect:
    """The rectangle that holds the points after the matrix; raises ValueError without any."""
    placed = [(by[0] * x + by[2] * y + by[4], by[1] * x + by[3] * y + by[5]) for x, y in points]
    across, up = [x for x, _ in placed], [y for _, y in placed]
    return min(across), min(up), max(across), max(up)


def rect(values: Iterable[Any]) -> Rect:
    """A box of a PDF with its corners in order; raises ValueError when it has not four numbers."""
    x1, y1, x2, y2 = (float(value) for value in values)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
