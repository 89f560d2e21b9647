"""Bodies: Chinese emphasis and line ends, blocks, markup that paper has no form for, and nothing lost."""

from __future__ import annotations

import time
import unicodedata
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.findings import Finding
from publisher.load import parse_prose
from publisher.model import Block

HERE = Path("articles/a.md")


def clean(text: str, language: str = "zh-Hans") -> tuple[Block, ...]:
    blocks, findings = parse_prose(text, HERE, 1, language)
    assert findings == ()
    return blocks


def styled(text: str, language: str = "zh-Hans") -> list[tuple[str, str]]:
    """The runs of the only block: their text, and s, e or both."""
    (block,) = clean(text, language)
    return [(run.text, "s" * run.strong + "e" * run.emphasis) for run in block.runs]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("会议要求**“四个意识”**必须树牢", [("会议要求", ""), ("“四个意识”", "s"), ("必须树牢", "")]),
        ("**开发区(扩大)**会议召开", [("开发区(扩大)", "s"), ("会议召开", "")]),
        ("**注意:**请", [("注意:", "s"), ("请", "")]),
        ("**注意：**GDP", [("注意：", "s"), ("GDP", "")]),
        ("GDP**“增长”**GDP", [("GDP", ""), ("“增长”", "s"), ("GDP", "")]),
        ("这是*强调。*后文", [("这是", ""), ("强调。", "e"), ("后文", "")]),
        ("**中*文*中**", [("中", "s"), ("文", "se"), ("中", "s")]),
        ("***重***要", [("重", "se"), ("要", "")]),
        ("2 * 3 * 4", [("2 * 3 * 4", "")]),
        ("文件_名_称", [("文件_名_称", "")]),
    ],
)
def test_emphasis_between_chinese_characters(text: str, runs: list[tuple[str, str]]) -> None:
    assert styled(text) == runs


def test_emphasis_in_english_is_commonmark_s() -> None:
    assert styled("foo**bar**baz", "en") == [("foo", ""), ("bar", "s"), ("baz", "")]
    assert styled("a**“b”**c", "en") == [("a**“b”**c", "")]


@pytest.mark.parametrize(
    ("text", "language", "joined"),
    [
        ("第一行\n第二行", "zh-Hans", "第一行第二行"),
        ("第一行，\n第二行", "zh-Hans", "第一行，第二行"),
        ("他说：\n“好”\n“是”", "zh-Hans", "他说：“好”“是”"),
        ("增长\nGDP", "zh-Hans", "增长GDP"),
        ("first\nsecond", "zh-Hans", "first second"),
        ("said “yes”\nand left", "zh-Hans", "said “yes” and left"),
        ("第一行**强调**\n第二行", "zh-Hans", "第一行强调第二行"),
        ("第一行\n**强调**第二行", "zh-Hans", "第一行强调第二行"),
        ("**强调\n第二行**", "zh-Hans", "强调第二行"),
        ("[网\n站](https://e.cn)", "zh-Hans", "网站"),
        ("第一行  \n第二行", "zh-Hans", "第一行第二行"),
        ("第一行\\\n第二行", "zh-Hans", "第一行第二行"),
        ("mayor of\n丽水 said", "en", "mayor of 丽水 said"),
        ("丽水\n市长", "en", "丽水市长"),
        ("one  \ntwo", "en", "one two"),
        ("*one*\ntwo", "en", "one two"),
        ("한국\n신문", "ko", "한국 신문"),
    ],
)
def test_lines_of_a_paragraph_are_joined_as_its_language_wants(text: str, language: str, joined: str) -> None:
    (block,) = clean(text, language)
    assert block.text == joined


def test_the_space_between_two_lines_is_not_emphasised_with_the_second() -> None:
    assert styled("one\n*two*", "en") == [("one ", ""), ("two", "e")]


def test_blocks_with_their_kinds_levels_markers_and_places() -> None:
    text = (
        "第一段。\n\n# 大\n## 小标题 ##\n### 更小\n> 引文\n>\n> 第二段引文\n\n- 一\n  - 二\n\n    续\n"
        "3. 三\n4) 四\n   - 五\n\n\n    缩进的段落\n"
    )
    assert [(b.kind, b.level, b.marker, b.text, b.span.line, b.span.column) for b in clean(text)] == [
        ("paragraph", 1, "", "第一段。", 1, 1),
        ("subhead", 1, "", "大", 3, 3),
        ("subhead", 1, "", "小标题", 4, 4),
        ("subhead", 2, "", "更小", 5, 5),
        ("quote", 1, "", "引文", 6, 3),
        ("quote", 1, "", "第二段引文", 8, 3),
        ("item", 1, "•", "一", 10, 3),
        ("item", 2, "•", "二", 11, 5),
        ("item", 2, "", "续", 13, 5),
        ("item", 1, "3.", "三", 14, 4),
        ("item", 1, "4)", "四", 15, 4),
        ("item", 2, "•", "五", 16, 6),
        ("item", 1, "", "缩进的段落", 19, 5),
    ]


