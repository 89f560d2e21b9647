"""Finished pages: colours in inks, black overprinting, boxes, marks, the same bytes; judged by veraPDF."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image

from publisher.errors import InputError
from publisher.preflight import preflight
from publisher.press import Job, finish, load_profile
from publisher.press.colour import Recipe
from publisher.press.pages import split
from tests.judges import pdffonts, qpdf_check, verapdf
from tests.paint.pages import IDENTITY, Sample
from tests.press.drawn import JOB, drawn, steps

NEWS, MAGAZINE = load_profile("newsprint"), load_profile("magazine")


def operators(content: bytes, *wanted: str) -> list[tuple[object, ...]]:
    return [step for step in steps(finish(drawn(content), JOB, NEWS)) if step[0] in wanted]


def test_every_way_to_write_a_colour_ends_in_inks() -> None:
    for content in (b"0 0 0 rg", b"0 g", b"/DeviceRGB cs 0 0 0 sc", b"/DeviceGray cs 0 scn", b"0 0 0 1 k"):
        assert operators(content + b" 0 0 9 9 re f", "k", "rg", "g", "cs", "sc")[-1] == ("k", 0, 0, 0, 1)
        upper = content.replace(b"rg", b"RG").replace(b" g", b" G").replace(b"cs", b"CS").replace(b" sc", b" SC")
        upper = upper.replace(b" k", b" K")
        assert operators(upper + b" 0 0 9 9 re S", "K", "RG", "G", "CS", "SC", "SCN")[-1] == ("K", 0, 0, 0, 1)


@pytest.mark.parametrize(
    ("content", "over"),
    [
        (b"BT /Helv 9 Tf 0 g (black) Tj ET", True),
        (b"BT /Helv 9 Tf 0.4 g (grey) Tj ET", False),
        (b"BT /Helv 9 Tf 1 g (white) Tj ET", False),
        (b"0 g 10 10 100 1 re f", True),
        (b"0 g 10 10 100 40 re f", False),
        (b"0 G 0.5 w 10 10 m 90 10 l S", True),
        (b"0 G 5 w 10 10 m 90 10 l S", False),
        (b"0 G 0.5 w 8 0 0 8 0 0 cm 1 1 m 9 1 l S", False),
        (b"0 G 1 0 0 rg 0.5 w 10 10 90 90 re B", False),
    ],
)
def test_only_black_type_and_thin_black_rules_overprint(content: bytes, over: bool) -> None:
    names = [step[1] for step in operators(content, "gs")]
    assert names == (["/Overprint"] if over else [])


def test_what_follows_black_type_knocks_out_again() -> None:
    content = b"BT /Helv 9 Tf 0 g (a) Tj ET 1 0 0 rg 0 0 50 50 re f q BT (b) Tj ET Q BT /Helv 9 Tf 0 g (c) Tj ET"
    assert [step[1] for step in operators(content, "gs")] == ["/Overprint", "/Knockout", "/Overprint"]


def test_tags_go_and_layers_stay() -> None:
    content = b"/P <</MCID 0>> BDC BT ET EMC /OC /Layer BDC 0 0 1 1 re f EMC /Artifact BMC EMC"
    assert [step[0] for step in operators(content, "BDC", "BMC", "EMC")] == ["BDC", "EMC"]


def test_a_spot_ink_prints_as_itself() -> None:
    job = Job(JOB.identity, 9.0, {(181, 35, 42): Recipe((0, 1, 0.9, 0), "PANTONE 485 C", 0.5)})
    found = finish(drawn(b"0.7098 0.1373 0.1647 rg 0 0 99 99 re f"), job, NEWS)
    assert steps(found)[:2] == [("cs", "/Spot-PANTONE-485-C"), ("scn", 0.5)]
    with Pdf.open(io.BytesIO(found)) as document:
        space = document.pages[0].obj.Resources.ColorSpace["/Spot-PANTONE-485-C"]
        assert space[1] == Name("/PANTONE 485 C")
        assert [float(ink) for ink in space[3].C1] == [0, 2, 1.8, 0]


def picture(image: Image.Image, **keys: object) -> bytes:
    """A page that shows the picture 100 points wide."""
    with Pdf.open(io.BytesIO(drawn(b"q 100 0 0 100 20 20 cm /Im Do Q"))) as document:
        stream = document.make_stream(image.tobytes())
        spaces = {"RGB": Name.DeviceRGB, "L": Name.DeviceGray, "CMYK": Name.DeviceCMYK}
        stream.Type, stream.Subtype, stream.Width, stream.Height = Name.XObject, Name.Image, image.width, image.height
        stream.BitsPerComponent, stream.ColorSpace, stream.Interpolate = 8, spaces[image.mode], True
        for key, value in keys.items():
            stream["/" + key] = value
        document.pages[0].obj.Resources.XObject = Dictionary(Im=stream)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def shown(pdf: bytes) -> tuple[object, int, int, bytes]:
    """Colour space, width, height and samples of the picture on the finished page."""
    with Pdf.open(io.BytesIO(finish(pdf, JOB, NEWS))) as document:
        found = document.pages[0].obj.Resources.XObject.Im
        assert isinstance(found, Stream) and not found.Interpolate
        return found.ColorSpace, int(found.Width), int(found.Height), found.read_bytes()


def test_pictures_become_inks_and_no_finer_than_the_press() -> None:
    colour = Image.merge("RGB", (Image.linear_gradient("L"), Image.radial_gradient("L"), Image.new("L", (256, 256))))
    found = shown(picture(colour))
    assert found[:2] == (Name.DeviceCMYK, 256)
    # 100 points at 240 pixels to the inch.
    assert shown(picture(colour.resize((2000, 2000))))[1:3] == (333, 333)
    grey = shown(picture(Image.merge("RGB", [Image.linear_gradient("L")] * 3)))
    assert grey[0] == Name.DeviceGray
    inked = Image.new("CMYK", (64, 64), (10, 20, 30, 40))
    assert shown(picture(inked))[3][:4] == bytes((10, 20, 30, 40))


def test_a_grey_gradient_stays_black_and_a_coloured_one_prints() -> None:
    fade = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0], C1=[1, 1, 1], N=1)
    for end, coloured in (([1, 1, 1], False), ([1, 0, 0], True)):
        fade.C1 = Array(end)
        shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 200, 0], Function=fade)
        found = finish(drawn(b"/Sh sh", Shading=Dictionary(Sh=shading)), JOB, NEWS)
        with Pdf.open(io.BytesIO(found)) as document:
            made = document.pages[0].obj.Resources.Shading.Sh
            assert made.ColorSpace == Name.DeviceCMYK
            samples = made.Function.read_bytes()
            assert any(samples[at] for at in range(len(samples)) if at % 4 != 3) is coloured


def test_boxes_and_marks() -> None:
    for profile, media in ((NEWS, 9.0), (MAGAZINE, 9.0 + 9 * 72 / 25.4)):
        with Pdf.open(io.BytesIO(finish(drawn(b"0 0 9 9 re f"), JOB, profile))) as document:
            page = document.pages[0].obj
            assert [float(side) for side in page.TrimBox] == [0, 0, 200, 300]
            assert [float(side) for side in page.BleedBox] == [-9, -9, 209, 309]
            assert float(page.MediaBox[0]) == pytest.approx(-media, abs=0.001)
            assert "/CropBox" not in page and ("/XObject" in page.Resources) is profile.page.marks


@pytest.mark.parametrize("profile", [NEWS, MAGAZINE], ids=lambda profile: profile.name)
def test_sample_pages_are_sound_and_pdf_a(
    profile: object, painted: object, pages: Sample, fonts: object, tmp_path: Path
) -> None:
    face = fonts.faces["hei-regular"].path  # type: ignore[attr-defined]
    job = Job(IDENTITY, pages.composition.bleed, {}, ("青溪新闻 2026-01-05 No. 7",) * 2, face)
    made = finish(painted.pdf, job, profile)  # type: ignore[attr-defined, arg-type]
    assert made == finish(painted.pdf, job, profile)  # type: ignore[attr-defined, arg-type]
    path = tmp_path / "print.pdf"
    path.write_bytes(made)
    assert qpdf_check(path) == []
    assert verapdf(path, "2b") == []


def test_one_file_for_each_page_is_as_complete_as_the_whole(press: bytes, tmp_path: Path) -> None:
    parts = list(split(press, IDENTITY, NEWS))
    assert len(parts) == 2
    numbers = set()
    for part in parts:
        path = tmp_path / "page.pdf"
        path.write_bytes(part)
        assert verapdf(path, "2b") == []
        with Pdf.open(path) as document:
            assert len(document.pages) == 1
            assert str(document.docinfo["/Title"]) == "青溪新闻 第7期"
            numbers.add(document.open_metadata()["xmpMM:DocumentID"])
    assert len(numbers) == 2


OLD = NEWS.model_copy(update={"standard": "PDF/X-1a"})


def test_pdf_x_1a_where_a_house_still_asks(painted: object, pages: Sample, tmp_path: Path) -> None:
    made = finish(painted.pdf, Job(IDENTITY, pages.composition.bleed), OLD)  # type: ignore[attr-defined]
    path = tmp_path / "old.pdf"
    path.write_bytes(made)
    assert made.startswith(b"%PDF-1.4") and b"/ObjStm" not in made
    assert qpdf_check(path) == []
    fonts = pdffonts(path)
    assert fonts and all(fonts.values())
    assert [finding.rule for finding in preflight(made, OLD).findings] == []
    with Pdf.open(path) as document:
        assert str(document.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        assert not any(isinstance(item, Dictionary | Stream) and "/Group" in item for item in document.objects)


@pytest.mark.parametrize("keys", [{"ca": 0.5}, {"BM": Name.Multiply}, {"CA": 0.2}])
def test_pdf_x_1a_is_refused_where_transparency_remains(keys: dict[str, Any]) -> None:
    state = Dictionary(Type=Name.ExtGState, **keys)
    with pytest.raises(InputError, match="transparency"):
        finish(drawn(b"/G gs 0 0 9 9 re f", ExtGState=Dictionary(G=state)), JOB, OLD)
