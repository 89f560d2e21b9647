"""Tables of a body, cell by cell: each cell is a block of its own that knows its row and column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from markdown_it.token import Token

from publisher.model import Block, Cell, Run, Span

Align = Literal["left", "right", "center"]


@dataclass(slots=True)
class Table:
    """A table being read. Empty cells make no block; the others keep their places."""

    path: Path
    first_line: int
    first_column: int
    cells: list[Block] = field(default_factory=list)
    row: int = -1
    column: int = -1
    align: Align = "left"
    reached: int = 0

    def turn(self, kind: str, token: Token) -> None:
        """Go on to the row or cell that a token opens."""
        if kind == "tr_open":
            self.row, self.column, self.reached = self.row + 1, -1, 0
        elif kind in ("th_open", "td_open"):
            self.column += 1
            style = str(token.attrGet("style") or "")
            self.align = "right" if "right" in style else "center" if "center" in style else "left"

    def add(self, runs: Sequence[Run], line: int, source: str) -> None:
        """The words of the cell last opened, which stand in the given line of the body (from 0)."""
        text = "".join(run.text for run in runs)
        if not text.strip():
            return
        # The text of a cell may stand in the one before it too: 1 in 12.
        at = max(source.find(text, self.reached), 0)
        self.reached = at + len(text)
        span = Span(self.path, self.first_line + line, self.first_column + at)
        written = text if source.startswith(text, at) else ""
        cell = Cell(self.row, self.column, self.align)
        self.cells.append(Block("cell", tuple(runs), span, source=written, cell=cell))
