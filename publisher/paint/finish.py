"""The painted PDF made ready for reading on a screen."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Pdf

from publisher.compose.pages import Composition
from publisher.paint import tagging


def screen_pdf(pdf: bytes, composition: Composition, *, packed: bool = True) -> bytes:
    """The screen edition: cut to the trim; tags, bookmarks, links, title and language stay.

    Not ``packed``, it is larger and made sooner.
    """
    with Pdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            trim = _boxes(page, composition)[0]
            page.mediabox = page.cropbox = page.trimbox = trim
            if "/BleedBox" in page:
                del page["/BleedBox"]
        tagging.mend(document, composition)
        return _saved(document, packed)


def _boxes(page: pikepdf.Page, composition: Composition) -> tuple[Array, Array]:
    """Trim and bleed boxes. The engine puts the trim's lower left corner at the origin."""
    width, height, bleed = composition.width, composition.height, composition.bleed
    sides = (0, 0, width, height), (-bleed, -bleed, width + bleed, height + bleed)
    trim, outer = (Array([round(side, 4) for side in box]) for box in sides)
    return trim, outer


def _saved(document: Pdf, packed: bool = True) -> bytes:
    out = io.BytesIO()
    document.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=packed,
        fix_metadata_version=False,
    )
    return out.getvalue()
