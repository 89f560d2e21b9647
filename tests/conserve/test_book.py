"""The e-book's file is read back; a character gone, doubled or moved is told."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from PIL import Image

from publisher.conserve import prove_epub
from publisher.epub import build
from tests.paint.pages import Sample


@pytest.fixture(scope="module")
def book(pages: Sample) -> bytes:
    cover = io.BytesIO()
    Image.new("L", (30, 40)).save(cover, "PNG")
    return build(pages.issue, cover.getvalue(), {"lead": (1, 2), "brief": (1,)})


def changed(book: bytes, change: Callable[[str], str]) -> bytes:
    """The book with the lead's document changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("lead.xhtml"):
                text = data.decode("utf-8")
                assert change(text) != text
                data = change(text).encode("utf-8")
            new.writestr(name, data)
    return out.getvalue()


def swapped(text: str) -> str:
    first = re.search(r'<p id="lead--body-0">.*?</p>', text, re.S)
    last = re.search(r'<p id="lead--body-2">.*?</p>', text, re.S)
    assert first and last
    return text.replace(last[0], "").replace(first[0], last[0] + first[0])


def test_the_book_holds_everything(book: bytes, pages: Sample) -> None:
    assert prove_epub(pages.issue, book) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace("抓住契机", "抓住机", 1), "epub: lead, body.0 differs after"),
        (lambda text: text.replace("抓住契机", "抓住契机契机", 1), "epub: lead, body.0 differs after"),
        (lambda text: text.replace("</article>", "<p>另一段</p></article>"), "epub: lead, text has text that"),
        (lambda text: re.sub(r"<h2 [^>]*>小标题</h2>", "", text), "epub: lead, body.1 is missing"),
        (swapped, "epub: lead, body.0 is out of order"),
    ],
)
def test_what_is_told(change: Callable[[str], str], said: str, book: bytes, pages: Sample) -> None:
    findings = prove_epub(pages.issue, changed(book, change))
    assert findings and {(finding.rule, finding.article) for finding in findings} == {("LY004", "lead")}
    assert any(finding.message.en.startswith(said) for finding in findings)


def test_a_document_left_out(book: bytes, pages: Sample) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if not name.endswith("brief.xhtml"):
                new.writestr(name, old.read(name))
    assert [finding.article for finding in prove_epub(pages.issue, out.getvalue())] == ["brief", "brief"]
