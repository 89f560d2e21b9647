"""Tables of a body: heads of columns as heads, every cell under the one it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.epub.inline import piece_id, with_runs
from publisher.epub.xhtml import Element, append, element
from publisher.model import Block
from publisher.pieces import body_key

_Cell = tuple[int, Block]
"""A cell and its place in the body, which its name comes from."""


def tables(article: str, cells: Sequence[_Cell]) -> Iterator[Element]:
    """The tables that a run of cells makes: a new one begins where the rows begin anew."""
    start = 0
    for at in range(1, len(cells) + 1):
        if at == len(cells) or _row(cells[at]) < _row(cells[at - 1]):
            yield _table(article, cells[start:at])
            start = at


def _row(cell: _Cell) -> int:
    assert cell[1].cell is not None
    return cell[1].cell.row


def _table(article: str, cells: Sequence[_Cell]) -> Element:
    placed = {(block.cell.row, block.cell.column): (index, block) for index, block in cells if block.cell}
    rows, columns = max(row for row, _ in placed) + 1, max(column for _, column in placed) + 1
    made = element("table", {"class": "set"})
    head, body = element("thead"), element("tbody")
    for row in range(rows):
        line = element("tr")
        for column in range(columns):
            append(line, _cell(article, placed.get((row, column)), head=row == 0))
        append(body if row else head, line)
    append(made, head)
    if rows > 1:
        append(made, body)
    return made


def _cell(article: str, cell: _Cell | None, *, head: bool) -> Element:
    tag, attributes = ("th", {"scope": "col"}) if head and cell else ("td", {})
    if cell is None:
        return element(tag)
    index, block = cell
    assert block.cell is not None
    if block.cell.align != "left":
        attributes = {**attributes, "class": block.cell.align}
    return with_runs(element(tag, {**attributes, "id": piece_id(article, body_key(index, block))}), block)
