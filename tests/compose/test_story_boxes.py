"""What a story may have about it: tables, pull quotes, a box, an upright headline, several pictures."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.compose.make_up import Layout
from publisher.compose.packs import load_pack
from publisher.compose.pages import Fill, Picture, TextBlock
from publisher.compose.pull_quotes import PIECE
from publisher.compose.tables import table_rows
from publisher.load.prose import parse_prose
from publisher.model import Article, Figure, Issue, PullQuote
from publisher.rules.run import check_layout
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.setter import Typesetter
from tests.compose.conftest import SENTENCE, issue_of, story
from tests.compose.test_pages import nothing_lost

Compose = Callable[[Issue], Layout]
PACK, SETTER = load_pack("newspaper", Path()), Typesetter(FontLibrary.load(), "zh-Hans")
PRICES = "| 品种 | 本周 | 上周 |\n|:--|--:|--:|\n| 青菜 | 1.60 | 1.75 |\n| 四季豆 | 12.90 | 13.15 |\n"


def told(text: str, **fields: Any) -> Article:
    blocks, findings = parse_prose(text, Path("articles/lead.md"))
    assert not findings
    return story("lead", 0, **fields).with_blocks(blocks)


def three(lead: Article) -> Issue:
    return issue_of(lead, story("second", 3), story("third", 5), template="front-three")


def blocks_of(layout: Layout, article: str | None, piece: str) -> list[TextBlock]:
    return [
        item
        for page in layout.composition.pages
        for item in page.items
        if isinstance(item, TextBlock) and item.article == article and item.piece.startswith(piece)
    ]


def codes(layout: Layout) -> set[str]:
    return {finding.rule for finding in check_layout(layout) if finding.rule >= "LY04"}


# ---------------------------------------------------------------- tables


def test_a_table_stands_in_one_column_with_its_cells_in_line(lay_out: Compose) -> None:
    layout = lay_out(three(told(f"{SENTENCE * 9}\n\n{PRICES}\n{SENTENCE * 9}")))
    cells = {block.lines[0].text: block for block in blocks_of(layout, "lead", "body.") if block.piece.endswith("cell")}
    assert cells["品种"].baseline == cells["本周"].baseline < cells["青菜"].baseline < cells["四季豆"].baseline
    assert cells["品种"].x == cells["青菜"].x == cells["四季豆"].x
    ends = [cells[text].x + cells[text].lines[0].width for text in ("本周", "1.60", "12.90")]
    assert max(ends) - min(ends) < 0.5, "figures end together"
    assert max(block.x + block.lines[0].width for block in cells.values()) - cells["品种"].x <= 126.01
    nothing_lost(layout)
    assert codes(layout) == set()


def test_a_table_too_wide_is_told_and_printed(lay_out: Compose) -> None:
    wide = "|" + "品种名称|" * 9 + "\n|" + "-|" * 9 + "\n|" + "12345.6|" * 9 + "\n"
    layout = lay_out(three(told(f"{SENTENCE}\n\n{wide}")))
    assert codes(layout) == {"LY040"}
    nothing_lost(layout)


TABLES = st.lists(
    st.lists(st.sampled_from(["青菜", "1.60", "−26.9%", "水库扩建工程", "a b"]), min_size=1, max_size=5),
    min_size=1,
    max_size=6,
)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(TABLES, st.floats(60, 500))
def test_no_cell_reaches_into_the_next(rows: list[list[str]], measure: float) -> None:
    width = max(map(len, rows))
    lines = ["|" + "|".join(row + ["无"] * (width - len(row))) + "|" for row in rows]
    blocks, _ = parse_prose("\n".join([lines[0], "|" + "-|" * width, *lines[1:]]), Path("t.md"))
    for row in table_rows(blocks, 0, PACK, SETTER, measure):
        edges = sorted((lead.x, lead.x + lead.line.width) for lead in row.cells if lead.row == 0)
        assert row.crowded or all(one[1] <= two[0] + 0.01 for one, two in pairwise(edges))
        assert row.crowded or edges[-1][1] <= measure + 0.01


# ---------------------------------------------------------------- pull quotes


def test_a_pull_quote_is_printed_and_not_counted(lay_out: Compose) -> None:
    lead = told("\n\n".join([SENTENCE * 6] * 5), quotes=(PullQuote(text="坚持问题导向", by="刘志伟"),))
    layout = lay_out(three(lead))
    said = ["".join(line.text for line in block.lines) for block in blocks_of(layout, None, PIECE)]
    assert said == ["“坚持问题导向”", "——刘志伟"]
    nothing_lost(layout)
    assert codes(layout) == set()


def test_text_is_not_under_a_pull_quote(lay_out: Compose) -> None:
    lead = told("\n\n".join([SENTENCE * 6] * 5), quotes=(PullQuote(text="坚持问题导向"),))
    layout = lay_out(three(lead))
    (quote,) = blocks_of(layout, None, PIECE)
    foot = quote.baseline + quote.leading * (len(quote.lines) - 1)
    for block in blocks_of(layout, "lead", "body."):
        inside = abs(block.x - quote.x) < 60
        assert not inside or block.baseline - block.style.size > foot


def test_a_pull_quote_gives_way_to_the_text(lay_out: Compose) -> None:
    quotes = (PullQuote(text="坚持问题导向"),)
    full = next(
        count
        for count in range(30, 120)
        if any(story.fit.over for story in lay_out(three(told(SENTENCE * count))).stories if story.article == "lead")
    )
    layout = lay_out(three(told(SENTENCE * (full - 1), quotes=quotes)))
    assert not any(story.fit.over for story in layout.stories if story.article == "lead")
    assert blocks_of(layout, None, PIECE) == [] and "LY043" in codes(layout)


def test_a_pull_quote_that_is_not_in_the_text_is_not_printed(lay_out: Compose) -> None:
    layout = lay_out(three(told(SENTENCE * 9, quotes=(PullQuote(text="从来没有说过"),))))
    assert blocks_of(layout, None, PIECE) == []


# ---------------------------------------------------------------- boxes, upright headlines, several pictures


@pytest.mark.parametrize("kind", ["tint", "frame"])
def test_a_story_may_ask_for_a_box(lay_out: Compose, kind: str) -> None:
    plain, boxed = (lay_out(three(story("lead", 4, box=box))) for box in (None, kind))
    fills = [sum(isinstance(item, Fill) for item in page.composition.pages[0].items) for page in (plain, boxed)]
    assert fills[1] - fills[0] == {"tint": 2, "frame": 4}[kind]
    first = [blocks_of(page, "lead", "body.")[0] for page in (plain, boxed)]
    assert first[1].x > first[0].x and first[1].lines[0].measure < first[0].lines[0].measure
    nothing_lost(boxed)


def test_an_upright_headline_runs_down_from_right_to_left(lay_out: Compose) -> None:
    layout = lay_out(three(story("lead", 3, headline="沿着英雄足迹 学习“革命”精神12", vertical=True)))
    right, left = blocks_of(layout, "lead", "headline")
    assert [line.text for line in right.lines] == list("沿着英雄足迹")
    assert [line.text for line in left.lines] == [*"学习“革命”精神", "12"]
    assert right.x > left.x and left.baseline > right.baseline
    quote = next(line for line in left.lines if line.text == "“")
    assert quote.segments[0].features == ("vert",)
    columns = {block.x for block in blocks_of(layout, "lead", "body.")}
    assert all(x + 126 <= left.x + 0.1 for x in columns)
    nothing_lost(layout)


@pytest.mark.parametrize("headline", ["开发区引进AI实验室", "产值达到12000元", "沿着 英雄 足迹 学习"])
def test_a_headline_that_cannot_stand_lies(lay_out: Compose, headline: str) -> None:
    layout = lay_out(three(story("lead", 3, headline=headline, vertical=True)))
    assert all(len(line.text) > 2 for block in blocks_of(layout, "lead", "headline") for line in block.lines)
    assert "LY044" in codes(layout)
    nothing_lost(layout)


@pytest.mark.parametrize("count", [2, 3, 5, 7])
def test_a_story_of_several_pictures(lay_out: Compose, count: int) -> None:
    figures = tuple(Figure(caption=f"第{number}张：{SENTENCE}") for number in range(count))
    article = Article(id="walk", headline="沿着英雄足迹 学习革命精神", figures=figures)
    others = (story(name, 3) for name in ("three", "four", "five"))
    issue = issue_of(story("one", 3), article, *others, template="inner-five")
    layout = lay_out(issue)
    pictures = [item for item in layout.composition.pages[0].items if isinstance(item, Picture)]
    assert len(pictures) == count and pictures[0].width * pictures[0].height > pictures[1].width * pictures[1].height
    for one in pictures:
        for two in pictures:
            beside = one.x + one.width <= two.x or two.x + two.width <= one.x
            assert one is two or beside or one.y + one.height <= two.y or two.y + two.height <= one.y
    nothing_lost(layout)


@pytest.mark.parametrize("sentences", range(40, 46))
def test_the_byline_of_an_overset_story_lies_on_no_text(lay_out: Compose, sentences: int) -> None:
    layout = lay_out(
        issue_of(story("lead", 3), story("second", 3), story("third", 1, sentences=sentences), template="front-three")
    )
    assert any(told.fit.over for told in layout.stories)
    assert "LY017" not in {finding.rule for finding in check_layout(layout)}
    nothing_lost(layout)
