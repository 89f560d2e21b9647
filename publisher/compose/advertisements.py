"""Advertisements: placed at the foot of the page from its outer corner on, each in a frame under its label."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.compose.fixed import Fixed
from publisher.compose.pack import MM, Pack
from publisher.compose.pages import Fill, Item, Picture, TextBlock
from publisher.compose.pictures import AWAITED
from publisher.model import Advertisement, Issue, Page
from publisher.typeset.lines import Line
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle
from publisher.wording import Text, tongue_of

LABEL = Text("Advertisement", "广告")
_GAP = 0.5
"""Lines between two rows of advertisements; the label row comes on top."""
_LABEL_ROW = 1
_PADDING = 6.0
_BORDER = 0.5
_PAPER = "#ffffff"
"""An advertisement stands on white, whatever lies under it, and its white is its own."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where each advertisement of a page stands, in columns and lines, and which found no room."""

    placed: tuple[tuple[Advertisement, Fixed], ...]
    left: tuple[Advertisement, ...]


def arranged(page: Page, pack: Pack, top: float) -> Arrangement:
    """Rows from the foot up, each filled from the outer column inwards, the deepest first; stories need no order here.

    Two thirds of the space below line ``top`` may be taken: a page is not for advertisements alone.
    """
    grid = pack.grid
    outer_right = page.number % 2 == 1
    ceiling = grid.lines - (grid.lines - top) * 2 / 3
    placed: list[tuple[Advertisement, Fixed]] = []
    left: list[Advertisement] = []
    foot, free, row_top = float(grid.lines), grid.columns, float(grid.lines)
    for advertisement in sorted(page.ads, key=lambda each: -_depth(each, pack)):
        columns, depth = _columns(advertisement, pack), _depth(advertisement, pack)
        if columns > free and columns <= grid.columns and row_top < foot:
            foot, free = row_top - _GAP, grid.columns
        if columns > free or foot - depth < ceiling:
            left.append(advertisement)
            continue
        first = free - columns + 1 if outer_right else grid.columns - free + 1
        free -= columns
        row_top = min(row_top, foot - depth)
        placed.append((advertisement, Fixed((first, first + columns - 1), (foot - depth, foot), paid=True)))
    return Arrangement(tuple(placed), tuple(left))


def _columns(advertisement: Advertisement, pack: Pack) -> int:
    if advertisement.size:
        grid = pack.grid
        return max(1, math.ceil((advertisement.size[0] * MM + grid.gutter - 0.5) / (grid.column + grid.gutter)))
    assert advertisement.columns is not None
    return advertisement.columns


def _depth(advertisement: Advertisement, pack: Pack) -> int:
    """Lines of the grid, the label's among them."""
    if advertisement.size:
        return math.ceil((advertisement.size[1] * MM - 0.5) / pack.grid.leading) + _LABEL_ROW
    assert advertisement.lines is not None
    return advertisement.lines + _LABEL_ROW


def advertisements(page: Page, issue: Issue, pack: Pack, setter: Typesetter, top: float) -> tuple[Fixed, ...]:
    """The page's advertisements with what is painted in each."""
    return tuple(
        replace(fixed, items=tuple(_painted(advertisement, fixed, issue, pack, setter)))
        for advertisement, fixed in arranged(page, pack, top).placed
    )


def _painted(advertisement: Advertisement, fixed: Fixed, issue: Issue, pack: Pack, setter: Typesetter) -> list[Item]:
    grid, (first, last) = pack.grid, fixed.columns
    x, width = grid.x(first), grid.span(last - first + 1)
    y, height = grid.y(fixed.lines[0] + _LABEL_ROW), (fixed.lines[1] - fixed.lines[0] - _LABEL_ROW) * grid.leading
    if advertisement.size:
        wide, height = (side * MM for side in advertisement.size)
        x, width = x + (width - wide) / 2, wide
    label = pack.style("credit")
    line = setter.natural(LABEL.said(tongue_of(setter.language)), label)
    items: list[Item] = [Fill(x, y, width, height, _PAPER)]
    items.append(TextBlock(None, "furniture", label, x, y - 3, label.leading, (line,)))
    image = advertisement.image if advertisement.image in issue.resolved else None
    if image is not None:
        items += _picture(image, advertisement, issue, (x, y, width, height))
    items += _border(x, y, width, height)
    if image is None:
        items += _words(advertisement, pack, setter, (x, y, width, height))
    return items


def _picture(
    image: str, advertisement: Advertisement, issue: Issue, place: tuple[float, float, float, float]
) -> list[Item]:
    """The whole picture, as large as the frame allows: an advertiser's matter is never cropped."""
    x, y, width, height = place
    wide, high = issue.pixels[image]
    scale = min(width / wide, height / high)
    inner_width, inner_height = wide * scale, high * scale
    left, upper = x + (width - inner_width) / 2, y + (height - inner_height) / 2
    words = advertisement.alt or " ".join(filter(None, (advertisement.headline, advertisement.text)))
    return [Picture(None, 0, left, upper, inner_width, inner_height, image, words)]


def _border(x: float, y: float, width: float, height: float) -> list[Item]:
    return [
        Fill(x, y, width, _BORDER, "ink"),
        Fill(x, y + height - _BORDER, width, _BORDER, "ink"),
        Fill(x, y, _BORDER, height, "ink"),
        Fill(x + width - _BORDER, y, _BORDER, height, "ink"),
    ]


def _words(
    advertisement: Advertisement, pack: Pack, setter: Typesetter, place: tuple[float, float, float, float]
) -> list[Item]:
    """Headline and text, centred in the frame; the headline at the largest step that leaves room for the text."""
    x, y, width, height = place
    inner = width - 2 * _PADDING
    text = replace(pack.styles.get("advertisement", pack.style("body")), align="center", indent=0)
    lines = [line for part in (advertisement.text or "").splitlines() for line in setter.paragraph(part, text, inner)]
    room = height - 2 * _PADDING - len(lines) * text.leading
    words = advertisement.headline or ("" if lines else AWAITED.said(tongue_of(setter.language)))
    style, head = _display(words, pack, setter, inner, room)
    top = y + (height - len(head) * style.leading - len(lines) * text.leading) / 2
    items: list[Item] = []
    for shown, rows in ((style, head), (text, lines)):
        if rows:
            baseline = top + shown.leading / 2 + shown.size * 0.38
            items.append(TextBlock(None, "advertisement", shown, x + _PADDING, baseline, shown.leading, tuple(rows)))
        top += len(rows) * shown.leading
    return items


def _display(words: str, pack: Pack, setter: Typesetter, width: float, room: float) -> tuple[TextStyle, list[Line]]:
    """The words in centred lines at the largest headline step that the room allows; at the smallest if none does."""
    styles = [replace(pack.style(step.style), align="left") for step in pack.headlines.values()]
    styles.sort(key=lambda style: -style.size)
    for style in styles:
        style = replace(style, leading=style.size * 1.3)
        found = setter.headline(words, style, width, max_lines=3)
        if found is not None and len(found) * style.leading <= room:
            return style, _centred(found, width)
    style = replace(styles[-1], leading=styles[-1].size * 1.3)
    return style, _centred(setter.paragraph(words, style, width), width)


def _centred(lines: Sequence[Line], width: float) -> list[Line]:
    shift = [(width - line.width) / 2 for line in lines]
    return [
        replace(line, offset=line.offset + by, width=line.width + by, measure=width)
        for line, by in zip(lines, shift, strict=True)
    ]
