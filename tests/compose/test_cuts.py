"""Where a body may be cut, and that a cut anywhere loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.compose.cutting import Jumps
from publisher.compose.jump_words import comes_from, first_phrase, leads_to
from publisher.compose.jumps import Row, cuts
from publisher.compose.naming import named
from publisher.compose.pack import Frame, Pack
from publisher.compose.pages import TextBlock
from publisher.compose.portions import START, Cut, Portion, between, divided, opening
from publisher.compose.story import tell
from publisher.model import Block, Issue, Run, Span
from publisher.typeset.lines import Line, Segment
from publisher.typeset.setter import Typesetter
from tests.compose.jumping import LINE, issue_with, jumping, picture

WHERE = Span(Path("articles/lead.md"))
LIMITS = Jumps()

runs = st.lists(st.text("山路修到家门口ab ", min_size=1, max_size=12), min_size=1, max_size=4)
bodies = st.lists(runs, min_size=1, max_size=6)


def blocks_of(body: list[list[str]]) -> list[Block]:
    return [
        Block("paragraph", tuple(Run(text, strong=bool(n % 2)) for n, text in enumerate(texts)), WHERE)
        for texts in body
    ]


@settings(derandomize=True, max_examples=200)
@given(bodies, st.data())
def test_a_body_cut_anywhere_is_whole_in_its_two_parts(body: list[list[str]], data: st.DataObject) -> None:
    blocks = blocks_of(body)
    index = data.draw(st.integers(0, len(blocks) - 1))
    cut = Cut(index, data.draw(st.integers(0, len(blocks[index].text))))
    before, after = list(between(blocks, START, cut)), list(between(blocks, cut, None))
    assert "".join(block.text for block in [*before, *after]) == "".join(block.text for block in blocks)
    styled = [(run.strong, character) for block in [*before, *after] for run in block.runs for character in run.text]
    assert styled == [(run.strong, character) for block in blocks for run in block.runs for character in run.text]
    assert all(block.opens for block in before) and all(block.closes for block in after)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.data())
def test_a_story_cut_anywhere_is_composed_whole_and_in_order(
    pack: Pack, setter: Typesetter, data: st.DataObject
) -> None:
    issue = issue_with(
        jumping("lead", 4, 2, figures=(picture(), picture(2))), pages={1: ["lead"], 2: ["f1"]}, templates={}
    )
    whole = issue.articles["lead"]
    cut = Cut(data.draw(st.integers(0, 3)), data.draw(st.integers(0, len(LINE) * 4)))
    found = [
        item
        for portion in divided(opening(whole, issue), cut, "zh-Hans")
        for item in composed(portion, issue, pack, setter)
    ]
    keys = [item.piece for item in found if item.piece.startswith("body.")]
    assert keys == sorted(keys)
    text = "".join(line.source_text for item in found if item.piece in keys for line in item.lines)
    assert text == "".join(block.text for block in whole.blocks)
    for piece in set(keys):
        lines = [line for item in found if item.piece == piece for line in item.lines]
        assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])]


def composed(portion: Portion, issue: Issue, pack: Pack, setter: Typesetter) -> list[TextBlock]:
    frame = Frame(columns=(1, 3), lines=(3, 75), headline=("h23-two",))
    story = named(tell(portion.article, frame, issue, pack, setter), portion)
    return [item for item in story.items if isinstance(item, TextBlock) and item.article == "lead"]


def rows_of(*lengths: int) -> list[Row]:
    """Lines of paragraphs of so many lines each; a negative length is a subhead of one line."""
    rows = []
    for block, length in enumerate(lengths):
        for at in range(abs(length)):
            line = Line((Segment("行", "song"),), at, at + 1, 0, 9, 126, at == length - 1)
            rows.append(Row(block, line, at + 1, abs(length) - at - 1, length < 0))
    return rows


@settings(derandomize=True, max_examples=300)
@given(st.lists(st.integers(1, 12), min_size=1, max_size=8), st.integers(0, 60), st.integers(1, 5))
def test_no_cut_leaves_fewer_than_two_lines_on_either_side(lengths: list[int], room: int, columns: int) -> None:
    for cut in cuts(rows_of(*lengths), room, columns, LIMITS):
        before = sum(lengths[: cut.block]) + cut.character
        assert 2 <= before <= sum(lengths) - 2
        if cut.character:
            assert 2 <= cut.character <= lengths[cut.block] - 2


def test_the_end_of_a_paragraph_that_is_near_is_preferred() -> None:
    assert cuts(rows_of(20, 20), 22, 1, LIMITS)[0] == Cut(1), "two lines short of the foot"
    assert cuts(rows_of(20, 20), 30, 1, LIMITS)[0] == Cut(1, 10), "ten lines short of it"
    assert cuts(rows_of(20, 20), 25, 3, LIMITS)[0] == Cut(1), "five lines over three columns are not many"


def test_a_subhead_goes_with_the_text_under_it() -> None:
    assert cuts(rows_of(10, -1, 20), 11, 1, LIMITS)[0] == Cut(1)


def test_a_word_is_not_divided_between_pages() -> None:
    rows = rows_of(20)
    broken = rows[11].line
    broken = Line((*broken.segments, Segment("-", "serif", added=True)), 11, 12, 0, 9, 126, False)
    rows[11] = Row(0, broken, 12, 8, False)
    assert Cut(0, 12) not in cuts(rows, 12, 1, LIMITS) and Cut(0, 11) in cuts(rows, 12, 1, LIMITS)


def test_enough_goes_on_to_be_worth_the_turning() -> None:
    assert cuts(rows_of(4, 4, 4, 4), 14, 1, LIMITS)[0] == Cut(2), "eight lines, rather than two or four"


@pytest.mark.parametrize(
    ("headline", "phrase"),
    [
        ("School opens its dome to the stars again", "School opens its dome"),
        ("Nine pupils, one loaf-sized box and a seat on a rocket", "Nine pupils"),
        ("Off the rocks at last", "Off the rocks"),
        ("Floods", "Floods"),
        ("Storm: harbour wall gives way", "Storm: harbour wall gives way"),
        ("Rates rise by 3.5 per cent", "Rates rise"),
    ],
)
def test_the_first_phrase_of_an_english_headline(headline: str, phrase: str) -> None:
    assert first_phrase(headline, "en") == phrase


@pytest.mark.parametrize(
    ("headline", "phrase"),
    [
        ("山路修到家门口 茶叶卖到省城外", "山路修到家门口"),
        ("全市召开推进会：部署重点工作", "全市召开推进会"),
        ("春！茶叶卖到省城外", "茶叶卖到省城外"),
        ("老码头修好了", "老码头修好了"),
    ],
)
def test_the_first_phrase_of_a_chinese_headline(headline: str, phrase: str) -> None:
    assert first_phrase(headline, "zh") == phrase


def test_jump_lines_name_the_other_page() -> None:
    assert (leads_to(3, "en-GB"), comes_from(1, "en-GB")) == ("Continued on page 3", "From page 1")
    assert (leads_to(3, "zh-Hans"), comes_from(1, "zh-Hans")) == ("（下转第3版）", "（上接第1版）")
