"""``publisher mend --write``: the seams that are joined change, and nothing else in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.ingest.decode import decode
from publisher.ingest.mend import joined_in_place, mend_file, split_paragraphs
from tests.cli.conftest import Program

LEFT = "各单位要扛起防范化解风险的领导责任，发扬斗争精神，提高斗争本领，围绕社会、意识形态、全"
RIGHT = "面从严治党等各领域，全面排查风险隐患。"
WHOLE = "会议开得很好，大家都说有收获。"


def mended(text: str) -> str:
    plain = decode(text.encode(), Path("a.md")).text
    paragraphs = split_paragraphs(plain)
    return joined_in_place(text, paragraphs, mend_file(plain, paragraphs).joins)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"# 标题\n\n{LEFT}\n\n{RIGHT}\n\n\n{WHOLE}\n", f"# 标题\n\n{LEFT}{RIGHT}\n\n\n{WHOLE}\n"),
        (f"{LEFT}\r\n{RIGHT}\r\n\r\n{WHOLE}", f"{LEFT}{RIGHT}\r\n\r\n{WHOLE}"),
        (f"{WHOLE}\r\n\r\n{LEFT}\r\n\r\n{RIGHT}", f"{WHOLE}\r\n\r\n{LEFT}{RIGHT}"),
        (f"　　{LEFT} \n　　{RIGHT}  \n　　{WHOLE}\n", f"　　{LEFT}{RIGHT}  \n　　{WHOLE}\n"),
        (f"{LEFT}\n\n第2版\n\n{RIGHT}\n\n{WHOLE}\n", f"{LEFT}{RIGHT}\n\n第2版\n\n{WHOLE}\n"),
        (f"{LEFT}\n\n第2版\n\n{RIGHT}", f"{LEFT}{RIGHT}\n\n第2版"),
        (f"{LEFT}\u200b\n{RIGHT}\n", f"{LEFT}{RIGHT}\n"),
    ],
    ids=["markdown", "CRLF", "no line end", "indents", "page number", "page number, no line end", "invisible"],
)
def test_only_the_seam_changes(before: str, after: str) -> None:
    assert mended(before) == after


def test_a_paragraph_in_three_pieces() -> None:
    parts = [
        "全县上下要深入贯彻落实会议精神，围绕意识形",
        "态、安全生产、生态环境等领域，加快补齐民生短",
        "板，切实增强群众获得感。",
    ]
    assert mended("\r\n\r\n".join(parts) + "\r\n") == "".join(parts) + "\r\n"


def test_front_matter_and_fences_are_left() -> None:
    fence = f"```text\n{LEFT}\n\n{RIGHT}\n```\n"
    front = f"---\ntitle: 会议\ndeck: {LEFT}\nnote: {RIGHT}\n---\n"
    text = f"{front}\n{WHOLE}\n\n{fence}\n{LEFT}\n\n{RIGHT}\n"
    assert mended(text) == f"{front}\n{WHOLE}\n\n{fence}\n{LEFT}{RIGHT}\n"


def test_nothing_is_joined_across_a_fence() -> None:
    text = f"{LEFT}\n\n```\nx = 1\n```\n\n{RIGHT}\n"
    assert mended(text) == text


WRAPPED = (
    "The council voted on Tuesday to keep the winter ferry, which\n"
    "carries about three hundred passengers a day between the two\n"
    "villages and has run since 1921 without a break of more than a\n"
    "fortnight, and which the older people of both shores had al-\n"
    "\n"
    "ways called the lifeline of the place, whatever it cost the\n"
    "county to run it in the worst months of the year.\n"
    "\n"
    "Nobody spoke against it. The chair thanked the volunteers.\n"
)


def test_hard_wrapped_halves_become_one_block() -> None:
    assert mended(WRAPPED) == WRAPPED.replace("had al-\n\nways called", "had always\ncalled")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_stays(program: Program, tmp_path: Path, encoding: str) -> None:
    source = tmp_path / "page.txt"
    source.write_bytes(f"{WHOLE}\r\n{LEFT}\r\n{RIGHT}\r\n".encode(encoding))
    assert program("mend", "--write", source).status == 0
    assert source.read_bytes() == f"{WHOLE}\r\n{LEFT}{RIGHT}\r\n".encode(encoding)


def test_big_endian_stays_big_endian(program: Program, tmp_path: Path) -> None:
    source = tmp_path / "page.txt"
    source.write_bytes(b"\xfe\xff" + f"{LEFT}\n{RIGHT}\n".encode("utf-16-be"))
    assert program("mend", "--write", source).status == 0
    assert source.read_bytes() == b"\xfe\xff" + f"{LEFT}{RIGHT}\n".encode("utf-16-be")


line_ends = st.sampled_from(["\n", "\r\n", "\n\n", "\r\n\r\n", "\n \n", "\r", "\u2028"])
whole_lines = st.sampled_from(
    [
        WHOLE,
        "　　" + WHOLE,
        "# 标题",
        "- 一项",
        "```",
        "    x = 1",
        "---",
        "第2版",
        "> 引用。",
        "The road reopened on Friday.  ",
        "\u200b会后大家都回去了。",
    ]
)
any_lines = st.one_of(whole_lines, st.sampled_from([LEFT, RIGHT, "的", "sea-", "sons of ", "，", "一", "\u200b"]))


@settings(derandomize=True, max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(whole_lines, line_ends), min_size=1, max_size=8))
def test_a_file_without_breaks_is_the_same_to_the_byte(
    program: Program, tmp_path: Path, rows: list[tuple[str, str]]
) -> None:
    source = tmp_path / "page.md"
    data = "".join(line + end for line, end in rows).encode()
    source.write_bytes(data)
    assert program("mend", "--write", source).status == 0
    assert source.read_bytes() == data


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.lists(st.tuples(any_lines, line_ends), min_size=1, max_size=10))
def test_writing_twice_writes_no_more_and_keeps_every_other_line(rows: list[tuple[str, str]]) -> None:
    text = WHOLE + "\n" + "".join(line + end for line, end in rows)
    once = mended(text)
    assert mended(once) == once
    if once == text:
        return
    solid = [char for char in text if not char.isspace() and char not in "-\u200b\ufeff"]
    assert sorted(solid) == sorted(char for char in once if not char.isspace() and char not in "-\u200b\ufeff")
