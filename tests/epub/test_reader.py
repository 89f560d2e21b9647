"""A reader program opens the books: every section with its whole text, every entry of every list, no complaint."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from publisher.epub import build
from publisher.model import Issue
from tests.epub.opened import SPACES, Opened, text
from tests.epub.samples import CHINESE_PAGES, ENGLISH_PAGES, cover
from tests.epub.test_vertical import downwards
from tests.judges import foliate
from tests.papers import Paper

COVER = cover()
BOOKS = ("chinese", "english", "vertical", "whole issue")
PICTURES = "//h:img | //*[local-name()='image']"
LISTS = {"toc": "toc", "pageList": "page-list", "landmarks": "landmarks"}


@pytest.fixture(params=BOOKS)
def data(request: pytest.FixtureRequest, chinese: Issue, english: Issue) -> bytes:
    """The book of a sample issue."""
    if request.param == "whole issue":
        paper: Paper = request.getfixturevalue("paper")
        return (paper.folder / "quayside-courier.epub").read_bytes()
    if request.param == "english":
        return build(english, COVER, ENGLISH_PAGES)
    return build(chinese if request.param == "chinese" else downwards(chinese), COVER, CHINESE_PAGES)


def squeezed(words: str) -> str:
    return "".join(words.split())


def body(book: Opened, name: str) -> str:
    return squeezed(text(book.one(book.parsed(name), "//h:body")))


def visible(book: Opened, name: str) -> str:
    """The text without the lists that are for programs alone."""
    found = book.parsed(name).xpath("//h:body//text()[not(ancestor::*[@hidden])]", namespaces=SPACES)
    assert isinstance(found, list)
    return squeezed("".join(map(str, found)))


def test_every_section_is_opened_with_its_text_and_pictures(data: bytes, browser: Browser) -> None:
    book = Opened(data)
    with foliate.opened(browser, data) as reader:
        seen = reader.ask(foliate.GO_THROUGH)
        assert [one["name"] for one in seen] == book.spine
        for one in seen:
            assert squeezed(one["text"]) == body(book, one["name"])
            assert one["drawn"] == one["pictures"] == len(book.find(book.parsed(one["name"]), PICTURES))
        assert sum(one["pictures"] for one in seen) > 1
        assert reader.ask("async () => (await view.book.getCover()).size") == len(
            book.archive.read("EPUB/images/cover.jpg")
        )
        assert reader.faults == []


def test_whoever_turns_all_pages_has_read_all_characters(data: bytes, browser: Browser) -> None:
    book = Opened(data)
    with foliate.opened(browser, data) as reader:
        shown = reader.ask(foliate.TURN_THROUGH)
        assert len(shown) == len(book.spine)
        for name, pages in zip(book.spine, shown, strict=True):
            read = 0
            for first, last, _ in pages:
                assert first <= read, (name, pages)
                read = max(read, last)
            assert read == len(visible(book, name)), (name, pages)
        assert sum(len(pages) > 1 for pages in shown) > 1
        assert reader.faults == []


def test_every_entry_of_the_lists_leads_to_its_place(data: bytes, browser: Browser) -> None:
    book = Opened(data)
    with foliate.opened(browser, data) as reader:
        for name, kind in LISTS.items():
            found = reader.ask(foliate.RESOLVE, name)
            assert [(one["href"], one["label"]) for one in found] == book.links(kind)
            assert len(found) >= 3
            for one in found:
                section, _, fragment = one["href"].partition("#")
                assert one["section"] == section in book.spine
                assert not fragment or one["id"] == fragment
        assert reader.faults == []


@pytest.mark.parametrize(("vertical", "onward", "back"), [(False, "goRight", "goLeft"), (True, "goLeft", "goRight")])
def test_pages_turn_as_the_lines_run(vertical: bool, onward: str, back: str, chinese: Issue, browser: Browser) -> None:
    data = build(downwards(chinese) if vertical else chinese, COVER, CHINESE_PAGES)
    with foliate.opened(browser, data) as reader:
        assert reader.ask("() => view.book.dir") == ("rtl" if vertical else None)
        runs = {one["name"]: one["writing"] for one in reader.ask(foliate.GO_THROUGH)}
        assert set(runs.values()) == ({"horizontal-tb", "vertical-rl"} if vertical else {"horizontal-tb"})
        assert runs["EPUB/articles/meeting.xhtml"] == ("vertical-rl" if vertical else "horizontal-tb")
        place = "() => view.lastLocation.fraction"
        reader.ask("() => view.goTo(2)")
        first = reader.ask(place)
        reader.ask(f"() => view.{onward}()")
        assert reader.ask(place) > first
        reader.ask(f"() => view.{back}()")
        assert reader.ask(place) == first
        assert reader.faults == []


def test_a_section_that_is_missing_does_not_pass(english: Issue, browser: Browser) -> None:
    data, name = build(english, COVER, ENGLISH_PAGES), "EPUB/articles/garden.xhtml"
    lost = data.replace(name.encode(), b"EPUB/articles/gorden.xhtml")
    with foliate.opened(browser, lost) as reader:
        shown = {one["name"]: squeezed(one["text"]) for one in reader.ask(foliate.GO_THROUGH)}
    assert shown[name] != body(Opened(data), name)
