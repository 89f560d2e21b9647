"""Columns in reading order → paragraphs: where one begins is told by indents, short last rows and white space.

A paragraph that a column's end cut in two shows by its rest, which begins without an indent where paragraphs have one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from publisher.ingest.pdf.columns import Column
from publisher.ingest.pdf.rows import Row

Kind = Literal["display", "text", "small"]

_STOP = re.compile(r"[。！？…!?.：:；;][”’』」）)》】〉\"'*]*$")
_DISPLAY, _SMALL = 1.22, 0.94
"""Sizes, in parts of the text's, above which type is display and below which it is small."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, head or line: its rows, and before which of them it turned from one column to the next.

    ``indented``: its first row is; ``apart``: that it begins here is certain; ``gap``: white space stands before it.
    """

    rows: tuple[Row, ...]
    kind: Kind
    indented: bool
    apart: bool
    gap: bool
    turns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Habit:
    """How the page sets its paragraphs: the type's size, the usual indent (0: there is none), full rows or ragged."""

    size: float
    indent: float
    justified: bool


def text_size(columns: Sequence[Column]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for column in columns:
        for row in column.rows:
            sizes[round(row.size, 1)] += len(row.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=10.0)


def passages_of(columns: Sequence[Column]) -> tuple[Passage, ...]:
    """The paragraphs of a page whose columns stand in reading order."""
    habit = _habit(columns)
    return tuple(_joined(columns, habit))


def _kind(column: Column, size: float) -> Kind:
    if column.size > _DISPLAY * size:
        return "display"
    return "small" if column.size < _SMALL * size else "text"


def _habit(columns: Sequence[Column]) -> Habit:
    size = text_size(columns)
    text = [column for column in columns if _kind(column, size) == "text" and len(column.rows) > 2]
    offsets = [row.left - column.left for column in text for row in column.rows]
    indents = [offset for offset in offsets if 0.6 * size <= offset <= 3.2 * size]
    ends = [column.right - row.right for column in text for row in column.rows]
    full = sum(end <= 0.8 * size for end in ends)
    often = len(indents) >= max(2, 0.02 * len(offsets))
    return Habit(size, median(indents) if often else 0.0, bool(ends) and full >= 0.6 * len(ends))


def _joined(columns: Sequence[Column], habit: Habit) -> Iterator[Passage]:
    """The passages of all columns, with those that run on put together."""
    held: Passage | None = None
    before: Column | None = None
    for column in columns:
        kind = _kind(column, habit.size)
        for place, passage in enumerate(_split(column, kind, habit)):
            if (
                held is not None
                and place == 0
                and before is not None
                and _runs_on(held, before, passage, column, habit)
            ):
                turn = len(held.rows)
                held = Passage(
                    held.rows + passage.rows, held.kind, held.indented, held.apart, held.gap, (*held.turns, turn)
                )
                continue
            if held is not None:
                yield held
            held = passage
        before = column
    if held is not None:
        yield held


def _split(column: Column, kind: Kind, habit: Habit) -> list[Passage]:
    """The passages inside one column."""
    starts = [0, *(at for at in range(1, len(column.rows)) if _starts(column, at, kind, habit))]
    made = []
    for first, after in zip(starts, [*starts[1:], len(column.rows)], strict=True):
        rows = column.rows[first:after]
        gap = first == 0 or rows[0].baseline - column.rows[first - 1].baseline > 1.3 * column.leading
        indented = _indented(column, rows[0], habit)
        made.append(Passage(rows, kind, indented, indented or gap or first > 0, gap))
    return made


def _indented(column: Column, row: Row, habit: Habit) -> bool:
    return habit.indent > 0 and abs(row.left - column.left - habit.indent) <= 0.6 * habit.size


def _starts(column: Column, at: int, kind: Kind, habit: Habit) -> bool:
    """Whether a row that is not the column's first begins a passage."""
    row, above = column.rows[at], column.rows[at - 1]
    if kind == "display":
        return row.font != above.font
    if row.baseline - above.baseline > 1.3 * column.leading:
        return True
    if row.font != above.font and _lone(column, above, habit, room=0.5):
        return True
    if row.font != above.font and _lone(column, row, habit, room=0.5) and _STOP.search(above.text):
        return True
    if habit.indent:
        if _indented(column, row, habit):
            return (
                not _indented(column, above, habit)
                or _closed(column, above, habit)
                or _STOP.search(above.text) is not None
            )
        return _subhead(column, at, habit) or (_subhead(column, at - 1, habit) and kind == "text")
    return _closed(column, above, habit)


def _short(column: Column, row: Row, habit: Habit, room: float = 1.5) -> bool:
    return row.right < column.right - room * habit.size


def _lone(column: Column, row: Row, habit: Habit, room: float = 1.5) -> bool:
    """Whether a row could be a subhead: short by ``room`` ems, and no sentence."""
    return _short(column, row, habit, room) and _STOP.search(row.text) is None


def _closed(column: Column, row: Row, habit: Habit) -> bool:
    """Whether a row ends a paragraph by its looks: it stops short after the mark of a sentence."""
    room = 1.0 if habit.justified else 6.0
    return row.right < column.right - room * habit.size and _STOP.search(row.text) is not None


def _subhead(column: Column, at: int, habit: Habit) -> bool:
    """A short row without a sentence's mark at the margin, with an indented row below: a subhead in the text."""
    row = column.rows[at]
    below = column.rows[at + 1] if at + 1 < len(column.rows) else None
    flush = not _indented(column, row, habit)
    return flush and below is not None and _indented(column, below, habit) and _lone(column, row, habit)


def _runs_on(held: Passage, before: Column, passage: Passage, column: Column, habit: Habit) -> bool:
    """Whether a column begins with the rest of the last one's paragraph."""
    if held.kind != "text" or passage.kind != "text" or passage.indented or _subhead(column, 0, habit):
        return False
    last, first = held.rows[-1], passage.rows[0]
    if abs(first.size - last.size) > 0.02 * habit.size or (first.font != last.font and _lone(column, first, habit)):
        return False
    if len(before.rows) < 2 or abs(before.width - column.width) > 0.34 * max(before.width, column.width):
        return False
    stopped = _STOP.search(last.text) is not None
    if not stopped:
        # Marks that may not begin a row can leave the one before it some characters short.
        return (
            last.right > before.right - 4 * habit.size
            or not habit.justified
            or (habit.indent > 0 and len(held.rows) > 1)
        )
    # A sentence may end where the column does: then only the missing indent tells that the paragraph goes on.
    return habit.indent > 0 and habit.justified and not _closed(before, last, habit)
