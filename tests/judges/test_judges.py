"""Every judge passes a sound file and catches a planted fault: a judge that is always content proves nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image as Picture
from weasyprint import HTML  # type: ignore[import-untyped]

from tests.judges import JudgeMissing, ace, epubcheck, pdffonts, pdfimages, pdftotext, qpdf_check, verapdf
from tests.judges.samples import STORY, book, page
from tests.judges.tools import ProgramFailed, program, run


def test_epubcheck_passes_a_sound_book(tmp_path: Path) -> None:
    assert epubcheck(book(tmp_path / "book.epub")) == []


def test_epubcheck_catches_a_dangling_link(tmp_path: Path) -> None:
    found = epubcheck(book(tmp_path / "book.epub", STORY + '<p><a href="gone.xhtml">more</a></p>'))
    assert [message.split()[1] for message in found] == ["RSC-007"]
    assert "EPUB/story.xhtml:3" in found[0]


def test_epubcheck_catches_a_file_that_is_no_book(tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(b"not a zip")
    assert "PKG-003" in [message.split()[1] for message in epubcheck(tmp_path / "book.epub")]


def test_ace_passes_a_sound_book_and_catches_a_picture_without_words(tmp_path: Path) -> None:
    sound = book(tmp_path / "sound.epub")
    faulty = book(tmp_path / "faulty.epub", STORY.replace(' alt="A dot"', ""))
    found = ace(sound, faulty)
    assert [(violation.document, violation.rule) for violation in found] == [("story.xhtml", "image-alt")]


def test_verapdf_passes_a_tagged_page(tmp_path: Path) -> None:
    assert verapdf(page(tmp_path / "page.pdf"), "ua1") == []


def test_verapdf_catches_an_untagged_page(tmp_path: Path) -> None:
    broken = verapdf(page(tmp_path / "page.pdf", variant=None), "ua1")
    assert ("7.1", 3) in [(failure.clause, failure.test) for failure in broken]  # content neither tagged nor artifact


# WeasyPrint leaves the profile it embeds to the collector to close.
@pytest.mark.filterwarnings("ignore:.*sRGB2014.icc:pytest.PytestUnraisableExceptionWarning")
def test_verapdf_tells_flavours_apart(tmp_path: Path) -> None:
    assert verapdf(page(tmp_path / "page.pdf", variant="pdf/a-2b"), "2b") == []
    assert verapdf(page(tmp_path / "page.pdf"), "2b") != []


def test_qpdf_passes_a_sound_file_and_catches_a_cut_one(tmp_path: Path) -> None:
    whole = page(tmp_path / "page.pdf")
    assert qpdf_check(whole) == []
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(whole.read_bytes()[:-400])
    assert qpdf_check(cut) != []


def test_poppler_reads_text_fonts_and_pictures(tmp_path: Path) -> None:
    Picture.new("RGB", (300, 200), (200, 30, 30)).save(tmp_path / "red.png")
    html = '<html lang=en><p>Nothing is lost.</p><img alt="" src="red.png" style="width: 72pt"></html>'
    path = tmp_path / "page.pdf"
    HTML(string=html, base_url=str(tmp_path)).write_pdf(path)
    assert re.sub(r"\s+", " ", pdftotext(path)).strip() == "Nothing is lost."
    assert list(pdffonts(path).values()) == [True]
    (picture,) = pdfimages(path)
    assert (picture.page, picture.width, picture.height, picture.colour, picture.ppi) == (1, 300, 200, "rgb", 300)


def test_a_missing_program_is_never_a_pass() -> None:
    with pytest.raises(JudgeMissing, match="no-such-program is missing"):
        program("no-such-program")


def test_a_program_that_fails_is_never_a_pass(tmp_path: Path) -> None:
    with pytest.raises(ProgramFailed, match="pdftotext ended with"):
        run([program("pdftotext"), tmp_path / "gone.pdf", "-"])
