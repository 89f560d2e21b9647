"""Initials: a story's first letter, so large that it spans two or three lines, and stands on the grid with them."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.compose.flow import Lead, Unit
from publisher.compose.pack import Pack
from publisher.model import Run
from publisher.typeset.lines import Line
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle

_EM_FOOT = 0.12  # of the size: how far a Han character's square reaches below the baseline
_CLEAR = 0.22  # of the body's size: white at the right of a Latin initial


@dataclass(frozen=True, slots=True)
class _Initial:
    """The letter set, how far its baseline lies below the first line's, and the room that the lines leave it."""

    line: Line
    style: TextStyle
    below: float
    room: float


def with_initial(
    piece: str, runs: Sequence[Run], body: TextStyle, pack: Pack, setter: Typesetter, measure: float, looseness: int
) -> Unit | None:
    """The paragraph with its first letter as an initial, or None where that would not do.

    It does not for a text that begins with a mark or a figure, or that has no more lines than the initial.
    """
    rows = pack.spacing.initial
    if not runs or not runs[0].text or unicodedata.category(runs[0].text[0])[0] != "L":
        return None
    first = runs[0].text[0]
    initial = _set(first, rows, body, pack, setter)
    rest = (replace(runs[0], text=runs[0].text[1:]), *runs[1:])
    lines = setter.paragraph(rest, body, measure, looseness=looseness, beside=(initial.room, rows))
    if len(lines) <= rows or initial.room > measure / 2:
        return None
    lines = tuple(replace(line, start=line.start + 1, end=line.end + 1) for line in lines)
    lead = Lead(piece, initial.line, 0.0, initial.style, below=initial.below)
    return Unit(piece, "text", body, lines, 0.0, lead, continued=True, beside=rows)


def _set(letter: str, rows: int, body: TextStyle, pack: Pack, setter: Typesetter) -> _Initial:
    """The letter at its size and place.

    A Latin one reaches from the height of the first line's capitals down to the last line's baseline, a Han one over
    the squares of all the lines; the room of the latter is a whole number of them.
    """
    depth = (rows - 1) * pack.grid.leading
    style = pack.styles.get("initial") or replace(body, name="initial")
    style = replace(style, align="left", indent=0.0, hyphenate=False)
    if unicodedata.east_asian_width(letter) in "WF":
        size = depth + body.size
        line, style = _natural(letter, replace(style, size=size, leading=size), setter)
        room = math.ceil((size + 0.25 * body.size) / body.size) * body.size
        return _Initial(line, style, depth + _EM_FOOT * (body.size - size), room)
    height, capital = _capital_height(body, setter), _capital_height(style, setter)
    size = (depth + height * body.size) / capital
    line, style = _natural(letter, replace(style, size=size, leading=size), setter)
    return _Initial(line, style, depth, line.width + _CLEAR * body.size)


def _natural(letter: str, style: TextStyle, setter: Typesetter) -> tuple[Line, TextStyle]:
    return replace(setter.natural(letter, style), last=False), style


def _capital_height(style: TextStyle, setter: Typesetter) -> float:
    return setter.fonts.faces[setter.fonts.role(style.face).face].capital_height
