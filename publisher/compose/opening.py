"""How a magazine opens: a feature's first page with its large picture, and the cover with type on a picture."""

from __future__ import annotations

from dataclasses import replace
from math import fsum

from publisher.compose import heads, pictures
from publisher.compose.galley import byline_line
from publisher.compose.heads import Head, Piece, Row, centred
from publisher.compose.pack import MM, Frame, Pack
from publisher.compose.pages import Item, Picture, TextBlock
from publisher.model import Article, Issue
from publisher.pieces import credited
from publisher.typeset.setter import Typesetter

_DEPTH = 30
"""Grid lines of an opener's picture where the template names no depth."""
_COVER_WORDS = 0.62
"""Part of a cover's width that the words under its headline may take, so that the picture stays a picture."""

Rectangle = tuple[float, float, float, float]


def bled(frame: Frame, pack: Pack, place: Rectangle) -> Rectangle:
    """The rectangle (x, y, width, height in points), carried past the trim on the sides where the frame bleeds."""
    x, y, width, height = place
    right, foot, more = x + width, y + height, pack.sheet.bleed * MM
    x = -more if "left" in frame.bleed else x
    y = -more if "top" in frame.bleed else y
    right = pack.sheet.width * MM + more if "right" in frame.bleed else right
    foot = pack.sheet.height * MM + more if "foot" in frame.bleed else foot
    return x, y, right - x, foot - y


def head(article: Article, frame: Frame, pack: Pack, setter: Typesetter, width: float) -> Head:
    """Picture, caption, then kicker and headline with byline and deck in the last column beside them, and a rule."""
    grid = pack.grid
    rows: list[Row] = []
    if article.figures:
        rows.append(Row(0, _depth(frame)))
        rows += _caption(article, pack, setter, width)
    aside = [("deck", article.deck.text)] if article.deck else []
    signed = bool(article.byline) and not credited(article)
    narrow = width - grid.column - grid.gutter if frame.columns[0] < frame.columns[1] and (aside or signed) else width
    x = narrow + grid.gutter if narrow < width else 0.0
    plain = article.model_copy(update={"deck": None, "byline": ()})
    main = list(heads.head(plain, frame, pack, setter, narrow).rows)
    beside: list[Piece] = []
    if signed:
        line, style = byline_line(article, pack, setter), pack.style("byline")
        beside.append(Piece("byline", style, (line,), x, centred(style, 1.6 * grid.leading), grid.leading))
    if article.deck:
        style = pack.style(frame.deck)
        lines = setter.headline(article.deck.text, style, width - x, max_lines=9) or setter.paragraph(
            article.deck.text, style, width - x
        )
        top = 2.2 * grid.leading if beside else 0.3 * grid.leading
        beside.append(Piece("deck", style, tuple(lines), x, top + 0.88 * style.size, style.leading))
    rows.append(Row(1.2 if rows else 0, 0, tuple(beside)))
    depth = max((p.baseline + p.leading * (len(p.lines) - 1) for p in beside), default=0.0) / grid.leading + 0.4
    rows += main
    taken = fsum(row.gap + row.height for row in main)
    rows.append(Row(max(0.0, depth - taken) + 0.9, 0.5, (), ((0, 0, width, 0.5, "ink"),)))
    return Head(tuple(rows), has_byline=True)


def _depth(frame: Frame) -> int:
    return frame.picture.depth if frame.picture else _DEPTH


def _caption(article: Article, pack: Pack, setter: Typesetter, width: float) -> list[Row]:
    grid = pack.grid
    caption = pictures.set_caption(article.figures[0], pack, setter, width, 1)
    pieces: list[Piece] = []
    if caption.lines:
        pieces.append(Piece("figure.0.caption", caption.style, caption.lines, 0, grid.baseline, grid.leading))
    if caption.credit:
        at = grid.baseline + caption.credit_row * grid.leading
        x = width - caption.credit.width
        pieces.append(Piece("figure.0.credit", pack.style("credit"), (caption.credit,), x, at, grid.leading))
    return [Row(0, caption.rows, tuple(pieces))] if pieces else []


def picture(article: Article, frame: Frame, issue: Issue, pack: Pack, setter: Typesetter) -> list[Item]:
    """The opener's picture at the head of its frame."""
    if not article.figures:
        return []
    grid, columns = pack.grid, frame.columns[1] - frame.columns[0] + 1
    y = grid.y(frame.lines[0])
    height = _depth(frame) * grid.leading - grid.em_foot
    place = bled(frame, pack, (grid.x(frame.columns[0]), y, grid.span(columns), height))
    return pictures.picture_items(article, 0, issue, pack, setter, place)


def cover(article: Article, frame: Frame, issue: Issue, pack: Pack, setter: Typesetter) -> list[Item]:
    """The picture under everything, and at the frame's foot the headline, the words below it, the caption."""
    grid, columns = pack.grid, frame.columns[1] - frame.columns[0] + 1
    x, width = grid.x(frame.columns[0]), grid.span(columns)
    items: list[Item] = []
    if article.figures:
        place = bled(frame, pack, (x, grid.y(frame.lines[0]), width, grid.y(frame.lines[1]) - grid.y(frame.lines[0])))
        made = pictures.picture_items(article, 0, issue, pack, setter, place)
        items += [replace(item, ground=True) if isinstance(item, Picture) else item for item in made]
    wide = heads.head(article.model_copy(update={"deck": None, "byline": ()}), frame, pack, setter, width)
    rows = list(wide.rows)
    if article.deck:
        style = pack.style(frame.deck)
        lines = setter.headline(article.deck.text, style, _COVER_WORDS * width, max_lines=6) or setter.paragraph(
            article.deck.text, style, _COVER_WORDS * width
        )
        height = len(lines) * style.leading / grid.leading
        rows.append(Row(1.4, height, (Piece("deck", style, tuple(lines), 0, 0.88 * style.size, style.leading),)))
    found = Head(tuple(rows), has_byline=False)
    top = grid.y(frame.lines[1] - found.height)
    items += heads.place(found, article.id, x, top, grid.leading, 0)
    return items + _notes(article, frame, pack, setter, x + width)


def _notes(article: Article, frame: Frame, pack: Pack, setter: Typesetter, right: float) -> list[Item]:
    """Caption and credit of a cover's picture, small at the foot on the right."""
    if not article.figures:
        return []
    grid = pack.grid
    caption = pictures.set_caption(article.figures[0], pack, setter, (1 - _COVER_WORDS) * grid.width * 0.9, 1)
    style = replace(caption.style, color=pack.style(frame.deck).color)
    lines = [("figure.0.caption", line) for line in caption.lines]
    found: list[Item] = []
    baseline = grid.y(frame.lines[1]) - style.leading * (len(lines) - 1 + (1 if caption.credit else 0))
    if lines:
        x = right - max(line.width for _, line in lines)
        found.append(TextBlock(article.id, lines[0][0], style, x, baseline, style.leading, caption.lines))
    if caption.credit:
        credit = replace(pack.style("credit"), color=style.color)
        x = right - caption.credit.width
        found.append(
            TextBlock(
                article.id, "figure.0.credit", credit, x, grid.y(frame.lines[1]), style.leading, (caption.credit,)
            )
        )
    return found
