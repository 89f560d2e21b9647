"""The head of an article: kicker, headline, subhead, deck and byline, stacked in rows of grid lines.

Rows are built first and placed later, when the composer knows how much white space the frame leaves them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import fsum

from publisher.compose.galley import byline_line
from publisher.compose.pack import Frame, Pack, Step
from publisher.compose.pages import Fill, Item, TextBlock
from publisher.model import Article
from publisher.pieces import credited
from publisher.typeset.lines import Line
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines to be painted in a row: their place relative to the row's left edge and top, in points."""

    name: str
    style: TextStyle
    lines: tuple[Line, ...]
    x: float
    baseline: float
    leading: float


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a head: ``gap`` above it and its ``height`` in grid lines; bars are (x, y, width, height, colour).

    ``close``: how many lines below it text stands, where the layout says so for it.
    """

    gap: float
    height: float
    pieces: tuple[Piece, ...] = ()
    bars: tuple[tuple[float, float, float, float, str], ...] = ()
    close: float | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The rows, and whether the byline stands in them."""

    rows: tuple[Row, ...]
    has_byline: bool

    @property
    def height(self) -> float:
        """Total in grid lines, gaps included."""
        return fsum(row.gap + row.height for row in self.rows)

    @property
    def close(self) -> float | None:
        """White between the head and its text in grid lines, where its last row wants the text so near; else None."""
        return self.rows[-1].close if self.rows else None


def centred(style: TextStyle, height: float) -> float:
    """Baseline that centres the em box in a row of so many points (.88 of it above the baseline)."""
    return height / 2 + style.size * 0.38


def headline_rows(text: str, steps: Sequence[Step], pack: Pack, setter: Typesetter, width: float) -> tuple[Row, ...]:
    """The largest step at which the headline breaks at phrase ends within its lines.

    A headline of two phrases that no step takes in its lines is set as kicker line and main line.
    """
    parts = text.split()
    for step in steps:
        style = pack.style(step.style)
        lines = setter.headline(text, style, width, max_lines=step.most)
        if lines:
            return (replace(_display(lines, "headline", style, step.lines, pack), close=step.close),)
        if step.most == 1 and len(parts) == 2 and pack.language == "zh":
            turned = _turned(parts, text, step, pack, setter, width)
            if turned:
                return turned
    step = steps[-1]
    style = pack.style(step.style)
    lines = setter.headline(text, style, width, max_lines=9) or setter.paragraph(
        text, replace(style, align="left", indent=0), width
    )
    return (replace(_display(lines, "headline", style, step.lines, pack), close=step.close),)


def _turned(parts: list[str], text: str, step: Step, pack: Pack, setter: Typesetter, width: float) -> tuple[Row, ...]:
    style, kicker = pack.style(step.style), pack.style("kicker")
    main, over = setter.natural(parts[1], style), setter.natural(parts[0], kicker)
    if main.width > width or over.width > width:
        return ()
    begin = text.index(parts[1], len(parts[0]))
    main = replace(main, start=begin, end=begin + len(parts[1]))
    over = replace(over, start=0, end=begin)
    return (
        _display((over,), "headline", kicker, 1.6, pack, gap=pack.spacing.above_headline),
        _display((main,), "headline", style, step.lines, pack, gap=0),
    )


def _display(
    lines: Sequence[Line], name: str, style: TextStyle, each: float, pack: Pack, gap: float | None = None
) -> Row:
    leading = each * pack.grid.leading
    piece = Piece(name, style, tuple(lines), 0, centred(style, leading), leading)
    return Row(pack.spacing.above_headline if gap is None else gap, each * len(lines), (piece,))


def head(article: Article, frame: Frame, pack: Pack, setter: Typesetter, width: float) -> Head:
    """All rows above the text of an article in a frame of that width."""
    rows: list[Row] = []
    steps = [pack.headlines[name] for name in frame.headline]
    if article.kicker:
        style = pack.style(frame.kicker)
        rows.append(_display((setter.natural(article.kicker, style),), "kicker", style, 1.6, pack, gap=0))
    # A headline that stands upright beside the story is not in its head.
    found = headline_rows(article.headline, steps, pack, setter, width) if article.headline else ()
    if rows and found:
        found = (replace(found[0], gap=pack.spacing.under_kicker), *found[1:])
    rows += found
    if article.subhead:
        rows.append(_subhead(article.subhead, pack, setter, width))
    if article.deck:
        rows += _deck(article, frame, pack, setter, width)
    if frame.byline in ("first", "last") or not article.byline or credited(article):
        return Head(tuple(rows), False)
    placed = _with_byline(rows, article, pack, setter, width)
    if placed is None and frame.byline == "head":
        line, style = byline_line(article, pack, setter), pack.style("byline")
        rows.append(Row(0.3, 1, (Piece("byline", style, (line,), 0, pack.grid.baseline, pack.grid.leading),)))
        return Head(tuple(rows), True)
    return Head(tuple(placed or rows), placed is not None)


