"""Pull quotes: a sentence of the story set large at the head of one of its columns.

It repeats the text, so it is furniture: no piece of the article, and left out where the story needs the room.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from publisher.compose.pack import Pack
from publisher.compose.pages import Fill, Item, TextBlock
from publisher.compose.space import Room
from publisher.model import Article, PullQuote
from publisher.quoting import is_quoted
from publisher.typeset.lines import Line
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle

PIECE = "pull-quote"
_TOP, _FOOT = 1.2, 0.35
_PAIR = {"zh": ("“", "”"), "en": ("“", "”")}
_MOST = 0.5
"""Part of a column that a pull quote may take."""


@dataclass(frozen=True, slots=True)
class HungQuote:
    """A pull quote at the head of a column (its place among the text columns), below what hangs there already."""

    column: int
    row: int
    rows: int
    style: TextStyle
    lines: tuple[Line, ...]
    by: Line | None


def quotes_of(article: Article) -> tuple[PullQuote, ...]:
    """The quotes that stand in the text of this article, or of this part of it."""
    text = [block.text for block in article.blocks]
    return tuple(quote for quote in article.quotes if is_quoted(quote.text, text))


def hang_quotes(
    quotes: Sequence[PullQuote], space: Room, taken: Mapping[int, int], pack: Pack, setter: Typesetter, depth: int
) -> list[HungQuote]:
    """Each quote at the head of a column of its own, pictures' columns last; those too deep for it are left out."""
    count = len(space.xs)
    free = [column for column in range(1, count) if column not in taken] or [count - 1]
    hung: list[HungQuote] = []
    for quote, column in zip(quotes, free[(len(free) - 1) // 2 :] + free[: (len(free) - 1) // 2], strict=False):
        style = pack.styles.get("pull-quote", replace(pack.style("deck"), align="left"))
        text = f"{_PAIR[pack.language][0]}{quote.text}{_PAIR[pack.language][1]}"
        lines = setter.headline(text, style, space.measure, max_lines=8) or setter.paragraph(text, style, space.measure)
        credit = pack.styles.get("pull-quote-by", pack.style("credit"))
        by = setter.natural(f"——{quote.by}" if pack.language == "zh" else f"— {quote.by}", credit) if quote.by else None
        height = len(lines) * style.leading + (pack.grid.leading if by else 0)
        rows = math.ceil(height / pack.grid.leading + 1.2)
        row = taken.get(column, 0)
        if row + rows <= _MOST * depth:
            hung.append(HungQuote(column, row, rows, style, lines, by))
    return hung


def quote_items(hung: Sequence[HungQuote], space: Room, top: int, pack: Pack) -> list[Item]:
    """The quotes with the text's first slot at grid line ``top``: words and who says them, between two rules."""
    items: list[Item] = []
    grid = pack.grid
    for quote in hung:
        x, y = space.xs[quote.column], grid.y(top + quote.row) + grid.em_top
        words = len(quote.lines) * quote.style.leading
        spare = (quote.rows - 0.8) * grid.leading - words - (grid.leading if quote.by else 0)
        items.append(Fill(x, y, space.measure, _TOP, "accent" if "accent" in pack.colors else "ink"))
        baseline = y + spare / 2 + quote.style.leading / 2 + quote.style.size * 0.38
        items.append(TextBlock(None, PIECE, quote.style, x, baseline, quote.style.leading, quote.lines))
        if quote.by:
            style = pack.styles.get("pull-quote-by", pack.style("credit"))
            at = y + spare / 2 + words + grid.baseline
            right = x + space.measure - quote.by.width
            items.append(TextBlock(None, PIECE, style, right, at, style.leading, (quote.by,)))
        foot = grid.y(top + quote.row + quote.rows) - 0.6 * grid.leading
        items.append(Fill(x, foot, space.measure, _FOOT, "ink"))
    return items
