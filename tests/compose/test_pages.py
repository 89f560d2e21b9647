from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.compose.make_up import Layout
from publisher.compose.pack import Pack
from publisher.compose.packs import load_pack
from publisher.compose.pages import Fill, Picture, TextBlock
from publisher.errors import InputError
from publisher.model import Issue, Number
from publisher.pieces import pieces
from tests.compose.conftest import issue_of, photo, story

Compose = Callable[[Issue], Layout]


def painted(layout: Layout) -> dict[tuple[str, str], str]:
    """The characters of every piece, in the order they stand on the pages."""
    found: Counter[tuple[str, str]] = Counter()
    text: dict[tuple[str, str], str] = {}
    for page in layout.composition.pages:
        for item in page.items:
            if isinstance(item, TextBlock) and item.article:
                key = (item.article, item.piece)
                found[key] += 1
                text[key] = text.get(key, "") + "".join(line.source_text for line in item.lines)
    return text


def nothing_lost(layout: Layout) -> None:
    expected = {
        (article.id, piece.key): "".join(piece.text.split())
        for article in layout.issue.articles.values()
        for piece in pieces(article, layout.issue.language)
    }
    assert {key: "".join(text.split()) for key, text in painted(layout).items()} == expected


FIVE = {"lead": 4, "second": 3, "third": 2, "basement": 5}


def five(**more: object) -> Issue:
    """A page of five stories for the template of five frames."""
    return issue_of(
        story("lead", 4, deck={"label": "阅读提示", "text": "会议传达学习全会精神，就贯彻落实进行部署。"}),
        story("second", 3, kicker="用好金钥匙"),
        photo("picture"),
        story("third", 2, numbers=(Number(value="23", unit="家", label="全年目标", share=0.5),)),
        story("basement", 5, subhead="——记全市推进会"),
        template="front-five",
    )


def test_every_character_of_every_piece_is_on_the_page(lay_out: Compose) -> None:
    nothing_lost(lay_out(five()))


def test_every_body_line_stands_on_the_baseline_grid(lay_out: Compose, pack: Pack) -> None:
    grid = pack.grid
    for page in lay_out(five()).composition.pages:
        for item in page.items:
            if isinstance(item, TextBlock) and item.piece.startswith("body."):
                for number in range(len(item.lines)):
                    slot = (item.baseline + number * item.leading - grid.top - grid.baseline) / grid.leading
                    assert slot == pytest.approx(round(slot), abs=1e-6)


def test_everything_stands_inside_the_sheet(lay_out: Compose) -> None:
    composition = lay_out(five()).composition
    for item in composition.pages[0].items:
        if isinstance(item, Fill | Picture):
            assert item.x >= 0 and item.x + item.width <= composition.width
            assert item.y >= 0 and item.y + item.height <= composition.height
        else:
            foot = item.baseline + item.leading * (len(item.lines) - 1)
            assert item.x >= -1 and item.x + max(line.width for line in item.lines) <= composition.width
            assert item.baseline > 0 and foot <= composition.height


def test_columns_of_a_story_end_together(lay_out: Compose) -> None:
    layout = lay_out(issue_of(story("lead", 4), story("second", 3), story("third", 5), template="front-three"))
    feet: dict[float, float] = {}
    for item in layout.composition.pages[0].items:
        if isinstance(item, TextBlock) and item.article == "lead" and item.piece.startswith("body."):
            feet[item.x] = max(feet.get(item.x, 0), item.baseline + item.leading * (len(item.lines) - 1))
    assert len(feet) == 3
    assert max(feet.values()) - min(feet.values()) <= 13.6


def test_overset_is_told_in_lines_and_its_text_kept(lay_out: Compose) -> None:
    layout = lay_out(issue_of(story("lead", 40), story("second", 3), story("third", 5), template="front-three"))
    fit = next(told.fit for told in layout.stories if told.article == "lead")
    assert fit.over == sum(len(unit.lines) for unit in fit.rest) > 0
    assert len(layout.composition.pages) > 1
    nothing_lost(layout)


def test_underset_is_told_in_lines(lay_out: Compose) -> None:
    layout = lay_out(issue_of(story("lead", 1), story("second", 3), story("third", 5), template="front-three"))
    fit = next(told.fit for told in layout.stories if told.article == "lead")
    assert fit.over == 0 and fit.under > 20


def test_more_stories_than_frames_are_kept_on_a_page_of_overset(lay_out: Compose) -> None:
    layout = lay_out(issue_of(*(story(f"s{n}", 2) for n in range(5)), template="front-three"))
    assert layout.unplaced == ("s3", "s4")
    nothing_lost(layout)


def test_without_a_template_the_page_makes_itself_up(lay_out: Compose) -> None:
    layout = lay_out(issue_of(*(story(f"s{n}", 1, sentences=2) for n in range(4))))
    assert not layout.unplaced and not any(told.fit.over for told in layout.stories)
    nothing_lost(layout)


def test_an_awaited_picture_shows_what_is_wanted(lay_out: Compose) -> None:
    items = lay_out(five()).composition.pages[0].items
    picture = next(item for item in items if isinstance(item, Picture))
    words = [
        "".join(line.text for line in item.lines)
        for item in items
        if isinstance(item, TextBlock) and item.piece == "placeholder"
    ]
    assert picture.image is None
    assert words[0] == "图片待补"
    assert f"{round(picture.width / 72 * 25.4)}" in words[1] and "吴妮贞" in words[1]


def test_the_same_issue_gives_the_same_pages(lay_out: Compose) -> None:
    assert lay_out(five()).composition == lay_out(five()).composition


def test_an_unknown_template_is_told_with_those_there_are(lay_out: Compose) -> None:
    with pytest.raises(InputError) as raised:
        lay_out(issue_of(story("lead", 1), template="front-nine"))
    assert "front-nine" in raised.value.message.en and "front-five" in raised.value.hint.en


def test_an_unknown_layout_is_told_with_those_there_are() -> None:
    with pytest.raises(InputError) as raised:
        load_pack("broadside", Path())
    assert "broadside" in raised.value.message.en and "newspaper" in raised.value.hint.en


def test_a_faulty_layout_names_file_and_field(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "layout.yaml").write_text("sheet: {width: -1, height: 390}\n", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load_pack("mine", tmp_path)
    assert "mine/layout.yaml" in raised.value.message.en
