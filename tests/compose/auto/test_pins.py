"""What an editor pins is kept, the rest is made up around it; a pin that cannot be kept is told with its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.compose.auto.regions import divide, overlap, within
from publisher.compose.auto.tree import Area
from publisher.compose.make_up import Layout
from publisher.model import Article, Figure, Issue, Person
from publisher.rules.run import check_layout
from tests.compose.conftest import SENTENCE, issue_of, story

Compose = Callable[[Issue], Layout]
PAGE = Area(0, 5, 9, 66)


def page_with(**pins: object) -> Issue:
    """Four stories; a pin for each that is named."""
    headlines = {
        "lead": "全市召开重点工作推进会议",
        "two": "老街换新颜",
        "three": "一条路修到家",
        "four": "茶香引来八方客",
    }
    return issue_of(*(story(name, 4, headline=text, pin=pins.get(name)) for name, text in headlines.items()))


def frame_pin(columns: tuple[int, int], lines: tuple[int, int]) -> dict[str, object]:
    return {"frame": {"columns": columns, "lines": lines}}


def test_a_pinned_frame_is_kept_and_nothing_stands_on_it(lay_out: Compose) -> None:
    layout = lay_out(page_with(three=frame_pin((4, 5), (9, 40))))
    areas = {
        told.article: Area(
            told.frame.columns[0] - 1,
            told.frame.columns[1] - told.frame.columns[0] + 1,
            int(told.frame.lines[0]),
            int(told.frame.lines[1] - told.frame.lines[0]),
        )
        for told in layout.stories
    }
    assert areas["three"] == Area(3, 2, 9, 31)
    assert not any(overlap(areas["three"], area) for name, area in areas.items() if name != "three")
    assert layout.faults == () and len(areas) == 4


def test_a_pinned_width_is_kept(lay_out: Compose) -> None:
    layout = lay_out(page_with(two={"columns": 3}))
    frame = next(told.frame for told in layout.stories if told.article == "two")
    assert frame.columns[1] - frame.columns[0] + 1 == 3


def test_a_pinned_picture_is_kept(lay_out: Compose) -> None:
    figure = Figure(caption=SENTENCE, credit=(Person(name="吴妮贞"),))
    lead = story("lead", 6, figures=(figure,), pin={"picture": {"columns": 2, "depth": 18}})
    layout = lay_out(issue_of(lead, story("two", 4, headline="老街换新颜"), story("three", 4, headline="茶香引客")))
    picture = layout.stories[0].frame.picture
    assert picture and picture.columns[1] - picture.columns[0] == 1 and picture.depth == 18


@pytest.mark.parametrize(
    ("pins", "at", "words"),
    [
        ({"two": frame_pin((4, 6), (9, 40))}, "two", "columns 1 to 5"),
        ({"two": frame_pin((4, 5), (40, 90))}, "two", "lines 9 to 75"),
        ({"two": frame_pin((4, 5), (0, 30))}, "two", "lines 9 to 75"),
        ({"two": frame_pin((1, 3), (9, 40)), "three": frame_pin((3, 5), (30, 60))}, "three", "overlaps the frame"),
        ({"two": {"columns": 6}}, "two", "5 columns"),
        ({"two": {"picture": {"columns": 1}}}, "two", "no picture"),
    ],
)
def test_a_pin_that_cannot_be_kept_is_told(lay_out: Compose, pins: dict[str, object], at: str, words: str) -> None:
    layout = lay_out(page_with(**pins))
    found = [finding for finding in check_layout(layout) if finding.rule == "LY060"]
    assert [(finding.article, finding.page) for finding in found] == [(at, 1)]
    assert words in found[0].message.en
    assert {told.article for told in layout.stories} == set(layout.issue.articles)


areas = st.builds(Area, st.integers(0, 4), st.integers(1, 3), st.integers(9, 70), st.integers(1, 40))


@given(st.lists(areas, max_size=3))
@settings(deadline=None)
def test_what_is_left_free_lies_on_the_page_and_clear_of_all_that_is_taken(taken: list[Area]) -> None:
    divided = divide(PAGE, taken, 2)
    if divided is None:
        return
    for at, area in enumerate(divided.free):
        assert within(PAGE, area)
        assert not any(overlap(area, other) for other in (*taken, *divided.free[:at]))


def test_frames_like_a_pinwheel_leave_no_whole_rectangles() -> None:
    pinwheel = [Area(0, 3, 9, 20), Area(3, 2, 9, 40), Area(2, 3, 51, 24), Area(0, 2, 31, 44)]
    assert divide(PAGE, pinwheel, 2) is None


def test_articles_need_no_pin() -> None:
    assert Article(id="a", headline="h").pin is None
