"""Ink measured by PDFium's plates: against what is known of a page, and against Ghostscript's separations."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageStat

from publisher.cli import run
from publisher.preflight.ink import DPI, Coverage, coverage
from publisher.preflight.plates import plates
from publisher.press import finish, load_profile
from publisher.press.colour import Separation
from tests.judges.tools import program
from tests.paint.pages import BLEED, HEIGHT, WIDTH
from tests.press.drawn import JOB, TRIM, drawn

NEWS = load_profile("newsprint")
MEDIA = (0.0, 0.0, 200.0, 300.0)
OVER = Dictionary(Over=Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1))


def ink_of(content: bytes, **resources: Any) -> Coverage:
    (page,) = plates(drawn(content, **resources), Separation(NEWS, {}), DPI)
    return coverage(page, MEDIA, tuple(map(float, TRIM)), NEWS)  # type: ignore[arg-type]


def test_flat_areas_have_the_ink_they_are_given() -> None:
    found = ink_of(b"0.2 0.4 0.6 0.8 k 0 0 200 300 re f")
    assert found.worst == pytest.approx(200, abs=1)
    assert found.plates == pytest.approx((20, 40, 60, 80), abs=0.5)


def test_a_speck_is_no_square_of_fifteen_millimetres() -> None:
    speck = ink_of(b"1 1 1 1 k 100 100 12 12 re f")
    # PDFium rounds its edges to pixels of half a millimetre.
    assert speck.worst == pytest.approx(400 * 12**2 / (15 / 25.4 * 72) ** 2, abs=6)
    block = ink_of(b"1 1 1 1 k 100 100 60 60 re f")
    assert block.worst == pytest.approx(400, abs=1)
    (place,) = block.places
    # The block's corner is 100 points from the left and 140 from the top; a cell is 2.5 mm.
    assert [place.left, place.top] == pytest.approx([35.3, 49.4], abs=5)


def test_black_that_overprints_adds_to_what_lies_under_it() -> None:
    under = b"0.5 0.5 0 0 k 0 0 200 300 re f "
    assert ink_of(under + b"0 0 0 1 k 0 0 200 300 re f").worst == pytest.approx(100, abs=1)
    assert ink_of(under + b"/Over gs 0 0 0 1 k 0 0 200 300 re f", ExtGState=OVER).worst == pytest.approx(200, abs=1)


def test_spot_inks_and_screen_colours_count() -> None:
    fade = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)
    spot = Dictionary(Sp=Array([Name.Separation, Name("/Gold"), Name.DeviceCMYK, fade]))
    assert ink_of(b"/Sp cs 0.7 scn 0 0 200 300 re f", ColorSpace=spot).worst == pytest.approx(70, abs=1)
    assert ink_of(b"1 1 1 rg 0 0 200 300 re f").worst == 0
    assert 100 < ink_of(b"0 0 0.4 rg 0 0 200 300 re f").worst < NEWS.ink.limit


def test_transparency_is_mixed_in_inks() -> None:
    half = Dictionary(Half=Dictionary(Type=Name.ExtGState, ca=0.5))
    assert ink_of(b"/Half gs 1 1 0 0 k 0 0 200 300 re f", ExtGState=half).worst == pytest.approx(100, abs=1)


def test_plates_agree_with_ghostscript(press: bytes, tmp_path: Path) -> None:
    """Every plate of the sample pages, in the mean, within 3 points of ink."""
    (tmp_path / "print.pdf").write_bytes(press)
    command = [program("gs"), "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r100"]
    subprocess.run([*command, "-sOutputFile=page-%d.tif", "print.pdf"], cwd=tmp_path, check=True, capture_output=True)
    media = -BLEED, -BLEED, WIDTH + BLEED, HEIGHT + BLEED
    for number, page in enumerate(plates(press, Separation(NEWS, {}), DPI), 1):
        ours = coverage(page, media, (0, 0, WIDTH, HEIGHT), NEWS).plates
        for name, mean in zip(("Cyan", "Magenta", "Yellow", "Black"), ours, strict=True):
            with Image.open(tmp_path / f"page-{number}({name}).tif") as plate:
                edge = round(BLEED * 100 / 72)
                inner = plate.convert("L").crop((edge, edge, plate.width - edge, plate.height - edge))
                theirs = 100 - ImageStat.Stat(inner).mean[0] / 2.55
            assert mean == pytest.approx(theirs, abs=3), (number, name)


def test_black_type_is_on_one_plate_alone_and_overprints() -> None:
    content = b"1 0.9 0.8 rg 0 150 200 150 re f BT /Helv 20 Tf 0 g 20 200 Td (Black) Tj ET 20 170 100 0.5 re f"
    with_type, without = (finish(drawn(page), JOB, NEWS) for page in (content, content.partition(b" BT")[0]))
    (shown,), (bare,) = (list(plates(page, Separation(NEWS, {}), DPI)) for page in (with_type, without))
    assert [shown.cyan.tobytes(), shown.magenta.tobytes(), shown.yellow.tobytes()] == [
        bare.cyan.tobytes(), bare.magenta.tobytes(), bare.yellow.tobytes(),
    ]  # fmt: skip
    assert shown.black.tobytes() != bare.black.tobytes()


def test_colour_stands_where_unseen_black_has_moved_it() -> None:
    begun, coloured = b"/Over gs BT /Helv 40 Tf 20 100 Td 0 g (HHH) Tj ", b"1 0 0 0 k (H) Tj ET"
    after, below = (
        next(plates(drawn(begun + step + coloured, ExtGState=OVER), Separation(NEWS, {}), DPI)).cyan.getbbox()
        for step in (b"", b"0 -50 Td ")
    )
    assert after and below
    # Three letters of 28.9 points come before it on its own line, none where it begins the next.
    assert after[0] - below[0] == pytest.approx(3 * 28.9 / 72 * DPI, abs=1)
    assert below[1] - after[1] == pytest.approx(50 / 72 * DPI, abs=1)


def test_proofs_show_ink_on_paper(press: bytes, tmp_path: Path) -> None:
    (tmp_path / "print.pdf").write_bytes(press)
    arguments = ["preflight", str(tmp_path / "print.pdf"), "--quiet", "--proof", str(tmp_path / "proof")]
    assert run(arguments) == 0
    assert sorted(path.name for path in (tmp_path / "proof").iterdir()) == [
        "ink-p01.png", "ink-p02.png", "p01.png", "p02.png",
    ]  # fmt: skip
    with Image.open(tmp_path / "proof" / "p01.png") as proof:
        assert proof.size == (round(WIDTH * 110 / 72), round(HEIGHT * 110 / 72))
        paper = proof.getpixel((2, 2))
    # Newsprint is grey and a little yellow.
    assert isinstance(paper, tuple) and 180 < paper[2] < paper[0] < 240
    assert run([*arguments, "--guides"]) == 0
    with Image.open(tmp_path / "proof" / "p01.png") as proof:
        assert proof.width == pytest.approx((WIDTH + 2 * BLEED) * 110 / 72, abs=1)
