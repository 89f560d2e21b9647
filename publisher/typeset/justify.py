"""One line set to its measure: how much goes between which characters, and the spans that paint it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.typeset.lines import WORD_SPACES, Segment
from publisher.typeset.marks import FAST
from publisher.typeset.matter import Matter
from publisher.typeset.shaping import Shaper

_CLOSE_ENOUGH = 0.002  # points
_DIGITS = 4  # of a length in points, as painted
LETTER_LIMIT = 0.018  # ems between the letters of a loose Latin line
_OPENED = 0.25  # of a space: word spaces open so far before letters do
_FAST = frozenset(FAST)


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a paragraph that one line shows: characters ``start`` to ``end``, then perhaps a hyphen."""

    start: int
    end: int
    hyphen: str = ""


def spacing(matter: Matter, piece: Piece, room: float, *, fill: bool, evenly: bool = False) -> list[float]:
    """What is added after each character of the piece, in ems, so that it takes ``room`` ems.

    A line that is too wide is squeezed in any case; one that is too narrow is spread when ``fill`` is set, ``evenly``
    between all characters or else as their seams say.
    """
    start, end = piece.start, piece.end
    extra = list(matter.gaps[start:end])
    extra[-1] = 0.0
    width = sum(matter.widths[start:end]) + sum(extra)
    if piece.hyphen:
        extra[-1] = matter.tracking
    over = width - room
    if over > 0:
        _squeeze(matter, piece, extra, over)
    elif fill and over < 0:
        _spread(matter, piece, extra, -over, evenly)
    return extra


def _squeeze(matter: Matter, piece: Piece, extra: list[float], over: float) -> None:
    dropped = 0.0 if piece.hyphen else min(over, matter.halvable(piece.end - 1))
    extra[-1] -= dropped
    over -= dropped
    gives = list(matter.shrinks[piece.start : piece.end - 1])
    total = sum(gives)
    if over > 0 and total > 0:
        share = min(1.0, over / total)
        for at, give in enumerate(gives):
            extra[at] -= share * give


def _spread(matter: Matter, piece: Piece, extra: list[float], slack: float, evenly: bool) -> None:
    takes = list(matter.stretches[piece.start : piece.end - 1])
    total = sum(takes)
    if evenly or total <= 0:
        takes = [0.0 if matter.kinds[at + 1] in "Mw" else 1.0 for at in range(piece.start, piece.end - 1)]
        total = sum(takes)
    elif not matter.chinese:
        slack = _open_letters(matter, piece, extra, slack, total)
    if total > 0:
        for at, take in enumerate(takes):
            extra[at] += slack * take / total


def _open_letters(matter: Matter, piece: Piece, extra: list[float], slack: float, total: float) -> float:
    """Once the word spaces are well open, move the letters apart a little; returns what is left for the spaces."""
    spaces = sum(matter.widths[at] for at in range(piece.start, piece.end) if matter.kinds[at] in " N")
    if not spaces or slack <= _OPENED * spaces or total <= 0:
        return slack
    # What follows the last letter would stand at the line's end, which would then fall short of its measure.
    count = len(extra) if piece.hyphen else len(extra) - 1
    if not count:
        return slack
    letter = min(LETTER_LIMIT, (slack - _OPENED * spaces) / count)
    for at in range(count):
        extra[at] += letter
    return slack - letter * count


@dataclass(slots=True)
class _Span:
    text: list[str]
    face: str
    link: str | None
    tracking: float
    word: float | None
    fast: float | None  # width in ems when no shaping is needed


def segments(
    matter: Matter, piece: Piece, extra: Sequence[float], size: float, shaper: Shaper
) -> tuple[tuple[Segment, ...], float]:
    """The spans that paint the piece, and their width in points as painted."""
    spans = _spans(matter, piece, extra, size)
    made: list[Segment] = []
    total = 0.0
    for span in spans:
        text = "".join(span.text)
        segment = Segment(text, span.face, span.tracking, span.word or 0.0, href=span.link)
        made.append(segment)
        total += (
            painted_width(segment, size, shaper) if span.fast is None else span.fast * size + len(text) * span.tracking
        )
    if piece.hyphen:
        added = Segment(piece.hyphen, made[-1].face, matter.tracking * size, added=True)
        made.append(added)
        total += painted_width(added, size, shaper)
    return tuple(made), total


def _spans(matter: Matter, piece: Piece, extra: Sequence[float], size: float) -> list[_Span]:
    kinds, faces, links, widths, painted = matter.kinds, matter.faces, matter.links, matter.widths, matter.painted
    spans: list[_Span] = []
    now: _Span | None = None
    for place, at in enumerate(range(piece.start, piece.end)):
        kind = kinds[at]
        if kind == "w":
            continue
        added = round(extra[place] * size, _DIGITS)
        space = kind in " N"
        if now is not None and now.face == faces[at] and now.link == links[at]:
            word = round(added - now.tracking, _DIGITS)
            if added == now.tracking and not (space and now.word):
                pass
            elif space and (now.word is None or now.word == word):
                now.word = word
            else:
                now = None
        else:
            now = None
        if now is None:
            now = _Span([], faces[at], links[at], added, None, 0.0)
            if space:
                now.tracking, now.word = 0.0, added
            spans.append(now)
        now.text.append(painted[at])
        if kind not in _FAST:
            now.fast = None
        elif now.fast is not None:
            now.fast += widths[at]
    return spans


def painted_width(segment: Segment, size: float, shaper: Shaper) -> float:
    """Width of a span in points as it is painted at ``size``, its last character's spacing included."""
    text = segment.text
    width = size * shaper.width(segment.face, text, loose=segment.tracking != 0, features=segment.features)
    width += len(text) * segment.tracking
    return width + segment.word * sum(map(text.count, WORD_SPACES)) if segment.word else width


def exact(
    matter: Matter, piece: Piece, extra: list[float], size: float, shaper: Shaper, target: float | None
) -> tuple[tuple[Segment, ...], float]:
    """Spans whose painted width is ``target`` points: what shaping in other company changed is made good.

    Kerning and ligatures depend on where spans begin and end, so the first sum can be out by a little.
    """
    made, width = segments(matter, piece, extra, size, shaper)
    for _ in range(4):
        if target is None or abs(target - width) <= _CLOSE_ENOUGH:
            break
        takes = list(matter.stretches[piece.start : piece.end - 1])
        places = [at for at, take in enumerate(takes) if take > 0] or list(range(len(extra) - 1))
        if not places:
            break
        if len(places) > 1 and abs(target - width) < 0.01:
            places = places[-1:]
        for at in places:
            extra[at] += (target - width) / size / len(places)
        made, width = segments(matter, piece, extra, size, shaper)
    return made, width
