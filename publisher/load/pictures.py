"""A look at every picture's header: is it one, and how large. Nothing is decoded, so thousands are quick."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from publisher.findings import Finding
from publisher.load.faults import BAD_PICTURE, PATH_OUTSIDE
from publisher.load.inside import Outside, inside
from publisher.model import Advertisement, Article, Figure, Page, Span
from publisher.wording import Text

LARGEST_PICTURE = 100_000_000
"""Pixels; three times what a broadsheet's full page needs at 300 to the inch."""

# Other formats of Pillow would start foreign programs (EPS) or are no pictures for the press.
_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "AVIF", "GIF", "BMP", "JPEG2000")
_FINEST = 1200
_TURNED = range(5, 9)
_ORIENTATION = 0x0112
_ENDS = {"JPEG": b"\xff\xd9", "MPO": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82", "GIF": b";"}
_TAIL = 65536


@dataclass(slots=True)
class Pictures:
    """The usable pictures by the path as written: the file, and its width and height in pixels as seen upright."""

    files: dict[str, Path] = field(default_factory=dict)
    pixels: dict[str, tuple[int, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def look_at_pictures(folder: Path, articles: Iterable[Article], pages: Iterable[Page] = ()) -> Pictures:
    """Look at every picture of the articles and of the pages' advertisements once.

    A missing one is left out without a finding: a caption without its picture is a matter of the rules.
    """
    seen: set[str] = set()
    pictures = Pictures()
    for holder, article in _holders(articles, pages):
        if holder.image is None or holder.image in seen:
            continue
        seen.add(holder.image)
        _look(pictures, folder, holder.image, holder.span_of("image"), article)
    return pictures


def _holders(articles: Iterable[Article], pages: Iterable[Page]) -> Iterator[tuple[Figure | Advertisement, str | None]]:
    for article in articles:
        for figure in article.figures:
            yield figure, article.id
    for page in pages:
        for advertisement in page.ads:
            yield advertisement, None


def _look(pictures: Pictures, folder: Path, written: str, span: Span, article: str | None) -> None:
    try:
        file = inside(folder, written)
        if not file.is_file():
            return
        size = _size(file)
    except Outside as error:
        pictures.findings.append(PATH_OUTSIDE.at(span, error.message, error.hint, article))
        return
    except Exception as error:
        # Pillow's readers raise whatever a damaged header leads them to: struct.error, IndexError, SyntaxError …
        pictures.findings.append(_unreadable(written, span, article, error))
        return
    if size[0] * size[1] > LARGEST_PICTURE:
        pictures.findings.append(_too_large(written, size, span, article))
        return
    pictures.files[written] = file
    pictures.pixels[written] = size


def _size(file: Path) -> tuple[int, int]:
    if file.suffix.lower() == ".pdf":
        return _size_of_page(file)
    Image.init()  # until then Pillow knows only some of the formats, and raises when asked for the others
    with _unlimited(), Image.open(file, formats=_FORMATS) as image:
        width, height = image.size
        ends_with = _ENDS.get(image.format or "")
        if ends_with and ends_with not in _tail(file):
            raise EOFError("the file ends too early")
        # Reading a PNG's orientation would decode it; cameras write it into the others.
        turned = image.format in ("JPEG", "MPO", "WEBP", "AVIF") and image.getexif().get(_ORIENTATION) in _TURNED
    return (height, width) if turned else (width, height)


def _size_of_page(file: Path) -> tuple[int, int]:
    """A PDF is never too coarse: its first page's trim at the finest that any press prints."""
    import pikepdf  # few issues have a PDF among their pictures

    with pikepdf.open(file) as document:
        left, bottom, right, top = (float(side) for side in document.pages[0].trimbox)
    width, height = abs(right - left), abs(top - bottom)
    finest = min(_FINEST / 72, (LARGEST_PICTURE / (width * height)) ** 0.5)
    return int(width * finest), int(height * finest)


def _tail(file: Path) -> bytes:
    with file.open("rb") as stream:
        stream.seek(0, 2)
        stream.seek(max(stream.tell() - _TAIL, 0))
        return stream.read()


@contextmanager
def _unlimited() -> Iterator[None]:
    """Headers of any size may be read here, without Pillow's warnings: the limit is ours, and it is told."""
    before = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        Image.MAX_IMAGE_PIXELS = before


def _unreadable(written: str, span: Span, article: str | None, error: Exception) -> Finding:
    if isinstance(error, PermissionError):
        message = Text(f"The picture {written} may not be read.", f"没有权限读取图片 {written}。")
        return BAD_PICTURE.at(span, message, Text("Check the file's permissions.", "请检查文件权限。"), article)
    if isinstance(error, UnidentifiedImageError):
        message = Text(f"{written} is not a picture that can be used.", f"{written} 不是可用的图片。")
        hint = Text("Supply it as JPEG, PNG, TIFF, WebP or PDF.", "请提供 JPEG、PNG、TIFF、WebP 或 PDF 格式。")
        return BAD_PICTURE.at(span, message, hint, article)
    message = Text(f"The picture {written} is damaged or incomplete.", f"图片 {written} 已损坏或不完整。")
    return BAD_PICTURE.at(span, message, Text("Copy or export it again.", "请重新复制或导出这张图片。"), article)


def _too_large(written: str, size: tuple[int, int], span: Span, article: str | None) -> Finding:
    millions, limit = round(size[0] * size[1] / 1e6), LARGEST_PICTURE // 1_000_000
    across = f"{size[0]} × {size[1]}"
    return BAD_PICTURE.at(
        span,
        Text(
            f"The picture {written} has {millions} million pixels ({across}); the limit is {limit} million.",
            f"图片 {written} 有 {millions * 100} 万像素（{across}），上限是 {limit * 100} 万。",
        ),
        Text("Scale it down; 6000 pixels on the long side fill any page.", "请缩小；长边 6000 像素足够任何版面使用。"),
        article,
    )
