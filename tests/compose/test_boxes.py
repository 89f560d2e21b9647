"""What a page is given besides its stories: briefs under their standing head, advertisements at the foot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from publisher.compose.make_up import Layout, compose
from publisher.compose.pack import Pack
from publisher.compose.pages import Fill, Item, Picture, TextBlock
from publisher.model import Article, Issue
from publisher.rules.run import check_layout
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.setter import Typesetter
from tests.compose.conftest import issue_of, photo, story
from tests.compose.test_pages import nothing_lost

Compose = Callable[[Issue], Layout]


def page_of(*articles: Article, briefs: int = 0, template: str | None = None, **fields: Any) -> Issue:
    """An issue of one page; the last ``briefs`` articles are its briefs."""
    issue = issue_of(*articles, template=template)
    names = [article.id for article in articles]
    cut = len(names) - briefs
    page = issue.manifest.pages[0]
    values = {**page.model_dump(), "articles": names[:cut], **fields}
    if briefs:
        values["briefs"] = {"articles": names[cut:]}
    manifest = issue.manifest.model_copy(update={"pages": (type(page).model_validate(values),)})
    return Issue(issue.folder, manifest, issue.resolved, issue.pixels)


def brief(name: str, **fields: object) -> Article:
    return story(name, 1, sentences=2, headline="三处老年食堂开张", **fields)


def words(layout: Layout) -> list[str]:
    """Furniture of page 1 as text, block by block."""
    blocks = [item for item in layout.composition.pages[0].items if isinstance(item, TextBlock) and not item.article]
    return ["".join(line.text for line in block.lines) for block in blocks]


def rectangle(item: Item) -> tuple[float, float, float, float]:
    if isinstance(item, TextBlock):
        foot = item.baseline + item.leading * (len(item.lines) - 1)
        right = item.x + max(line.width for line in item.lines)
        return item.x, item.baseline - 0.8 * item.style.size, right, foot
    return item.x, item.y, item.x + item.width, item.y + item.height


def advertisement(**fields: object) -> dict[str, object]:
    return {"headline": "青溪茶行 新茶上市", "text": "电话见店招\n欢迎选购", "columns": 2, "lines": 14, **fields}


def told(layout: Layout) -> list[str]:
    return [finding.rule for finding in check_layout(layout) if finding.severity.name == "ERROR"]


def test_briefs_stand_under_one_head_and_nothing_of_them_is_lost(lay_out: Compose) -> None:
    issue = page_of(story("lead", 3), brief("a"), brief("b", deck="六十岁以上可用"), brief("c"), briefs=3)
    layout = lay_out(issue)
    assert words(layout).count("简讯") == 1
    assert {told.article for told in layout.stories} == {"lead", "a", "b", "c"}
    nothing_lost(layout)


def test_a_brief_with_a_picture_keeps_its_caption(lay_out: Compose) -> None:
    nothing_lost(lay_out(page_of(story("lead", 3), brief("a"), photo("b"), briefs=2)))


def test_a_head_of_ones_own(lay_out: Compose) -> None:
    issue = page_of(story("lead", 3), brief("a"), brief("b"), briefs=2)
    page = issue.manifest.pages[0]
    assert page.briefs
    named = page.model_copy(update={"briefs": page.briefs.model_copy(update={"head": "一周要闻"})})
    manifest = issue.manifest.model_copy(update={"pages": (named,)})
    assert "一周要闻" in words(lay_out(Issue(Path("seed"), manifest, {}, {})))


def test_briefs_go_to_the_frame_that_a_template_has_for_them(lay_out: Compose, pack: Pack) -> None:
    template = pack.templates["inner-five"]
    frames = [*template.frames]
    frames[2] = frames[2].model_copy(update={"shape": "briefs"})
    changed = pack.model_copy(
        update={"templates": {"mine": template.model_copy(update={"frames": tuple(frames), "page": "any"})}}
    )
    articles = (story("one", 3), photo("two"), story("three", 3), story("four", 3), brief("a"), brief("b"))
    issue = page_of(*articles, briefs=2, template="mine")
    layout = compose(issue, changed, Typesetter(FontLibrary.load(), "zh-Hans"))
    frame_of = {told.article: told.frame for told in layout.stories}
    assert frame_of["a"].columns == frame_of["b"].columns == (5, 5)
    assert [frame_of[name].columns for name in ("one", "two", "three", "four")] == [(1, 4), (1, 4), (1, 3), (4, 5)]
    nothing_lost(layout)


@pytest.mark.parametrize("template", [None, "front-three"])
def test_no_story_stands_in_an_advertisement(lay_out: Compose, pack: Pack, template: str | None) -> None:
    articles = (story("lead", 2), story("second", 1), story("third", 2))
    layout = lay_out(page_of(*articles, template=template, ads=[advertisement()]))
    label = next(
        item
        for item in layout.composition.pages[0].items
        if isinstance(item, TextBlock) and item.lines[0].text == "广告"
    )
    left, top, right = label.x, label.baseline - label.style.size, label.x + pack.grid.span(2)
    assert right == pytest.approx(pack.grid.left + pack.grid.width), "page 1 is a right-hand page"
    for item in layout.composition.pages[0].items:
        if isinstance(item, TextBlock) and item.article:
            x, _, end, foot = rectangle(item)
            assert end <= left or x >= right or foot < top
    nothing_lost(layout)
    assert told(layout) == []


def test_an_advertisement_says_so_and_shows_its_words(lay_out: Compose) -> None:
    shown = words(lay_out(page_of(story("lead", 2), ads=[advertisement()])))
    assert {"广告", "青溪茶行新茶上市", "电话见店招欢迎选购"} <= {text.replace(" ", "") for text in shown}


def test_advertisements_stand_beside_one_another_and_in_rows(lay_out: Compose, pack: Pack) -> None:
    ads = [advertisement(), advertisement(columns=3, lines=9), advertisement(columns=5, lines=6)]
    layout = lay_out(page_of(story("lead", 1), ads=ads))
    labels = [
        item
        for item in layout.composition.pages[0].items
        if isinstance(item, TextBlock) and item.lines[0].text == "广告"
    ]
    assert len(labels) == 3 and len({(label.x, label.baseline) for label in labels}) == 3
    assert told(layout) == []


def test_a_size_in_millimetres_is_kept(lay_out: Compose) -> None:
    layout = lay_out(page_of(story("lead", 1), ads=[{"headline": "招聘", "size": [90, 60]}]))
    widest = max(
        item.width for item in layout.composition.pages[0].items if isinstance(item, Fill) and item.height == 0.5
    )
    assert widest == pytest.approx(90 / 25.4 * 72)


def test_a_picture_is_shown_whole(lay_out: Compose) -> None:
    issue = page_of(story("lead", 1), ads=[{"image": "tea.png", "alt": "新茶", "columns": 2, "lines": 20}])
    issue = Issue(issue.folder, issue.manifest, {"tea.png": Path("tea.png")}, {"tea.png": (3000, 500)})
    layout = lay_out(issue)
    (picture,) = (item for item in layout.composition.pages[0].items if isinstance(item, Picture))
    assert picture.width / picture.height == pytest.approx(6) and picture.article is None
    assert told(layout) == []


def test_what_finds_no_room_is_told(lay_out: Compose) -> None:
    wide = lay_out(page_of(story("lead", 1), ads=[advertisement(columns=6)]))
    assert told(wide) == ["LY041"]
    many = lay_out(page_of(story("lead", 1), ads=[advertisement(lines=30)] * 5))
    assert told(many) == ["LY041", "LY041", "LY041"]


def test_an_empty_frame_is_told(lay_out: Compose) -> None:
    assert told(lay_out(page_of(story("lead", 1), ads=[{"columns": 2, "lines": 9}]))) == ["LY042"]
    missing = {"image": "tea.png", "columns": 2, "lines": 9}
    assert told(lay_out(page_of(story("lead", 1), ads=[missing]))) == ["LY042"]
