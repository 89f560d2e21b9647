"""Small PDFs drawn by hand: one page of 200 × 300 points with a bleed, whatever content is wanted on it."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from publisher.press import Identity, Job

TRIM = (0, 0, 200, 300)
JOB = Job(Identity("Sheet", datetime.date(2026, 1, 5), "urn:example:sheet"), 9.0)


def drawn(content: bytes, pages: int = 1, **resources: Any) -> bytes:
    """A PDF of pages with this content; ``Helv`` is there as a font."""
    document = Pdf.new()
    font = document.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for _ in range(pages):
        page = document.add_blank_page(page_size=(200, 300))
        page.obj.TrimBox = Array(TRIM)
        page.obj.Resources = Dictionary(Font=Dictionary(Helv=font), **resources)
        page.obj.Contents = document.make_stream(content)
    out = io.BytesIO()
    document.save(out, static_id=True)
    return out.getvalue()


def steps(pdf: bytes, page: int = 0) -> list[tuple[Any, ...]]:
    """The instructions of a page: operator first, then its operands as plain values."""
    with Pdf.open(io.BytesIO(pdf)) as document:
        return [
            (str(step.operator), *(_plain(value) for value in step.operands))
            for step in pikepdf.parse_content_stream(document.pages[page])
        ]


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Name):
        return str(value)
    if isinstance(value, pikepdf.Array | pikepdf.String):
        return value
    return round(float(value), 4)
