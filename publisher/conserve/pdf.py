"""A finished PDF read back with PDFium, which knows nothing of how it was made."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

# A hyphen at a line's end comes back as one of these.
_HYPHENS = {"\x02": "-", "\ufffe": "-"}


@dataclass(frozen=True, slots=True)
class Character:
    """A character on a page: its origin, and its cell's right edge where asked for; points from the trim's top left."""

    text: str
    x: float
    baseline: float
    right: float | None = None


def pages(pdf: bytes, *, edges: bool = False) -> Iterator[tuple[Character, ...]]:
    """The characters of each page, without the spaces and line ends that PDFium adds; right ``edges`` take longer."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            text = page.get_textpage()
            left, _, _, top = page.get_trimbox()
            yield tuple(_characters(text, left, top, edges))
            text.close()
            page.close()
    finally:
        document.close()


def _characters(text: pypdfium2.PdfTextPage, left: float, top: float, edges: bool) -> Iterator[Character]:
    x, y, cell = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for index in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        character = _HYPHENS.get(found := chr(pdfium.FPDFText_GetUnicode(text, index)), found)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        if edges:
            pdfium.FPDFText_GetLooseCharBox(text, index, cell)
        yield Character(character, x.value - left, top - y.value, cell.right - left if edges else None)
