"""Set lines as the painter wants them: patches of rows, each row's spans with the figures that place them.

The page template writes the characters, and beside them what :func:`written` makes of the figures; the child process
that paints reads both again with :func:`publisher.paint.rows.read`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import fsum

from publisher.compose.pages import TextBlock
from publisher.paint.rows import Row, short
from publisher.typeset.justify import painted_width
from publisher.typeset.lines import Line, Segment
from publisher.typeset.shaping import Shaper

_SAFE = ("https://", "mailto:")
ASCENT = 0.88
"""Where a block's first baseline lies below its top, in ems: the em box of Han characters."""


@dataclass(frozen=True, slots=True)
class Patch:
    """Rows painted in one go, in the rectangle that they take; all of one block, or those words of it that are a link.

    Points, the corner from the trim's top left.
    """

    left: float
    top: float
    width: float
    height: float
    href: str | None
    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        """The characters of all rows, a line feed between two."""
        return "\n".join([row.text for row in self.rows])


def patches(block: TextBlock, shaper: Shaper) -> tuple[Patch, ...]:
    """The block in as few patches as its links allow."""
    lines = [(number, line) for number, line in enumerate(block.lines) if line.segments]
    if not any(_safe(segment) for _, line in lines for segment in line.segments):
        rows = tuple(
            Row(number, line.offset, block.style.size * ASCENT + number * block.leading, line.segments)
            for number, line in lines
        )
        width = max(line.measure for line in block.lines)
        height = (len(block.lines) - 1) * block.leading + block.style.size
        return (Patch(block.x, block.baseline - block.style.size * ASCENT, width, height, None, rows),)
    return tuple(_linked(block, lines, shaper))


def _linked(block: TextBlock, lines: Sequence[tuple[int, Line]], shaper: Shaper) -> Iterator[Patch]:
    """Each stretch of each line that leads somewhere, or nowhere, by itself: a link's rectangle may cover no other."""
    size = block.style.size
    for number, line in lines:
        x, top = block.x + line.offset, block.baseline + number * block.leading - size * ASCENT
        for href, members in groupby(line.segments, key=_safe):
            segments = tuple(members)
            width = fsum(painted_width(segment, size, shaper) for segment in segments)
            yield Patch(x, top, width, size, href, (Row(number, 0.0, size * ASCENT, segments),))
            x += width


def _safe(segment: Segment) -> str | None:
    return segment.href if segment.href and segment.href.lower().startswith(_SAFE) else None


def written(rows: Sequence[Row], faces: Sequence[str]) -> str:
    """The rows' figures in one line: ``number x y;count face tracking word [feature…];…|number x y;…``.

    ``count`` is the number of characters, ``face`` a place in ``faces``.
    """
    places = {face: place for place, face in enumerate(faces)}
    return "|".join(
        ";".join([f"{row.number} {short(row.x)} {short(row.y)}", *(_span(segment, places) for segment in row.segments)])
        for row in rows
    )


def _span(segment: Segment, places: dict[str, int]) -> str:
    figures = f"{len(segment.text)} {places[segment.face]} {short(segment.tracking)} {short(segment.word)}"
    return " ".join((figures, *segment.features))
