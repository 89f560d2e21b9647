"""Paint lines as the painter does, one below the other on one page, and read back where each begins and ends."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from publisher.compose.pages import Composition, PlacedPage, TextBlock
from publisher.model import Issue, Manifest
from publisher.paint import paint
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.lines import Line
from publisher.typeset.styles import TextStyle

MARGIN, STEP = 100.0, 20.0


@dataclass(frozen=True)
class Edges:
    """Left and right edge of a line in points from the measure's left edge."""

    left: float
    right: float


def painted(fonts: FontLibrary, language: str, size: float, lines: Sequence[Line]) -> tuple[list[Edges], list[Edges]]:
    """By the walk over what was painted, and by the character cells that PDFium reads from the finished PDF."""
    style = TextStyle("line", "text", size, STEP)
    block = TextBlock(None, "furniture", style, MARGIN, STEP, STEP, tuple(lines))
    page = PlacedPage(1, None, (block,))
    whole = Composition(800, STEP * len(lines) + 50, 0, language, "", {"ink": "#000"}, (page,), ())
    manifest = Manifest.model_validate(
        {
            "publication": {"title": "t", "language": language},
            "issue": {"date": "2026-01-05"},
            "pages": [{"number": 1}],
            "articles": [{"id": "a", "headline": "h"}],
        }
    )
    found = paint(whole, Issue(Path(), manifest, {}, {}), fonts)
    walked = [Edges(line.x - MARGIN, line.right - MARGIN) for line in found.lines]
    return walked, _cells(found.pdf, len(lines))


def _cells(pdf: bytes, count: int) -> list[Edges]:
    page = PdfDocument(io.BytesIO(pdf))[0]
    text, height = page.get_textpage(), page.get_height()
    cells = []
    for at in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(at, loose=True)
        if right > left:
            cells.append((round((height - (bottom + top) / 2) / STEP - 1 + 0.25), left - MARGIN, right - MARGIN))
    rows = groupby(sorted(cells), key=itemgetter(0))
    found = {row: list(members) for row, members in rows}
    return [Edges(min(c[1] for c in found[row]), max(c[2] for c in found[row])) for row in range(count)]
