"""A PDF that was checked for the press → its proof: pages as pictures, findings where the check found them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from publisher.findings import Finding
from publisher.reports.proof import Mark, Proof, Sheet
from publisher.review.pictures import WIDTH, as_webp

_MM = 25.4 / 72
MOST = 60
"""Pages that are shown; a report of more would be too large to open."""


def proof_of_pdf(data: bytes, path: Path, findings: Sequence[Finding]) -> Proof:
    """The pages of a PDF, cut to their trim. A file that PDFium cannot open has none, and its findings say why."""
    marks = tuple(Mark(one.page, (one.box,) if one.box else ()) if one.page else None for one in findings)
    return Proof(path.name, None, None, "und", "", 0, sheets=_sheets(data), marks=marks)


def _sheets(data: bytes) -> tuple[Sheet, ...]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return ()
    try:
        return tuple(_sheet(document[at], at + 1) for at in range(min(len(document), MOST)))
    except pypdfium2.PdfiumError:
        return ()
    finally:
        document.close()


def _sheet(page: pypdfium2.PdfPage, number: int) -> Sheet:
    trim = page.get_trimbox()
    page.set_cropbox(*trim)
    page.set_mediabox(*trim)
    width, height = trim[2] - trim[0], trim[3] - trim[1]
    picture = page.render(scale=min(WIDTH / width, 4.0)).to_pil().convert("RGB")
    return Sheet(number, None, *as_webp(picture), width * _MM, height * _MM)
