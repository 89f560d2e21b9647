"""Where the lines of the sample issues really stand, read from the finished PDF by PDFium, character by character."""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from publisher.compose.pages import TextBlock
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.lines import Line
from tests.seeds.conftest import Seed


@dataclass(frozen=True)
class Painted:
    """A character as PDFium finds it and the origin of its glyph; points, y from the top."""

    text: str
    x: float
    baseline: float


def painted(path: Path, number: int) -> list[Painted]:
    """Every character of a page, in the order of the file, without those PDFium makes up (spaces, line ends)."""
    document = pypdfium2.PdfDocument(path)
    sheet = document[number]
    height, text = sheet.get_height(), sheet.get_textpage()
    found = []
    for index in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
        found.append(Painted(chr(pdfium.FPDFText_GetUnicode(text.raw, index)), x.value, height - y.value))
    text.close()
    document.close()
    return found


@cache
def advances(face: str) -> dict[str, float]:
    """Width of each character's cell in ems, by the font file's own tables, with no shaping."""
    font = TTFont(FontLibrary.load().faces[face].path)
    em, widths = font["head"].unitsPerEm, font["hmtx"]
    table = {chr(code): widths[glyph][0] / em for code, glyph in font.getBestCmap().items()}
    return {**table, "\x02": table["-"]}  # PDFium's sign for a hyphen at a line's end


@dataclass(frozen=True)
class Set:
    """A body line as composed, and the characters that the file has on its baseline between its edges."""

    block: TextBlock
    line: Line
    baseline: float
    found: list[Painted]


@pytest.fixture(scope="session")
def lines(seed: Seed) -> list[Set]:
    rows = []
    for number, page in enumerate(seed.layout.composition.pages):
        characters = painted(seed.out / "screen.pdf", number)
        for item in page.items:
            if not isinstance(item, TextBlock) or not item.piece.startswith("body."):
                continue
            for row, line in enumerate(item.lines):
                baseline = item.baseline + row * item.leading
                near = [
                    one
                    for one in characters
                    if abs(one.baseline - baseline) < 0.5
                    and item.x + line.offset - 6 < one.x < item.x + line.measure + 0.3
                ]
                rows.append(Set(item, line, baseline, near))
    return rows


def test_every_baseline_is_on_the_grid(seed: Seed, lines: list[Set]) -> None:
    grid = seed.layout.pack.grid
    assert len(lines) > 100
    for one in lines:
        slot = (one.found[0].baseline - grid.top - grid.baseline) / grid.leading
        assert abs(slot - round(slot)) * grid.leading < 0.05, one.line.text
        assert len({round(character.baseline, 1) for character in one.found}) == 1, one.line.text


def test_every_line_begins_where_it_was_composed(lines: list[Set]) -> None:
    for one in lines:
        assert one.found[0].x == pytest.approx(one.block.x + one.line.offset, abs=0.1), one.line.text


def test_every_full_line_ends_within_a_third_of_a_point_of_its_measure(lines: list[Set]) -> None:
    """A closing mark may be set on half its cell: then its cell ends at most half an em further right."""
    full = [one for one in lines if not one.line.last and one.block.style.align == "justify"]
    assert len(full) > 100
    for one in full:
        last = [character for character in one.found if not character.text.isspace()][-1]
        advance = advances(one.line.segments[-1].face)[last.text]
        over = last.x + advance * one.block.style.size - (one.block.x + one.line.measure)
        mark = advance > 0.9 and unicodedata.category(last.text)[0] == "P"
        assert -0.3 <= over <= (0.5 * one.block.style.size + 0.3 if mark else 0.3), (one.line.text, over)
        if mark and over > 0.3:
            assert one.line.width == pytest.approx(one.line.measure, abs=0.3)
