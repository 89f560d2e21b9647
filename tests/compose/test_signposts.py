"""What points into the issue: teasers over the nameplate, lists of sections and of features."""

from __future__ import annotations

import pytest

from publisher.compose.announced import in_lines, sections, unannounced
from publisher.compose.pack import Furniture, Pack
from publisher.compose.pages import Picture
from publisher.compose.parts import Contents
from publisher.model import Issue, Page
from tests.compose.latin import furniture_of, issue_of, laid_out, photo, said, setter, story, tabloid


def issue(**first: object) -> Issue:
    pages = [
        Page.model_validate({"number": 1, "section": "Front", "articles": ("lead",), **first}),
        Page(number=2, section="News", articles=("pier", "bus")),
        Page(number=3, section="News", articles=("bell",)),
        Page(number=4, section="Sport", articles=("match",)),
        Page(number=6, section="News", articles=("mast",)),
    ]
    figures = (photo(),)
    articles = [story("lead"), story("pier", figures=figures), story("bus"), story("bell"), story("mast")]
    return issue_of(pages, [*articles, story("match", kicker="Football", figures=figures, deck="Two goals in fog")])


def with_first(**fields: object) -> Pack:
    return tabloid().model_copy(update={"first": Furniture.model_validate(fields)})


def test_without_names_the_pictured_leads_of_later_pages_are_announced() -> None:
    layout = laid_out(issue(), tabloid())
    links = list(dict.fromkeys(block.link for block in furniture_of(layout, 1) if block.link))
    assert links == ["pier", "match"]
    pictures = [item for item in layout.composition.pages[0].items if isinstance(item, Picture)]
    assert [picture.article for picture in pictures] == [None, None]


def test_the_manifest_says_which_stories_are_announced_and_in_which_order() -> None:
    layout = laid_out(issue(teasers=("match", "bell")), tabloid())
    links = list(dict.fromkeys(block.link for block in furniture_of(layout, 1) if block.link))
    assert links == ["match", "bell"]


def test_a_teaser_says_section_headline_and_page() -> None:
    words = [said(block) for block in furniture_of(laid_out(issue(teasers=("match",)), tabloid()), 1) if block.link]
    assert words == ["Sport", "Railings at match to be painted", "page 4"]


def test_announced_stories_stand_on_the_page_that_prints_them_only() -> None:
    layout = laid_out(issue(), tabloid())
    first = {getattr(item, "article", None) for item in layout.composition.pages[0].items}
    assert first == {None, "lead"}


def test_sections_are_listed_with_their_pages() -> None:
    found = issue()
    pages = found.manifest.pages
    assert sections(pages[0], found) == [("News", "2–3, 6", "pier"), ("Sport", "4", "match")]


def test_a_list_of_sections_leads_to_them_and_is_as_wide_as_its_span() -> None:
    part = {"span": 1, "label_style": "rail-label", "style": "contents", "number_style": "contents-page"}
    layout = laid_out(issue(), with_first(contents=(part,)))
    found = furniture_of(layout, 1)
    assert [(said(block), block.link) for block in found] == [
        ("Inside", None),
        ("2–3, 6", "pier"),
        ("News", "pier"),
        ("4", "match"),
        ("Sport", "match"),
    ]
    grid = tabloid().grid
    assert found[1].x + found[1].lines[0].width == pytest.approx(grid.x(1) + grid.column)


def test_features_and_the_rest_are_listed_apart() -> None:
    styles = {"span": 2, "label_style": "rail-label", "style": "h24", "number_style": "h31", "numbers": "left"}
    listing = Contents.model_validate({**styles, "of": "teasers", "label": "Features", "deck_style": "deck-small"})
    rest = listing.model_copy(update={"of": "others", "label": "Regulars", "column": 4, "span": 1})
    found = issue(teasers=("match",))
    layout = laid_out(found, with_first(contents=(listing.model_dump(), rest.model_dump())))
    words = [said(block) for block in furniture_of(layout, 1)]
    assert words[:4] == ["Features", "4", "Railings at match to be painted", "Two goals in fog"]
    assert [one.id for one in unannounced(found.manifest.pages[0], found)] == ["pier", "bus", "bell", "mast"]
    assert words[4] == "Regulars" and len(words) == 5 + 2 * 4


def test_entries_return_to_the_baseline_grid() -> None:
    styles = {"span": 2, "label_style": "rail-label", "style": "h19", "number_style": "h19", "numbers": "left"}
    layout = laid_out(issue(teasers=("match",)), with_first(contents=({**styles, "of": "others", "step": 2},)))
    leading = tabloid().grid.leading
    first, *later = [block.baseline for block in furniture_of(layout, 1) if said(block).isdigit()]
    assert len(later) >= 2
    assert all((one - first) / leading == pytest.approx(round((one - first) / leading)) for one in later)


def test_a_headline_too_long_for_its_lines_ends_in_an_ellipsis_after_a_word() -> None:
    style = tabloid().style("skyline")
    lines = in_lines("A headline that goes on and on and will never end within two lines", style, 120, 2, setter())
    assert len(lines) == 2
    assert lines[-1].text.endswith("…") and all(line.width <= 120 for line in lines)
    assert "".join(line.text for line in lines)[:10] == "A headline"


def test_left_hand_pages_have_furniture_of_their_own() -> None:
    layout = laid_out(issue(), tabloid())
    places = {page: {said(block): block.x for block in furniture_of(layout, page)} for page in (2, 3)}
    assert places[2]["2"] == pytest.approx(tabloid().grid.left)
    assert places[3]["3"] > places[3]["The Packet"] > places[3]["News"]
