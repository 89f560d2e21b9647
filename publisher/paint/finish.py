"""The painted PDF made ready for reading on a screen, and proofs of its pages as pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from pikepdf import Array, Pdf

from publisher.compose.pages import Composition
from publisher.paint import tagging

# Of the PNG levels the one that is small and quick for pages: the default takes half as long again for a larger file.
_PACKING = 3


def screen_pdf(pdf: bytes, composition: Composition) -> bytes:
    """The screen edition: cut to the trim; tags, bookmarks, links, title and language stay."""
    with Pdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            trim = _boxes(page, composition)[0]
            page.mediabox = page.cropbox = page.trimbox = trim
            if "/BleedBox" in page:
                del page["/BleedBox"]
        tagging.mend(document, composition)
        return _saved(document)


def proofs(pdf: bytes, dpi: float = 110) -> Iterator[bytes]:
    """Each page as a PNG picture, ``dpi`` pixels to the inch."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            out = io.BytesIO()
            page.render(scale=dpi / 72).to_pil().convert("RGB").save(out, "PNG", compress_level=_PACKING)
            yield out.getvalue()
    finally:
        document.close()


def _boxes(page: pikepdf.Page, composition: Composition) -> tuple[Array, Array]:
    """Trim and bleed boxes. The engine puts the trim's lower left corner at the origin."""
    width, height, bleed = composition.width, composition.height, composition.bleed
    sides = (0, 0, width, height), (-bleed, -bleed, width + bleed, height + bleed)
    trim, outer = (Array([round(side, 4) for side in box]) for box in sides)
    return trim, outer


def _saved(document: Pdf) -> bytes:
    out = io.BytesIO()
    document.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        fix_metadata_version=False,
    )
    return out.getvalue()
