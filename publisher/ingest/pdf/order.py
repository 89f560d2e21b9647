"""The order in which columns are read: that of the file where it goes column by column, else by the white space."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.ingest.pdf.columns import Column

_TRUSTED = 0.9
"""Part of the text that must stand in columns written out one after another for the file's order to be taken."""
_NARROWEST = 4.0
"""Points; a white gap less wide parts nothing."""


def in_reading_order(columns: Sequence[Column], body: float) -> list[Column]:
    """The columns as they are read; ``body`` is the size of the text."""
    by_file = sorted(columns, key=lambda column: column.index)
    ordered = by_file if _column_by_column(by_file) else _cut(list(columns))
    return _heads_together(ordered, body)


def _column_by_column(columns: Sequence[Column]) -> bool:
    """Whether the file has the columns one after another. One that is written row by row across them has not."""
    spans = [(min(row.index for row in c.rows), max(row.index for row in c.rows), c.length) for c in columns]
    whole = sum(length for *_, length in spans)
    alone = sum(
        length
        for at, (first, last, length) in enumerate(spans)
        if not any(low < last and high > first for place, (low, high, _) in enumerate(spans) if place != at)
    )
    return bool(whole) and alone >= _TRUSTED * whole


def _cut(columns: list[Column]) -> list[Column]:
    """Part the page at its white gaps: side by side first, since a head over its columns closes their gaps."""
    if len(columns) < 2:
        return columns
    for parts in (_parts(columns, across=True), _parts(columns, across=False)):
        if len(parts) > 1:
            return [column for part in parts for column in _cut(part)]
    return sorted(columns, key=lambda column: (column.top, column.left))


def _parts(columns: list[Column], *, across: bool) -> list[list[Column]]:
    """The columns between gaps that run through the whole region, from left to right or from top to bottom."""
    edges = [(c.left, c.right) if across else (c.top, c.bottom) for c in columns]
    order = sorted(range(len(columns)), key=lambda at: edges[at])
    parts: list[list[Column]] = []
    end = 0.0
    for at in order:
        if not parts or edges[at][0] - end > (_NARROWEST if across else 0.0):
            parts.append([])
            end = edges[at][1]
        parts[-1].append(columns[at])
        end = max(end, edges[at][1])
    return parts


def _heads_together(columns: Sequence[Column], body: float) -> list[Column]:
    """A byline that stands at the end of a headline's first row is read after the headline."""
    made = list(columns)
    for at in range(len(made) - 2):
        head, small, rest = made[at : at + 3]
        if not (_display(head, body) and _display(rest, body)) or _display(small, body):
            continue
        near = 0 < rest.rows[0].baseline - head.rows[-1].baseline < 2.2 * rest.size
        aside = len(small.rows) == 1 and head.top - body <= small.rows[0].baseline <= rest.rows[0].baseline
        if near and aside and abs(head.left - rest.left) < rest.size:
            made[at + 1 : at + 3] = [rest, small]
    return made


def _display(column: Column, body: float) -> bool:
    return column.size > 1.22 * body
