"""The typesetter: text in, set lines out.

Lines hold the spans that paint them; the width of each is what the painter's own engine will make of those spans.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import fsum

from publisher.model import Run
from publisher.typeset.breaking import FAILED, SCRAP, Manner, Search
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.justify import Piece, exact, spacing
from publisher.typeset.lines import Line
from publisher.typeset.matter import Compositor, Matter
from publisher.typeset.phrases import Phrases
from publisher.typeset.shaping import Shaper
from publisher.typeset.styles import TextStyle
from publisher.typeset.turns import Turns, turns

_MOST_SETTLED = 20_000  # paragraphs remembered; whoever goes on for days must not grow for days
_LATELY = 200  # paragraphs whose priced lines are kept: a story's columns are evened soon after it is set
_OPEN = 1.0, 2.0  # limit of stretch tried first, Chinese and Latin, in multiples of what the seams offer
_WIDER = 3.0  # the limit for a Latin paragraph that would else end in a scrap


@dataclass(frozen=True, slots=True)
class _Settled:
    """A paragraph's best breaks at one measure, and its lines by the looseness they were asked for with."""

    search: Search
    path: list[int]
    strict: bool
    insets: tuple[float, ...]
    lines: dict[int, tuple[Line, ...]]


class Typesetter:
    """Sets text in the faces of one library for a publication in one language (BCP 47)."""

    def __init__(self, fonts: FontLibrary, language: str) -> None:
        self.fonts = fonts
        self.language = language
        self._shaper = Shaper(fonts, language)
        self._compositor = Compositor(self._shaper)
        self._phrases = Phrases(language)
        self._lately: deque[Search] = deque()
        self._settled: dict[tuple[str | tuple[Run, ...], TextStyle, float, tuple[float, int]], _Settled | None] = {}
        # Make-up asks for the same headline at the same width again and again.
        self._matters: dict[tuple[object, ...], Matter] = {}
        self._headlines: dict[tuple[object, ...], tuple[Line, ...] | None] = {}

    def paragraph(
        self,
        runs: Sequence[Run] | str,
        style: TextStyle,
        measure: float,
        *,
        looseness: int = 0,
        beside: tuple[float, int] = (0.0, 0),
    ) -> tuple[Line, ...]:
        """A paragraph in lines of ``measure`` points; none for blank text.

        ``looseness`` asks for so many lines more (or fewer) than the best setting has; the result comes as near as the
        text allows. Any text comes out at any measure: what cannot keep the rules breaks them, softest first.
        ``beside`` keeps so many points free at the left of so many lines, for an initial; no indent is set then.
        """
        key = runs if isinstance(runs, str) else tuple(runs), style, measure, beside
        if key not in self._settled:
            if len(self._settled) >= _MOST_SETTLED:
                self._settled.clear()
            self._settled[key] = self._settle(runs, style, measure, beside)
        settled = self._settled[key]
        if settled is None:
            return ()
        # Whoever makes up a page asks for the same paragraph time and again.
        if looseness not in settled.lines:
            path = settled.path
            if looseness:
                path = settled.search.with_lines(path, looseness, settled.strict)
            matter, found = settled.search.matter, settled.search.turns
            insets = (*settled.insets, *[0.0] * (len(path) - len(settled.insets)))
            settled.lines[looseness] = tuple(
                self._line(matter, found, first, last, style, measure, inset)
                for (first, last), inset in zip(pairwise(path), insets, strict=False)
            )
        return settled.lines[looseness]

    def _settle(
        self, runs: Sequence[Run] | str, style: TextStyle, measure: float, beside: tuple[float, int]
    ) -> _Settled | None:
        matter = self._matter(runs, style)
        if not matter.text.strip():
            return None
        ems, hyphen = measure / style.size, "-"
        filled = style.align in ("justify", "spread")
        manner = Manner(
            matter.chinese, filled, style.align == "spread", _OPEN[not matter.chinese], style.hang and filled
        )
        insets = [beside[0] / style.size] * beside[1] or [style.indent]
        places = self._compositor.hyphenator.places(matter.text) if style.hyphenate and style.align == "justify" else []
        width = self._shaper.width(matter.faces[-1], hyphen, loose=False, features=style.features)
        for strict, anywhere in ((True, False), (False, False), (False, True)):
            found = turns(matter, ems, places, width, anywhere=anywhere, hang=style.hang)
            search = Search(matter, found, ems, insets, manner)
            path, price = search.best(strict)
            if path and price < FAILED:
                break
        if strict and price >= SCRAP and not matter.chinese:
            # Lines opened a little further are seen less than a white line across the column.
            wider = Search(matter, found, ems, insets, replace(manner, limit=_WIDER))
            other, lower = wider.best(strict)
            if lower < price:
                search, path = wider, other
        self._lately.append(search)
        if len(self._lately) > _LATELY:
            self._lately.popleft().forget()
        return _Settled(search, path, strict, tuple(insets), {})

    def natural(self, text: str, style: TextStyle) -> Line:
        """The text in one line at its natural width, which is also the line's measure."""
        return self._whole(text, style, None)

    def fitted(self, text: str, style: TextStyle, measure: float) -> Line:
        """The text in one line, its characters moved apart (or together) evenly to fill the measure (均排)."""
        return self._whole(text, style, measure)

    def headline(self, text: str, style: TextStyle, measure: float, max_lines: int = 4) -> tuple[Line, ...] | None:
        """The text in balanced lines that turn only where the sense allows; None when that is not possible.

        A line turns after a space, a bracket, a mark or a word, never inside a word, and never holds one or two
        Chinese characters alone.
        """
        key = (text, style, measure, max_lines)
        if key not in self._headlines:
            self._headlines[key] = self._turned(text, style, measure, max_lines)
        return self._headlines[key]

    def _turned(self, text: str, style: TextStyle, measure: float, max_lines: int) -> tuple[Line, ...] | None:
        matter = self._matter(text, style)
        if not text.strip():
            return ()
        cuts = self._phrases.lines(matter, measure / style.size, max_lines)
        if cuts is None:
            return None
        return tuple(self._display(matter, first, last, style, measure) for first, last in pairwise(cuts))

    def _matter(self, runs: Sequence[Run] | str, style: TextStyle) -> Matter:
        runs = (Run(runs),) if isinstance(runs, str) else runs
        key = (*runs, style.face, style.tracking, style.halve, style.features)
        if key not in self._matters:
            self._matters[key] = self._compositor.matter(
                runs, style.face, tracking=style.tracking, halve=style.halve, features=style.features
            )
        return self._matters[key]

    def _line(
        self, matter: Matter, found: Turns, first: int, last: int, style: TextStyle, measure: float, indent: float
    ) -> Line:
        start, end = found.starts[first], found.ends[last]
        opening, closing = first == 0, last == len(found.ends) - 1
        source = 0 if opening else start
        if opening:
            start = found.ends[0]
        piece = Piece(start, end, "-" if found.hyphens[last] else "")
        hung = 0.0 if opening else matter.hung(start)
        room = measure / style.size - indent + hung - found.hyphens[last]
        filled = style.align == "spread" or (style.align == "justify" and not closing)
        hang = style.hang and filled and not closing
        extra = spacing(matter, piece, room, fill=filled, hang=hang)
        natural = fsum(matter.widths[start:end]) + fsum(extra)
        squeezed = natural > room - 1e-9
        full = (room + found.hyphens[last]) * style.size
        made, width = exact(matter, piece, extra, style.size, self._shaper, full if filled or squeezed else None)
        if width > full:
            made, width = exact(matter, piece, extra, style.size, self._shaper, full)
        offset = (indent - hung) * style.size
        spare = measure - offset - width
        if spare > 0 and (filled or style.align in ("right", "center")):
            # A filled line with room to spare holds one character, which can only be moved.
            offset += spare / 2 if style.align == "center" else spare
        return Line(made, source, found.starts[last], offset, offset + width, measure, closing)

    def _whole(self, text: str, style: TextStyle, measure: float | None) -> Line:
        matter = self._matter(text, style)
        if not text.strip():
            return Line((), 0, len(text), 0.0, 0.0, measure or 0.0, True)
        line = self._display(matter, 0, len(text), style, measure, fill=measure is not None)
        return line

    def _display(
        self, matter: Matter, start: int, end: int, style: TextStyle, measure: float | None, *, fill: bool = False
    ) -> Line:
        source, stop = start, end
        while matter.text[start].isspace():
            start += 1
        while matter.text[end - 1].isspace():
            end -= 1
        piece = Piece(start, end)
        hung = matter.hung(start) if style.halve else 0.0
        extra = list(matter.gaps[start:end])
        extra[-1] = -matter.halvable(end - 1) if style.halve and matter.kinds[end - 1] in "cp" else 0.0
        target = None
        if fill and measure is not None:
            target = measure + hung * style.size
            slack = target / style.size - fsum(matter.widths[start:end]) - fsum(extra)
            for at in range(len(extra) - 1):
                extra[at] += slack / (len(extra) - 1)
        made, width = exact(matter, piece, extra, style.size, self._shaper, target)
        width -= hung * style.size
        return Line(
            made,
            source,
            stop,
            0.0 - hung * style.size,
            width,
            width if measure is None else measure,
            stop == len(matter.text),
        )
