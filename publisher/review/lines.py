"""Boxes about set lines, in millimetres from the trim's top left corner."""

from __future__ import annotations

from publisher.compose.pages import TextBlock
from publisher.findings import Box

_MM = 25.4 / 72
_ASCENT = 0.88
"""How far above its baseline a line of type begins, in parts of its size."""
_GAP = 2.5
"""Points; the height of a line of insertion."""


def block_box(block: TextBlock) -> Box:
    """All lines of a block, as wide as its measure; a single short line is boxed as far as it reaches."""
    single = len(block.lines) == 1
    left = block.x + (min(block.lines[0].offset, 0.0) if not single else block.lines[0].offset)
    right = block.x + (block.lines[0].width if single else max(line.measure for line in block.lines))
    height = block.leading * (len(block.lines) - 1) + block.style.size
    return _box(left, block.baseline - _ASCENT * block.style.size, right - left, height)


def stretch_box(block: TextBlock, index: int, offset: int) -> Box:
    """One character, ``offset`` into its piece; a line's width is shared out evenly among its characters."""
    line = block.lines[index]
    count = max(len(line.source_text), 1)
    share = (line.width - line.offset) / count
    left = block.x + line.offset + share * min(offset - line.start, count - 1)
    top = block.baseline + index * block.leading - _ASCENT * block.style.size
    return _box(left, top, max(share, block.style.size * 0.5), block.style.size * 1.1)


def line_box(block: TextBlock, index: int) -> Box:
    """One line as far as it reaches."""
    line = block.lines[index]
    top = block.baseline + index * block.leading - _ASCENT * block.style.size
    return _box(block.x + line.offset, top, line.width - line.offset, block.style.size * 1.1)


def gap_under(block: TextBlock) -> Box:
    """A line of insertion under a block's last line."""
    below = block.baseline + block.leading * (len(block.lines) - 1) + 0.22 * block.style.size
    return _box(block.x, below, max(line.measure for line in block.lines), _GAP)


def _box(left: float, top: float, width: float, height: float) -> Box:
    return Box(*(round(side * _MM, 2) for side in (left, top, width, height)))
