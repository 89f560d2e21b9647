"""Set lines drawn as they stand. The engine takes a patch for a picture: it finds its place, colour and tag, no more.

Shaping and laying out again what is set already would take the engine ten times as long as all the rest of its work.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import Any

from weasyprint.formatting_structure.boxes import Box  # type: ignore[import-untyped]
from weasyprint.html import HTML_HANDLERS, make_replaced_box  # type: ignore[import-untyped]

from publisher.paint.faces import EmbeddedFace
from publisher.paint.rows import Row, read, short
from publisher.typeset.lines import WORD_SPACES, Segment
from publisher.typeset.shaping import Glyph, Shaper
from publisher.typeset.visible import visible

_PIXEL = 0.75
_LINK = HTML_HANDLERS["a"]
_EXACT = 0.002
"""Points that the pen may be off before it is moved."""


class Pen:
    """Draws spans into PDF text operators; remembers the faces it used and the characters they lack."""

    def __init__(self, shaper: Shaper) -> None:
        self.shaper = shaper
        self.faces: dict[str, EmbeddedFace] = {}
        self.missing: dict[str, None] = {}

    def face(self, key: str) -> EmbeddedFace:
        """The face as the PDF embeds it."""
        found = self.faces.get(key)
        if found is None:
            found = self.faces[key] = EmbeddedFace(self.shaper.fonts.faces[key])
        return found

    def glyphs(self, segment: Segment) -> tuple[Glyph, ...]:
        """The glyphs of a span; characters that the face lacks are noted."""
        found = self.shaper.glyphs(segment.face, segment.text, loose=segment.tracking != 0, features=segment.features)
        for glyph in found:
            if not glyph.number and any(map(visible, glyph.text)):
                self.missing[glyph.text] = None
        return found


class SetText:
    """A patch of rows, standing in for an image of the engine's (``weasyprint.images``)."""

    def __init__(self, rows: Sequence[Row], size: float, box: tuple[float, float], pen: Pen) -> None:
        self.rows, self.size, self._box, self._pen = rows, size, box, pen

    def right(self, row: Row) -> float:
        """Where a row's last character ends, points right of the patch's corner."""
        return row.x + fsum(
            glyph.advance * self.size + _spacing(glyph, segment)
            for segment in row.segments
            for glyph in self._pen.glyphs(segment)
        )

    def get_intrinsic_size(self, _resolution: float, _font_size: float) -> tuple[float, float, float]:
        """Width and height in CSS pixels, and their ratio."""
        width, height = self._box
        return width / _PIXEL, height / _PIXEL, width / height

    def draw(self, stream: Any, width: float, height: float, style: Mapping[str, Any]) -> None:
        """Write the rows. Lengths are CSS pixels, y runs down, and the origin is the patch's corner."""
        _as_text(stream)
        if style["overflow"] != "visible":
            stream.rectangle(0, 0, width, height)
            stream.clip()
            stream.end()
        stream.set_color(style["color"])
        stream.transform(a=1 / _PIXEL, d=-1 / _PIXEL)
        stream.begin_text()
        stream.stream.append(_Operators(self._pen, self.size).written(self.rows))
        stream.end_text()


def _as_text(stream: Any) -> None:
    """What the engine has just opened as the content of a figure is a run of text."""
    for at in range(len(stream.stream) - 1, -1, -1):
        if stream.stream[at] == "/Figure":
            stream.stream[at] = "/Span"
            return


class _Operators:
    """PDF text operators for rows, y running up from the patch's corner."""

    def __init__(self, pen: Pen, size: float) -> None:
        self._pen, self._size = pen, size
        self._face = ""
        self._tracking = 0.0
        self._out: list[str] = []

    def written(self, rows: Sequence[Row]) -> bytes:
        left = base = 0.0
        for row in rows:
            self._out.append(f"{short(row.x - left)} {short(base - row.y)} Td")
            left, base = row.x, row.y
            self._row(row)
        return "\n".join(self._out).encode("ascii")

    def _row(self, row: Row) -> None:
        wanted = shown = 0.0  # where the next glyph is to stand, and where the pen would put it: points from row.x
        for segment in row.segments:
            embedded = self._pen.face(segment.face)
            self._set(segment, embedded)
            array: list[str] = []
            text: list[str] = []
            rise = 0.0
            for glyph in self._pen.glyphs(segment):
                if glyph.up != rise:
                    self._show(array, text)
                    array, text, rise = [], [], glyph.up
                    self._out.append(f"{short(rise * self._size)} Ts")
                at = wanted + glyph.right * self._size
                if abs(at - shown) > _EXACT:
                    if text:
                        array.append(f"<{''.join(text)}>")
                        text = []
                    array.append(short((shown - at) / self._size * 1000))
                    shown = at
                text.append(f"{glyph.number:04x}")
                shown += embedded.drawn(glyph) * self._size / 1000 + segment.tracking
                wanted += glyph.advance * self._size + _spacing(glyph, segment)
            self._show(array, text)
            if rise:
                self._out.append("0 Ts")

    def _set(self, segment: Segment, embedded: EmbeddedFace) -> None:
        if segment.face != self._face:
            self._face = segment.face
            self._out.append(f"/{embedded.hash} {short(self._size)} Tf")
        if segment.tracking != self._tracking:
            self._tracking = segment.tracking
            self._out.append(f"{short(segment.tracking)} Tc")

    def _show(self, array: list[str], text: list[str]) -> None:
        if text:
            array.append(f"<{''.join(text)}>")
        if array:
            self._out.append(f"[{''.join(array)}] TJ" if len(array) > 1 else f"{array[0]} Tj")


def _spacing(glyph: Glyph, segment: Segment) -> float:
    """What is added after a glyph, in points."""
    added = segment.tracking * len(glyph.text)
    return added + segment.word * sum(map(glyph.text.count, WORD_SPACES)) if segment.word else added


def install(pen: Pen, faces: Sequence[str]) -> None:
    """Teach the engine to hand every element with set text to the pen. ``faces`` are the keys that figures count by."""

    def drawn(element: Any, box: Box, get_image: object, base_url: str) -> list[Box]:
        found: list[Box] = _LINK(element, box, get_image, base_url) if element.tag == "a" else [box]
        figures = element.get("data-set")
        if figures is None:
            return found
        rows = read(figures, element.text or "", faces)
        width, height = map(float, element.get("data-box").split(" "))
        text = SetText(rows, float(element.get("data-size")), (width, height), pen)
        patch = make_replaced_box(element, box, text)
        patch.link = box.link
        return [patch]

    HTML_HANDLERS["span"] = HTML_HANDLERS["a"] = drawn