def _subhead(text: str, pack: Pack, setter: Typesetter, width: float) -> Row:
    style = pack.style("subtitle")
    lines = setter.headline(text, style, width, max_lines=3) or setter.paragraph(text, style, width)
    return _display(lines, "subhead", style, style.leading / pack.grid.leading, pack, gap=0.3)


def _deck(article: Article, frame: Frame, pack: Pack, setter: Typesetter, width: float) -> list[Row]:
    deck = article.deck
    assert deck is not None
    style, leading = pack.style(frame.deck), pack.grid.leading
    rows: list[Row] = []
    pieces: list[Piece] = []
    bars: tuple[tuple[float, float, float, float, str], ...] = ()
    stacked = deck.label is not None and pack.language == "zh" and len(deck.label) == 4
    inset = 39.0 if stacked else 0.0
    lines = setter.headline(deck.text, style, width - inset, max_lines=4) or setter.paragraph(
        deck.text, style, width - inset
    )
    label = pack.style("deck-label")
    if deck.label and stacked and len(lines) > 1:
        for row, start in enumerate((0, 2)):
            line = replace(setter.natural(deck.label[start : start + 2], label), start=start, end=start + 2)
            baseline = 1.1 + 0.88 * style.size + row * style.leading
            pieces.append(Piece("deck.label", label, (line,), 9, baseline, style.leading))
    elif deck.label:
        inset = 0.0
        lines = setter.headline(deck.text, style, width, max_lines=4) or setter.paragraph(deck.text, style, width)
        rows.append(_display((setter.natural(deck.label, label),), "deck.label", label, 1, pack, gap=0.4))
    height = (style.leading * (len(lines) - 1) + style.size) / leading
    if inset:
        bars = ((0, 0, 2.5, height * leading + 3, "accent"),)
    pieces.append(Piece("deck", style, tuple(lines), inset, 1.5 + 0.88 * style.size, style.leading))
    return [*rows, Row(pack.spacing.under_headline, height, tuple(pieces), bars)]


def _with_byline(rows: list[Row], article: Article, pack: Pack, setter: Typesetter, width: float) -> list[Row] | None:
    """The byline at the right of the deck's last line or of the kicker's row, where there is room for it."""
    line, style = byline_line(article, pack, setter), pack.style("byline")
    for index in range(len(rows) - 1, -1, -1):
        row = rows[index]
        if not row.pieces:
            continue
        piece = row.pieces[-1]
        if piece.name != "deck" and piece.style.name not in ("kicker", "kicker-small"):
            continue
        last = piece.lines[-1]
        if piece.x + last.width + 1.5 * style.size + line.width > width:
            continue
        baseline = piece.baseline + piece.leading * (len(piece.lines) - 1)
        beside = Piece("byline", style, (line,), width - line.width, baseline, style.leading)
        return [*rows[:index], replace(row, pieces=(*row.pieces, beside)), *rows[index + 1 :]]
    return None


def clear(head: Head, pack: Pack) -> float:
    """Grid lines from the head's top to where text may begin under it."""
    return head.height + (pack.spacing.above_body if head.close is None else head.close)


def taken(head: Head, slack: int, round_up: float, pack: Pack) -> int:
    """Of the lines to spare, those that go into the head besides what the grid's next line leaves there.

    Under a headline that wants its text near they go only where the frame's foot would else gape.
    """
    most = math.floor(pack.spacing.stretch + round_up)
    return min(most, slack if head.close is None else max(0, slack - math.floor(pack.spacing.underset)))


def place(head: Head, article: str, x: float, top: float, leading: float, stretch: float) -> list[Item]:
    """The head's items with its first row at ``top`` points.

    Of the ``stretch`` grid lines to spare the first goes below the head, where the text begins; the rest is spread.
    """
    items: list[Item] = []
    share = max(0.0, stretch - 1) / (len(head.rows) + 1) if head.rows else 0
    y = top
    for row in head.rows:
        y += (row.gap + share) * leading
        items += [Fill(x + bx, y + by, width, height, color) for bx, by, width, height, color in row.bars]
        for piece in row.pieces:
            items.append(
                TextBlock(article, piece.name, piece.style, x + piece.x, y + piece.baseline, piece.leading, piece.lines)
            )
        y += row.height * leading
    return items
