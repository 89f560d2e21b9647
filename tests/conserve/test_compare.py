"""Pieces against texts: any loss, gain or shuffle of characters is told, and nothing else is."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.conserve import compare
from publisher.conserve.compare import bare
from publisher.model import Span
from publisher.pieces import Piece

HERE = Span(Path("articles/a.md"))
INK = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp"]), min_size=1, max_size=30)
SPACED = st.lists(st.sampled_from(["", " ", "\n", "\u3000", "\u200b", "\u00ad"]), min_size=30, max_size=30)


def pieces(*texts: str) -> list[Piece]:
    return [Piece(f"body.{number}", text, HERE) for number, text in enumerate(texts)]


def test_bare_leaves_out_what_has_no_ink_and_nothing_else() -> None:
    # Characters of a later Unicode than this Python's are left aside.
    every = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) != "Cn"]
    inked = [c for c in every if not c.isspace() and unicodedata.category(c) != "Cf"]
    assert (bare("".join(every)) == "".join(inked)) is True


@settings(derandomize=True, max_examples=80, deadline=None)
@given(st.lists(INK, min_size=1, max_size=5), SPACED, st.integers(1, 29))
def test_spacing_and_cuts_are_no_difference(texts: list[str], spaces: list[str], cut: int) -> None:
    spread = ["".join(c + gap for c, gap in zip(text, spaces, strict=False)) for text in texts]
    found = [(f"body.{n}", part) for n, text in enumerate(spread) for part in (text[:cut], text[cut:])]
    assert compare(pieces(*texts), found) == ()


@settings(derandomize=True, max_examples=80, deadline=None)
@given(INK, st.data())
def test_one_character_lost_or_doubled_is_told(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    for wrong in (text[:at] + text[at + 1 :], text[: at + 1] + text[at:]):
        (difference,) = compare(pieces("前", text, "后"), [("body.0", "前"), ("body.1", wrong), ("body.2", "后")])
        assert difference.key == "body.1"
        assert difference.fault == ("changed" if bare(wrong) else "missing")
        assert text[: difference.at] == wrong[: difference.at]
        assert difference.wanted[:1] != difference.found[:1]


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([("body.0", "甲乙"), ("body.1", "丙丁")], []),
        ([("body.0", "甲乙")], [("missing", "body.1")]),
        ([("body.1", "丙丁"), ("body.0", "甲乙")], [("order", "body.0")]),
        ([("body.0", "甲"), ("body.1", "丙丁"), ("body.0", "乙")], [("order", "body.0")]),
        ([("body.0", "甲乙甲乙"), ("body.1", "丙丁")], [("changed", "body.0")]),
        ([("body.0", "甲乙"), ("body.1", "丁丙")], [("changed", "body.1")]),
        ([("body.0", "甲乙"), ("caption", "戊"), ("body.1", "丙丁")], [("extra", "caption")]),
    ],
)
def test_what_is_told(found: list[tuple[str, str]], told: list[tuple[str, str]]) -> None:
    assert [(each.fault, each.key) for each in compare(pieces("甲乙", "丙丁"), found)] == told


def test_the_place_of_a_change() -> None:
    (difference,) = compare(pieces("甲乙丙丁"), [("body.0", "甲 乙 丁")])
    assert (difference.at, difference.wanted, difference.found) == (2, "丙丁", "丁")
