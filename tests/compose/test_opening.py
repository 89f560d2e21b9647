"""Openers, covers, pictures that bleed, and the rules between columns."""

from __future__ import annotations

import pytest

from publisher.compose.make_up import Layout
from publisher.compose.pack import MM, Frame, Pack, Template
from publisher.compose.pages import Fill, Picture, TextBlock
from publisher.model import Article, Page
from tests.compose.latin import issue_of, laid_out, nothing_lost, photo, said, story, tabloid

OPENER = Frame(
    columns=(1, 3),
    lines=(5, 80),
    shape="opener",
    headline=("h44", "h31"),
    bleed=("top", "left", "right"),
    picture={"columns": (1, 3), "depth": 30},
)
COVER = Frame(columns=(1, 5), lines=(5, 88), shape="cover", headline=("h60",), bleed=("top", "left", "right", "foot"))


def one(article: Article, frame: Frame, pack: Pack | None = None) -> Layout:
    pack = pack or tabloid()
    template = Template(frames=(frame,), bare=True)
    pack = pack.model_copy(update={"templates": {"only": template}})
    return laid_out(issue_of([Page(number=1, template="only", articles=(article.id,))], [article]), pack)


def feature(**fields: object) -> Article:
    return story("feature", 6, figures=(photo(),), deck="A town that looked up, and what it saw there", **fields)


def blocks(layout: Layout, piece: str) -> list[TextBlock]:
    items = layout.composition.pages[0].items
    return [item for item in items if isinstance(item, TextBlock) and item.piece == piece]


def pictures(layout: Layout) -> list[Picture]:
    return [item for item in layout.composition.pages[0].items if isinstance(item, Picture)]


def test_an_opener_has_everything_once() -> None:
    layout = one(feature(kicker="Night"), OPENER)
    nothing_lost(layout)
    assert layout.stories[0].fit.over == 0


def test_an_openers_picture_runs_over_the_trim_where_it_bleeds_and_nowhere_else() -> None:
    picture = pictures(one(feature(), OPENER))[0]
    bleed = tabloid().sheet.bleed * MM
    assert picture.x == picture.y == pytest.approx(-bleed)
    assert picture.x + picture.width == pytest.approx(tabloid().sheet.width * MM + bleed)
    assert picture.y + picture.height == pytest.approx(tabloid().grid.y(35) - tabloid().grid.em_foot)
    assert not picture.ground


def test_byline_and_deck_stand_in_the_last_column_beside_the_headline() -> None:
    layout = one(feature(), OPENER)
    x, headline = tabloid().grid.x(3), blocks(layout, "headline")[0]
    assert [blocks(layout, piece)[0].x for piece in ("byline", "deck")] == [pytest.approx(x)] * 2
    assert max(headline.x + line.width for line in headline.lines) < x
    assert max(line.measure for line in blocks(layout, "deck")[0].lines) <= tabloid().grid.column


def test_the_text_of_an_opener_begins_below_its_head() -> None:
    layout = one(feature(), OPENER)
    first = min(block.baseline for block in blocks(layout, "body.0"))
    for piece in ("headline", "deck", "byline", "figure.0.caption"):
        assert max(block.baseline for block in blocks(layout, piece)) < first - tabloid().grid.leading


def test_without_deck_and_byline_the_headline_has_the_whole_width() -> None:
    article = feature().model_copy(update={"deck": None, "byline": (), "headline": "One line over three columns"})
    frame = OPENER.model_copy(update={"headline": ("h31",)})
    lines = blocks(one(article.with_blocks(feature().blocks), frame), "headline")[0].lines
    assert len(lines) == 1 and lines[0].width > tabloid().grid.span(2)


def test_a_cover_lays_its_words_on_a_picture_that_fills_the_sheet() -> None:
    article = story("cover", 0, figures=(photo(),), deck="Nine photographs of very little", byline=())
    layout = one(article, COVER)
    nothing_lost(layout)
    picture, bleed = pictures(layout)[0], tabloid().sheet.bleed * MM
    assert picture.ground and layout.composition.pages[0].items[0] is picture
    assert picture.width == pytest.approx(tabloid().sheet.width * MM + 2 * bleed)
    assert picture.height == pytest.approx(tabloid().sheet.height * MM + 2 * bleed)
    foot = tabloid().grid.y(88) + 1
    for item in layout.composition.pages[0].items:
        if isinstance(item, TextBlock):
            assert item.baseline + item.leading * (len(item.lines) - 1) <= foot, said(item)


