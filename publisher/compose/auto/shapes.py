"""What the search asks of everything that wants a place on a page: the shapes it can take, each with its price.

A story brings many shapes, an advertisement or a box of fixed size brings one. Depths are whole lines of the grid;
prices are counted in column lines of white: a price of 5 is as bad as five empty lines in one column.
"""

from __future__ import annotations

from dataclasses import dataclass

from publisher.compose.pack import Frame


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to set something: how wide, how deep with nothing to spare, and what is wrong with it in itself.

    ``frame`` is where it would stand if it began in column 1 at line 0. ``size`` is the headline's size in points, 0
    where there is none. ``give`` is by how many lines it may be deeper with the white well placed; beyond it the white
    lies at the foot. ``over`` counts the lines of text that would find no place. ``rows`` of the depth are the text's,
    with the pictures in it.
    """

    columns: int
    depth: int
    size: float
    cost: float
    frame: Frame
    give: int = 0
    over: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """Something that wants a place: a name to tell it by, and its shapes at all widths."""

    name: str
    shapes: tuple[Shape, ...]
