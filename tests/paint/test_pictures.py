"""Pictures of every kind come out as plain sRGB of the frame's shape."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from publisher.errors import InputError
from publisher.paint.pictures import FINEST, cropped, prepared
from tests.press.drawn import drawn

SQUARE = (72.0, 72.0)


def made(source: Path, frame: tuple[float, float] = SQUARE, focus: tuple[float, float] = (0.5, 0.5)) -> Image.Image:
    image = Image.open(io.BytesIO(prepared(source, source.name, *frame, focus)))
    image.load()
    return image


def near(image: Image.Image, at: tuple[int, int], colour: tuple[int, ...], off: int = 12) -> bool:
    found = image.convert("RGB").getpixel(at)
    assert isinstance(found, tuple)
    return all(abs(a - b) <= off for a, b in zip(found, colour, strict=True))


def noise(mode: str, size: tuple[int, int] = (100, 100)) -> Image.Image:
    return Image.effect_noise(size, 60).convert(mode)


def test_photograph_becomes_jpeg_without_anything_beside(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    exif = Image.Exif()
    exif[0x010F] = "camera"
    noise("RGB").save(path, exif=exif, comment=b"secret")
    image = made(path)
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert not image.getexif() and "comment" not in image.info and "icc_profile" not in image.info


def test_turned_photograph_stands_upright(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    image = Image.new("RGB", (80, 40), (200, 30, 30))
    image.paste((20, 20, 200), (40, 0, 80, 40))
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(path, exif=exif, quality=95)
    upright = made(path, (36, 72))
    assert upright.size == (40, 80)
    assert near(upright, (20, 10), (200, 30, 30)) and near(upright, (20, 70), (20, 20, 200))


def test_cmyk(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.new("CMYK", (50, 50), (0, 255, 255, 0)).save(path, quality=95)
    image = made(path)
    # Full magenta and yellow on coated paper are a printer's red, not a screen's.
    assert image.mode == "RGB" and near(image, (20, 20), (227, 6, 19), 16)


@pytest.mark.parametrize("ending", ["avif", "webp", "tif", "png"])
def test_other_formats(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{ending}"
    Image.new("RGB", (60, 60), (40, 90, 160)).save(path)
    assert near(made(path), (20, 20), (40, 90, 160))


def test_a_page_of_a_pdf_is_shown_cut_to_its_trim(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(drawn(b"1 0 0 rg 0 0 200 150 re f"))
    image = made(path, (200, 300))
    assert image.size == (833, 1250)
    assert near(image, (400, 300), (255, 255, 255)) and near(image, (400, 900), (255, 0, 0))


def test_sixteen_bits(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("I;16", (50, 50), 32768).save(path)
    assert near(made(path), (20, 20), (128, 128, 128), 2)


def test_grey_stays_grey(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    noise("L").save(path)
    assert made(path).mode == "L"


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparency_is_kept(mode: str, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    image = noise(mode)
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    image.save(path)
    shown = made(path)
    assert shown.format == "PNG" and shown.mode == mode
    low, _ = shown.getchannel("A").getextrema()
    assert isinstance(low, int) and low < 10


def test_alpha_that_hides_nothing_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.merge("RGB", [noise("L") for _ in range(3)]).convert("RGBA").save(path)
    assert made(path).format == "JPEG"


def test_palette(tmp_path: Path) -> None:
    path = tmp_path / "a.gif"
    Image.new("RGB", (50, 50), (10, 200, 40)).quantize(4).save(path)
    assert near(made(path), (20, 20), (10, 200, 40))


def test_profile_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    Image.new("LAB", (50, 50), (255, 128, 128)).save(path, icc_profile=lab)
    assert near(made(path), (20, 20), (255, 255, 255), 4)


def test_no_finer_than_print_can_show(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    noise("RGB", (1200, 1200)).save(path)
    assert made(path).size == (FINEST, FINEST)
    assert made(path, (720, 720)).size == (1200, 1200)


@pytest.mark.parametrize(
    ("focus", "box"),
    [((0.5, 0.5), (50, 0, 150, 100)), ((0.0, 0.5), (0, 0, 100, 100)), ((0.9, 0.5), (100, 0, 200, 100))],
)
def test_crop_about_the_focus(focus: tuple[float, float], box: tuple[int, int, int, int]) -> None:
    assert cropped((200, 100), 1.0, focus) == box


def test_too_many_pixels(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    Image.new("1", (20000, 10000)).save(path)
    with pytest.raises(InputError, match=r"huge\.png is too large"):
        made(path)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8\xff\xe0" + b"\0" * 40, b"<svg/>"])
def test_no_picture(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.jpg"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"broken\.jpg"):
        made(path)


def test_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "short.jpg"
    noise("RGB").save(path)
    path.write_bytes(path.read_bytes()[:1500])
    with pytest.raises(InputError, match=r"short\.jpg"):
        made(path)
