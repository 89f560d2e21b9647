"""The heads a story can have over so many columns: every step of the headline ladder that sets it well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.compose import heads
from publisher.compose.pack import Frame, Pack
from publisher.compose.space import room
from publisher.model import Article
from publisher.typeset.setter import Typesetter

SMALL_KICKER, SMALL_DECK = "kicker-small", "deck-small"
_LARGE = 26.0
"""Headline size in points from which kicker and deck take their large styles."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A head set in a frame: the headline's size, how much of the width its longest line fills, and its lines."""

    frame: Frame
    head: heads.Head
    size: float
    fill: float
    lines: int


def headings(article: Article, frame: Frame, pack: Pack, setter: Typesetter) -> Iterator[Heading]:
    """The heads that set the headline at phrase ends in no more lines than their step allows, largest first."""
    width = room(frame, pack).width
    found = False
    for name in _ladder(pack):
        step = pack.headlines[name]
        if _fits(article.headline, name, pack, setter, width):
            found = True
            yield _heading(article, _dressed(frame, name, pack), pack, setter, width, step.style)
    if not found:
        name = _ladder(pack)[-1]
        yield _heading(article, _dressed(frame, name, pack), pack, setter, width, pack.headlines[name].style)


def _ladder(pack: Pack) -> list[str]:
    """The steps set flush left, largest first; spread ones are for photo stories."""
    flush = [name for name, step in pack.headlines.items() if pack.style(step.style).align != "spread"]
    return sorted(flush, key=lambda name: -pack.style(pack.headlines[name].style).size)


def sizes(pack: Pack) -> list[float]:
    """Every headline size of the pack, largest first."""
    return sorted({pack.style(step.style).size for step in pack.headlines.values()}, reverse=True)


def _fits(text: str, name: str, pack: Pack, setter: Typesetter, width: float) -> bool:
    step = pack.headlines[name]
    if setter.headline(text, pack.style(step.style), width, max_lines=step.most):
        return True
    parts = text.split()
    if pack.language != "zh" or step.most > 1 or len(parts) != 2:
        return False
    main, over = (
        setter.natural(part, pack.style(style))
        for part, style in zip(reversed(parts), (step.style, "kicker"), strict=True)
    )
    return main.width <= width and over.width <= width


def _dressed(frame: Frame, name: str, pack: Pack) -> Frame:
    small = pack.style(pack.headlines[name].style).size < _LARGE
    kicker = SMALL_KICKER if small and SMALL_KICKER in pack.styles else "kicker"
    deck = SMALL_DECK if small and SMALL_DECK in pack.styles else "deck"
    return frame.model_copy(update={"headline": (name,), "kicker": kicker, "deck": deck})


def _heading(article: Article, frame: Frame, pack: Pack, setter: Typesetter, width: float, style: str) -> Heading:
    head = heads.head(article, frame, pack, setter, width)
    pieces = [piece for row in head.rows for piece in row.pieces if piece.name == "headline"]
    lines = [line for piece in pieces for line in piece.lines]
    widest = max((line.width for line in lines), default=width)
    return Heading(frame, head, pack.style(style).size, widest / width, len(lines))
