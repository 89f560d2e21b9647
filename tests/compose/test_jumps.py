from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.blocks import Block, BlockKind, Cell, Run
from publisher.compose.make_up import Layout
from publisher.compose.pages import TextBlock
from publisher.findings import Finding, Severity
from publisher.model import Continues, Issue
from publisher.rules.run import check_issue, check_layout
from tests.compose.jumping import (
    LINE,
    blocks,
    body_lines,
    furniture,
    issue_with,
    jumping,
    nothing_lost,
    picture,
    pictures,
)

Compose = Callable[[Issue], Layout]
THREE = {1: "front-three", 2: "inner-three", 3: "inner-three"}


def three_pages(paragraphs: int, *targets: int, **fields: Any) -> Issue:
    """A long lead on page 1 that goes on to the third place of pages 2 and 3."""
    lead = jumping("lead", paragraphs, *(targets or (2, 3)), **fields)
    pages = {1: ["lead", "f1", "f2"], 2: ["f3", "f4"], 3: ["f5", "f6"]}
    return issue_with(lead, pages=pages, templates=THREE)


def told(layout: Layout, family: str) -> list[Finding]:
    return [finding for finding in check_layout(layout) if finding.rule.startswith(family)]


def divided(layout: Layout) -> list[Finding]:
    """Paragraphs that the turn of a page divides; columns are another matter."""
    return [finding for finding in told(layout, "LY001") if finding.severity is Severity.WARNING]


def test_a_story_over_three_pages_is_whole_and_in_order(lay_out: Compose) -> None:
    layout = lay_out(three_pages(24))
    nothing_lost(layout)
    assert len(layout.composition.pages) == 3
    assert all(body_lines(layout, page, "lead") > 20 for page in (1, 2, 3))
    assert told(layout, "JP") == []
    assert [finding.rule for finding in told(layout, "LY002")] == []


def test_its_jump_lines_come_in_pairs_and_lead_to_one_another(lay_out: Compose) -> None:
    layout = lay_out(three_pages(36))
    assert furniture(layout, 1, "jump.to") == [("（下转第2版）", "lead#2")]
    assert furniture(layout, 2, "jump.from") == [("（上接第1版）", "lead#1")]
    assert furniture(layout, 2, "jump.to") == [("（下转第3版）", "lead#3")]
    assert furniture(layout, 3, "jump.from") == [("（上接第2版）", "lead#2")]
    assert furniture(layout, 1, "jump.from") == furniture(layout, 3, "jump.to") == []


def test_the_rest_stands_under_the_manifest_s_headline_or_the_first_phrase(lay_out: Compose) -> None:
    named = lay_out(three_pages(20, 2, headline="重点工作部署"))
    assert furniture(named, 2, "jump.headline") == [("重点工作部署", None)]
    phrase = lay_out(
        issue_with(
            jumping("lead", 30, 2).model_copy(update={"headline": "全市召开推进会 部署重点工作"}),
            pages={1: ["lead", "f1", "f2"], 2: ["f3", "f4"]},
            templates=THREE,
        )
    )
    assert furniture(phrase, 2, "jump.headline") == [("全市召开推进会", None)]


def test_the_rest_has_a_smaller_headline(lay_out: Compose) -> None:
    layout = lay_out(three_pages(36))
    first = next(block.style.size for block in blocks(layout, 1, "lead") if block.piece == "headline")
    later = next(block.style.size for block in blocks(layout, 2) if block.piece == "jump.headline")
    assert later < first and later <= 24


@pytest.mark.parametrize("paragraphs", range(18, 42, 3))
def test_at_least_two_lines_of_a_paragraph_stand_on_either_side(lay_out: Compose, paragraphs: int) -> None:
    layout = lay_out(three_pages(paragraphs))
    nothing_lost(layout)
    for page in (1, 2):
        here = [block for block in blocks(layout, page, "lead") if block.piece.startswith("body.")]
        there = [block for block in blocks(layout, page + 1, "lead") if block.piece.startswith("body.")]
        if there and here[-1].piece == there[0].piece:
            cut = here[-1].piece
            assert there[0].continued
            assert sum(len(block.lines) for block in here if block.piece == cut) >= 2
            assert sum(len(block.lines) for block in there if block.piece == cut) >= 2


