"""Curves of price over depth, and the two ways to join them: one block under another, or side by side.

A curve is an array [first, last, depth]: the least price at exactly that depth when the headline at the block's upper
left corner is of size class ``first`` and that at its upper right corner of class ``last``. (Stockmeyer's shape curves,
with what two neighbours must know of one another.) Infinite where nothing fits.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from publisher.compose.auto import prices

Curve = NDArray[np.float64]
NEVER = float("inf")


@cache
def _differences(height: int, gap: int) -> NDArray[np.intp]:
    """[upper depth, whole depth] → depth left for the lower block; -1, the entry that is infinite, where none is."""
    whole, upper = np.arange(height + 1), np.arange(height + 1)
    left = whole[None, :] - gap - upper[:, None]
    return np.where(left < 0, height + 1, left)


def stack_matrix(lower: Curve, gap: int) -> Curve:
    """[upper depth, whole depth] → the price of the lower block, whatever its headlines."""
    height = lower.shape[2] - 1
    least = np.append(lower.min(axis=(0, 1)), NEVER)
    found: Curve = least[_differences(height, gap)]
    return found


def stacked(upper: Curve, below: Curve) -> Curve:
    """One block over another whose ``stack_matrix`` is given; the upper one's headlines are the whole's."""
    classes, _, depths = upper.shape
    flat = upper.reshape(classes * classes, depths)
    fits = np.isfinite(flat)
    rows = fits.any(axis=1)
    used = np.flatnonzero(fits.any(axis=0))
    whole = np.full_like(flat, NEVER)
    whole[rows] = (flat[rows][:, used, None] + below[None, used]).min(axis=1)
    return whole.reshape(upper.shape)


def after(right: Curve) -> Curve:
    """[class of the left neighbour, last, depth]: the right block's least price, 碰题 with that neighbour included."""
    if len(right) == 1:
        return right
    least, second = np.partition(right, 1, axis=0)[:2]
    own = right.argmin(axis=0)[None] == np.arange(right.shape[0])[:, None, None]
    found: Curve = np.where(own, np.minimum(second, least + prices.SAME_SIZE), least)
    found[0] = least  # class 0 has no headline to collide with
    return found


def beside(left: Curve, neighbour: Curve) -> Curve:
    """Two blocks side by side, equally deep; of the right one what ``after`` makes of it is given."""
    used = np.flatnonzero(np.isfinite(left).any(axis=(0, 2)))
    whole: Curve = (left[:, used, None, :] + neighbour[None, used]).min(axis=1)
    return whole
