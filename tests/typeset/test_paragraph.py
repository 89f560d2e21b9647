from __future__ import annotations

import pytest

from publisher.model import Run
from publisher.typeset.lines import Line
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle

BODY = TextStyle("body", "text", 10.0, 15, indent=2)
FLUSH = TextStyle("body", "text", 10.0, 15)
LATIN = TextStyle("text", "serif", 10.0, 12, hyphenate=True)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def test_whole_characters_need_no_spacing(chinese: Typesetter) -> None:
    lines = chinese.paragraph("丽水经济技术开发区" * 6, BODY, 140.0)
    assert [len(line.text) for line in lines] == [12, 14, 14, 14]
    assert [line.offset for line in lines] == [20.0, 0.0, 0.0, 0.0]
    assert all(segment.tracking == 0 for line in lines for segment in line.segments)


def test_an_opening_mark_hangs_its_blank_half(chinese: Typesetter) -> None:
    lines = chinese.paragraph("中文文字中文文字“中文文字”中文文字中文", FLUSH, 80.0)
    assert texts(lines)[:2] == ["中文文字中文文字", "“中文文字”中文"]
    assert lines[1].offset == -5.0
    assert lines[1].width == pytest.approx(80.0, abs=0.01)


def test_a_mark_goes_to_half_at_the_end_of_a_line(chinese: Typesetter) -> None:
    lines = chinese.paragraph("中文文字中文文。中文文字中文文字", FLUSH, 75.0)
    assert texts(lines)[0] == "中文文字中文文。"
    assert lines[0].segments[-1].tracking == -5.0
    assert len(lines[0].segments) == 2


def test_neighbouring_marks_share_a_blank(chinese: Typesetter) -> None:
    line = chinese.paragraph("中“文”，（字）。", FLUSH, 300.0)[0]
    assert line.width == pytest.approx(10 * (9 - 3 * 0.5), abs=0.01)


def test_squeezing_comes_before_spreading(chinese: Typesetter) -> None:
    """The comma gives half an em, so that the line takes one character more."""
    lines = chinese.paragraph("中文，文字中，文字中文字中文字中文字中文", FLUSH, 95.0)
    assert texts(lines)[0] == "中文，文字中，文字中"
    assert lines[0].width == pytest.approx(95.0, abs=0.01)


def test_a_quarter_is_not_typed_but_set(chinese: Typesetter) -> None:
    close = chinese.paragraph("中A文", FLUSH, 300.0)[0].width
    alone = chinese.paragraph("A", FLUSH, 300.0)[0].width
    assert close == pytest.approx(20 + alone + 2 * 1.25, abs=0.01)
    spaced = chinese.paragraph("中 A 文", FLUSH, 300.0)[0]
    assert spaced.text == "中 A 文"
    assert spaced.width <= 20 + alone + 2 * 2.5 + 0.01


@pytest.mark.parametrize(
    "whole", ["5.8%", "37℃", "2019年", "37500亿元", "1,234.5", "GDP", "——", "……", "￥300", "12个", "Wi-Fi", "e\u0301"]
)
def test_kept_whole(chinese: Typesetter, whole: str) -> None:
    for before in range(1, 30):
        lines = chinese.paragraph("中" * before + whole + "文" * 20, FLUSH, 100.0)
        assert any(whole in line.text for line in lines), before


def test_no_character_alone_in_the_last_line(chinese: Typesetter) -> None:
    for length in range(30, 60):
        text = "".join("中文字，"[at % 4] for at in range(length)).rstrip("，") + "。"
        last = chinese.paragraph(text, FLUSH, 140.0)[-1]
        assert len(last.text) >= 3, text


def test_looseness(chinese: Typesetter) -> None:
    text = ("集聚区，开发区、党工委召开会议，传达学习文件，研究部署工作，" * 8).rstrip("，") + "。"
    usual = chinese.paragraph(text, BODY, 140.0)
    for more in (-1, 1):
        lines = chinese.paragraph(text, BODY, 140.0, looseness=more)
        assert len(lines) == len(usual) + more
        assert "".join(texts(lines)) == text
        assert all(line.width == pytest.approx(140.0, abs=0.3) for line in lines[:-1])
    assert len(chinese.paragraph("短短的一段。", BODY, 140.0, looseness=1)) == 1