def test_the_last_line_before_a_cut_is_full_and_the_first_after_it_not_indented(lay_out: Compose) -> None:
    lead = jumping("lead", 3, 2, sentences=40)
    pages = {1: ["lead", "f1", "f2"], 2: ["f3", "f4"]}
    layout = lay_out(issue_with(lead, pages=pages, templates=THREE))
    nothing_lost(layout)
    last = [block for block in blocks(layout, 1, "lead") if block.piece.startswith("body.")][-1].lines[-1]
    first = next(block for block in blocks(layout, 2, "lead") if block.piece.startswith("body.")).lines[0]
    assert last.width == pytest.approx(last.measure, abs=0.1)
    assert first.offset <= 0 and first.start == last.end > 0
    assert [(finding.rule, finding.page) for finding in divided(layout)] == [("LY001", 2)]


def test_a_paragraph_s_end_that_is_near_is_where_it_is_cut(lay_out: Compose) -> None:
    layout = lay_out(three_pages(36))
    assert divided(layout) == []


def test_a_page_may_say_where_the_rest_stands(lay_out: Compose) -> None:
    lead = jumping("lead", 20, 2)
    pages = {1: ["lead", "f1", "f2"], 2: ["lead", "f3", "f4"]}
    layout = lay_out(issue_with(lead, pages=pages, templates=THREE))
    nothing_lost(layout)
    assert [(story.article, story.place) for story in layout.stories if story.page == 2] == [
        ("lead", 0), ("f3", 1), ("f4", 2),
    ]  # fmt: skip


def test_pictures_stand_on_the_pages_they_are_for(lay_out: Compose) -> None:
    layout = lay_out(three_pages(36, figures=(picture(), picture(3), picture(2))))
    nothing_lost(layout)
    assert [pictures(layout, page) for page in (1, 2, 3)] == [[("lead", 0)], [("lead", 2)], [("lead", 1)]]


def test_a_story_that_fits_without_its_later_pictures_goes_on_with_them(lay_out: Compose) -> None:
    layout = lay_out(three_pages(14, 2, figures=(picture(), picture(2))))
    nothing_lost(layout)
    assert [pictures(layout, page) for page in (1, 2)] == [[("lead", 0)], [("lead", 1)]]
    assert body_lines(layout, 2, "lead") >= 6


def test_a_story_that_fits_stays_whole(lay_out: Compose) -> None:
    layout = lay_out(three_pages(4))
    nothing_lost(layout)
    assert body_lines(layout, 2, "lead") == 0
    assert [(finding.rule, finding.page) for finding in told(layout, "JP")] == [("JP006", 1)]


def test_text_left_over_after_the_jump_is_told_where_it_is_over(lay_out: Compose) -> None:
    layout = lay_out(three_pages(90))
    nothing_lost(layout)
    over = told(layout, "LY002")
    assert [(finding.article, finding.page) for finding in over] == [("lead", 3)]
    assert len(layout.composition.pages) > 3


@pytest.mark.parametrize("target", [1, 9])
def test_a_jump_that_leads_nowhere_leaves_the_story_on_its_page(lay_out: Compose, target: int) -> None:
    issue = three_pages(30, target)
    layout = lay_out(issue)
    nothing_lost(layout)
    assert [finding.rule for finding in check_issue(issue) if finding.rule[:2] == "JP"] == [
        "JP002" if target == 1 else "JP001"
    ]
    assert [(finding.rule, finding.page) for finding in told(layout, "LY002")] == [("LY002", 1)]


def test_a_rest_without_a_frame_is_told_and_kept(lay_out: Compose) -> None:
    lead = jumping("lead", 20, 2)
    pages = {1: ["lead", "f1", "f2"], 2: ["f3", "f4", "f5"]}
    layout = lay_out(issue_with(lead, pages=pages, templates=THREE))
    nothing_lost(layout)
    assert [(finding.rule, finding.page) for finding in told(layout, "JP")] == [("JP005", 1)]
    assert [(finding.rule, finding.page) for finding in told(layout, "LY002")] == [("LY002", 2)]


