"""Pages on sheets: the order of folding, creep, bleed that keeps off the spine, both ways of opening."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Pdf

from publisher.cli import run
from publisher.errors import InputError
from publisher.press import Identity, finish, load_profile
from publisher.press.imposition import Side, impose, spreads, stitched, two_up
from tests.judges import qpdf_check, verapdf
from tests.press.drawn import JOB, drawn

NEWS, MAGAZINE = load_profile("newsprint"), load_profile("magazine")
IDENTITY = Identity("Sheets", datetime.date(2026, 1, 5), "urn:example:sheets")


def folded(sides: tuple[Side, ...]) -> list[int | None]:
    """The pages in the order in which a reader finds them when the sheets are folded into one another."""
    pages: list[int | None] = []
    for outer, inner in zip(sides[::2], sides[1::2], strict=True):
        middle = len(pages) // 2
        # Each further sheet lies within the last: its pages come into the middle.
        pages[middle:middle] = [outer.right, inner.left, inner.right, outer.left]
    return pages


@given(st.integers(1, 200))
def test_a_folded_booklet_reads_in_order(count: int) -> None:
    read = folded(stitched(count))
    assert [page for page in read if page is not None] == list(range(1, count + 1))
    assert len(read) % 4 == 0 and len(read) - count < 4


@given(st.integers(1, 200))
def test_a_booklet_that_opens_to_the_right_is_its_mirror(count: int) -> None:
    mirrored = [Side(side.right, side.left, side.depth) for side in stitched(count)]
    assert list(stitched(count, right_to_left=True)) == mirrored


@given(st.integers(1, 99), st.booleans())
def test_every_page_stands_on_one_side_only(count: int, back: bool) -> None:
    for order in (two_up, spreads, stitched):
        pages = [page for side in order(count, right_to_left=back) for page in (side.left, side.right) if page]
        assert sorted(pages) == list(range(1, count + 1))


def test_readers_see_the_first_page_alone() -> None:
    assert spreads(4) == (Side(None, 1), Side(2, 3), Side(4, None))
    assert spreads(4, right_to_left=True)[:2] == (Side(1, None), Side(3, 2))


def pages(count: int = 8) -> bytes:
    """Pages with a bar over the left half of the sheet, bleed included."""
    return finish(drawn(b"0 0 1 rg -9 -9 100 318 re f", pages=count), JOB, NEWS)


def test_creep_moves_pages_to_the_spine_sheet_by_sheet() -> None:
    made = impose(pages(), "stitched", IDENTITY, NEWS, paper=1, marks=False)
    with Pdf.open(io.BytesIO(made)) as document:
        shifts = [
            [float(step.operands[4]) for step in pikepdf.parse_content_stream(page) if str(step.operator) == "cm"]
            for page in document.pages
        ]
    thickness = 72 / 25.4
    assert shifts[:2] == [[0, 200], [0, 200]]
    assert shifts[2] == [pytest.approx(thickness, abs=0.001), pytest.approx(200 - thickness, abs=0.001)]


def test_bleed_keeps_off_the_spine() -> None:
    made = impose(pages(), "two-up", IDENTITY, NEWS, marks=False)
    document = pypdfium2.PdfDocument(made)
    picture = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    # The sheet is 9 + 400 + 9 points wide; the right page's bar begins at the spine and not in the left page.
    row = [picture.getpixel((x, 150)) for x in (4, 50, 150, 209 - 4, 209 + 4, 209 + 150)]
    assert [value < 200 for value in row] == [True, True, False, False, True, False]


@pytest.mark.parametrize("scheme", ["stitched", "two-up", "spreads"])
def test_sheets_are_finished_files(scheme: str, press: bytes, tmp_path: Path) -> None:
    made = impose(press, scheme, IDENTITY, MAGAZINE)  # type: ignore[arg-type]
    assert made == impose(press, scheme, IDENTITY, MAGAZINE)  # type: ignore[arg-type]
    path = tmp_path / "sheets.pdf"
    path.write_bytes(made)
    assert qpdf_check(path) == []
    assert verapdf(path, "2b") == []


def test_pages_of_two_sizes_are_refused() -> None:
    with Pdf.open(io.BytesIO(pages(2))) as document:
        document.pages[1].obj.TrimBox = pikepdf.Array([0, 0, 190, 300])
        out = io.BytesIO()
        document.save(out)
    with pytest.raises(InputError, match="size"):
        impose(out.getvalue(), "two-up", IDENTITY, NEWS)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, sheets = tmp_path / "print.pdf", tmp_path / "sheets.pdf"
    source.write_bytes(pages(4))
    assert run(["impose", str(source), "--output", str(sheets), "--right-to-left"]) == 0
    assert capsys.readouterr().out == f"{sheets}\n"
    first = sheets.read_bytes()
    assert run(["impose", str(source), "--output", str(sheets), "--right-to-left"]) == 0
    assert sheets.read_bytes() == first
    source.write_bytes(b"no pdf")
    assert run(["impose", str(source), "--output", str(sheets)]) == 2
    assert sheets.read_bytes() == first
