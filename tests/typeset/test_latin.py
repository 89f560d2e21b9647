"""Latin lines: where words are divided, how far letters move, small capitals, lines beside an initial."""

from __future__ import annotations

import pytest
from hypothesis import given

from publisher.typeset import breaking
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle
from tests.typeset.test_any_text import check_conserved, check_filled, latin_text, mixed_text, modest

TEXT = TextStyle("text", "serif", 10.0, 12, indent=1, hyphenate=True)
STORY = (
    "Engineers inspected the breakwater in October and found considerable difficulty with the northern caissons, whose"
    " concrete had weathered faster than the drawings assumed; the harbour board voted to keep the winter ferry."
)


def test_no_word_is_divided_before_the_last_line_where_that_can_be_avoided(english: Typesetter) -> None:
    for tenths in range(1100, 2000, 7):
        lines = english.paragraph(STORY, TEXT, tenths / 10)
        assert len(lines) < 2 or not lines[-2].segments[-1].added, lines[-2].text


def _scraps(setter: Typesetter, end: str) -> list[float]:
    """The measures at which a story that ends in a word of two letters leaves that word alone in the last line."""
    measures = [tenths / 10 for tenths in range(1100, 2000, 7)]
    return [measure for measure in measures if setter.paragraph(STORY + end, TEXT, measure)[-1].text == end[-3:]]


@pytest.mark.parametrize("end", [" The vote was 41.", " Nobody spoke against it at all, and so the chair said it."])
def test_a_last_line_is_no_scrap_of_a_word(english: Typesetter, monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    assert _scraps(english, end) == []
    monkeypatch.setattr(breaking, "SCRAP", 0.0)
    assert len(_scraps(Typesetter(english.fonts, "en-GB"), end)) > 2


def test_a_scrap_stays_where_only_a_gaping_line_would_avoid_it(english: Typesetter) -> None:
    style = TextStyle("text", "serif", 10.0, 12)
    measure = english.natural("Straightforwardness overwhelms", style).width + 0.5
    lines = english.paragraph("Straightforwardness overwhelms it.", style, measure)
    assert [line.text.strip() for line in lines] == ["Straightforwardness overwhelms", "it."]


def test_hyphens_do_not_stand_in_a_stack(english: Typesetter) -> None:
    for tenths in range(2100, 3000, 7):
        ends = "".join(
            "-" if line.segments[-1].added else " " for line in english.paragraph(STORY * 3, TEXT, tenths / 10)
        )
        assert "---" not in ends


def test_letters_move_a_little_and_words_more(english: Typesetter) -> None:
    for tenths in range(900, 1800, 7):
        for line in english.paragraph(STORY, TEXT, tenths / 10)[:-1]:
            letters = [segment.tracking for segment in line.segments if len(segment.text) > 1 and " " in segment.text]
            assert all(-0.09 <= tracking <= 0.31 for tracking in letters), line.text


def test_small_capitals_are_measured_as_they_are_painted(english: Typesetter) -> None:
    style = TextStyle("byline", "serif", 10.0, 12, align="left", features=("smcp",))
    plain = TextStyle("byline", "serif", 10.0, 12, align="left")
    small, usual = english.natural("By Ada Park", style), english.natural("By Ada Park", plain)
    assert small.width > usual.width * 1.05
    assert {segment.features for segment in small.segments} == {("smcp",)}
    assert small.text == usual.text


@pytest.mark.parametrize("rows", [2, 3])
def test_lines_beside_an_initial_keep_clear_of_it(english: Typesetter, rows: int) -> None:
    lines = english.paragraph(STORY * 2, TEXT, 160.0, beside=(30.0, rows))
    assert [round(line.offset, 2) for line in lines] == [30.0] * rows + [0.0] * (len(lines) - rows)
    check_filled(lines, 160.0)
    check_conserved(lines, STORY * 2)


@modest
@given(mixed_text)
def test_any_text_stands_beside_an_initial(chinese: Typesetter, text: str) -> None:
    lines = chinese.paragraph(text, TextStyle("body", "text", 9.0, 13.5, indent=2), 126.0, beside=(27.0, 2))
    check_conserved(lines, text)
    check_filled(lines, 126.0)


@modest
@given(latin_text)
def test_marks_that_hang_lose_nothing(chinese: Typesetter, text: str) -> None:
    style = TextStyle("body", "text", 9.0, 13.5, indent=2, hang=True)
    whole = f"会议指出，{text}。全市、全县，各部门。" * 2
    lines = chinese.paragraph(whole, style, 126.0)
    check_conserved(lines, whole)
    check_filled(lines, 126.0)
