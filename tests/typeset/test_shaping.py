from __future__ import annotations

import pytest

from publisher.typeset.fonts import FontLibrary
from publisher.typeset.shaping import Shaper, script_runs


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("中文，2019", [("中文，2019", "Hani")]),
        ("2019", [("2019", "Zyyy")]),
        ("2019年", [("2019年", "Hani")]),
        ("A（中）2", [("A（", "Latn"), ("中", "Hani"), ("）2", "Latn")]),
        ("中かA", [("中", "Hani"), ("か", "Hira"), ("A", "Latn")]),
    ],
)
def test_script_runs(text: str, runs: list[tuple[str, str]]) -> None:
    assert script_runs(text) == runs


def test_letters_are_kerned_and_letter_spacing_takes_ligatures_apart(fonts: FontLibrary) -> None:
    shaper = Shaper(fonts, "en")
    word = shaper.width("serif-regular", "AVATAR", loose=False)
    letters = sum(shaper.width("serif-regular", letter, loose=False) for letter in "AVATAR")
    assert word < letters
    assert [glyph.text for glyph in shaper.glyphs("serif-regular", "office", loose=False)] == ["o", "ffi", "c", "e"]
    assert len(shaper.glyphs("serif-regular", "office", loose=True)) == 6


def test_cells_add_up_to_the_width(fonts: FontLibrary) -> None:
    shaper = Shaper(fonts, "zh-Hans")
    for text in ("difficulty", "中文AVATAR，office", "e\u0301e\u0301"):
        cells = shaper.cells("serif-regular", text)
        assert len(cells) == len(text)
        width = shaper.width("serif-regular", text, loose=False)
        assert sum(cells) == pytest.approx(width)
        assert sum(glyph.advance for glyph in shaper.glyphs("serif-regular", text, loose=False)) == pytest.approx(width)
