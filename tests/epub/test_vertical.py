"""Books in vertical lines: valid, complete, turned to the right, short numbers upright, and shown so by a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from playwright.sync_api import Browser, Page

from publisher.conserve.book import prove_epub
from publisher.epub import build
from publisher.epub.upright import stand_upright
from publisher.epub.xhtml import element
from publisher.model import Issue
from tests.epub.opened import Opened, text
from tests.epub.samples import CHINESE_PAGES, ENGLISH_PAGES, block, cover, one_article, with_ebook
from tests.epub.test_conservation import assert_conserved, leftover
from tests.judges import ace, epubcheck

COVER = cover()


def downwards(issue: Issue) -> Issue:
    """The issue with a vertical e-book asked for."""
    return with_ebook(issue, writing="vertical")


@pytest.fixture
def book(chinese: Issue) -> Opened:
    return Opened(build(downwards(chinese), COVER, CHINESE_PAGES))


def test_the_judges_have_nothing_to_say(tmp_path: Path, chinese: Issue) -> None:
    file = tmp_path / "book.epub"
    file.write_bytes(build(downwards(chinese), COVER, CHINESE_PAGES))
    assert epubcheck(file) == []
    assert ace(file) == []


def test_no_character_is_lost(chinese: Issue, book: Opened) -> None:
    issue = downwards(chinese)
    assert_conserved(issue, book)
    assert [leftover(book.parsed(name)) for name in book.articles] == [""] * len(book.articles)
    assert prove_epub(issue, build(issue, COVER, CHINESE_PAGES)) == ()


def test_pages_turn_to_the_right_and_every_document_but_the_cover_runs_downwards(book: Opened) -> None:
    assert book.one(book.package, "o:spine").get("page-progression-direction") == "rtl"
    for name in book.spine:
        sheets = [node.get("href", "") for node in book.find(book.parsed(name), "//h:link[@rel='stylesheet']")]
        assert any(sheet.endswith("vertical.css") for sheet in sheets) != name.endswith("cover.xhtml"), name


def test_a_book_in_horizontal_lines_knows_nothing_of_it(chinese_book: Opened) -> None:
    assert chinese_book.one(chinese_book.package, "o:spine").get("page-progression-direction") is None
    assert not [name for name in chinese_book.names if "vertical" in name]
    assert not any(
        chinese_book.find(chinese_book.parsed(name), "//h:span[@class='combined']") for name in chinese_book.articles
    )


def test_english_stays_horizontal_even_where_vertical_is_asked_for(english: Issue) -> None:
    assert build(downwards(english), COVER, ENGLISH_PAGES) == build(english, COVER, ENGLISH_PAGES)


@pytest.mark.parametrize(
    ("line", "combined", "stacked"),
    [
        ("5月16日", ["5", "16"], []),
        ("2019年共137人", [], ["2019", "137"]),
        ("增长12%、100%", ["12"], ["%", "100%"]),
        ("A股与5G、3.5米、2019-05-21、12345人", [], ["A"]),
        ("（9）“8”，7。", ["9", "8", "7"], []),
        ("全文 no 12 more", ["12"], []),
        ("COVID与iPhone", [], []),
    ],
)
def test_short_numbers_stand_upright(line: str, combined: list[str], stacked: list[str]) -> None:
    body = stand_upright(element("body", {}, element("p", {}, line)))
    found = {
        name: [text(node) for node in body.iter() if node.get("class") == name] for name in ("combined", "stacked")
    }
    assert text(body) == line
    assert found == {"combined": combined, "stacked": stacked}


def test_a_number_that_two_marks_share_is_one_number() -> None:
    """“20” in bold and “19年” after it are the year 2019, not two numbers of two digits."""
    body = element("body", {}, element("p", {}, element("strong", {}, "20"), element("em", {}, "19"), "年"))
    stand_upright(body)
    assert text(body) == "2019年"
    assert not [node for node in body.iter() if node.get("class") == "combined"]


_ANY = st.text(st.sampled_from("一二，。“”（）0123456789%AaZ.-– \n①５"), max_size=30)


@given(_ANY, _ANY, _ANY)
@settings(max_examples=200, deadline=None)
def test_upright_numbers_change_no_character(first: str, second: str, third: str) -> None:
    inner = element("span", {"id": "a"}, second)
    body = element("body", {}, element("p", {"id": "b"}, first, inner, third))
    before = [(node.get("id"), text(node)) for node in body.iter() if node.get("id")]
    stand_upright(body)
    assert [(node.get("id"), text(node)) for node in body.iter() if node.get("id")] == before
    assert stand_upright(body) is body
    assert etree.tostring(body)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
@settings(max_examples=30, deadline=None)
def test_any_text_is_conserved(line: str) -> None:
    issue = downwards(one_article({}, [block("paragraph", line or "字")]))
    assert_conserved(issue, Opened(build(issue, COVER, {"story": (1,)})))


@pytest.fixture
def page(tmp_path: Path, chinese: Issue, browser: Browser) -> Page:
    Opened(build(downwards(chinese), COVER, CHINESE_PAGES)).archive.extractall(tmp_path / "read")
    return browser.new_page(viewport={"width": 900, "height": 600})


@pytest.mark.parametrize("name", ["contents", "colophon", "articles/*"])
def test_a_browser_shows_vertical_lines_and_nothing_below_the_fold(name: str, tmp_path: Path, page: Page) -> None:
    for file in sorted((tmp_path / "read/EPUB").glob(f"{name}.xhtml")):
        page.goto(file.as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).writingMode") == "vertical-rl"
        assert page.evaluate("document.documentElement.scrollHeight") <= 600, file.name
        boxes = "[...document.images].map(p => [p.naturalWidth, p.getBoundingClientRect()])"
        for pixels, box in page.evaluate(boxes):
            assert pixels > 0 and 0 < box["width"] <= 900 and 0 < box["height"] <= 600, file.name
    page.close()


def test_two_digits_take_the_place_of_one_character(tmp_path: Path, page: Page) -> None:
    page.goto((tmp_path / "read/EPUB/colophon.xhtml").as_uri())
    sizes = page.evaluate(
        "[...document.querySelectorAll('.combined')].map(s => s.getBoundingClientRect().height"
        " / parseFloat(getComputedStyle(s).fontSize))"
    )
    page.close()
    assert sizes and all(0.9 <= size <= 1.2 for size in sizes), sizes
