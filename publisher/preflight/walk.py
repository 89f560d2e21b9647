"""One walk over all that a page paints, forms and patterns included, with the state it is painted in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Dictionary

from publisher.preflight.facts import Page
from publisher.preflight.fonts import UNKNOWN, Font, font_of
from publisher.preflight.marks import common
from publisher.preflight.resources import look_at, look_at_group
from publisher.preflight.state import State, TooMuch
from publisher.preflight.stream import ContentStream
from publisher.press.matrix import IDENTITY, Matrix, bounds, matrix, times

__all__ = ["TooMuch", "walk"]

_DEEPEST = 12


def walk(page: Page, seen: dict[tuple[int, int], Font]) -> None:
    """Fill ``page`` with what it paints. ``seen`` keeps fonts from page to page. Raises TooMuch."""
    source = page.source
    clip = page.boxes.get("/MediaBox") or (-1e9, -1e9, 1e9, 1e9)
    look_at_group(page, source, soft=False)
    _Walk(page, seen).stream(source, _inherited(source, "/Resources"), State(IDENTITY, clip), 0)


def _inherited(source: Any, key: str) -> Any:
    for _ in range(50):
        if source is None or key in source:
            break
        source = source.get("/Parent")
    return source.get(key) if source is not None else None


class _Walk:
    def __init__(self, page: Page, seen: dict[tuple[int, int], Font]) -> None:
        self._page = page
        self._seen = seen
        self._open: list[tuple[int, int]] = []
        self._looked: set[tuple[int, int]] = set()

    def stream(self, source: Any, resources: Any, state: State, depth: int) -> None:
        """Walk one content stream."""
        if isinstance(resources, Dictionary) and resources.objgen not in self._looked:
            self._looked |= {resources.objgen} - {(0, 0)}
            look_at(self._page, resources)
            for font in _values(resources, "/Font"):
                self.font(font)
        reader = ContentStream(self, self._page, resources, state, depth)
        try:
            steps = pikepdf.parse_content_stream(pikepdf.Page(source) if depth == 0 else source)
        except (pikepdf.PdfError, TypeError, ValueError) as error:
            self._page.odd("content", str(error).splitlines()[0][:80])
            return
        reader.run(steps)

    def font(self, source: Any) -> Font:
        """The font, read once, and noted for the page."""
        if not isinstance(source, Dictionary):
            return UNKNOWN
        key = source.objgen
        font = self._seen.get(key) or font_of(source)
        if key != (0, 0):
            self._seen[key] = font
        self._page.fonts.setdefault(f"{font.name} {font.kind} {font.embedded}", font)
        return font

    def form(self, form: Any, resources: Any, state: State, depth: int) -> None:
        """Walk into a form or tiling pattern, unless it is inside itself."""
        if form.objgen in self._open or depth > _DEEPEST:
            self._page.odd("recursion", str(form.get("/Name", "")) or "form")
            return
        self._open.append(form.objgen)
        own = form.get("/Resources")
        placed = times(_matrix(form.get("/Matrix")), state.ctm)
        clip = state.clip
        if "/BBox" in form:
            try:
                x1, y1, x2, y2 = (float(side) for side in form["/BBox"])
                clip = common(clip, bounds(((x1, y1), (x2, y2), (x1, y2), (x2, y1)), placed))
            except (ValueError, TypeError):
                self._page.odd("content", "BBox")
        self.stream(form, own if own is not None else resources, replace(state, ctm=placed, clip=clip), depth + 1)
        self._open.pop()


def _values(resources: Any, kind: str) -> list[Any]:
    table = resources.get(kind)
    return [value for _, value in table.items()] if isinstance(table, Dictionary) else []


def _matrix(source: Any) -> Matrix:
    try:
        return matrix(source) if source is not None else IDENTITY
    except (ValueError, TypeError):
        return IDENTITY
