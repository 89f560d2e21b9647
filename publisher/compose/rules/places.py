"""Where a finding on a laid-out page lies: its box in millimetres, and its line and column in the source."""

from __future__ import annotations

from publisher.compose.make_up import Layout
from publisher.compose.pages import TextBlock
from publisher.compose.rules.matter import SetLine
from publisher.findings import Box
from publisher.model import Span
from publisher.rules.places import place_in
from publisher.wording import Text

MM = 25.4 / 72
_WITHIN = str.maketrans("“”", "‘’")
"""Quotes within quotes."""


def headline(layout: Layout, article: str) -> str:
    """The headline by which a message names a story."""
    return layout.issue.articles[article].headline


def line_span(layout: Layout, line: SetLine) -> Span | None:
    """Where the line's first character stands in the source; for a headline and the like, where the field begins."""
    block = line.block
    if block.article is None:
        return None
    article = layout.issue.articles[block.article]
    part, _, rest = block.piece.partition(".")
    index = int(rest.split(".")[0]) if rest.split(".")[0].isdigit() else 0
    if part == "body":
        return place_in(article.blocks[index], _first_ink(article.blocks[index].text, line.line.start))
    if part == "figure" and index < len(article.figures):
        return article.figures[index].span_of(rest.split(".")[-1])
    if part == "number" and index < len(article.numbers):
        return article.numbers[index].span_of(rest.split(".")[-1])
    return article.span_of(part)


def quoted(line: SetLine) -> Text:
    """The first words of a line, as a message shows them."""
    text = " ".join(line.line.text.split()).translate(_WITHIN)
    en, zh = text[:24].rstrip(), text[:10]
    return Text(f"“{en}{'…' if len(text) > 24 else ''}”", f"“{zh}{'……' if len(text) > 10 else ''}”")


def in_mm(x: float, y: float, width: float, height: float) -> Box:
    """A rectangle in points as a box in millimetres."""
    return Box(*(round(value * MM, 1) for value in (x, y, width, height)))


def box_of(block: TextBlock) -> Box:
    """The rectangle that a block's lines take."""
    top = block.baseline - 0.88 * block.style.size
    height = block.leading * (len(block.lines) - 1) + block.style.size
    return in_mm(block.x, top, max(line.measure for line in block.lines), height)


def line_box(line: SetLine, last: SetLine | None = None) -> Box:
    """The rectangle of a line over its measure, or of all lines from it to ``last`` in the same column."""
    size, last = line.block.style.size, last or line
    return in_mm(line.block.x, line.baseline - 0.88 * size, line.line.measure, last.baseline - line.baseline + size)


def frame_box(layout: Layout, columns: tuple[int, int], lines: tuple[float, float]) -> Box:
    """The rectangle of a frame given in columns and grid lines."""
    grid = layout.pack.grid
    left, top = grid.x(columns[0]), grid.y(lines[0])
    return in_mm(left, top, grid.span(columns[1] - columns[0] + 1), grid.y(lines[1]) - top)


def _first_ink(text: str, at: int) -> int:
    """The first character from there on that is printed."""
    return at + len(text[at:]) - len(text[at:].lstrip())
