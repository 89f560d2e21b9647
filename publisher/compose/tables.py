"""Tables in a column: heads of columns between rules, cells that wrap, rows that are never divided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import fsum

from publisher.compose.flow import Lead, Unit
from publisher.compose.pack import Pack
from publisher.compose.pages import Fill, Item, TextBlock
from publisher.model import Block, Cell
from publisher.pieces import body_key
from publisher.typeset.lines import Line
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle

_FIGURE = re.compile(r"[\d\W]*\d[\d\W]*")
_GAP = 0.9
"""Ems between two columns; half of it in a pinch."""
_LEAST = 3.0
"""Ems of the narrowest column that a cell may wrap in."""
_KEPT_WHOLE = 16
"""Lines up to which a table is kept in one column."""
_HEAVY, _FINE = 0.6, 0.35


@dataclass(frozen=True, slots=True)
class _Column:
    """Left edge and width in points."""

    x: float
    width: float


def begins(blocks: Sequence[Block], index: int) -> bool:
    """Whether a table begins at that block: the one before it is no cell, or of a later row."""
    cell, before = blocks[index].cell, blocks[index - 1].cell if index else None
    return cell is not None and (before is None or before.row > cell.row)


def table_rows(blocks: Sequence[Block], first: int, pack: Pack, setter: Typesetter, measure: float) -> tuple[Unit, ...]:
    """The rows of the table that begins at block ``first``, one unit each."""
    end = first + 1
    while end < len(blocks) and blocks[end].cell is not None and not begins(blocks, end):
        end += 1
    cells = [(index, blocks[index], cell) for index in range(first, end) if (cell := blocks[index].cell)]
    columns, crowded = _columns(cells, pack, setter, measure)
    last = max(cell.row for _, _, cell in cells)
    units: list[Unit] = []
    for row in range(last + 1):
        across = [_set(index, block, cell, columns, pack, setter) for index, block, cell in cells if cell.row == row]
        if across:
            units.append(_row(across, row, row == last, measure, crowded))
    if len(units) > 1:
        rest = [len(unit.lines) for unit in units[1:]]
        units[0] = replace(units[0], keep=sum(rest) if sum(rest) <= _KEPT_WHOLE else rest[0])
    return tuple(units)


def _style(row: int, pack: Pack) -> TextStyle:
    usual = replace(pack.style("body"), align="left", indent=0)
    if row:
        return pack.styles.get("table", usual)
    return pack.styles.get("table-head", replace(usual, face=pack.style("subhead").face))


def _columns(
    cells: Sequence[tuple[int, Block, Cell]], pack: Pack, setter: Typesetter, measure: float
) -> tuple[list[_Column], bool]:
    """Columns as wide as their widest cells, spread over the measure; where that is too much, the widest give way.

    Also whether they cannot give enough for every column to keep a few characters.
    """
    count = max(cell.column for _, _, cell in cells) + 1
    widths, least = [0.0] * count, [0.0] * count
    em = pack.style("body").size
    for _, block, cell in cells:
        natural = setter.natural(block.text, _style(cell.row, pack)).width + 0.01
        at = cell.column
        widths[at] = max(widths[at], natural)
        # A figure is never divided; words may be, down to a few characters.
        least[at] = max(least[at], natural if _FIGURE.fullmatch(block.text) else min(natural, _LEAST * em))
    room = measure - (count - 1) * _GAP * em
    if fsum(least) > room:
        room = measure - (count - 1) * _GAP / 2 * em
    crowded = fsum(least) > room
    if crowded:
        widths = [max(1.0, room / count)] * count
    elif fsum(widths) > room:
        widths = _narrowed(widths, least, room)
    gap = (measure - fsum(widths)) / (count - 1) if count > 1 else 0.0
    columns, x = [], 0.0
    for width in widths:
        columns.append(_Column(x, width))
        x += width + gap
    return columns, crowded


def _narrowed(widths: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """The widths under a common limit, none below its least, that fill the room."""
    low, high = 0.0, max(widths)
    for _ in range(60):
        limit = (low + high) / 2
        fits = fsum(max(min(width, limit), floor) for width, floor in zip(widths, least, strict=True)) <= room
        low, high = (limit, high) if fits else (low, limit)
    return [max(min(width, low), floor) for width, floor in zip(widths, least, strict=True)]


@dataclass(frozen=True, slots=True)
class _Set:
    piece: str
    x: float
    style: TextStyle
    lines: tuple[Line, ...]


def _set(index: int, block: Block, cell: Cell, columns: Sequence[_Column], pack: Pack, setter: Typesetter) -> _Set:
    column = columns[cell.column]
    style = replace(_style(cell.row, pack), align=cell.align)
    return _Set(body_key(index, block), column.x, style, setter.paragraph(block.runs, style, column.width))


def _row(cells: Sequence[_Set], number: int, last: bool, measure: float, crowded: bool) -> Unit:
    height = max(len(cell.lines) for cell in cells)
    leads = tuple(
        Lead(cell.piece, line, cell.x, cell.style, row) for cell in cells for row, line in enumerate(cell.lines)
    )
    # A blank line keeps the text below off the table's last rule.
    rows = height + 1 if last else height
    room = tuple(Line((), 0, 0, 0.0, 0.0, measure, row == rows - 1) for row in range(rows))
    above = ((0.0, _HEAVY), (float(height), _FINE)) if number == 0 else ()
    ruled = (*above, (float(height), _HEAVY)) if last and number else above
    return Unit(cells[0].piece, "row", cells[0].style, room, cells=leads, ruled=ruled, crowded=crowded)


def row_items(article: str, row: Unit, x: float, y: float, pack: Pack) -> list[Item]:
    """The cells of a row and the rules across it, with its first slot's top left corner at (x, y)."""
    leading, measure = pack.grid.leading, row.lines[0].measure
    items: list[Item] = [Fill(x, y + line * leading - weight / 2, measure, weight, "ink") for line, weight in row.ruled]
    blocks: dict[str, list[Lead]] = {}
    for lead in row.cells:
        blocks.setdefault(lead.piece, []).append(lead)
    for piece, leads in blocks.items():
        baseline = y + pack.grid.baseline
        lines = tuple(lead.line for lead in leads)
        items.append(TextBlock(article, piece, leads[0].style, x + leads[0].x, baseline, leading, lines))
    return items
