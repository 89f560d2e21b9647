"""Copyfit told in figures that hold, and copyfitting that keeps within the layout's limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.compose.copyfit import fitted
from publisher.compose.cutting import Copyfit
from publisher.compose.fitness import over, under
from publisher.compose.flow import Leg, Unit, flow, lacking
from publisher.compose.make_up import Layout, compose
from publisher.compose.pack import Frame, Pack, PictureArea, Template
from publisher.compose.packs import load_pack
from publisher.compose.pages import Picture, TextBlock
from publisher.compose.story import Story, tell
from publisher.findings import Finding
from publisher.model import Article, Block, Issue, Run
from publisher.rules.run import check_layout
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.lines import Line, Segment
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle
from tests.compose.conftest import issue_of, story
from tests.compose.jumping import nothing_lost, picture

Compose = Callable[[Issue], Layout]
FRAME = Frame(columns=(1, 3), lines=(9, 55), headline=("h40", "h33-two", "h28"))
PICTURED = FRAME.model_copy(update={"picture": PictureArea(columns=(2, 3), depth=18)})
LEVERS = Copyfit(tracking=10, picture=0.12, headline=1)


def told(article: Article, pack: Pack, setter: Typesetter, frame: Frame = FRAME) -> Story:
    return tell(article, frame, issue_of(article), pack, setter)


def longer(article: Article, characters: int) -> Article:
    """The article with so many characters more at its end."""
    last = article.blocks[-1]
    block = replace(last, runs=(*last.runs, Run("加" * characters)))
    return article.model_copy().with_blocks((*article.blocks[:-1], block))


def without(article: Article, characters: int) -> Article:
    """The article cut by so many characters from its end."""
    blocks = list(article.blocks)
    while characters:
        last = blocks.pop()
        kept = last.text[: max(len(last.text) - characters, 0)]
        characters -= len(last.text) - len(kept)
        if kept:
            blocks.append(replace(last, runs=(Run(kept),)))
    return article.model_copy().with_blocks(tuple(blocks))


@pytest.mark.parametrize("paragraphs", [12, 13, 20])
def test_what_is_over_is_counted_and_cutting_as_much_makes_it_fit(
    pack: Pack, setter: Typesetter, paragraphs: int
) -> None:
    article = story("lead", paragraphs)
    found = over(told(article, pack, setter))
    assert found is not None and found.block is not None
    placed = sum(
        len(line.source_text)
        for item in told(article, pack, setter).items
        if isinstance(item, TextBlock) and item.piece.startswith("body.")
        for line in item.lines
    )
    assert placed + found.characters == sum(len(block.text) for block in article.blocks)
    assert over(told(without(article, found.characters), pack, setter)) is None
    assert found.block == max(
        index
        for index in range(paragraphs)
        if sum(len(block.text) for block in article.blocks[index:]) >= found.characters
    )


@pytest.mark.parametrize("paragraphs", [12, 13, 20])
def test_so_much_more_depth_holds_it_and_less_does_not(pack: Pack, setter: Typesetter, paragraphs: int) -> None:
    article = story("lead", paragraphs)
    found = over(told(article, pack, setter))
    assert found is not None and found.deeper > 0

    def deepened(lines: int) -> Frame:
        return FRAME.model_copy(update={"lines": (FRAME.lines[0], FRAME.lines[1] + lines)})

    assert over(told(article, pack, setter, deepened(found.deeper))) is None
    # Setting a paragraph looser or tighter may save a line, but no more.
    assert over(told(article, pack, setter, deepened(found.deeper - 2))) is not None


def test_what_is_under_is_counted_and_as_much_text_fills_it(pack: Pack, setter: Typesetter) -> None:
    article = story("lead", 5)
    found = under(told(article, pack, setter))
    assert found is not None and found.lines == 3 * found.rows
    filled = told(longer(article, found.characters - 14), pack, setter)
    assert over(filled) is None and filled.fit.under <= 1


def unit(lines: int) -> Unit:
    style = TextStyle("body", "text", 9, 13.5)
    made = (Line((Segment("行", "song"),), n, n + 1, 0, 9, 126, n == lines - 1) for n in range(lines))
    return Unit("body.0", "text", style, tuple(made))


@settings(derandomize=True, max_examples=200)
@given(st.lists(st.integers(1, 20), min_size=1, max_size=8), st.lists(st.integers(0, 20), min_size=1, max_size=5))
def test_lacking_is_the_least_that_helps(lengths: list[int], depths: list[int]) -> None:
    units = [unit(length) for length in lengths]

    def left(more: int) -> int:
        return flow(units, [Leg(0, 0, depth + more) for depth in depths]).left

    more = lacking(units, [Leg(0, 0, depth) for depth in depths])
    assert left(more) == 0 and (more == 0 or left(more - 1) > 0)


def test_it_is_told_with_paragraph_frame_and_place(lay_out: Compose) -> None:
    layout = lay_out(issue_of(story("lead", 13), story("second", 3), story("third", 5), template="front-three"))
    finding = next(found for found in check_layout(layout) if found.rule == "LY002")
    figures = over(next(one for one in layout.stories if one.article == "lead"))
    assert figures is not None and figures.block is not None
    assert f"{figures.lines} lines, {figures.characters} characters" in finding.message.en
    assert f"{figures.lines} 行，{figures.characters} 字" in finding.message.zh
    assert f"paragraph {figures.block + 1}" in finding.hint.en and f"第{figures.block + 1}段" in finding.hint.zh
    assert "frame A (columns 1–3, lines 9–55)" in finding.hint.en and f"加深 {figures.deeper} 行" in finding.hint.zh
    assert finding.span == layout.issue.articles["lead"].blocks[figures.block].span
    assert finding.page == 1 and finding.box is not None


def with_limits(limits: Copyfit, pack: Pack) -> Pack:
    return pack.model_copy(update={"copyfit": limits})


def least(article: Article, wanted: Callable[[Article], bool], more: Callable[[Article, int], Article]) -> Article:
    """The article with the least that makes it as it is wanted, found by halving."""
    few, many = 0, 1024
    while few < many:
        middle = (few + many) // 2
        few, many = (few, middle) if wanted(more(article, middle)) else (middle + 1, many)
    return more(article, few)


def a_little_over(pack: Pack, setter: Typesetter, by: int) -> Article:
    """A story with a picture that is so many lines over."""

    def over_by(article: Article) -> bool:
        found = over(told(article, pack, setter, PICTURED))
        return found is not None and found.lines >= by

    return least(story("lead", 6, figures=(picture(),)), over_by, longer)


@pytest.mark.parametrize("by", [1, 3, 5])
def test_a_story_a_little_over_is_made_to_fit_within_the_limits(pack: Pack, setter: Typesetter, by: int) -> None:
    article = a_little_over(pack, setter, by)
    before = told(article, pack, setter, PICTURED)
    after = fitted(before, article, issue_of(article), with_limits(LEVERS, pack), setter)
    assert over(before) is not None and over(after) is None
    done = after.fitting
    assert done is not None
    assert -LEVERS.picture <= done.share <= 0 and -LEVERS.tracking <= done.tracking <= 0
    shown = [next(item.height for item in one.items if isinstance(item, Picture)) for one in (before, after)]
    assert shown[0] - shown[1] == pytest.approx(-done.picture * pack.grid.leading)
    leadings = {item.leading for item in after.items if isinstance(item, TextBlock) and item.piece[:5] == "body."}
    assert leadings == {pack.grid.leading}


def test_without_limits_in_the_layout_nothing_is_done(pack: Pack, setter: Typesetter) -> None:
    article = a_little_over(pack, setter, 1)
    before = told(article, pack, setter, PICTURED)
    assert fitted(before, article, issue_of(article), with_limits(Copyfit(), pack), setter) is before


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Copyfit(picture=0.2), ("picture", "图片")),
        (Copyfit(headline=1), ("headline at 33 instead of 40 points", "标题由 40 点改为 33 点")),
    ],
)
def test_each_lever_alone_is_told_with_its_amount(
    pack: Pack, setter: Typesetter, limits: Copyfit, words: tuple[str, str]
) -> None:
    article = a_little_over(pack, setter, 2)
    finding = copyfitted(article, with_limits(limits, pack), setter, PICTURED)
    assert words[0] in finding.message.en and words[1] in finding.message.zh


def test_letters_are_moved_together_where_that_saves_the_line() -> None:
    pack, setter = load_pack("newsletter", Path()), Typesetter(FontLibrary.load(), "en-GB")
    frame = Frame(columns=(1, 3), lines=(11, 50), headline=("h28",))
    words = "The board voted five to two on Monday to keep the small boat running through the winter. "

    def longer_by_a_word(article: Article, words_more: int) -> Article:
        last = article.blocks[-1]
        added = " ".join(["harbour"] * words_more)
        return article.model_copy().with_blocks((*article.blocks[:-1], replace(last, runs=(*last.runs, Run(added)))))

    article = story("lead", 8, byline=())
    blocks = tuple(replace(block, runs=(Run(words * 3),)) for block in article.blocks)
    article = article.model_copy(update={"headline": "Ferry is saved"}).with_blocks(blocks)
    article = least(article, lambda one: over(told(one, pack, setter, frame)) is not None, longer_by_a_word)
    finding = copyfitted(article, with_limits(Copyfit(tracking=20), pack), setter, frame)
    assert "thousandths of an em closer" in finding.message.en and "字距收紧千分之" in finding.message.zh


def copyfitted(article: Article, pack: Pack, setter: Typesetter, frame: Frame) -> Finding:
    """The finding of a page that holds this story alone."""
    alone = pack.model_copy(update={"templates": {"one": Template(frames=(frame,))}})
    layout = compose(issue_of(article, template="one"), alone, setter)
    nothing_lost(layout)
    found = [finding for finding in check_layout(layout) if finding.rule in ("LY002", "LY003", "LY050")]
    assert [finding.rule for finding in found] == ["LY050"]
    return found[0]


def test_far_too_much_is_left_as_it_is(pack: Pack, setter: Typesetter) -> None:
    article = story("lead", 20, figures=(picture(),))
    before = told(article, pack, setter)
    assert fitted(before, article, issue_of(article), with_limits(LEVERS, pack), setter) is before


def test_a_picture_is_deepened_where_text_is_a_little_short(pack: Pack, setter: Typesetter) -> None:
    article = least(
        story("lead", 4, figures=(picture(),)),
        lambda one: told(one, pack, setter, PICTURED).fit.under <= pack.spacing.underset + 1,
        longer,
    )
    before = told(article, pack, setter, PICTURED)
    assert before.fit.under > pack.spacing.underset
    after = fitted(before, article, issue_of(article), with_limits(LEVERS, pack), setter)
    assert after.fitting is not None and after.fitting.picture > 0
    assert after.fit.under <= pack.spacing.underset and over(after) is None


def test_a_block_that_is_no_paragraph_is_called_by_its_name(lay_out: Compose) -> None:
    article = story("lead", 9)
    blocks = (*article.blocks, *(Block("item", (Run("逐项落实。" * 9),), article.blocks[0].span, 1, "•"),) * 9)
    article = article.model_copy().with_blocks(blocks)
    layout = lay_out(issue_of(article, story("second", 3), story("third", 5), template="front-three"))
    finding = next(found for found in check_layout(layout) if found.rule == "LY002")
    assert "Cut from list item" in finding.hint.en and "个列项起删" in finding.hint.zh
