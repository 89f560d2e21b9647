"""The inside of a frame, in points: text columns, and the slots between its head and its foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from publisher.compose.pack import Frame, Pack
from publisher.compose.pages import Fill, Item

_BORDER = 0.6


@dataclass(frozen=True, slots=True)
class Room:
    """The frame in points: text columns (left edges and measure), and slots from ``top`` to ``foot`` in grid lines."""

    xs: tuple[float, ...]
    measure: float
    left: float
    width: float
    top: float
    foot: float


def room(frame: Frame, pack: Pack) -> Room:
    """The inside of a frame. A box sets one character less a column, so that its text stays off its edges."""
    grid, (first, last) = pack.grid, frame.columns
    columns = last - first + 1
    if not (frame.tint or frame.border):
        legs = frame.legs or columns
        measure = (grid.span(columns) - (legs - 1) * grid.gutter) / legs
        xs = tuple(grid.x(first) + leg * (measure + grid.gutter) for leg in range(legs))
        return Room(xs, measure, xs[0], grid.span(columns), *frame.lines)
    spacing = pack.spacing
    usual = spacing.box_padding if columns > 1 else spacing.narrow_padding
    padding = usual if frame.padding is None else frame.padding
    legs = frame.legs or columns
    width = grid.span(columns) - 2 * padding
    gutter = spacing.box_gutter if legs > 1 else 0.0
    measure = (width - (legs - 1) * gutter) / legs
    left = grid.x(first) + padding
    xs = tuple(left + index * (measure + gutter) for index in range(legs))
    return Room(xs, measure, left, width, frame.lines[0] + spacing.box_head, frame.lines[1] - spacing.box_foot)


def boxed(kind: Literal["tint", "frame"], frame: Frame, pack: Pack, *, accent: bool = False) -> Frame:
    """The frame as a box: on the layout's tint under a rule, or in a fine border where it is framed or has no tint."""
    if kind == "frame" or "tint" not in pack.colors:
        return frame.model_copy(update={"tint": None, "border": _BORDER})
    more = {"topline": 2.2, "topline_color": "accent"} if accent and "accent" in pack.colors else {}
    return frame.model_copy(update={"tint": "tint", **more})


def tinted(frame: Frame, pack: Pack) -> list[Item]:
    """What makes the frame a box: its tint and top rule, or its border; nothing for a frame that is none."""
    grid, (first, last) = pack.grid, frame.columns
    x, y = grid.x(first), grid.y(frame.lines[0])
    width, height = grid.span(last - first + 1), grid.y(frame.lines[1]) - y
    items: list[Item] = []
    if frame.tint:
        items.append(Fill(x, y, width, height, frame.tint))
    if frame.tint and frame.topline:
        items.append(Fill(x, y - frame.topline / 2, width, frame.topline, frame.topline_color))
    if frame.border:
        line = frame.border
        items += [Fill(x, edge, width, line, "ink") for edge in (y, y + height - line)]
        items += [Fill(edge, y, line, height, "ink") for edge in (x, x + width - line)]
    return items
