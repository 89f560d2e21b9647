from __future__ import annotations

import io
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from publisher.epub import build
from publisher.epub.pictures import MOST_PIXELS, converted
from publisher.epub.pictures import cover as cover_of
from publisher.errors import InputError
from publisher.model import Issue
from tests.epub.opened import Opened, text
from tests.epub.samples import cover, issue_of, picture


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def saved(image: Image.Image, path: Path, **options: object) -> Path:
    image.save(path, **options)  # type: ignore[arg-type]
    return path


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("grey.jpg", "L"),
        ("press.jpg", "CMYK"),
        ("deep.png", "I;16"),
        ("deep.tif", "I;16"),
        ("float.tif", "F"),
        ("clear.png", "RGBA"),
        ("lines.png", "1"),
        ("indexed.gif", "P"),
        ("modern.webp", "RGB"),
        ("press.tif", "CMYK"),
    ],
)
def test_every_kind_becomes_jpeg_or_png_in_rgb_or_grey(tmp_path: Path, name: str, mode: str) -> None:
    path = picture(tmp_path / name, mode)
    made = converted(path, name)
    image = opened(made.data)
    assert image.format == {"image/jpeg": "JPEG", "image/png": "PNG"}[made.media_type]
    assert made.ending == {"JPEG": "jpg", "PNG": "png"}[image.format or ""]
    assert image.mode in ("RGB", "L")
    assert image.size == (60, 40) == (made.width, made.height)


def test_sixteen_bits_are_scaled_and_not_clipped(tmp_path: Path) -> None:
    ramp = Image.new("I;16", (256, 4))
    for x, y in itertools.product(range(256), range(4)):
        ramp.putpixel((x, y), x * 257)
    image = opened(converted(saved(ramp, tmp_path / "ramp.png"), "ramp.png").data).convert("L")
    for x in (0, 64, 128, 255):
        assert image.getpixel((x, 1)) == pytest.approx(x, abs=2)


def test_transparent_parts_become_white(tmp_path: Path) -> None:
    path = saved(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), tmp_path / "clear.png")
    assert opened(converted(path, "clear.png").data).convert("RGB").getpixel((4, 4)) == (255, 255, 255)


def test_ink_comes_out_in_its_colour(tmp_path: Path) -> None:
    path = saved(Image.new("CMYK", (16, 16), (0, 255, 255, 0)), tmp_path / "red.jpg", quality=100)
    red, green, blue = opened(converted(path, "red.jpg").data).getpixel((8, 8))  # type: ignore[misc]
    assert red > 180
    assert max(green, blue) < 90


def test_a_profile_is_applied_and_left_behind(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    path = saved(Image.new("RGB", (8, 8), (200, 30, 40)), tmp_path / "p.png", icc_profile=lab.tobytes())
    image = opened(converted(path, "p.png").data)
    assert "icc_profile" not in image.info
    assert image.convert("RGB").getpixel((4, 4)) == pytest.approx((200, 30, 40), abs=3)


def test_a_broken_profile_does_not_stop_the_book(tmp_path: Path) -> None:
    path = saved(Image.new("RGB", (8, 8), (200, 30, 40)), tmp_path / "p.png", icc_profile=b"nonsense")
    assert opened(converted(path, "p.png").data).convert("RGB").getpixel((4, 4)) == (200, 30, 40)


def test_the_camera_s_notes_are_taken_out_and_its_turn_is_made(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x013B] = "a person's name"
    path = saved(Image.new("RGB", (60, 40)), tmp_path / "turned.jpg", exif=exif)
    data = converted(path, "turned.jpg").data
    assert opened(data).size == (40, 60)
    assert not opened(data).getexif()
    assert b"a person's name" not in data


@pytest.mark.parametrize("name", ["large.jpg", "large.png"])
def test_a_large_picture_is_scaled_under_the_limit(tmp_path: Path, name: str) -> None:
    path = saved(Image.linear_gradient("L").resize((3000, 2000)), tmp_path / name)
    made = converted(path, name)
    assert 0.9 * MOST_PIXELS < made.width * made.height <= MOST_PIXELS
    assert made.width / made.height == pytest.approx(1.5, abs=0.01)
    assert opened(made.data).size == (made.width, made.height)


def test_the_cover_is_a_jpeg_under_the_limit() -> None:
    image = opened(cover_of(cover((2000, 2900))).data)
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert image.width * image.height <= MOST_PIXELS


def test_a_drawing_stays_sharp(tmp_path: Path) -> None:
    drawing = Image.new("RGB", (200, 200), "white")
    drawing.paste((200, 0, 0), (50, 50, 150, 150))
    made = converted(saved(drawing, tmp_path / "chart.png"), "chart.png")
    assert made.media_type == "image/png"
    assert opened(made.data).convert("RGB").tobytes() == drawing.tobytes()


@pytest.mark.parametrize(
    "spoil", [lambda data: b"not a picture", lambda data: data[: len(data) // 2], lambda data: b""]
)
def test_a_damaged_picture_is_told_by_its_name(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    path = picture(tmp_path / "photo.jpg", size=(300, 200))
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(InputError, match=r"images/photo\.jpg"):
        converted(path, "images/photo.jpg")


def test_an_enormous_picture_is_refused_before_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = picture(tmp_path / "photo.png", size=(60, 40))
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with pytest.raises(InputError, match="too large"):
        converted(path, "photo.png")


def test_a_picture_shown_twice_is_kept_once(english_book: Opened) -> None:
    assert [name for name in english_book.names if name.startswith("EPUB/images/")] == [
        "EPUB/images/cover.jpg",
        "EPUB/images/garden-1.jpg",
    ]
    root = english_book.parsed("EPUB/articles/garden.xhtml")
    sources = [node.get("src") for node in english_book.find(root, "//h:img")]
    assert sources == ["../images/garden-1.jpg"] * 2


def test_a_picture_that_is_awaited_leaves_its_caption_and_a_note(chinese_book: Opened) -> None:
    figure = chinese_book.one(chinese_book.parsed("EPUB/articles/walk.xhtml"), "//h:figure")
    assert chinese_book.find(figure, ".//h:img") == []
    assert text(chinese_book.one(figure, ".//h:p[contains(@class, 'awaited')]")) == "图片待补"
    assert text(chinese_book.one(figure, "h:figcaption")) == "队员出发。吴晓 文/图"


def test_a_picture_nobody_described_is_not_passed_off_as_described(chinese: Issue) -> None:
    manifest = chinese.manifest.model_dump()
    manifest["articles"][0]["figures"][0]["alt"] = None
    book = Opened(build(issue_of(manifest, {}, chinese.resolved), cover(), {}))
    assert book.one(book.parsed("EPUB/articles/meeting.xhtml"), "//h:img").get("alt") == "图片"
    assert "alternativeText" not in book.meta("schema:accessibilityFeature")
    assert book.meta("schema:accessModeSufficient") == ["textual,visual"]