def test_the_text_of_a_cover_is_overset_and_kept() -> None:
    article = story("cover", 2, figures=(photo(),), byline=())
    layout = one(article, COVER)
    assert layout.stories[0].fit.over > 0
    nothing_lost(layout)


def test_rules_between_columns_stand_beside_text_only() -> None:
    frame = Frame(
        columns=(1, 3),
        lines=(18, 60),
        headline=("h31",),
        picture={"columns": (2, 3), "depth": 12},
    )
    layout = one(story("lead", 6, figures=(photo(),)), frame)
    grid = tabloid().grid
    rules = [item for item in layout.composition.pages[0].items if isinstance(item, Fill) and item.width == 0.5]
    assert [rule.x + 0.25 for rule in rules] == [pytest.approx(grid.x(n) - grid.gutter / 2) for n in (2, 3)]
    credit = blocks(layout, "figure.0.credit")[0]
    body = [item for item in layout.composition.pages[0].items if isinstance(item, TextBlock) and "body" in item.piece]
    last = max(item.baseline + item.leading * (len(item.lines) - 1) for item in body)
    for rule in rules:
        assert rule.y > credit.baseline
        assert rule.y + rule.height == pytest.approx(last + 0.2 * grid.leading)


def test_a_layout_without_them_has_no_rules_between_columns() -> None:
    frame = Frame(columns=(1, 3), lines=(18, 60), headline=("h31",))
    pack = tabloid().model_copy(update={"leg_rule": None})
    items = one(story("lead", 6), frame, pack).composition.pages[0].items
    assert not [item for item in items if isinstance(item, Fill)]


def test_a_photo_story_may_bleed() -> None:
    frame = Frame(columns=(3, 5), lines=(18, 50), shape="photo", headline=("h24",), bleed=("right",))
    picture = pictures(one(story("photo", 0, figures=(photo(),)), frame))[0]
    assert picture.x == pytest.approx(tabloid().grid.x(3))
    assert picture.x + picture.width == pytest.approx((tabloid().sheet.width + tabloid().sheet.bleed) * MM)


def test_a_frame_may_have_more_or_fewer_columns_of_text_than_the_grid() -> None:
    grid = tabloid().grid
    for legs in (2, 4):
        frame = Frame(columns=(1, 3), lines=(18, 80), headline=("h31",), legs=legs)
        layout = one(story("lead", 6), frame)
        body = [
            item for item in layout.composition.pages[0].items if isinstance(item, TextBlock) and "body" in item.piece
        ]
        assert len({item.x for item in body}) == legs
        measure = (grid.span(3) - (legs - 1) * grid.gutter) / legs
        assert all(line.measure == pytest.approx(measure) for item in body for line in item.lines)
        nothing_lost(layout)


def test_figures_one_below_the_other_share_a_rule() -> None:
    numbers = tuple({"value": str(n), "label": "boats"} for n in (8, 16, 140))
    frame = Frame(columns=(1, 1), lines=(18, 50), headline=("h19",))
    layout = one(story("ledger", 1, numbers=numbers), frame)
    rules = [item.y for item in layout.composition.pages[0].items if isinstance(item, Fill)]
    labels = [blocks(layout, f"number.{n}.label")[0].baseline for n in range(3)]
    # One over each figure: what parts two of them is not drawn twice.
    assert len(rules) == 3
    assert all(above < label for above, label in zip(rules, labels, strict=True))
    assert all(label < below for label, below in zip(labels, rules[1:], strict=False))


def test_rules_part_the_briefs_and_none_stands_over_the_first() -> None:
    frames = (
        Frame(columns=(2, 5), lines=(18, 80), headline=("h31",)),
        Frame(columns=(1, 1), lines=(18, 80), headline=("h13",), shape="briefs", tint="paper", topline=0, padding=0),
    )
    pack = tabloid().model_copy(update={"templates": {"only": Template(frames=frames, bare=True)}})
    names = ("swans", "clock", "goat")
    page = Page.model_validate({"number": 1, "template": "only", "articles": ("lead",), "briefs": {"articles": names}})
    articles = [story("lead"), *(story(name, 1, byline=()) for name in names)]
    items = laid_out(issue_of([page], articles), pack).composition.pages[0].items
    rules = [item.y for item in items if isinstance(item, Fill) and item.color == "hairline" and item.height == 0.5]
    heads = [i.baseline for i in items if isinstance(i, TextBlock) and i.piece == "headline" and i.article in names]
    assert len(rules) == 2
    assert heads[0] < rules[0] < heads[1] < rules[1] < heads[2]
