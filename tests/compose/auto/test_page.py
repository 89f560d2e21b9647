"""Pages made up from a list of articles, in the real packs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publisher.compose.make_up import Layout
from publisher.model import Issue
from tests.compose.conftest import issue_of, photo, story

Compose = Callable[[Issue], Layout]


def page_of_six() -> Issue:
    return issue_of(
        story("lead", 5, headline="全市召开重点工作推进会议"),
        story("second", 3, headline="老街换新颜 群众点赞"),
        photo("picture"),
        story("third", 3, headline="一条路修到家门口"),
        story("fourth", 2, headline="茶香引来八方客"),
        story("brief", 1, headline="图书室今起对外开放"),
    )


def test_every_story_fits_and_the_lead_leads(lay_out: Compose) -> None:
    layout = lay_out(page_of_six())
    frames = [told.frame for told in layout.stories]
    assert layout.unplaced == () and all(told.fit.over == 0 for told in layout.stories)
    assert frames[0].lines[0] == min(frame.lines[0] for frame in frames)
    widths = [frame.columns[1] - frame.columns[0] + 1 for frame in frames]
    assert widths[0] == max(widths)


def test_frames_do_not_overlap_and_reach_the_foot(lay_out: Compose) -> None:
    layout = lay_out(page_of_six())
    taken: set[tuple[int, int]] = set()
    for told in layout.stories:
        first, last = told.frame.columns
        slots = {
            (column, line)
            for column in range(first, last + 1)
            for line in range(int(told.frame.lines[0]), int(told.frame.lines[1]))
        }
        assert not taken & slots
        taken |= slots
    feet = {max(line for column, line in taken if column == at) for at in range(1, 6)}
    assert feet == {layout.pack.grid.lines - 1}


def test_a_page_without_articles_stays_empty(lay_out: Compose) -> None:
    issue = issue_of(story("lead", 2))
    empty = issue.manifest.pages[0].model_copy(update={"articles": ()})
    issue.manifest.__dict__["pages"] = (empty,)
    layout = lay_out(issue)
    assert layout.stories == () and layout.unplaced == ()


def test_what_is_too_much_for_the_page_is_told_and_kept(lay_out: Compose) -> None:
    issue = issue_of(*(story(f"a{at}", 6, headline="一条路修到家门口") for at in range(20)))
    layout = lay_out(issue)
    assert layout.unplaced and layout.stories
    assert {told.article for told in layout.stories} | set(layout.unplaced) == set(issue.articles)


@pytest.mark.parametrize("kind", ["tint", "frame"])
@pytest.mark.parametrize("boxed", ["lead", "picture", "third", "brief"])
def test_a_story_that_asks_for_a_box_gets_the_room_of_one(lay_out: Compose, kind: str, boxed: str) -> None:
    plain = page_of_six()
    articles = [one.model_copy(update={"box": kind if one.id == boxed else None}) for one in plain.manifest.articles]
    layout = lay_out(issue_of(*articles))
    told = next(told for told in layout.stories if told.article == boxed)
    assert told.frame.tint or told.frame.border
    assert layout.unplaced == () and {one.article: one.fit.over for one in layout.stories if one.fit.over} == {}
