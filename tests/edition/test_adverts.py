"""An advertisement that came as PDF: judged first, vector on the press's page, a picture on the screen's."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name, Pdf

from publisher.press import load_profile
from publisher.press.pages import split
from tests.edition.conftest import Ended, Place
from tests.judges import qpdf_check
from tests.paint.conftest import fonts, pages, painted, press
from tests.paint.pages import IDENTITY
from tests.press.drawn import drawn

__all__ = ["fonts", "pages", "painted", "press"]
ADS = "articles: [tea-road, night-market]      # 重要的在前\n"


@pytest.fixture
def advert(place: Place) -> Path:
    """The sample issue with an advertisement at its foot; where the file belongs."""
    place.change(ADS, ADS + "    ads: [{image: advert.pdf, alt: 青溪茶叶, columns: 2, lines: 24}]\n")
    return place.issue / "advert.pdf"


def test_it_stays_vector_and_its_words_are_its_own(
    advert: Path, press: bytes, place: Place, build: Callable[..., Ended]
) -> None:
    advert.write_bytes(next(split(press, IDENTITY, load_profile("newsprint"))))
    result = build("--edition", "print", "--edition", "screen")
    assert result.status == 0, result.out + result.err
    path = place.dist / "small" / "print.pdf"
    assert qpdf_check(path) == []
    with Pdf.open(path) as document:
        (page,) = document.pages
        forms = [item for _, item in page.obj.Resources.XObject.items() if item.get("/Subtype") == Name.Form]
        fonts = [form for form in forms if "/Font" in form.get("/Resources", {})]
        assert len(fonts) == 1
        # Nobody has looked at a stranger's fonts, so nothing is claimed for them.
        assert {str(intent.S) for intent in document.Root.OutputIntents} == {"/GTS_PDFX"}
    with Pdf.open(place.dist / "small" / "screen.pdf") as document:
        kinds = [item.get("/Subtype") for _, item in document.pages[0].obj.Resources.XObject.items()]
        assert Name.Image in kinds


def test_one_that_no_press_takes_is_told_where_it_is_named(
    advert: Path, place: Place, build: Callable[..., Ended]
) -> None:
    advert.write_bytes(drawn(b"1 0 0 rg 0 0 200 300 re f BT /Helv 12 Tf 20 20 Td (Tea) Tj ET"))
    result = build("--edition", "print")
    assert result.status == 1
    record = json.loads((place.dist / "small" / "build.json").read_text("utf-8"))
    told = {(each["rule"], each["file"]) for each in record["findings"] if each["file"]}
    assert {("PF060", "issue.yaml"), ("PF070", "issue.yaml"), ("PF020", "issue.yaml")} <= told
    assert record["press_ready"] is False


def test_one_that_is_locked(advert: Path, place: Place, ended: Callable[..., Ended]) -> None:
    with Pdf.open(io.BytesIO(drawn(b"0 0 9 9 re f"))) as document:
        document.save(advert, encryption=pikepdf.Encryption(owner="secret", user="secret"))
    result = ended("check", place.issue, "--quiet")
    assert result.status == 1
    assert "advert.pdf" in result.out
