"""The report on a PDF shows its pages."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from lxml import html
from PIL import Image

from publisher.cli import run
from publisher.review.pdf import proof_of_pdf


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (420, 297), "#204060").save(out, "PDF", resolution=36)
    return out.getvalue()


def test_preflight_shows_the_pages_with_what_was_found(tmp_path: Path) -> None:
    file, page = tmp_path / "advert.pdf", tmp_path / "report.html"
    file.write_bytes(picture())
    assert run(["preflight", str(file), "-q", "--format", "html", "--output", str(page)]) == 1
    tree: Any = html.fromstring(page.read_text("utf-8"))
    assert len(tree.xpath("//image")) == 1
    assert tree.xpath("//article")
    assert "advert.pdf" in tree.text_content()


def test_a_page_has_its_size_and_is_as_sharp_as_others() -> None:
    (sheet,) = proof_of_pdf(picture(), Path("advert.pdf"), ()).sheets
    assert (round(sheet.width), round(sheet.height)) == (296, 210)
    assert sheet.pixels[0] in (1240, 1241)


def test_a_file_that_is_no_pdf_has_no_pages() -> None:
    assert proof_of_pdf(b"nonsense", Path("advert.pdf"), ()).sheets == ()