def test_a_jump_line_that_names_another_page_is_told(lay_out: Compose) -> None:
    layout = lay_out(three_pages(20, 2))
    first = layout.composition.pages[0]
    moved = tuple(
        replace(item, link="lead#3") if isinstance(item, TextBlock) and item.piece == "jump.to" else item
        for item in first.items
    )
    pages = (replace(first, items=moved), *layout.composition.pages[1:])
    broken = replace(layout, composition=replace(layout.composition, pages=pages))
    assert [(finding.rule, finding.page) for finding in told(broken, "JP")] == [("JP005", 1), ("JP005", 2)]


def test_a_jump_of_few_lines_is_told(lay_out: Compose) -> None:
    lay = lay_out(three_pages(20, 2))
    demanding = lay.pack.model_copy(update={"jumps": lay.pack.jumps.model_copy(update={"least": 500})})
    assert [finding.rule for finding in told(replace(lay, pack=demanding), "JP")] == ["JP007"]


def test_two_rests_with_one_headline_are_told(lay_out: Compose) -> None:
    articles = [jumping("lead", 20, 2), jumping("second", 20, 2)]
    pages = {1: ["lead", "second", "f1"], 2: ["f2"]}
    layout = lay_out(issue_with(*articles, pages=pages, templates=THREE))
    assert [(finding.rule, finding.article) for finding in told(layout, "JP")] == [("JP008", "second")]
    apart = articles[1].model_copy(update={"continues": Continues(page=(2,), headline="推进会之二")})
    layout = lay_out(issue_with(articles[0], apart, pages=pages, templates=THREE))
    assert told(layout, "JP") == []


def test_a_table_goes_along_whole(lay_out: Compose) -> None:
    lead = jumping("lead", 20, 2)
    cells = tuple(
        Block("paragraph", (Run(f"第{row}行{column}"),), lead.blocks[0].span, cell=Cell(row, column))
        for row in range(4)
        for column in range(2)
    )
    lead = lead.model_copy().with_blocks((*lead.blocks[:14], *cells, *lead.blocks[14:]))
    pages = {1: ["lead", "f1", "f2"], 2: ["f3", "f4"]}
    layout = lay_out(issue_with(lead, pages=pages, templates=THREE))
    nothing_lost(layout)
    assert any(block.piece.endswith(".cell") for block in blocks(layout, 2, "lead"))


def test_a_dateline_stands_before_the_first_paragraph_wherever_that_is(lay_out: Compose) -> None:
    lead = jumping("lead", 3, 2, dateline="本报溪城电")
    items = tuple(replace(lead.blocks[0], kind="item", marker="•") for _ in range(11))
    lead = lead.model_copy().with_blocks((*items, *lead.blocks))
    layout = lay_out(issue_with(lead, pages={1: ["lead", "f1", "f2"], 2: ["f3", "f4"]}, templates=THREE))
    nothing_lost(layout)
    assert [block.piece for block in blocks(layout, 2, "lead") if block.piece == "dateline"] == ["dateline"]


kinds = st.sampled_from(["paragraph", "paragraph", "paragraph", "subhead", "quote", "item"])
texts = st.lists(st.tuples(kinds, st.integers(1, 200)), min_size=1, max_size=30)
targets = st.lists(st.sampled_from([1, 2, 3, 9]), min_size=1, max_size=3)
figures = st.lists(st.sampled_from([None, 1, 2, 3, 7]), max_size=3)


@settings(derandomize=True, max_examples=25, deadline=None)
@given(st.lists(st.tuples(texts, targets, figures), min_size=1, max_size=2))
def test_whatever_goes_on_wherever_nothing_is_lost(
    lay_out: Compose, stories: list[tuple[list[tuple[BlockKind, int]], list[int], list[int | None]]]
) -> None:
    articles = []
    for number, (written, pages, pictured) in enumerate(stories):
        article = jumping(f"s{number}", 1, *pages, figures=tuple(picture(page) for page in pictured))
        made = tuple(
            Block(kind, (Run("小标题" if kind == "subhead" else (LINE * 6)[:length]),), article.blocks[0].span)
            for kind, length in written
        )
        articles.append(article.model_copy().with_blocks(made))
    first = [article.id for article in articles]
    layout = lay_out(issue_with(*articles, pages={1: [*first, "f1"], 2: ["f2"], 3: ["f3", "f4"]}, templates=THREE))
    nothing_lost(layout)
