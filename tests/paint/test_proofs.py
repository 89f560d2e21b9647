"""Page proofs out of the cache are those that would have been drawn: whatever changes on a page changes its digest."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from publisher.cache import Cache
from publisher.compose.pages import TextBlock
from publisher.paint import Painted, finish, paint
from publisher.paint.png import png
from publisher.paint.proofs import page_digests, proofs
from publisher.typeset.fonts import FontLibrary
from tests.paint.pages import Sample


def test_the_same_pictures_with_and_without(screen: bytes, tmp_path: Path) -> None:
    drawn, cache = list(proofs(screen)), Cache(tmp_path)
    assert list(proofs(screen, cache=cache)) == drawn
    assert list(proofs(screen, cache=cache)) == drawn
    assert len(list(tmp_path.iterdir())) == 2


def test_a_kept_picture_is_used(screen: bytes, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    first, second = proofs(screen, cache=cache)
    for entry in tmp_path.iterdir():
        if cache.get(entry.name) == second:
            cache.put(entry.name, b"kept")
    assert list(proofs(screen, cache=cache)) == [first, b"kept"]


def one_letter(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    content = page.Contents.read_bytes()
    at = content.index(b"Tj") - 3
    page.Contents = document.make_stream(
        content[:at] + (b"1" if content[at : at + 1] != b"1" else b"2") + content[at + 1 :]
    )


def the_picture(document: pikepdf.Pdf) -> None:
    for name, item in document.pages[0].Resources.XObject.items():
        if item.Subtype == "/Image":
            grey = Image.new("L", (int(item.Width), int(item.Height)), 90)
            item.write(grey.tobytes())
            item.ColorSpace = pikepdf.Name.DeviceGray
            assert name
            return
    raise AssertionError("no picture")


def a_face(document: pikepdf.Pdf) -> None:
    fonts = document.pages[0].Resources.Font
    content = document.pages[0].Contents.read_bytes()
    name = next(name for name in dict(fonts) if name.encode() in content)
    descriptor = fonts[name].DescendantFonts[0].FontDescriptor
    file = descriptor["/FontFile3" if "/FontFile3" in descriptor else "/FontFile2"]
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write(bytes(data))


def the_edge(document: pikepdf.Pdf) -> None:
    document.pages[0].mediabox = pikepdf.Array([0, 0, 300, 400])


@pytest.mark.parametrize("change", [one_letter, the_picture, a_face, the_edge])
def test_whatever_changes_a_page_changes_its_digest(change: Callable[[pikepdf.Pdf], None], screen: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.Pdf.open(io.BytesIO(screen)) as document:
        change(document)
        document.save(out)
    assert page_digests(out.getvalue())[0] != page_digests(screen)[0]


def test_what_changes_another_page_does_not(screen: bytes, painted: Painted, pages: Sample, fonts: FontLibrary) -> None:
    second = pages.composition.pages[1]
    items = tuple(replace(item, y=item.y + 1) if not isinstance(item, TextBlock) else item for item in second.items)
    moved = replace(pages.composition, pages=(pages.composition.pages[0], replace(second, items=items)))
    after = finish.screen_pdf(paint(moved, pages.issue, fonts).pdf, moved)
    before = page_digests(screen)
    assert [one == other for one, other in zip(before, page_digests(after), strict=True)] == [True, False]


@pytest.mark.parametrize("colour", [None, (200, 30, 40)])
def test_a_png_is_what_was_drawn(colour: tuple[int, int, int] | None) -> None:
    pixels = np.full((40, 30, 3), 255, np.uint8)
    pixels[10:20, 5:25] = colour or (90, 90, 90)
    with Image.open(io.BytesIO(png(pixels))) as picture:
        assert picture.mode == ("RGB" if colour else "L")
        assert (np.asarray(picture.convert("RGB")) == pixels).all()


def test_a_photograph_is_packed_as_one() -> None:
    pixels = np.add.outer(np.arange(400), np.arange(600))[..., None] * np.array([1, 2, 3])
    with Image.open(io.BytesIO(png(pixels.astype(np.uint8)))) as picture:
        assert (np.asarray(picture) == pixels.astype(np.uint8)).all()
