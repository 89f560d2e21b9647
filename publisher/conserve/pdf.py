"""A finished PDF read back with PDFium, which knows nothing of how it was made."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

# A hyphen at a line's end comes back as one of these.
_ADDED = frozenset("\0-\xad\x02\ufffe")
_HYPHENS = {"\x02": "-", "\ufffe": "-"}


class Character(NamedTuple):
    """A character on a page: its origin, and its cell's right edge where asked for; points from the trim's top left."""

    text: str
    x: float
    baseline: float
    right: float | None = None


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The file, open."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def pages(pdf: bytes, *, edges: bool = False) -> Iterator[tuple[Character, ...]]:
    """The characters of each page; right ``edges`` take longer."""
    with opened(pdf) as document:
        for page in document:
            yield characters(page, edges=edges)
            page.close()


def characters(page: pypdfium2.PdfPage, *, edges: bool = False) -> tuple[Character, ...]:
    """The characters of a page, without the spaces and line ends that PDFium adds."""
    text = page.get_textpage()
    left, _, _, top = page.get_trimbox()
    found = tuple(_characters(text, left, top, edges))
    text.close()
    return found


def _characters(text: pypdfium2.PdfTextPage, left: float, top: float, edges: bool) -> Iterator[Character]:
    x, y, cell = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    raw, code_of, origin_of = text.raw, pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharOrigin
    for index in range(text.count_chars()):
        character = chr(code_of(raw, index))
        # PDFium adds spaces, line ends and hyphens only, so no other character need be asked about.
        if (character in _ADDED or character.isspace()) and pdfium.FPDFText_IsGenerated(raw, index) == 1:
            continue
        character = _HYPHENS.get(character, character)
        origin_of(raw, index, x, y)
        if edges:
            pdfium.FPDFText_GetLooseCharBox(raw, index, cell)
        yield Character(character, x.value - left, top - y.value, cell.right - left if edges else None)
