"""Copyfit as figures: how far a story is over or under, and what would mend it. Nothing here changes a page."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

from publisher.compose.pages import TextBlock
from publisher.compose.story import Story


@dataclass(frozen=True, slots=True)
class Over:
    """Text that found no place: its lines and characters, white space not counted.

    ``deeper`` is how many lines more depth the frame would need, ``block`` the number of the body's block in which the
    overset matter begins; None where it is no text, but a picture that lacks room.
    """

    lines: int
    characters: int
    deeper: int
    block: int | None


@dataclass(frozen=True, slots=True)
class Under:
    """Room that is left: empty lines a column, in all columns together, and the characters that they would hold."""

    rows: int
    lines: int
    characters: int


def over(story: Story) -> Over | None:
    """What is over; None where the story fits."""
    fit = story.fit
    if not fit.over:
        return None
    lines = [line for unit in fit.rest for line in unit.lines]
    characters = sum(len("".join(line.source_text.split())) for line in lines)
    blocks = [unit.piece.split(".") for unit in fit.rest if unit.piece.startswith("body.")]
    return Over(fit.over, characters, fit.deeper, int(blocks[0][1]) if blocks else None)


def under(story: Story) -> Under | None:
    """What is left empty; None where nothing is."""
    rows = round(story.fit.under)
    if rows < 1:
        return None
    lines = rows * story.frame.text_columns
    return Under(rows, lines, round(lines * _line_length(story)))


def _line_length(story: Story) -> float:
    """Characters in a full line of the story's text, white space not counted."""
    full = [
        len("".join(line.source_text.split()))
        for item in story.items
        if isinstance(item, TextBlock) and item.article == story.article and item.piece.startswith("body.")
        for line in item.lines
        if not line.last
    ]
    return fsum(full) / len(full) if full else 0.0
