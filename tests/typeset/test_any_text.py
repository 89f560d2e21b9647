"""Whatever the text and the measure: nothing lost, nothing sticking out, no line that may not be."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.model import Run
from publisher.typeset.lines import Line
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle

SIZE = 9.0
NOT_FIRST = frozenset("，。、；：？！）》”’…—%％·～」』】")
NOT_LAST = frozenset("（《“‘「『【")
HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种"

chinese_words = st.one_of(
    st.text(alphabet=HAN, min_size=1, max_size=8),
    st.sampled_from(["，", "。", "、", "；", "：", "？", "！", "……", "——", "”，", "。”", "）、"]),
    st.sampled_from(["“是”", "（中）", "《大学》", "“‘中’”", "5.8%", "37℃", "2019年5月16日"]),
    st.sampled_from(["37500亿元", "1,234.5", "GDP", "A股"]),
)
latin_words = st.sampled_from(
    re.split(
        r"\s+",
        "the of difficulty harbour (see it’s “Nobody” well-known e.g. 5.8% $1,200 — U.N. naïve AVATAR To, fjord 1990–95"
        " considerably internationalisation office don’t https://example.org/a/b?c=d",
    )
)
anything = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60)
chains = st.sampled_from(
    ["…" * 25, "—" * 31, "，" * 20, "”" * 18, "“" * 20, "a" * 70, "1" * 40, "👩\u200d👩\u200d👧", "🇨🇳🇨🇳", "e\u0301" * 9]
)
odd_text = st.lists(st.one_of(anything, chains), max_size=4).map("".join)
measures = st.floats(min_value=6.0, max_value=30.0).map(lambda ems: ems * SIZE)
modest = settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def chinese_text(draw: st.DrawFn) -> str:
    """Chinese as it is written: no mark opens the text or follows an opening one, no chain of marks."""
    parts = ["在", *draw(st.lists(chinese_words, min_size=1, max_size=30))]
    text = "".join(parts)
    return re.sub("([，。、；：？！…—]{1,2}|”，|。”)[，。、；：？！…—）”]+", r"\1的", text)


latin_text = st.lists(latin_words, min_size=1, max_size=40).map(" ".join)
any_words = st.one_of(chinese_words, latin_words, latin_words.map(lambda word: f" {word} "))
mixed_text = st.lists(any_words, max_size=40).map("".join)


def bare(text: str) -> str:
    return "".join(text.split())


def check_conserved(lines: tuple[Line, ...], text: str) -> None:
    assert bare("".join(line.source_text for line in lines)) == bare(text)
    if lines:
        assert (lines[0].start, lines[-1].end) == (0, len(text))
        assert all(left.end == right.start for left, right in pairwise(lines))
        assert [line.last for line in lines] == [False] * (len(lines) - 1) + [True]
    for line in lines:
        assert bare(text[line.start : line.end]) == bare(line.source_text)


def check_filled(lines: tuple[Line, ...], measure: float) -> None:
    for line in lines:
        assert line.width <= measure + 0.3 or len(bare(line.source_text)) == 1
        if not line.last:
            assert abs(line.width - measure) <= 0.3, line.text


def check_kinsoku(lines: tuple[Line, ...]) -> None:
    for left, right in pairwise(lines):
        assert right.text[0] not in NOT_FIRST, (left.text, right.text)
        assert left.text[-1] not in NOT_LAST, (left.text, right.text)


@modest
@given(chinese_text(), measures)
def test_chinese(chinese: Typesetter, text: str, measure: float) -> None:
    lines = chinese.paragraph(text, TextStyle("body", "text", SIZE, 13.5, indent=2), measure)
    check_conserved(lines, text)
    check_filled(lines, measure)
    check_kinsoku(lines)


@modest
@given(latin_text, measures, st.booleans())
def test_english(english: Typesetter, text: str, measure: float, hyphenate: bool) -> None:
    lines = english.paragraph(text, TextStyle("text", "serif", SIZE, 11, indent=1, hyphenate=hyphenate), measure)
    check_conserved(lines, text)
    check_filled(lines, measure)
    assert hyphenate or not any(segment.added for line in lines for segment in line.segments)


@modest
@given(mixed_text, measures, st.booleans())
def test_mixed(chinese: Typesetter, english: Typesetter, text: str, measure: float, in_english: bool) -> None:
    setter, face = (english, "serif") if in_english else (chinese, "text")
    lines = setter.paragraph(text, TextStyle("text", face, SIZE, 11, indent=1, hyphenate=True), measure)
    check_conserved(lines, text)
    check_filled(lines, measure)


@modest
@given(odd_text, measures, st.sampled_from(["justify", "left", "right", "center", "spread"]), st.integers(-1, 1))
def test_any_characters(chinese: Typesetter, text: str, measure: float, align: str, looseness: int) -> None:
    style = TextStyle("text", "text", SIZE, 11, align=align, indent=2)  # type: ignore[arg-type]
    lines = chinese.paragraph(text, style, measure, looseness=looseness)
    check_conserved(lines, text)
    for line in lines:
        assert line.width <= measure + 0.3 or len(bare(line.source_text)) == 1
    if align in ("justify", "spread"):
        check_filled(lines, measure)


@modest
@given(st.lists(st.tuples(chinese_text(), st.booleans(), st.booleans()), min_size=1, max_size=5), measures)
def test_emphasis(chinese: Typesetter, parts: list[tuple[str, bool, bool]], measure: float) -> None:
    runs = [Run(text, strong, emphasis) for text, strong, emphasis in parts]
    lines = chinese.paragraph(runs, TextStyle("body", "kai", SIZE, 13.5, indent=2), measure)
    check_conserved(lines, "".join(run.text for run in runs))
    check_filled(lines, measure)


@modest
@given(chinese_text(), measures)
def test_doubled_marks_are_never_split(chinese: Typesetter, text: str, measure: float) -> None:
    lines = chinese.paragraph(text, TextStyle("body", "text", SIZE, 13.5, indent=2), measure)
    for mark in "—…":
        doubled = [found.start() for found in re.finditer(f"(?<!{mark}){mark}{mark}(?!{mark})", text)]
        assert not {at + 1 for at in doubled} & {line.start for line in lines}
