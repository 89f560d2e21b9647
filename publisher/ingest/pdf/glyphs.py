"""The characters of a PDF's page with their places, as PDFium reads them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

# A hyphen comes back as one of these: at a line's end, or where a face draws two of them alike.
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u2010": "-"}
MOST = 300_000
"""Characters of one page; a newspaper's page of nothing but text has ten thousand."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: where its cell begins and ends and its baseline, in points from the page's top left corner.

    ``size`` is what it is set in; ``index`` its place in the file; ``spaced``: PDFium saw a space before it; ``font``
    is the face's name in the file.
    """

    text: str
    x: float
    right: float
    baseline: float
    size: float
    index: int
    spaced: bool
    font: str = ""


def glyphs_of(page: pypdfium2.PdfPage) -> tuple[Glyph, ...]:
    """The visible characters of a page, upright ones only, in the order of the file."""
    text = page.get_textpage()
    try:
        left, _, _, top = page.get_cropbox()
        return tuple(_glyphs(text, left, top))
    finally:
        text.close()


def _glyphs(text: pypdfium2.PdfTextPage, left: float, top: float) -> Iterator[Glyph]:
    x, y, cell, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    spaced = False
    for index in range(min(text.count_chars(), MOST)):
        found = chr(pdfium.FPDFText_GetUnicode(text, index))
        character = _HYPHENS.get(found, found)
        if pdfium.FPDFText_IsGenerated(text, index) == 1 or character.isspace() or character == "\x00":
            spaced = spaced or character != "\r"
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, cell)
        size = float(pdfium.FPDFText_GetFontSize(text, index))
        if pdfium.FPDFText_GetMatrix(text, index, matrix):
            if abs(matrix.b) > abs(matrix.a):
                continue
            # The font's size may be 1 and the matrix do the rest.
            size *= hypot(matrix.c, matrix.d) or 1.0
        yield Glyph(
            character,
            x.value - left,
            cell.right - left,
            top - y.value,
            max(size, 1.0),
            index,
            spaced,
            _font(text, index),
        )
        spaced = False


def _font(text: pypdfium2.PdfTextPage, index: int) -> str:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    size = pdfium.FPDFText_GetFontInfo(text, index, name, 128, flags)
    return name.value.decode("utf-8", "replace") if 0 < size <= 128 else ""
