"""Where lines stand in the finished PDF, read back with PDFium."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]
import pytest

from publisher.compose.pages import TextBlock
from publisher.conserve.pdf import Character
from publisher.conserve.pdf import pages as read
from publisher.paint import Painted
from tests.paint.pages import BLEED, HEIGHT, WIDTH, Sample


def on_line(characters: tuple[Character, ...], block: TextBlock, row: int) -> list[Character]:
    line, baseline = block.lines[row], block.baseline + row * block.leading
    near = (c for c in characters if abs(c.baseline - baseline) < 2 and not c.text.isspace())
    return sorted((c for c in near if block.x - 6 < c.x < block.x + line.width + 1), key=lambda c: c.x)


@pytest.mark.parametrize("edition", ["screen", "press"])
def test_every_line_begins_stands_and_ends_where_composed(
    edition: str, pages: Sample, request: pytest.FixtureRequest
) -> None:
    found = list(read(request.getfixturevalue(edition), edges=True))
    seen = 0
    for page, characters in zip(pages.composition.pages, found, strict=True):
        for block in page.items:
            if not isinstance(block, TextBlock):
                continue
            for row, line in enumerate(block.lines):
                shown = on_line(characters, block, row)
                assert "".join(c.text for c in shown) == "".join(line.text.split())
                assert shown[0].x == pytest.approx(block.x + line.offset, abs=0.1)
                for character in shown:
                    assert character.baseline == pytest.approx(block.baseline + row * block.leading, abs=0.1)
                # A closing mark's blank half hangs outside the measure; its cell does too.
                hung = min(line.segments[-1].tracking, 0.0)
                assert shown[-1].right == pytest.approx(block.x + line.width - hung, abs=0.3)
                seen += 1
    assert seen == 20


def test_full_lines_fill_their_measure(pages: Sample, painted: Painted) -> None:
    full = 0
    for line in painted.lines:
        assert line.block is not None and line.row is not None
        block = pages.composition.pages[line.page - 1].items[line.block]
        assert isinstance(block, TextBlock)
        if line.piece == "body.0" and not block.lines[line.row].last:
            assert line.right == pytest.approx(block.x + block.lines[line.row].measure, abs=0.3)
            full += 1
    assert full > 5


def test_page_boxes(screen: bytes, press: bytes) -> None:
    trim, outer = (0, 0, WIDTH, HEIGHT), (-BLEED, -BLEED, WIDTH + BLEED, HEIGHT + BLEED)
    for page in pypdfium2.PdfDocument(screen):
        assert page.get_mediabox() == page.get_cropbox() == page.get_trimbox() == pytest.approx(trim)
    for page in pypdfium2.PdfDocument(press):
        assert page.get_mediabox() == page.get_bleedbox() == pytest.approx(outer)
        assert page.get_trimbox() == pytest.approx(trim)
