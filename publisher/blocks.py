"""The body of an article, parsed: paragraphs, subheads, quotes, list items and the cells of tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from publisher.located import Allowed, Span


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one paragraph that share their emphasis and link."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str | None = None


BlockKind = Literal["paragraph", "subhead", "quote", "item", "cell", "jump"]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in its table a block stands, from 0; row 0 is the heads of the columns. ``align`` is the column's."""

    row: int
    column: int
    align: Literal["left", "right", "center"] = "left"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, subhead, quoted paragraph, list item or table cell of a body.

    ``marker`` is a list item's “1.” or “•”; ``cell`` is set for the cells of a table, which follow one another by row.

    ``source`` is its Markdown, beginning at ``span``; its further lines begin at the column ``margin``. ``allow`` are
    the rules that a comment in the Markdown lets pass here.

    Only the composer makes a ``jump`` line, and fragments: of a paragraph that a jump divides neither part both
    ``opens`` and ``closes`` it.
    """

    kind: BlockKind
    runs: tuple[Run, ...]
    span: Span
    level: int = 1
    marker: str = ""
    source: str = ""
    margin: int = 1
    allow: tuple[Allowed, ...] = ()
    opens: bool = True
    closes: bool = True
    cell: Cell | None = None

    @property
    def text(self) -> str:
        """The characters alone, without the marker."""
        return "".join(run.text for run in self.runs)
