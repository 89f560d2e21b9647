"""Text runs through legs: lines of paragraphs, subheads and a byline fill columns of given depth, top to bottom.

A leg is one column of a frame: its left edge, the slot it begins in, and how many slots it has. Nothing here knows
fonts; a unit brings its lines ready set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from publisher.typeset.lines import Line
from publisher.typeset.styles import TextStyle

_LEAST = 2  # lines of a paragraph that stay together on either side of a column's end


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands beside a unit's lines on their baselines: a list item's marker, a dateline, an initial, a cell.

    ``row`` counts from the unit's first line; the baseline lies ``below`` that line's by so many points.
    """

    piece: str
    line: Line
    x: float
    style: TextStyle
    row: int = 0
    below: float = 0.0


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that belong together: one paragraph, subhead, list item, byline or row of a table.

    ``shift`` moves the lines right of the leg's edge, to make room for the ``lead`` of a list item. A row is never
    divided; its lines only keep the room of its ``cells``, and ``ruled`` are the rules across it: weights by line,
    counted from its top. ``keep`` lines of what follows stay with it, and
    the first ``beside`` of its own, with an initial, with one another. ``crowded`` tells a row that is too wide.
    """

    piece: str
    kind: Literal["text", "subhead", "byline", "jump", "row"]
    style: TextStyle
    lines: tuple[Line, ...]
    shift: float = 0.0
    lead: Lead | None = None
    continued: bool = False
    cells: tuple[Lead, ...] = ()
    ruled: tuple[tuple[float, float], ...] = ()
    keep: int = 0
    crowded: bool = False
    beside: int = 0

    @property
    def heads(self) -> bool:
        """Whether it begins something, and so stands off from what is above it."""
        return self.kind == "subhead" or (self.kind == "row" and self.keep > 0)

    def together(self, row: int) -> int:
        """Lines that must find room where it begins, in that row of a column; none for text that may be divided.

        At a column's top a row of a table asks for its own lines only: a longer column might never come.
        """
        if self.kind == "subhead":
            return len(self.lines) + 2
        if self.kind == "row":
            return len(self.lines) + (self.keep if row else 0)
        return min(self.beside, len(self.lines)) if row else 0


@dataclass(frozen=True, slots=True)
class Leg:
    """One column of a frame: left edge in points, first slot, number of slots."""

    x: float
    top: int
    rows: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines ``first`` to ``last`` (half open) of a unit, beginning at a row of a leg."""

    unit: int
    first: int
    last: int
    leg: int
    row: int


@dataclass(frozen=True, slots=True)
class Flowed:
    """Where every line went.

    ``left`` counts lines that found no place, ``empty`` the slots left after the last line, ``widows`` paragraph ends
    alone at a column's top, ``orphans`` first lines alone at a column's foot, ``short`` the slots that were left at the
    foot of columns so that two lines of a paragraph and not one go over.
    """

    chunks: tuple[Chunk, ...]
    left: int
    empty: int
    widows: int
    orphans: int
    short: int = 0


def flow(units: Sequence[Unit], legs: Sequence[Leg]) -> Flowed:
    """Fill the legs in order.

    A subhead takes a blank slot above it unless it heads a column, and keeps two lines below it. Slots that would
    stay empty at the end may instead stand at the foot of a column, to keep the last line of a paragraph company.
    """
    plain = _filled(units, legs, 0)
    if plain.left or not plain.empty or not plain.widows:
        return plain
    kept = _filled(units, legs, plain.empty)
    return kept if not kept.left and kept.widows < plain.widows else plain


def _filled(units: Sequence[Unit], legs: Sequence[Leg], spare: int) -> Flowed:
    chunks: list[Chunk] = []
    widows = orphans = short = 0
    leg = row = 0
    for index, unit in enumerate(units):
        done, total = 0, len(unit.lines)
        while done < total and leg < len(legs):
            room = legs[leg].rows - row
            blank = 1 if unit.heads and row and done == 0 else 0
            together = 0 if done else unit.together(row)
            if room <= 0 or (together and room < blank + together):
                leg, row = leg + 1, 0
                continue
            row += blank
            taken = min(total - done, room - blank)
            held = spare > short and unit.kind == "text" and total - done - taken == 1 and taken > _LEAST
            taken -= held
            short += held
            chunks.append(Chunk(index, done, done + taken, leg, row))
            if unit.kind == "text" and total > 1:
                widows += done > 0 and done + taken == total and taken == 1 and row == 0
                orphans += done == 0 and taken == 1 and total > 1
            done, row = done + taken, row + taken + held
        if done < total:
            left = total - done + sum(len(later.lines) for later in units[index + 1 :])
            return Flowed(tuple(chunks), left, 0, widows, orphans, short)
    empty = sum(item.rows for item in legs[leg:]) - row if leg < len(legs) else 0
    return Flowed(tuple(chunks), 0, empty, widows, orphans, short)


def rows_needed(units: Sequence[Unit], columns: int) -> int:
    """The least number of slots each of so many equal columns needs."""
    rows = -(-sum(len(unit.lines) for unit in units) // columns)
    while flow(units, [Leg(0, 0, rows)] * columns).left:
        rows += 1
    return rows


def lacking(units: Sequence[Unit], legs: Sequence[Leg]) -> int:
    """How many slots more each leg must have for the units to find room in them."""
    left = flow(units, legs).left
    more = -(-left // len(legs)) if legs else left
    while left and legs:
        left = flow(units, [Leg(leg.x, leg.top, leg.rows + more) for leg in legs]).left
        more += 1 if left else 0
    return more
