"""The third reading: the eye. Where a line was composed, a picture of the page must show ink.

This finds what the other two cannot: text in the colour of its ground, and text that something else covers.
"""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from publisher.compose.pages import Composition, PlacedPage, TextBlock
from publisher.conserve.telling import blocks_of, box_of, lost, span_of
from publisher.findings import Finding
from publisher.model import Issue
from publisher.wording import Text

_SCALE = 1.0
"""Pixels to a point: enough to tell ink from none, and quick."""
_CONTRAST = 14
"""Levels of grey, of 255, that ink differs from its ground at least."""
_STRETCH = 4
"""Characters of a line that are looked at together."""


def unseen(composition: Composition, issue: Issue, pdf: bytes) -> tuple[Finding, ...]:
    """A finding for every block with a stretch of a line where the finished page shows nothing."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found: list[Finding] = []
        for page, shown in zip(composition.pages, document, strict=False):
            left, bottom, right, top = shown.get_trimbox()
            media = shown.get_mediabox()
            crop = (left - media[0], bottom - media[1], media[2] - right, media[3] - top)
            picture = shown.render(scale=_SCALE, crop=crop, grayscale=True).to_pil()
            found += (_told(issue, page, block, row) for block, row in _blank(page, picture))
            shown.close()
        return tuple(found)
    finally:
        document.close()


def _blank(page: PlacedPage, picture: Image.Image) -> Iterator[tuple[TextBlock, int]]:
    for block in blocks_of(page).values():
        rows = (row for row, line in enumerate(block.lines) if line.text.strip() and not _inked(picture, block, row))
        row = next(rows, None)
        if row is not None:
            yield block, row


def _inked(picture: Image.Image, block: TextBlock, row: int) -> bool:
    line, size = block.lines[row], block.style.size
    baseline = block.baseline + row * block.leading
    left, right = block.x + line.offset, block.x + line.width
    # Words apart from one another leave blank stretches by rights.
    count = 1 if " " in line.text.strip() else max(1, len(line.text) // _STRETCH)
    step = (right - left) / count
    return all(
        _contrast(picture, left + part * step, baseline - 0.75 * size, left + (part + 1) * step, baseline + 0.1 * size)
        >= _CONTRAST
        for part in range(count)
    )


def _contrast(picture: Image.Image, left: float, top: float, right: float, bottom: float) -> int:
    box = tuple(round(side * _SCALE) for side in (left, top, max(right, left + 2), max(bottom, top + 2)))
    low, high = picture.crop((box[0], box[1], box[2], box[3])).getextrema()
    return int(high) - int(low)  # type: ignore[arg-type]


def _told(issue: Issue, page: PlacedPage, block: TextBlock, row: int) -> Finding:
    text = block.lines[row].text
    who = f"{block.article}, {block.piece}" if block.article else block.piece
    return lost(
        Text(
            f"{who}: the line “{text}” on page {page.number} cannot be seen; its colour or something over it hides it.",
            f"{who}：第{page.number}版的一行“{text}”看不见，颜色与底色相同或被遮盖。",
        ),
        article=block.article,
        span=span_of(issue, block),
        page=page.number,
        box=box_of(block, row),
    )