def test_indented_paragraphs_are_paragraphs() -> None:
    text = "    四个空格\n\n　　全角空格\n　　不空行也另起一段\n　　\n末段"
    assert [(block.kind, block.text, block.span.line) for block in clean(text)] == [
        ("paragraph", "四个空格", 1),
        ("paragraph", "全角空格", 3),
        ("paragraph", "不空行也另起一段", 4),
        ("paragraph", "末段", 6),
    ]


def test_a_number_with_no_words_after_it_is_kept() -> None:
    assert [(block.marker, block.text) for block in clean("他生于\n\n2019.\n\n1. - 甲\n")] == [
        ("", "他生于"),
        ("2019.", ""),
        ("1.", ""),
        ("•", "甲"),
    ]


def test_links_entities_escapes_and_emoji() -> None:
    (block,) = clean("见[官网](https://example.org/a)，AT&amp;T&#8212;\\*星\\*，😀𠮷")
    assert block.text == "见官网，AT&T—*星*，😀𠮷"
    assert [(run.text, run.href) for run in block.runs][1] == ("官网", "https://example.org/a")


def test_what_looks_like_a_link_definition_is_text() -> None:
    assert [block.text for block in clean("[注]: 本文有删节", "zh-Hans")] == ["[注]: 本文有删节"]


def test_spaces_inside_a_paragraph_stay_as_written() -> None:
    (block,) = clean("集聚区  召开　会议\u00a0了")
    assert block.text == "集聚区  召开　会议\u00a0了"


@pytest.mark.parametrize(
    ("text", "place", "word", "kept"),
    [
        ("前文。\n\n后<b>文</b>", (3, 2), "HTML", ["前文。", "后<b>文</b>"]),
        ("<div>\n正文\n</div>\n", (1, 1), "HTML", ["<div>", "正文", "</div>"]),
        ("<unknown-tag/>文", (1, 1), "HTML", ["<unknown-tag/>文"]),
        ("见图![海港](x.jpg)。", (1, 9), "picture", ["见图海港。"]),
        ("运行`make`。", (1, 4), "Code", ["运行make。"]),
        ("```python\n一行\n```", (1, 1), "Code", ["```python", "一行", "```"]),
        ("上\n\n***\n\n下", (3, 1), "dashes or stars", ["上", "***", "下"]),
        ("小标题\n---\n正文", (2, 1), "dashes or stars", ["小标题", "---", "正文"]),
        ("小标题\n===\n正文", (2, 1), "“=”", ["小标题===正文"]),
        ('[字](https://e.cn "题")', (1, 18), "title", ["字"]),
        ("见[](https://e.cn)", (1, 5), "without words", ["见https://e.cn"]),
        ("> " * 60 + "深", (1, 121), "nested too deep", ["> " * 60 + "深"]),
    ],
)
def test_markup_without_a_form_on_paper(text: str, place: tuple[int, int], word: str, kept: list[str]) -> None:
    blocks, findings = parse_prose(text, HERE)
    assert [(f.rule, f.span.line, f.span.column) for f in findings if f.span] == [("MF005", *place)]
    assert word in findings[0].message.en
    assert findings[0].hint.zh
    assert [block.text for block in blocks] == kept


@pytest.mark.parametrize("text", ["a < b > c", "3<5", "《报》<新华社>", "I <3 you", "x | y\nz | w", "—— 完 ——"])
def test_text_that_only_resembles_markup(text: str) -> None:
    clean(text)


@pytest.mark.parametrize("bad", ["\0", "\x07", "\ud800", "\udfff", "\uffff", "\x85", "\u2028"])
def test_characters_that_cannot_be_printed(bad: str) -> None:
    blocks, findings = parse_prose(f"上\n\n甲{bad}乙", HERE)
    assert [(f.rule, f.span.line, f.span.column) for f in findings if f.span] == [("MF010", 3, 2)]
    assert f"U+{ord(bad):04X}" in findings[0].message.en
    assert [block.text for block in blocks] == ["上", "甲\ufffd乙"]


