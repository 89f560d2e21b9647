"""Lines of Chinese as CLREQ wants them: what gives first, what opens first, what hangs, what stays."""

from __future__ import annotations

import pytest

from publisher.typeset.lines import Line
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle

FLUSH = TextStyle("body", "text", 10.0, 15)
HANGING = TextStyle("body", "text", 10.0, 15, hang=True)


def gaps(line: Line) -> dict[str, float]:
    """What was added after each character but the last, by the character; the first of several alike."""
    found: dict[str, float] = {}
    for segment in line.segments:
        for character in segment.text:
            found.setdefault(character, segment.tracking + (segment.word if character == " " else 0.0))
    return found


def first_of(setter: Typesetter, text: str, ems: float, style: TextStyle = FLUSH) -> Line:
    return setter.paragraph(text, style, ems * 10.0)[0]


@pytest.mark.parametrize(
    ("text", "ems", "gives", "keeps"),
    [
        ("天地·玄（黄）宇宙洪荒日月盈昃", 8.7, "地·", "玄）"),
        ("天（地）玄，黄宇宙洪荒日月盈昃", 8.6, "天）", "，"),
        ("天地，玄A黄。宇宙洪荒日月盈昃", 8.75, "，", "A。"),
        ("天地A玄。黄宇宙洪荒日月盈昃辰宿", 7.8, "地A", "。"),
    ],
    ids=[
        "interpunct before brackets",
        "brackets before commas",
        "commas before the Latin gap",
        "that before full stops",
    ],
)
def test_squeezed_in_the_order_of_clreq(chinese: Typesetter, text: str, ems: float, gives: str, keeps: str) -> None:
    """The line is squeezed by less than the first of two kinds has: the second is untouched."""
    line = first_of(chinese, text, ems)
    natural = gaps(first_of(chinese, text, 40))
    squeezed = {mark: gap - natural[mark] for mark, gap in gaps(line).items() if mark != line.text[-1]}
    assert line.width == pytest.approx(ems * 10, abs=0.01)
    assert all(squeezed[mark] < -0.1 for mark in gives)
    assert all(squeezed[mark] == pytest.approx(0.0, abs=0.05) for mark in keeps)


def test_nothing_is_squeezed_below_half_its_square(chinese: Typesetter) -> None:
    text = "天，地、玄（黄）宇。宙《洪》荒，日·月；盈，昃" * 6
    for tenths in range(60, 160):
        for line in chinese.paragraph(text, FLUSH, float(tenths)):
            assert all(segment.tracking >= -5.0 - 0.01 for segment in line.segments)


def test_the_gap_at_latin_words_opens_before_the_characters(chinese: Typesetter) -> None:
    line = first_of(chinese, "天地玄黄GDP宇宙洪荒日月盈昃", 9.6)
    between, within = gaps(line)["黄"], gaps(line)["天"]
    assert between > 1.25 and within == pytest.approx(0.0, abs=0.05)
    wide = first_of(chinese, "天地玄黄GDP宇宙洪荒日月盈昃", 9.9)
    assert gaps(wide)["黄"] <= 3.4 + gaps(wide)["天"]


def test_dashes_ellipses_and_interpuncts_are_not_driven_apart(chinese: Typesetter) -> None:
    line = first_of(chinese, "天地——玄……黄·宇宙洪荒日月盈昃", 12.4)
    assert gaps(line)["—"] == pytest.approx(0.0, abs=0.01)
    assert gaps(line)["黄"] == gaps(line)["·"] == pytest.approx(0.0, abs=0.01)
    assert gaps(line)["天"] > 0.1


@pytest.mark.parametrize("mark", "，、。")
def test_a_mark_hangs_where_the_style_says_so(chinese: Typesetter, mark: str) -> None:
    text = f"天地玄黄宇宙洪荒{mark}日月盈昃辰宿列张"
    hung = first_of(chinese, text, 8, HANGING)
    assert hung.text == f"天地玄黄宇宙洪荒{mark}"
    assert hung.width == pytest.approx(80.0, abs=0.01)
    assert {segment.tracking for segment in hung.segments} == {0.0, -10.0}
    assert first_of(chinese, text, 8).text == "天地玄黄宇宙洪"


@pytest.mark.parametrize("marks", ["）", "”", "。”", "？", "；", "，”"])
def test_no_other_mark_hangs(chinese: Typesetter, marks: str) -> None:
    text = f"天地玄黄宇宙洪荒{marks}日月盈昃辰宿列张"
    assert first_of(chinese, text, 8, HANGING).text == first_of(chinese, text, 8).text
