"""What type on a page paints: where each run stands, how large it is, which of its glyphs are missing."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, Protocol

import pikepdf
from pikepdf import Dictionary

from publisher.preflight.facts import Page
from publisher.preflight.fonts import UNKNOWN, Font
from publisher.preflight.marks import Mark, common
from publisher.preflight.state import State, TooMuch
from publisher.press.matrix import IDENTITY, Matrix, bounds, matrix, times

_MOST_MARKS = 400_000
_ASCENT, _DESCENT = 0.8, -0.2


class Walker(Protocol):
    """Who reads the streams of a page."""

    def font(self, source: Any) -> Font:
        """The font of a dictionary."""

    def form(self, form: Any, resources: Any, state: State, depth: int) -> None:
        """Walk into a form."""


class Texts:
    """The part of reading a stream that has to do with its type, and what every part needs."""

    def __init__(self, walk: Walker, page: Page, resources: Any, state: State, depth: int) -> None:
        self._walk, self._page, self._resources, self._depth = walk, page, resources, depth
        self._state, self._first = state, state
        self._text = self._start = IDENTITY

    def _set(self, **changes: Any) -> None:
        self._state = self._state.but(**changes)

    def _entry(self, kind: str, name: Any) -> Any:
        table = self._resources.get(kind) if isinstance(self._resources, Dictionary) else None
        found = table.get(str(name)) if isinstance(table, Dictionary) else None
        if found is None:
            self._page.odd("missing", f"{kind[1:]} {str(name)[1:]}")
        return found

    def _mark(self, mark: Mark) -> None:
        state = self._state
        seen = common(mark.box, state.clip)
        if seen[0] > seen[2] or seen[1] > seen[3]:
            return
        if len(self._page.marks) >= _MOST_MARKS:
            raise TooMuch
        over = state.fill_over, state.line_over
        marked = replace(mark, box=seen, fill_over=over[0], line_over=over[1], mode=state.mode)
        self._page.marks.append(marked)

    def _begin(self, name: str, operands: Any) -> None:
        self._text = self._start = IDENTITY

    def _font(self, name: str, operands: Any) -> None:
        source = self._entry("/Font", operands[0])
        self._set(font=self._walk.font(source) if source is not None else UNKNOWN, size=float(operands[1]))

    def _place(self, name: str, operands: Any) -> None:
        self._text = self._start = matrix(operands)

    def _move(self, name: str, operands: Any) -> None:
        across, up = float(operands[0]), float(operands[1])
        if name == "TD":
            self._set(leading=-up)
        self._text = self._start = times((1, 0, 0, 1, across, up), self._start)

    def _turn(self, name: str, operands: Any) -> None:
        self._text = self._start = times((1, 0, 0, 1, 0, -self._state.leading), self._start)

    def _setting(self, name: str, operands: Any) -> None:
        value = float(operands[0])
        key = {"Tc": "spacing", "TL": "leading", "Tz": "stretch", "Tr": "render"}[name]
        self._set(**{key: value / 100 if name == "Tz" else int(value) if name == "Tr" else value})

    def _show(self, name: str, operands: Any) -> None:
        if name in ("'", '"'):
            self._turn(name, operands)
        state = self._state
        parts = list(operands[0]) if name == "TJ" else [operands[-1]]
        advance, missing, count = 0.0, 0, 0
        for part in parts:
            if isinstance(part, pikepdf.String):
                codes = state.font.codes(bytes(part))
                advance += state.font.advance(codes) / 1000 * state.size + state.spacing * len(codes)
                missing += sum(code in state.font.empty for code in codes) if state.font.empty else 0
                count += len(codes)
            else:
                advance -= float(part) / 1000 * state.size
        advance *= state.stretch
        placed = times(self._text, state.ctm)
        self._text = times((1, 0, 0, 1, advance, 0), self._text)
        if count and state.render not in (3, 7):
            self._type(placed, advance, missing)

    def _type(self, placed: Matrix, advance: float, missing: int) -> None:
        state = self._state
        low, high = _DESCENT * state.size, _ASCENT * state.size
        box = bounds(((0, low), (advance, low), (0, high), (advance, high)), placed)
        size = abs(state.size) * math.hypot(placed[2], placed[3])
        filled, lined = state.render in (0, 2, 4, 6), state.render in (1, 2, 5, 6)
        colours = state.fill if filled else None, state.line if lined else None
        self._mark(Mark("text", box, *colours, size=size, name=state.font.name, missing=missing))
