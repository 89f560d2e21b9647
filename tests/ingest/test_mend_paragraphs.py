"""Paragraphs of a plain text: lines, or blocks where lines are hard-wrapped."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.ingest.mend import split_paragraphs

WRAPPED = """The council voted on Tuesday to keep the winter ferry, which
carries about three hundred passengers a day between the two
villages and has run since 1921 without a break of more than a
fortnight.

Nobody spoke against it. The chair thanked the volunteers who
counted the signatures, and said that the next meeting would gov-
ern the summer timetable.
"""


def test_each_line_is_a_paragraph() -> None:
    found = split_paragraphs("标题\n\n　　第一段。\n第二段。\n\n\n第三段。")
    assert [(one.text, one.line) for one in found] == [
        ("标题", 1),
        ("　　第一段。", 3),
        ("第二段。", 4),
        ("第三段。", 7),
    ]


def test_hard_wrapped_lines_are_blocks() -> None:
    first, second = split_paragraphs(WRAPPED)
    assert (first.line, first.last, second.line, second.last) == (1, 4, 6, 8)
    assert first.text.endswith("without a break of more than a fortnight.")
    assert "would govern the summer" in second.text and second.dropped == "-"


def test_wrapped_chinese_is_joined_without_spaces() -> None:
    text = (
        "各单位要扛起防范化解重大风险的领导\n责任，发扬斗争精神，提高斗争本领，\n"
        "围绕各领域全面排查风险隐患，建立问\n题清单。\n\n会议还研究了其他事项。\n"
    )
    found = split_paragraphs(text)
    assert [one.text for one in found] == [text.split("\n\n")[0].replace("\n", ""), "会议还研究了其他事项。"]


def test_short_lines_of_a_list_are_not_wrapped() -> None:
    text = "Bring with you:\n- a raincoat and boots\n- a packed lunch\n- a pencil\n- your notebook\n"
    assert len(split_paragraphs(text)) == 5


def test_line_ends_of_every_kind() -> None:
    assert [(one.text, one.line) for one in split_paragraphs("一。\r\n二。\r三。\u2028四。")] == [
        ("一。", 1), ("二。", 2), ("三。", 3), ("四。", 4),
    ]  # fmt: skip


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("会议 ab-\n\r，。　\u00ad\x00"), max_size=200))
def test_no_character_but_space_is_lost(text: str) -> None:
    def solid(part: str) -> str:
        return "".join(char for char in part if not char.isspace())

    found = split_paragraphs(text)
    assert len(solid(text)) == sum(len(solid(one.text)) + len(one.dropped) for one in found)
