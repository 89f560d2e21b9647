"""One line set to its measure: how much goes between which characters, and the spans that paint it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from publisher.typeset.lines import WORD_SPACES, Segment
from publisher.typeset.marks import FAST, HAN_BY_LATIN, OPEN_LIMIT, WORDS
from publisher.typeset.matter import Matter
from publisher.typeset.shaping import Shaper

_CLOSE_ENOUGH = 0.002  # points
_NONE = 1e-6  # ems
_DIGITS = 4  # of a length in points, as painted
LETTER_LIMIT, LETTER_EMERGENCY = 0.018, 0.03  # ems between the letters of a loose Latin line, and of a gaping one
LETTER_SQUEEZE = 0.008  # ems that the letters of a Latin line may be brought together
_GAPING = 0.4  # ems in each word space
_OPENED = 0.25  # of a space: word spaces open so far before letters do
_FAST = frozenset(FAST)


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a paragraph that one line shows: characters ``start`` to ``end``, then perhaps a hyphen."""

    start: int
    end: int
    hyphen: str = ""


def spacing(
    matter: Matter, piece: Piece, room: float, *, fill: bool, evenly: bool = False, hang: bool = False
) -> list[float]:
    """What is added after each character of the piece, in ems, so that it takes ``room`` ems.

    A line that is too wide is squeezed in any case; one that is too narrow is spread when ``fill`` is set, ``evenly``
    between all characters or else as their seams say. ``hang`` puts a last mark outside the measure.
    """
    start, end = piece.start, piece.end
    extra = list(matter.gaps[start:end])
    extra[-1] = 0.0
    width = fsum(matter.widths[start:end]) + fsum(extra)
    if piece.hyphen:
        extra[-1] = matter.tracking
    over = width - room
    last = piece.end - 1
    free, hangs = (0.0, 0.0) if piece.hyphen else (matter.halvable(last), matter.hangs(last))
    if hang and free + _NONE < over <= free + hangs + _NONE:
        # The mark hangs outside with its ink; what its going leaves of the measure is filled as in any line.
        extra[-1] -= free + hangs
        _spread(matter, piece, extra, free + hangs - over, evenly)
    elif over > 0:
        _squeeze(matter, piece, extra, over)
    elif fill and over < 0:
        _spread(matter, piece, extra, -over, evenly)
    return extra


def _squeeze(matter: Matter, piece: Piece, extra: list[float], over: float) -> None:
    """Take out ``over`` ems: the blank half of the last mark, then seam by seam in the order of their turns."""
    dropped = 0.0 if piece.hyphen else min(over, matter.halvable(piece.end - 1))
    extra[-1] -= dropped
    over -= dropped
    places = range(piece.start, piece.end - 1)
    for turn in sorted({matter.seams[at].turn for at in places if matter.shrinks[at]}) if over > 0 else ():
        giving = [at for at in places if matter.seams[at].turn == turn]
        total = fsum([matter.shrinks[at] for at in giving])
        share = min(1.0, over / total) if total else 0.0
        for at in giving:
            extra[at - piece.start] -= share * matter.shrinks[at]
        over -= share * total
    if over > 0 and not matter.chinese:
        _even(piece, extra, -min(over, LETTER_SQUEEZE * len(extra)))


def _spread(matter: Matter, piece: Piece, extra: list[float], slack: float, evenly: bool) -> None:
    """Fill ``slack`` ems. Chinese: word spaces and the gaps at Latin words first, the rest evenly between all."""
    places = range(piece.start, piece.end - 1)
    takes = [matter.stretches[at] for at in places]
    if evenly or fsum(takes) <= 0:
        takes = [0.0 if matter.kinds[at + 1] in "Mw" else 1.0 for at in places]
    elif matter.chinese:
        for turn in (WORDS, HAN_BY_LATIN):
            taking = [at for at in places if matter.seams[at].turn == turn and matter.stretches[at]]
            total = fsum([matter.stretches[at] for at in taking])
            share = min(1.0, slack / total) if total else 0.0
            for at in taking:
                extra[at - piece.start] += share * matter.stretches[at]
            slack -= share * total
        takes = [min(take, OPEN_LIMIT) for take in takes]
    else:
        slack = _open_letters(matter, piece, extra, slack)
    total = fsum(takes)
    if total > 0 and slack > 0:
        for at, take in enumerate(takes):
            extra[at] += slack * take / total


def _open_letters(matter: Matter, piece: Piece, extra: list[float], slack: float) -> float:
    """Once the word spaces are well open, move the letters apart a little; returns what is left for the spaces."""
    spaces = [matter.widths[at] for at in range(piece.start, piece.end) if matter.kinds[at] in " N"]
    count = len(extra) if piece.hyphen else len(extra) - 1
    if not spaces or not count or slack <= _OPENED * fsum(spaces):
        return slack
    wide = slack - LETTER_LIMIT * count > _GAPING * len(spaces)
    letter = min(LETTER_EMERGENCY if wide else LETTER_LIMIT, (slack - _OPENED * fsum(spaces)) / count)
    _even(piece, extra, letter * count)
    return slack - letter * count


def _even(piece: Piece, extra: list[float], amount: float) -> None:
    """Share out an amount between the letters.

    What follows the last letter would stand at the line's end, which would then fall short of its measure.
    """
    count = len(extra) if piece.hyphen else len(extra) - 1
    for at in range(count):
        extra[at] += amount / count


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
        segment = Segment(text, span.face, span.tracking, span.word or 0.0, href=span.link, features=matter.features)
        made.append(segment)
        total += (
            painted_width(segment, size, shaper) if span.fast is None else span.fast * size + len(text) * span.tracking
        )
    if piece.hyphen:
        added = Segment(piece.hyphen, made[-1].face, matter.tracking * size, added=True, features=matter.features)
        made.append(added)
        total += painted_width(added, size, shaper)
    return tuple(made), total


def _spans(matter: Matter, piece: Piece, extra: Sequence[float], size: float) -> list[_Span]:
    kinds, faces, links, widths, painted = matter.kinds, matter.faces, matter.links, matter.widths, matter.painted
    spans: list[_Span] = []
    now: _Span | None = None
    for at, more in zip(range(piece.start, piece.end), extra, strict=False):
        kind = kinds[at]
        if kind == "w":
            continue
        added = round(more * size, _DIGITS) if more else 0.0
        space = kind in " N"
        if now is not None and now.face == faces[at] and now.link == links[at]:
            if added != now.tracking or (space and now.word):
                word = round(added - now.tracking, _DIGITS)
                if space and (now.word is None or now.word == word):
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
