"""Where a finding on a laid-out page lies: its box in millimetres, and its line in the source."""

from __future__ import annotations

from publisher.compose.make_up import Layout
from publisher.compose.pages import TextBlock
from publisher.findings import Box
from publisher.model import Span

MM = 25.4 / 72


def headline(layout: Layout, article: str) -> str:
    """The headline by which a message names a story."""
    return layout.issue.articles[article].headline


def block_span(layout: Layout, article: str, piece: str) -> Span | None:
    """Where the block of a body's piece (``body.3``) begins in the source."""
    parts = piece.split(".")
    blocks = layout.issue.articles[article].blocks
    return blocks[int(parts[1])].span if int(parts[1]) < len(blocks) else None


def in_mm(x: float, y: float, width: float, height: float) -> Box:
    """A rectangle in points as a box in millimetres."""
    return Box(*(round(value * MM, 1) for value in (x, y, width, height)))


def box_of(block: TextBlock) -> Box:
    """The rectangle that a block's lines take."""
    top = block.baseline - 0.88 * block.style.size
    height = block.leading * (len(block.lines) - 1) + block.style.size
    return in_mm(block.x, top, max(line.measure for line in block.lines), height)


def frame_box(layout: Layout, columns: tuple[int, int], lines: tuple[float, float]) -> Box:
    """The rectangle of a frame given in columns and grid lines."""
    grid = layout.pack.grid
    left, top = grid.x(columns[0]), grid.y(lines[0])
    return in_mm(left, top, grid.span(columns[1] - columns[0] + 1), grid.y(lines[1]) - top)
