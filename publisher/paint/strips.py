"""Lines as few spans as can be: lines of equal looks run on in one span, divided by line feeds.

Half the spans is nearly half the engine's time. A span never joins two segments of one line: they were measured
apart, and shaped together they would kern.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from publisher.compose.pages import TextBlock
from publisher.typeset.lines import Line, Segment

_SAFE = ("https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Bit:
    """Text of one face and spacing (points); ``face`` is None for the block's own. Line feeds part lines."""

    text: str
    face: str | None
    tracking: float
    word: float
    href: str | None

    @property
    def plain(self) -> bool:
        """Whether it needs no span of its own."""
        return self.face is None and not self.tracking and not self.word and self.href is None


@dataclass(frozen=True, slots=True)
class Strip:
    """Consecutive lines that begin ``offset`` points from the block's left edge; the first is ``indent`` further in."""

    offset: float
    indent: float
    bits: tuple[Bit, ...]


def strips(block: TextBlock, face: str) -> tuple[Strip, ...]:
    """The block's lines, in order. ``face`` is the face that the block is set in where nothing else is said."""
    groups = [list(lines) for _, lines in groupby(block.lines, key=lambda line: line.offset)]
    made: list[Strip] = []
    while groups:
        lines = groups.pop(0)
        if len(lines) == 1 and groups:
            lines += groups.pop(0)
        offset = lines[-1].offset
        made.append(Strip(offset, lines[0].offset - offset, tuple(_bits(lines, face))))
    return tuple(made)


def _bits(lines: list[Line], face: str) -> Iterator[Bit]:
    now: Bit | None = None
    for number, line in enumerate(lines):
        for place, segment in enumerate(line.segments or (Segment(" ", face),)):
            bit = _bit(segment, face)
            if now is None:
                now = bit
            elif place == 0 and number and replace(now, text="") == replace(bit, text=""):
                now = replace(now, text=f"{now.text}\n{bit.text}")
            else:
                yield replace(now, text=now.text + "\n") if place == 0 else now
                now = bit
    if now is not None:
        yield now


def _bit(segment: Segment, face: str) -> Bit:
    href = segment.href if segment.href and segment.href.lower().startswith(_SAFE) else None
    return Bit(segment.text, None if segment.face == face else segment.face, segment.tracking, segment.word, href)
