"""What assistive technology is told: tags, alternative texts, bookmarks, links, title, language."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from publisher.compose.pages import Composition
from publisher.paint.html import html
from publisher.typeset.fonts import FontLibrary
from tests.judges.pdf import pdffonts
from tests.judges.verapdf import verapdf
from tests.paint.pages import ALT, HEIGHT, Sample


def elements(node: Any) -> Iterator[Any]:
    kids = node.get("/K", [])
    for child in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


@pytest.fixture(scope="module")
def tagged(screen: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.Pdf.open(io.BytesIO(screen)) as document:
        yield document


def test_pdf_ua(screen: bytes, tmp_path: Path) -> None:
    path = tmp_path / "screen.pdf"
    path.write_bytes(screen)
    assert verapdf(path, "ua1") == []


def test_headings_in_reading_order_without_a_gap(tagged: pikepdf.Pdf) -> None:
    names = [str(element["/S"]) for element in elements(tagged.Root.StructTreeRoot)]
    assert [name for name in names if name.startswith("/H")] == ["/H1", "/H2", "/H3", "/H2"]
    # A paragraph over two columns is one paragraph.
    assert names.count("/Art") == 3
    index, lead, caption, brief, placeholder = 1, 2, 1, 1, 2
    assert names.count("/P") == index + lead + caption + brief + placeholder


def test_picture_has_its_words_and_place(tagged: pikepdf.Pdf) -> None:
    (figure,) = [element for element in elements(tagged.Root.StructTreeRoot) if element["/S"] == "/Figure"]
    assert str(figure["/Alt"]) == ALT
    assert [float(side) for side in figure["/A"]["/BBox"]] == pytest.approx(
        [24, HEIGHT - 310, 150, HEIGHT - 240], abs=0.1
    )


def test_no_element_is_empty(tagged: pikepdf.Pdf) -> None:
    assert all(len(element["/K"]) for element in elements(tagged.Root.StructTreeRoot))


def test_document_tells_title_language_and_bookmarks(tagged: pikepdf.Pdf) -> None:
    assert str(tagged.Root.Lang) == "zh-Hans"
    assert str(tagged.docinfo["/Title"]) == "青溪新闻 第7期"
    assert bool(tagged.Root.ViewerPreferences.DisplayDocTitle)
    with tagged.open_outline() as outline:
        titles = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert titles == [("第1版 要闻", ["集聚区召开 党工委会议", "认定新增数领跑"]), ("第2版", [])]


def test_links_lead_to_articles_and_safe_addresses(tagged: pikepdf.Pdf) -> None:
    links = list(tagged.pages[0]["/Annots"])
    inside = [link for link in links if "/Dest" in link]
    assert [str(link["/Dest"]) for link in inside] == ["article-brief"]
    assert [str(link["/Contents"]) for link in inside] == ["转到：认定新增数领跑"]
    outside = {str(link["/A"]["/URI"]) for link in links if "/A" in link}
    assert outside == {"https://example.org/list"}


def test_press_file_has_neither_links_nor_tags(press: bytes) -> None:
    with pikepdf.Pdf.open(io.BytesIO(press)) as document:
        assert "/StructTreeRoot" not in document.Root and "/Outlines" not in document.Root
        assert all("/Annots" not in page for page in document.pages)
        assert b"pdfuaid:part" not in document.Root.Metadata.read_bytes()


def test_link_to_an_article_that_is_not_placed_is_no_link(pages: Sample, fonts: FontLibrary) -> None:
    whole = pages.composition
    items = tuple(item for item in whole.pages[0].items if getattr(item, "article", None) != "brief")
    page = type(whole.pages[0])(1, None, items)
    less = Composition(whole.width, whole.height, 0, "zh-Hans", "", whole.colors, (page,), ())
    assert "#article-" not in html(less, pages.issue, fonts)
    assert "#article-brief" in html(whole, pages.issue, fonts)


def test_fonts_are_named_embedded_and_ours(screen: bytes, fonts: FontLibrary, tmp_path: Path) -> None:
    path = tmp_path / "screen.pdf"
    path.write_bytes(screen)
    found = {name.partition("+")[2]: embedded for name, embedded in pdffonts(path).items()}
    assert found and set(found) <= set(fonts.faces) and all(found.values())
