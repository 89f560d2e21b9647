"""Faults that no writer of PDF makes on purpose, made byte by byte; and what must not be found."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf

from publisher.findings import Severity
from publisher.preflight import preflight
from publisher.preflight.rules.metadata import _moment
from publisher.press import load_profile
from tests.preflight.mutants import add, picture, state, xmp
from tests.press.drawn import drawn

NEWS = load_profile("newsprint")


def found(data: bytes) -> set[str]:
    return {finding.rule for finding in preflight(data, NEWS).findings}


def saved(pdf: Pdf, **options: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out, min_version="1.6", force_version="1.6", deterministic_id=True, fix_metadata_version=False, **options)
    return out.getvalue()


def test_a_table_that_points_beside_its_objects(press: bytes) -> None:
    with Pdf.open(io.BytesIO(press)) as pdf:
        plain = saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    at = plain.rindex(b"startxref\n") + 10
    spoilt = plain[:at] + b"7" + plain[at + 1 :]
    assert found(spoilt) == {"PF004"}


def test_no_id(press: bytes) -> None:
    with Pdf.open(io.BytesIO(press)) as pdf:
        plain = saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert found(plain.replace(b"/ID [", b"/IX [")) == {"PF005"}


def test_packed_metadata(press: bytes) -> None:
    with Pdf.open(io.BytesIO(press)) as pdf:
        text = pdf.Root.Metadata.read_bytes()
        del pdf.Root.Metadata["/Type"]
        pdf.Root.Metadata.write(text)
        data = saved(pdf)
    assert found(data) == {"PF014"}


def test_a_picture_in_another_file(press: bytes) -> None:
    with Pdf.open(io.BytesIO(press)) as pdf:
        add(pdf, b"", XObject={"Im": lambda pdf: picture(pdf, Ref=Dictionary(Page=0))})
        assert found(saved(pdf)) == {"PF047"}


def test_lzw(press: bytes) -> None:
    with Pdf.open(io.BytesIO(press)) as pdf:
        made = picture(pdf)
        # A clear code and the end: nothing, in LZW.
        made.write(b"\x80\x40\x40", filter=Name.LZWDecode)
        add(pdf, b"", XObject={"Im": made})
        data = saved(pdf, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    assert "PF049" in found(data)


def test_transparency_in_an_old_standard(press: bytes) -> None:
    with Pdf.open(io.BytesIO(press)) as pdf:
        xmp(pdf, ">PDF/X-4<", ">PDF/X-3:2003<")
        add(pdf, b"/Half gs", ExtGState={"Half": state(ca=0.5)})
        assert found(saved(pdf)) == {"PF052", "PF010"}


def test_a_house_may_weigh_otherwise(press: bytes) -> None:
    with Pdf.open(io.BytesIO(press)) as pdf:
        add(pdf, b"0 0 0 1 K 0.15 w 60 200 m 90 200 l S")
        data = saved(pdf)
    assert [finding.severity for finding in preflight(data, NEWS).findings] == [Severity.WARNING]
    strict, blind = (NEWS.model_copy(update={"weights": {"PF101": weight}}) for weight in ("error", "off"))
    assert [finding.severity for finding in preflight(data, strict).findings] == [Severity.ERROR]
    assert preflight(data, blind).findings == ()


def test_findings_are_placed_from_the_trims_upper_left_corner() -> None:
    content = b"0 0 0 1 K 0 w 100 200 m 172 200 l S"
    (line,) = [one for one in preflight(drawn(content), NEWS).findings if one.rule == "PF100"]
    assert line.page == 1 and line.box is not None
    # 100 points from the left, 100 from the top of a page of 300.
    assert (line.box.left, line.box.top, line.box.width) == pytest.approx((35.28, 35.28, 25.4), abs=0.05)


@pytest.mark.parametrize(
    ("pdf", "metadata"),
    [
        ("D:20260105083000+08'00'", "2026-01-05T08:30:00+08:00"),
        ("D:20260105083000+08'00'", "2026-01-05T00:30:00Z"),
        ("D:20260105083000Z", "2026-01-05T08:30:00+00:00"),
        ("D:20260105083000", "2026-01-05T08:30:00Z"),
    ],
)
def test_one_moment_written_two_ways(pdf: str, metadata: str) -> None:
    assert _moment(pdf) == _moment(metadata)


@pytest.mark.parametrize(
    "content",
    [
        b"0 0 0 1 K 0.5 w 60 200 m 90 200 l S",  # a black line on bare paper need not overprint
        b"0 0 0 0 K 0.2 w 60 200 m 90 200 l S",  # a white line on bare paper is nothing
        b"0 1 1 0 k 1 0 0 1 0 0 cm 60 200 30 30 re f",
        b"/OC /Layer BDC 0 0 0 1 k 60 200 30 1 re f EMC",
        b"60 200 m 90 200 l n",
    ],
)
def test_what_is_no_fault(content: bytes, press: bytes) -> None:
    with Pdf.open(io.BytesIO(press)) as pdf:
        add(pdf, content)
        assert found(saved(pdf)) == set()


def test_black_as_an_ink_of_its_own_overprints_in_any_mode(press: bytes) -> None:
    fade = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0, 0, 1], N=1)
    black = pikepdf.Array([Name.Separation, Name.Black, Name.DeviceCMYK, fade])
    for over, rules in ((True, set()), (False, {"PF082"})):
        with Pdf.open(io.BytesIO(press)) as pdf:
            text = b"/Ov gs /Bk cs 1 scn BT {font} 9 Tf 1 0 0 1 40 200 Tm <0001> Tj ET"
            add(pdf, text, ExtGState={"Ov": state(OP=over, op=over, OPM=0)}, ColorSpace={"Bk": black})
            assert found(saved(pdf)) == rules


def test_a_build_measures_no_ink_unless_the_press_refuses_too_much_of_it(press: bytes) -> None:
    with Pdf.open(io.BytesIO(press)) as pdf:
        add(pdf, b"1 1 1 1 k 60 150 60 60 re f")
        data = saved(pdf)
    strict = NEWS.model_copy(update={"weights": {"PF120": "error"}})
    assert [finding.rule for finding in preflight(data, NEWS).findings] == ["PF120"]
    assert preflight(data, NEWS, grave=True).findings == ()
    assert [finding.rule for finding in preflight(data, strict, grave=True).errors] == ["PF120"]
