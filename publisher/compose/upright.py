"""竖题: a headline set upright in the last column, its phrases one beside the other from right to left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.compose.pack import Frame, Pack
from publisher.compose.pages import TextBlock
from publisher.model import Article
from publisher.typeset.lines import Line
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle

_STEP = 1.23
"""Ems from one character to the next."""
_PITCH = 1.5
"""Ems from one phrase to the next."""
_DROP = 1.2
"""Steps that each phrase begins lower than the one to its right, where there is room."""
_LARGEST, _SMALLEST = 1.6, 0.55
"""Of the size of the layout's style, how large and how small the headline may become to fill its height."""
_MOST_PHRASES = 3
_CELL = re.compile(r"\d{1,2}(?!\d)|[^A-Za-z0-9]")
_TURNED = frozenset("（）()《》〈〉【】“”‘’…—～，。、：；！？")
"""Marks that have a form of their own where lines run downwards."""


@dataclass(frozen=True, slots=True)
class Upright:
    """The headline, set: the frame that is left for everything else, and the phrases where they stand."""

    frame: Frame
    blocks: tuple[TextBlock, ...]


def upright(article: Article, frame: Frame, pack: Pack, setter: Typesetter) -> Upright | None:
    """The article's headline upright at the right of the frame; None where it cannot stand so.

    It cannot in a frame of one column, in a Latin paper, or with Latin words or long figures in it; nor may it be so
    long that its characters would be small. A frame in a box keeps its headline across.
    """
    first, last = frame.columns
    if pack.language != "zh" or first == last or frame.tint or frame.border:
        return None
    phrases = _phrases(article.headline)
    if phrases is None:
        return None
    style = pack.styles.get("upright", pack.style(pack.headlines[frame.headline[0]].style))
    height = (frame.lines[1] - frame.lines[0]) * pack.grid.leading - pack.grid.em_top - pack.grid.em_foot
    longest = max(len(cells) for _, cells in phrases)
    drop = _DROP if len(phrases) > 1 else 0.0
    across = pack.grid.column / (1 + _PITCH * (len(phrases) - 1))
    size = min(style.size * _LARGEST, height / (_STEP * (longest + drop) - _STEP + 1), across)
    if size < style.size * _SMALLEST:
        return None
    style = replace(style, size=size, leading=size * _STEP)
    blocks = tuple(_placed(article, phrases, style, frame, pack, setter, height))
    return Upright(frame.model_copy(update={"columns": (first, last - 1)}), blocks)


_Phrase = tuple[int, tuple[str, ...]]
"""Where a phrase begins in the headline, and its cells: one character, or a figure of two digits."""


def _phrases(headline: str) -> list[_Phrase] | None:
    found: list[_Phrase] = []
    for match in re.finditer(r"\S+", headline):
        cells = tuple(_CELL.findall(match[0]))
        if "".join(cells) != match[0]:
            return None
        found.append((match.start(), cells))
    return found if 1 <= len(found) <= _MOST_PHRASES else None


def _placed(
    article: Article,
    phrases: list[_Phrase],
    style: TextStyle,
    frame: Frame,
    pack: Pack,
    setter: Typesetter,
    height: float,
) -> Iterator[TextBlock]:
    grid = pack.grid
    left = grid.x(frame.columns[1])
    width = style.size * (1 + _PITCH * (len(phrases) - 1))
    right = left + (grid.column + width) / 2
    top = grid.y(frame.lines[0]) + grid.em_top + style.size * 0.88
    low = 0.0
    for number, (start, cells) in enumerate(phrases):
        x = right - style.size * (1 + _PITCH * number)
        room = height - style.size - (len(cells) - 1) * style.leading
        low = max(0.0, min(low + (_DROP * style.leading if number else 0.0), room))
        yield TextBlock(
            article.id, "headline", style, x, top + low, style.leading, tuple(_column(start, cells, style, setter))
        )


def _column(start: int, cells: tuple[str, ...], style: TextStyle, setter: Typesetter) -> Iterator[Line]:
    """One line for each cell, centred in the column."""
    at = start
    for cell in cells:
        line = setter.natural(cell, replace(style, halve=False))
        if cell in _TURNED:
            turned = tuple(replace(segment, features=("vert",)) for segment in line.segments)
            line = replace(line, segments=turned)
        by = (style.size - line.width) / 2
        yield replace(line, start=at, end=at + len(cell), offset=line.offset + by, width=line.width + by)
        at += len(cell)
