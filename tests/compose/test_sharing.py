"""Pages without a template: a story that may go on gives way to its neighbours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publisher.compose.make_up import Layout
from publisher.compose.portions import opening
from publisher.compose.sharing import pared
from publisher.model import Issue
from publisher.rules.run import check_layout
from tests.compose.conftest import story
from tests.compose.jumping import body_lines, issue_with, jumping, nothing_lost

Compose = Callable[[Issue], Layout]


def two_pages(paragraphs: int, *targets: int) -> Issue:
    articles = [jumping("lead", paragraphs, *targets) if targets else story("lead", paragraphs)]
    return issue_with(*articles, pages={1: ["lead", "f1", "f2"], 2: ["f3", "f4"]})


def over(layout: Layout) -> list[tuple[str | None, int | None]]:
    return [(found.article, found.page) for found in check_layout(layout) if found.rule == "LY002"]


def test_a_long_story_gives_way_and_goes_on(lay_out: Compose) -> None:
    layout = lay_out(two_pages(24, 2))
    nothing_lost(layout)
    assert over(layout) == [] and not layout.unplaced and not layout.adrift
    assert body_lines(layout, 1, "lead") > 60 and body_lines(layout, 2, "lead") > 20
    assert over(lay_out(two_pages(24))) != [], "without a jump something is left over"


def test_a_story_that_fits_gives_nothing_away(lay_out: Compose) -> None:
    assert lay_out(two_pages(5, 2)).composition.pages == lay_out(two_pages(5)).composition.pages


def test_a_rest_that_is_too_long_stands_as_far_as_it_can(lay_out: Compose) -> None:
    layout = lay_out(two_pages(50, 2))
    nothing_lost(layout)
    assert over(layout) == [("lead", 2)] and not layout.adrift
    assert body_lines(layout, 2, "lead") > 100


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.99])
def test_what_is_seen_of_a_long_story_is_its_beginning(share: float) -> None:
    issue = two_pages(20, 2)
    whole = issue.articles["lead"]
    seen = pared(opening(whole, issue), share, "zh-Hans")
    assert seen.blocks[-1].kind == "jump"
    count = len(seen.blocks) - 1
    assert seen.blocks[:-1] == whole.blocks[:count] and 1 <= count < 20
    assert abs(count - share * 20) <= 1
