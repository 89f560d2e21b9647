"""Rules on pictures: of a kind and size that readers can show, without what is nobody's business."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from PIL import Image, UnidentifiedImageError

from publisher.ebook_check.book import Book, Item
from publisher.ebook_check.hits import at, rule
from publisher.findings import Severity
from publisher.rules.registry import Hit
from publisher.wording import Text

_CORE = ("image/jpeg", "image/png", "image/gif", "image/svg+xml")
_PIXELS, _BYTES = 4_200_000, 5_000_000
_GPS = 0x8825
_COVER = 500


def _opened(book: Book, item: Item) -> Image.Image | None:
    """The picture's header; None where it is none that Pillow knows. Nothing is decoded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return Image.open(io.BytesIO(book.archive.files[item.path]))
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            return None


def _pictures(book: Book) -> Iterator[Item]:
    return (
        item
        for item in book.items
        if item.media_type.startswith("image/")
        and item.media_type != "image/svg+xml"
        and item.path in book.archive.files
    )


@rule("EP064", "damaged-picture", Severity.ERROR)
def damaged_picture(book: Book) -> Iterator[Hit]:
    """A picture cannot be read, or ends too early.

    Why:
        Readers show a broken frame, or half a photograph over grey.

    Bad:
        A JPEG of which the mail cut the second half.
    Good:
        The whole picture.
    中文：图片损坏
        阅读软件显示破图，或半张照片加一片灰。
    """
    for item in _pictures(book):
        picture = _opened(book, item)
        data = book.archive.files[item.path].rstrip(b"\0\r\n")
        whole = picture is not None and not (
            (picture.format == "JPEG" and b"\xff\xd9" not in data[-64:])
            or (picture.format == "PNG" and b"IEND" not in data[-16:])
        )
        if not whole:
            yield at(
                book.opf_path,
                item.line,
                Text(f"The picture {item.href} is damaged.", f"图片 {item.href} 已损坏。"),
                Text("Export it again.", "请重新导出图片。"),
            )


@rule("EP065", "huge-picture", Severity.WARNING)
def huge_picture(book: Book) -> Iterator[Hit]:
    """A picture has more pixels or bytes than any reader shows.

    Why:
        Apple and others refuse pictures over four million pixels; old readers run out of memory and restart.

    Bad:
        7000 × 5000 pixels straight from the camera.
    Good:
        1600 pixels on the long side.
    中文：图片过大
        超过四百万像素的图片，苹果等平台会拒收，旧阅读器会内存不足而重启。
    """
    for item in _pictures(book):
        picture = _opened(book, item)
        size = len(book.archive.files[item.path])
        if picture is not None and (picture.width * picture.height > _PIXELS or size > _BYTES):
            across = f"{picture.width} × {picture.height}"
            yield at(
                book.opf_path,
                item.line,
                Text(
                    f"{item.href} has {across} pixels and {size // 1000} kB.",
                    f"{item.href} 为 {across} 像素，{size // 1000} kB。",
                ),
                Text("Scale it to 1600 pixels on the long side.", "请把长边缩到 1600 像素。"),
            )


@rule("EP066", "unfit-picture", Severity.WARNING)
def unfit_picture(book: Book) -> Iterator[Hit]:
    """A picture is of a kind, or in colours, that many readers cannot show.

    Why:
        CMYK comes out in false colours; TIFF, AVIF and others do not come out at all.

    Bad:
        A CMYK JPEG from the press files.
    Good:
        JPEG or PNG in sRGB.
    中文：图片格式或色彩不适合电子书
        CMYK 图片会偏色；TIFF、AVIF 等很多阅读软件根本不显示。
    """
    for item in _pictures(book):
        picture = _opened(book, item)
        if item.media_type not in _CORE and item.media_type != "image/webp":
            why = Text(f"is {item.media_type}", f"是 {item.media_type}")
        elif picture is not None and picture.mode in ("CMYK", "LAB", "I;16", "I;16B", "F"):
            why = Text(f"is in {picture.mode}", f"是 {picture.mode} 色彩")
        else:
            continue
        yield at(
            book.opf_path,
            item.line,
            Text(f"The picture {item.href} {why.en}.", f"图片 {item.href} {why.zh}。"),
            Text("Convert it to JPEG or PNG in sRGB.", "请转为 sRGB 的 JPEG 或 PNG。"),
        )


@rule("EP067", "picture-tells-place", Severity.WARNING)
def picture_tells_place(book: Book) -> Iterator[Hit]:
    """A picture carries the place where it was taken.

    Why:
        A source is found by it, or a child's home.

    Bad:
        GPSLatitude in the EXIF of a portrait.
    Good:
        No EXIF at all.
    中文：图片带有拍摄地点
        凭它能找到消息来源，或孩子的家。
    """
    for item in _pictures(book):
        picture = _opened(book, item)
        if (
            picture is not None
            and picture.format in ("JPEG", "PNG", "WEBP", "TIFF", "MPO")
            and picture.getexif().get_ifd(_GPS)
        ):
            yield at(
                book.opf_path,
                item.line,
                Text(f"{item.href} tells where it was taken.", f"{item.href} 含拍摄地点。"),
                Text("Take the EXIF data out.", "请清除 EXIF 信息。"),
            )


@rule("EP068", "poor-cover", Severity.WARNING)
def poor_cover(book: Book) -> Iterator[Hit]:
    """The cover is too small, or lies on its side.

    Why:
        Shops refuse covers under 500 pixels, and show one that is wider than high as a stripe.

    Bad:
        A cover of 120 × 160 pixels.
    Good:
        1200 × 1600 pixels.
    中文：封面过小或方向不对
        平台拒收 500 像素以下的封面，横的封面只显示成一条。
    """
    for item in _pictures(book):
        picture = _opened(book, item) if "cover-image" in item.properties else None
        if picture is not None and (min(picture.size) < _COVER or picture.width > 1.2 * picture.height):
            yield at(
                book.opf_path,
                item.line,
                Text(
                    f"The cover has {picture.width} × {picture.height} pixels.",
                    f"封面为 {picture.width} × {picture.height} 像素。",
                ),
                Text("Use an upright picture of 1000 pixels and more.", "请用 1000 像素以上的竖幅图片。"),
            )
