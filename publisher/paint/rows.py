"""Rows of set text as both sides of the painting know them, and how the child process reads their figures.

It loads nothing of manifests and pages: the child process is to be ready before they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.typeset.lines import Segment


@dataclass(frozen=True, slots=True)
class Row:
    """A line, or what a patch has of it: its number in the block, and its pen's start right of and below the corner.

    Lengths are points.
    """

    number: int
    x: float
    y: float
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The characters of all spans."""
        return "".join(segment.text for segment in self.segments)


def short(value: float) -> str:
    """A figure with at most four decimals, no exponent, no negative zero."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def read(figures: str, text: str, faces: Sequence[str]) -> tuple[Row, ...]:
    """The rows again, from their figures and the characters that the template wrote, a line feed between rows.

    Characters more or fewer than were composed are painted as they come: it is the proof's to tell of them.
    """
    rows: list[Row] = []
    lines = text.split("\n")
    entries = figures.split("|") if figures else []
    for place, entry in enumerate(entries):
        head, *spans = entry.split(";")
        number, x, y = head.split(" ")
        left = lines[place] if place < len(lines) else ""
        if place == len(entries) - 1:
            left += "".join(lines[place + 1 :])
        segments: list[Segment] = []
        for at, span in enumerate(spans):
            count, face, tracking, word, *features = span.split(" ")
            taken = left if at == len(spans) - 1 else left[: int(count)]
            left = left[len(taken) :]
            segments.append(Segment(taken, faces[int(face)], float(tracking), float(word), features=tuple(features)))
        rows.append(Row(int(number), float(x), float(y), tuple(segments)))
    return tuple(rows)
