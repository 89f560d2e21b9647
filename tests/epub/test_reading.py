"""What a reader sees: every line readable on white, sepia and black; headlines in the printed face on request."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from playwright.sync_api import Browser

from publisher.conserve.book import prove_epub
from publisher.epub import build
from publisher.epub.headline_font import HeadlineFont
from publisher.model import Issue
from publisher.typeset.fonts import FontLibrary
from tests.epub.opened import Opened
from tests.epub.samples import CHINESE_PAGES, ENGLISH_PAGES, cover, with_ebook
from tests.judges import epubcheck

COVER = cover()

CONTRASTS = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (c) => c.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const page = rgb(getComputedStyle(document.documentElement).backgroundColor);
  const found = [];
  for (const node of document.body.querySelectorAll('*')) {
    if (![...node.childNodes].some(child => child.nodeType === 3 && child.data.trim())) continue;
    if (!node.getClientRects().length) continue;
    const style = getComputedStyle(node);
    let seen = 1;
    for (let at = node; at; at = at.parentElement) seen *= Number(getComputedStyle(at).opacity);
    const ink = rgb(style.color).map((v, i) => v * seen + page[i] * (1 - seen));
    const [high, low] = [light(ink), light(page)].sort((a, b) => b - a);
    const large = parseFloat(style.fontSize) >= (Number(style.fontWeight) >= 700 ? 18.66 : 24);
    found.push([node.className || node.tagName, (high + 0.05) / (low + 0.05), large ? 3 : 4.5]);
  }
  return found;
}"""


@pytest.mark.parametrize(("page", "ink"), [("#ffffff", "#000000"), ("#fbf0d9", "#5f4b32"), ("#000000", "#ffffff")])
def test_every_line_can_be_read_by_day_and_by_night(
    page: str, ink: str, tmp_path: Path, chinese_book: Opened, english_book: Opened, browser: Browser
) -> None:
    shown = browser.new_page(viewport={"width": 420, "height": 700})
    seen = 0
    for language, book in (("zh", chinese_book), ("en", english_book)):
        book.archive.extractall(tmp_path / language)
        for file in sorted((tmp_path / language / "EPUB").rglob("*.xhtml")):
            shown.goto(file.as_uri())
            shown.add_style_tag(content=f"html {{ background: {page}; color: {ink}; }}")
            for where, contrast, least in shown.evaluate(CONTRASTS):
                assert contrast >= least, (file.name, where, round(contrast, 2))
                seen += 1
    shown.close()
    assert seen > 100


def embedded(issue: Issue) -> Issue:
    return with_ebook(issue, headline_font="embedded")


@pytest.fixture(scope="module")
def library() -> FontLibrary:
    return FontLibrary.load()


def test_the_headline_font_has_the_headlines_and_little_else(
    tmp_path: Path, chinese: Issue, library: FontLibrary
) -> None:
    issue = embedded(chinese)
    data = build(issue, COVER, CHINESE_PAGES, font=HeadlineFont(library, "headline"))
    book = Opened(data)
    fonts = [name for name in book.names if "/fonts/" in name]
    had = {chr(code) for name in fonts for code in TTFont(io.BytesIO(book.archive.read(name))).getBestCmap()}
    wanted = {c for article in issue.articles.values() for c in article.headline}
    assert fonts and had == wanted
    assert sum(len(book.archive.read(name)) for name in fonts) < 60_000
    file = tmp_path / "book.epub"
    file.write_bytes(data)
    assert epubcheck(file) == []
    assert prove_epub(issue, data) == ()
    assert data == build(issue, COVER, CHINESE_PAGES, font=HeadlineFont(library, "headline"))


def test_a_browser_sets_headlines_in_it(tmp_path: Path, english: Issue, library: FontLibrary, browser: Browser) -> None:
    pictures = []
    for name, issue in (("reader", english), ("embedded", embedded(english))):
        book = Opened(build(issue, COVER, ENGLISH_PAGES, font=HeadlineFont(library, "display")))
        book.archive.extractall(tmp_path / name)
        page = browser.new_page()
        page.goto((tmp_path / name / book.articles[0]).as_uri())
        page.evaluate("document.fonts.ready")
        loaded = page.evaluate("[...document.fonts].map(face => [face.family, face.status])")
        pictures.append(hashlib.sha256(page.locator("h1").screenshot()).hexdigest())
        page.close()
    assert loaded == [["headline-display-bold", "loaded"]]
    assert pictures[0] != pictures[1]


def test_where_it_is_not_wanted_there_is_none(chinese: Issue, library: FontLibrary) -> None:
    plain = build(chinese, COVER, CHINESE_PAGES)
    assert build(chinese, COVER, CHINESE_PAGES, font=HeadlineFont(library, "headline")) == plain
