"""The inside of a frame, in points: text columns, and the slots between its head and its foot."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.compose.pack import Frame, Pack


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
    if not frame.tint:
        xs = tuple(grid.x(column) for column in range(first, last + 1))
        return Room(xs, grid.column, xs[0], grid.span(columns), *frame.lines)
    spacing = pack.spacing
    padding = spacing.box_padding if columns > 1 else spacing.narrow_padding
    width = grid.span(columns) - 2 * padding
    gutter = spacing.box_gutter if columns > 1 else 0.0
    measure = (width - (columns - 1) * gutter) / columns
    left = grid.x(first) + padding
    xs = tuple(left + index * (measure + gutter) for index in range(columns))
    return Room(xs, measure, left, width, frame.lines[0] + spacing.box_head, frame.lines[1] - spacing.box_foot)