def test_a_paragraph_of_200000_characters_is_quick() -> None:
    text = "会议传达学习**“四个意识”**，" * 12_500
    start = time.process_time()
    (block,) = clean(text)
    assert time.process_time() - start < 5
    assert len(block.text) == 13 * 12_500


@pytest.mark.parametrize(
    "piece", ["[", "![", "*中", "`a", "> ", "<", "&#1", "- a\n", "中\n", "[a](", "_a_", "\\", "1. "]
)
def test_no_text_takes_more_than_its_share_of_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    start = time.process_time()
    parse_prose(text, HERE)
    assert time.process_time() - start < 3


def marks(text: str) -> Counter[str]:
    """The characters that are neither white space nor possible markup."""
    return Counter(
        character for character in text if not character.isspace() and character not in "#*_>+-`\\[]()<!|~:=.•&;'\""
    )


def printed(blocks: tuple[Block, ...], findings: tuple[Finding, ...]) -> str:
    """All that is kept of a text: its words, its markers, its addresses, and what the findings quote."""
    hrefs = {(run.href or "") for block in blocks for run in block.runs}
    return (
        "".join(block.marker + block.text for block in blocks)
        + "".join(hrefs)
        + "".join(unquote(href) for href in hrefs)
        + "".join(finding.message.en.partition("Here: ")[2] for finding in findings)
    )


WORDS = st.text(alphabet=st.sampled_from("会议“”，。（）〇𠮷éß😀ab1 2\n\n　*_#>`[]()!-+.|~\\<="), max_size=60)
ANYTHING = st.text(alphabet=st.characters(exclude_characters="&"), max_size=60)


@settings(derandomize=True, max_examples=400, deadline=None)
@given(st.one_of(WORDS, ANYTHING))
def test_no_character_is_lost(text: str) -> None:
    """Neither words nor punctuation; only markup, white space and control characters, which are told, may go."""
    blocks, findings = parse_prose(text, HERE)
    controls = {"Cc", "Cs", "Cn", "Zl", "Zp"}
    written = marks("".join(character for character in text if unicodedata.category(character) not in controls))
    missing = written - marks(printed(blocks, findings))
    assert not missing, (text, blocks)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("会议，。“”（）甲乙丙丁 abc"), min_size=1, max_size=80))
def test_plain_text_stays_as_it_is(text: str) -> None:
    blocks = clean(text)
    assert "".join(block.text for block in blocks) == text.strip()


@settings(derandomize=True, max_examples=150, deadline=None)
@given(WORDS, st.integers(1, 50), st.sampled_from(["zh-Hans", "en"]))
def test_places_are_inside_the_text_and_in_order(text: str, first_line: int, language: str) -> None:
    blocks, findings = parse_prose(text, HERE, first_line, language)
    lines = text.split("\n")
    places = [(block.span.line, block.span.column) for block in blocks]
    assert [line for line, _ in places] == sorted(line for line, _ in places)
    for line, column in [*places, *((f.span.line, f.span.column) for f in findings if f.span)]:
        assert first_line <= line < first_line + len(lines)
        assert 1 <= column <= len(lines[line - first_line]) + 1


def test_a_table_is_read_cell_by_cell() -> None:
    text = "前文。\n\n| 品种 | 价格 |\n| :-- | --: |\n| **青菜** | 1.6 |\n|  | 16 |\n\n后文。"
    blocks = clean(text)
    cells = [block for block in blocks if block.cell]
    assert [block.kind for block in blocks] == ["paragraph", *["cell"] * 5, "paragraph"]
    assert [(c.cell.row, c.cell.column, c.cell.align, c.text) for c in cells if c.cell] == [
        (0, 0, "left", "品种"),
        (0, 1, "right", "价格"),
        (1, 0, "left", "青菜"),
        (1, 1, "right", "1.6"),
        (2, 1, "right", "16"),
    ]
    assert cells[2].runs[0].strong
    assert [(c.span.line, c.span.column) for c in cells] == [(3, 3), (3, 8), (5, 5), (5, 12), (6, 6)]


def test_text_about_a_table_in_a_list_is_not_lost() -> None:
    blocks, _ = parse_prose("1. 甲\n\n   |乙|丙|\n   |-|-|\n   |丁|戊|\n\n2. 己", HERE)
    assert [block.text for block in blocks] == ["甲", "乙", "丙", "丁", "戊", "己"]
