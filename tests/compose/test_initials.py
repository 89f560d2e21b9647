"""An initial: on the grid, clear of its lines, and not a character lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.compose.galley import galley
from publisher.compose.make_up import compose
from publisher.compose.pack import Pack
from publisher.compose.packs import load_pack
from publisher.compose.pages import TextBlock
from publisher.model import Article, Block, Run, Span
from publisher.rules.run import check_layout
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.setter import Typesetter
from tests.compose.conftest import issue_of, story
from tests.compose.test_pages import nothing_lost

ENGLISH = (
    "The harbour board voted seven to two on Tuesday to keep the winter ferry, ending a fortnight of argument. " * 4
)


def written(text: str) -> Article:
    """An article of one paragraph."""
    article = Article(id="lead", headline="A headline")
    return article.with_blocks((Block("paragraph", (Run(text),), Span(Path("articles/lead.md"))),))


@pytest.fixture(scope="module")
def english() -> tuple[Pack, Typesetter]:
    return load_pack("newsletter", Path()), Typesetter(FontLibrary.load(), "en-GB")


def test_a_latin_initial_reaches_from_the_first_capitals_to_the_last_baseline(
    english: tuple[Pack, Typesetter],
) -> None:
    pack, setter = english
    (unit,) = galley(written(ENGLISH), pack, setter, 160.0, with_byline=False, initial=True).units
    rows, body = pack.spacing.initial, pack.style("body")
    assert unit.lead is not None and unit.lead.line.text == "T"
    assert unit.lead.below == pytest.approx((rows - 1) * pack.grid.leading)
    face = setter.fonts.faces[unit.lead.line.segments[0].face]
    lower = setter.fonts.faces[unit.lines[0].segments[0].face]
    top = unit.lead.below - face.capital_height * unit.lead.style.size
    assert top == pytest.approx(-lower.capital_height * body.size)
    assert all(line.offset > unit.lead.line.width for line in unit.lines[:rows])
    assert [round(line.offset, 2) for line in unit.lines[rows:]] == [0.0] * (len(unit.lines) - rows)
    assert (unit.lines[0].start, unit.beside) == (1, rows)


def test_a_chinese_initial_takes_whole_squares(pack: Pack, setter: Typesetter) -> None:
    text = "集聚区召开党工委会议传达学习近期重要会议及文件精神并部署贯彻落实工作" * 3
    (unit,) = galley(written(text), pack, setter, 126.0, with_byline=False, initial=True).units
    rows, body = pack.spacing.initial, pack.style("body")
    assert unit.lead is not None and unit.lead.line.text == "集"
    assert unit.lead.style.size == pytest.approx((rows - 1) * pack.grid.leading + body.size)
    room = unit.lines[0].offset / body.size
    assert room == pytest.approx(round(room)) and room * body.size > unit.lead.style.size
    foot = unit.lead.below + 0.12 * unit.lead.style.size
    assert foot == pytest.approx((rows - 1) * pack.grid.leading + 0.12 * body.size)


@pytest.mark.parametrize("text", ["“" + ENGLISH, "5 " + ENGLISH, "Too short."])
def test_no_initial_for_a_mark_a_figure_or_a_scrap(english: tuple[Pack, Typesetter], text: str) -> None:
    pack, setter = english
    (unit,) = galley(written(text), pack, setter, 160.0, with_byline=False, initial=True).units
    assert unit.lead is None and unit.lines[0].start == 0


def test_a_page_with_initials_is_whole_and_clean(pack: Pack, setter: Typesetter) -> None:
    template = pack.templates["front-three"]
    frames = tuple(frame.model_copy(update={"drop": True}) for frame in template.frames)
    dropped = pack.model_copy(update={"templates": {"front-three": template.model_copy(update={"frames": frames})}})
    stories = (story("lead", 7), story("second", 5), story("third", 5))
    layout = compose(issue_of(*stories, template="front-three"), dropped, setter)
    initials = [
        item
        for item in layout.composition.pages[0].items
        if isinstance(item, TextBlock) and item.style.name == "initial"
    ]
    assert [(item.article, item.lines[0].text) for item in initials] == [(one.id, "会") for one in stories]
    nothing_lost(layout)
    told = {finding.rule for finding in check_layout(layout)}
    assert not told & {"LY016", "LY017", "LY018", "LY019", "LY021"}
