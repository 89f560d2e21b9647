"""Source lines → units: one heading line, one paragraph, one credit each; hard-wrapped lines put together again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from publisher.ingest.mend.hyphens import divided
from publisher.ingest.trace import Traced

PLAIN = ("", "¶", "△", "byline", "caption")
"""Marks of running text and of lines that may be anything a page has beside its heads: bylines, captions, folios."""

_STOPS = "。！？…!?.：:；;"
_SLACK = 4  # cells; lines turned by hand are not all as full as they could be
_CLOSERS = "”’』」）)》】\"'"


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands between two turns that an author made.

    ``lines`` are 1-based source lines; ``gap`` counts the blank lines before it; ``width`` is a single line's, in
    half-width cells, its indent included; ``mark`` is a Markdown mark (``#``, ``##``, ``-``, ``>``, ``![``, ``¶``),
    ``▲`` for type larger than the text and ``△`` for a line that is not, or what a style says (``deck``, ``byline``),
    empty in plain text; ``continued``: a line such as 上接第1版 stood before it; ``dropped``: hyphens taken out where a
    word was divided at a line's end; ``apart``: it is known to begin anew.
    """

    text: Traced
    lines: tuple[int, ...]
    gap: int
    indented: bool = False
    width: int = 0
    mark: str = ""
    continued: bool = False
    dropped: tuple[Traced, ...] = ()
    apart: bool = False

    @property
    def plain(self) -> str:
        """The characters."""
        return self.text.text


def lines_of(source: str) -> tuple[Unit, ...]:
    """Every non-blank source line as a unit, stripped."""
    return tuple(_lines(source))


def _lines(source: str) -> Iterator[Unit]:
    offset = gap = 0
    for number, line in enumerate(source.split("\n"), 1):
        if line.strip():
            lead = len(line) - len(line.lstrip())
            text = Traced.of(source, offset, offset + len(line)).strip()
            indented = line[:1] == "\u3000" or (lead >= 2 and bool(line[:lead].strip("\t") or lead))
            yield Unit(text, (number,), gap, indented, cells(line.rstrip()))
            gap = 0
        else:
            gap += 1
        offset += len(line) + 1


def units_of(source: str) -> tuple[Unit, ...]:
    """The units of a plain text; lines are put together only where the text shows that it is hard-wrapped."""
    lines = lines_of(source)
    width = wrap_width(lines)
    if width is None:
        return lines
    units: list[Unit] = []
    for index, line in enumerate(lines):
        if index and _runs_on(lines[index - 1], line, width):
            units[-1] = joined(units[-1], line)
        else:
            units.append(line)
    return tuple(units)


def wrap_width(lines: Sequence[Unit]) -> int | None:
    """The measure, in half-width cells, to which the lines were wrapped; None if each line is a unit by itself."""
    held = [(a, b) for a, b in pairwise(lines) if not b.gap and not b.indented]
    if len(held) < 3:
        return None
    widths = sorted(a.width for a, _ in held)
    width = widths[min(len(widths) - 1, int(len(widths) * 0.95))]
    if not 24 <= width <= 160:
        return None
    full = [a for a, b in held if not _could_have_held(a, b, width)]
    open_ended = [a for a in full if not a.plain.rstrip(_CLOSERS).endswith(tuple(_STOPS))]
    wrapped = len(full) >= 0.6 * len(held) and len(open_ended) >= 0.5 * len(full)
    return width if wrapped and len(full) >= 3 else None


def _runs_on(line: Unit, following: Unit, width: int) -> bool:
    """A line that had no room for the next one's first word was turned by the machine, not by the author."""
    if following.gap or following.indented:
        return False
    return not _could_have_held(line, following, width, _SLACK if following.plain[:1].isascii() else 0)


def _could_have_held(line: Unit, following: Unit, width: int, slack: int = 0) -> bool:
    first = re.match(r"[^\s\u2e80-\u9fff\uff00-\uffef]+|\S", following.plain)
    need = cells(first.group()) if first else 0
    space = 1 if first and first.group().isascii() else 2  # a Chinese line may end two characters short: kinsoku
    if not line.plain[-1:].isascii():
        space = 2
    return line.width + need + space + slack <= width


def joined(unit: Unit, line: Unit) -> Unit:
    """Two halves of a wrapped paragraph, with a space between them where the writing needs one."""
    lines = unit.lines + line.lines
    hyphen = divided(unit.plain, line.plain)
    if hyphen is not None:
        kept = len(unit.text) - len(hyphen)
        dropped = (*unit.dropped, unit.text[kept:]) if hyphen else unit.dropped
        return replace(unit, text=unit.text[:kept] + line.text, lines=lines, dropped=dropped)
    between = " " if _spaced(unit.plain[-1:]) and _spaced(line.plain[:1]) else ""
    return replace(unit, text=unit.text + Traced.made(between) + line.text, lines=lines)


def _spaced(char: str) -> bool:
    return not is_wide(char)


def is_wide(char: str) -> bool:
    """Whether a character takes a full square: Han, kana, full-width marks."""
    return unicodedata.east_asian_width(char) in "WF" or char in "“”‘’—…·"


def cells(text: str) -> int:
    """Width of a text in half-width cells."""
    return sum(2 if is_wide(char) else 1 for char in text)
