"""The painted PDF made ready for its readers: the screen, the press, one file for each page, proofs as pictures."""

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


def print_pdf(pdf: bytes, composition: Composition) -> bytes:
    """The pages for the press with their bleed. Links, bookmarks and tags, which a press has no use for, are gone."""
    with Pdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            trim, bleed = _boxes(page, composition)
            page.mediabox = page.bleedbox = bleed
            page.trimbox = trim
            for key in ("/Annots", "/Tabs", "/StructParents", "/CropBox"):
                if key in page:
                    del page[key]
        for key in ("/Outlines", "/StructTreeRoot", "/MarkInfo", "/Names", "/Dests", "/ViewerPreferences"):
            if key in document.Root:
                del document.Root[key]
        with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
            # Without its tags the file is no longer what this promises.
            del metadata["pdfuaid:part"]
        document.remove_unreferenced_resources()
        return _saved(document)


def split_pages(pdf: bytes) -> tuple[bytes, ...]:
    """Each page as a file of its own."""
    with Pdf.open(io.BytesIO(pdf)) as document:
        document.remove_unreferenced_resources()
        return tuple(_alone(document, number) for number in range(len(document.pages)))


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


def _alone(document: Pdf, number: int) -> bytes:
    with Pdf.new() as single:
        single.pages.append(document.pages[number])
        for key in ("/Lang",):
            if key in document.Root:
                single.Root[key] = document.Root[key]
        if "/Title" in document.docinfo:
            single.docinfo["/Title"] = document.docinfo["/Title"]
        return _saved(single)


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