def test_hyphens_are_marked_as_added(english: Typesetter) -> None:
    text = "considerable difficulties surrounding internationalisation " * 6
    lines = english.paragraph(text, LATIN, 110.0)
    hyphened = [line for line in lines if line.segments[-1].added]
    assert hyphened
    assert all(line.text == line.source_text + "-" for line in hyphened)
    plain = TextStyle("text", "serif", 10.0, 12)
    assert not any(segment.added for line in english.paragraph(text, plain, 110.0) for segment in line.segments)


def test_names_short_words_and_addresses_are_not_hyphenated(english: Typesetter) -> None:
    text = "Internationalisation Difficulty area over example.difficulties.org " * 5
    for ems in range(8, 20):
        assert "-" not in "".join(texts(english.paragraph(text, LATIN, ems * 10.0)))


def test_a_soft_hyphen_shows_only_where_the_line_turns(english: Typesetter) -> None:
    lines = english.paragraph("Xylo\u00adquartz " * 12, TextStyle("text", "serif", 10.0, 12), 70.0)
    hyphened = [line for line in lines if line.segments[-1].added]
    assert hyphened
    assert all(line.source_text.endswith("\u00ad") for line in hyphened)


def test_a_space_that_does_not_break(english: Typesetter) -> None:
    for ems in range(8, 30):
        lines = english.paragraph("the ferry to Pier\u00a09 and back again " * 3, LATIN, ems * 10.0)
        assert "|".join(texts(lines)).count("Pier\u00a09") == 3


def test_ragged_text_is_not_spread(english: Typesetter) -> None:
    style = TextStyle("brief", "serif", 10.0, 12, align="left", hyphenate=True)
    lines = english.paragraph(
        "The society has made few promises, and the menu stays on its blackboard. " * 3, style, 120.0
    )
    assert all(segment.tracking == segment.word == 0 for line in lines for segment in line.segments)
    assert not any("-" in line.text for line in lines)
    right = english.paragraph(
        "The society has made few promises.", TextStyle("x", "serif", 10.0, 12, align="right"), 90.0
    )
    assert all(line.width == pytest.approx(90.0, abs=0.01) for line in right)


def test_faces_follow_emphasis_and_links_stay(chinese: Typesetter) -> None:
    runs = [Run("中文"), Run("重点", strong=True), Run("楷体", emphasis=True), Run("网页", href="https://example.org")]
    (line,) = chinese.paragraph(runs, FLUSH, 300.0)
    assert [(s.text, s.face, s.href) for s in line.segments] == [
        ("中文", "song-regular", None),
        ("重点", "hei-bold", None),
        ("楷体", "kai-regular", None),
        ("网页", "song-regular", "https://example.org"),
    ]


def test_kai_borrows_its_quotes(chinese: Typesetter) -> None:
    (line,) = chinese.paragraph("中“文”", TextStyle("deck", "kai", 10.0, 15), 300.0)
    assert [(s.text, s.face) for s in line.segments] == [
        ("中", "kai-regular"), ("“", "song-regular"), ("文", "kai-regular"), ("”", "song-regular")
    ]  # fmt: skip


def test_apostrophes_are_latin(chinese: Typesetter, english: Typesetter) -> None:
    assert {s.face for s in english.paragraph("It’s “so”", LATIN, 300.0)[0].segments} == {"serif-regular"}
    (line,) = chinese.paragraph("中don’t文", FLUSH, 300.0)
    assert next(s.face for s in line.segments if s.text == "’") == "serif-regular"


@pytest.mark.parametrize("blank", ["", " ", "\n\t　 "])
def test_blank_text_has_no_lines(chinese: Typesetter, blank: str) -> None:
    assert chinese.paragraph(blank, BODY, 140.0) == ()


def test_white_space_is_painted_once(english: Typesetter) -> None:
    (line,) = english.paragraph("  one \n two\t", LATIN, 300.0)
    assert line.text == "one two"
    assert (line.start, line.end) == (0, 12)
