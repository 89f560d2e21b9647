"""The third reading: the eye. Where a line was composed, a picture of the page must show ink.

This finds what the other two cannot: text in the colour of its ground, and text that something else covers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from publisher.compose.pages import PlacedPage, TextBlock
from publisher.conserve.telling import blocks_of, box_of, lost, span_of
from publisher.findings import Finding
from publisher.model import Issue
from publisher.wording import Text

_SCALE = 1.0
"""Pixels to a point where a picture is drawn for this alone: enough to tell ink from none, and quick."""
_CONTRAST = 14
"""Levels of grey, of 255, that ink differs from its ground at least."""
_STRETCH = 4
"""Characters of a line that are looked at together."""


def unseen(page: PlacedPage, picture: Image.Image, width: float, issue: Issue) -> tuple[Finding, ...]:
    """A finding for every block with a stretch of a line where a picture of the page shows nothing.

    The picture is the page within its trim, whose ``width`` is given in points.
    """
    eye = _Eye(picture.convert("L"), picture.width / width)
    return tuple(_told(issue, page, block, row) for block, row in eye.blank(page))


def picture_of(page: pypdfium2.PdfPage) -> Image.Image:
    """A picture of a finished page within its trim."""
    left, bottom, right, top = page.get_trimbox()
    media = page.get_mediabox()
    crop = (left - media[0], bottom - media[1], media[2] - right, media[3] - top)
    picture: Image.Image = page.render(scale=_SCALE, crop=crop, grayscale=True).to_pil()
    return picture


@dataclass(frozen=True)
class _Eye:
    """A page in grey, so many pixels to a point."""

    grey: Image.Image
    scale: float

    def blank(self, page: PlacedPage) -> Iterator[tuple[TextBlock, int]]:
        for block in blocks_of(page).values():
            rows = (row for row, line in enumerate(block.lines) if line.text.strip() and not self._inked(block, row))
            row = next(rows, None)
            if row is not None:
                yield block, row

    def _inked(self, block: TextBlock, row: int) -> bool:
        line, size = block.lines[row], block.style.size
        baseline = block.baseline + row * block.leading
        left, right = block.x + line.offset, block.x + line.width
        # Words apart from one another leave blank stretches by rights.
        count = 1 if " " in line.text.strip() else max(1, len(line.text) // _STRETCH)
        step = (right - left) / count
        top, foot = baseline - 0.75 * size, baseline + 0.1 * size
        return all(
            self._contrast(left + part * step, top, left + (part + 1) * step, foot) >= _CONTRAST
            for part in range(count)
        )

    def _contrast(self, left: float, top: float, right: float, bottom: float) -> int:
        box = tuple(round(side * self.scale) for side in (left, top, max(right, left + 2), max(bottom, top + 2)))
        low, high = self.grey.crop((box[0], box[1], box[2], box[3])).getextrema()
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
