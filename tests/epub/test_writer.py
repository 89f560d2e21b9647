"""The archive, and the places where EbookLib is replaced: they must still be the places it calls."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from ebooklib import epub  # type: ignore[import-untyped]

from publisher.epub import build
from publisher.epub.archive import FixedZip
from publisher.epub.navigation import Navigation
from publisher.epub.writer import Book, Writer
from publisher.epub.xhtml import Document, element
from publisher.model import Issue
from tests.epub.opened import Opened
from tests.epub.samples import CHINESE_PAGES, chinese, cover

NAVIGATION = Navigation((), (), (), "", "en", "en")


def empty_book() -> Book:
    return Book("urn:uuid:0", "Title", (), NAVIGATION)


def test_same_input_same_bytes(chinese: Issue) -> None:
    assert build(chinese, cover(), CHINESE_PAGES) == build(chinese, cover(), CHINESE_PAGES)


def digest(folder: Path) -> str:
    return hashlib.sha256(build(chinese(folder), cover(), CHINESE_PAGES)).hexdigest()


def test_same_bytes_in_another_process(tmp_path: Path) -> None:
    program = "import sys, pathlib; from tests.epub.test_writer import digest; print(digest(pathlib.Path(sys.argv[1])))"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True, env=environment
    )
    assert ran.stdout.strip() == digest(tmp_path)


def test_no_entry_tells_when_or_where_it_was_made(chinese_book: Opened) -> None:
    for entry in chinese_book.archive.infolist():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert entry.external_attr >> 16 == 0o100644


def test_the_media_type_comes_first_and_unpacked(chinese_book: Opened) -> None:
    first = chinese_book.archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
    assert chinese_book.archive.read("mimetype") == b"application/epub+zip"


def test_the_archive_holds_what_the_manifest_lists_and_nothing_else(chinese_book: Opened) -> None:
    frame = {"mimetype", "META-INF/container.xml", "EPUB/content.opf"}
    assert set(chinese_book.names) == frame | set(chinese_book.manifest)
    assert len(chinese_book.names) == len(set(chinese_book.names))


def test_the_container_leads_to_the_package(chinese_book: Opened) -> None:
    root = chinese_book.parsed("META-INF/container.xml")
    assert chinese_book.one(root, "//c:rootfile").get("full-path") == "EPUB/content.opf"


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with FixedZip(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a", b"1")
        with pytest.raises(ValueError, match="two files named a"):
            archive.writestr("a", b"2")


@pytest.mark.parametrize(("uid", "name"), [("one", "other.css"), ("other", "ONE.css")])
def test_two_items_of_one_id_or_name_are_refused(uid: str, name: str) -> None:
    book = empty_book()
    book.add_item(epub.EpubItem("one", "one.css", "text/css", b""))
    with pytest.raises(ValueError, match="two items"):
        book.add_item(epub.EpubItem(uid, name, "text/css", b""))


@pytest.mark.parametrize(
    "method",
    [
        "_write_container",
        "_write_opf",
        "_write_opf_metadata",
        "_write_opf_manifest",
        "_write_opf_spine",
        "_write_opf_guide",
        "_write_opf_file",
        "_write_items",
        "_get_nav",
        "_get_ncx",
        "process",
        "write",
    ],
)
def test_ebooklib_still_has_the_method(method: str) -> None:
    assert callable(getattr(epub.EpubWriter, method))


def test_ebooklib_calls_our_navigation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Writer, "_get_nav", lambda self, item: b"our nav")
    monkeypatch.setattr(Writer, "_get_ncx", lambda self: b"our ncx")
    book = empty_book()
    book.add_item(epub.EpubNav("nav", "nav.xhtml"))
    book.add_item(epub.EpubNcx("ncx", "toc.ncx"))
    written = Opened(Writer(book, "style.css").written())
    assert written.archive.read("EPUB/nav.xhtml") == b"our nav"
    assert written.archive.read("EPUB/toc.ncx") == b"our ncx"


def test_neither_generator_nor_random_identifier_is_left(chinese_book: Opened) -> None:
    assert "Ebook-lib" not in chinese_book.archive.read("EPUB/content.opf").decode()
    assert len(chinese_book.dc("identifier")) == 1


def test_a_document_is_written_as_it_was_made() -> None:
    body = element("body", {"class": "kept"}, element("p", {}, element("b", {}, "甲"), element("b", {}, "乙")))
    document = Document("one", "one.xhtml", "题", body, "zh-Hans", "style.css")
    book = empty_book()
    book.add_item(document)
    assert '<body class="kept"><p><b>甲</b><b>乙</b></p></body>'.encode() in Opened(
        Writer(book, "style.css").written()
    ).archive.read("EPUB/one.xhtml")


@pytest.mark.parametrize(
    ("title", "body"),
    [(" ", element("body")), ("题", element("body", {"id": "a"}, element("p", {"id": "a"})))],
)
def test_a_document_without_title_or_with_an_id_twice_is_refused(title: str, body: object) -> None:
    with pytest.raises(ValueError, match=r"one\.xhtml"):
        Document("one", "one.xhtml", title, body, "en", "style.css")  # type: ignore[arg-type]


def test_a_layout_may_bring_its_own_stylesheet(chinese: Issue) -> None:
    book = Opened(build(chinese, cover(), {}, style=b"p { color: red }"))
    assert book.archive.read("EPUB/style.css") == b"p { color: red }"
