"""Pages as pictures for the screen, at several widths, drawn once from the screen edition."""

from __future__ import annotations

import io

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from publisher.together import together

WIDTHS = (240, 1240, 2200)
"""A thumbnail, the page beside its stories, and the page to read from."""
_QUALITY, _EFFORT = 78, 2


def pictures_of(pdf: bytes) -> list[dict[int, bytes]]:
    """For each page its pictures as WebP by their widths in pixels."""
    with pypdfium2.PdfDocument(pdf) as document:
        count = len(document)
    half = (count + 1) // 2
    first, last = together(lambda: _drawn(pdf, range(half)), lambda: _drawn(pdf, range(half, count)))
    return [*first, *last]


def _drawn(pdf: bytes, pages: range) -> list[dict[int, bytes]]:
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for number in pages:
            page = document[number]
            largest = page.render(scale=WIDTHS[-1] / page.get_width()).to_pil().convert("RGB")
            page.close()
            found.append({width: _webp(largest, width) for width in WIDTHS})
        return found


def _webp(picture: Image.Image, width: int) -> bytes:
    height = round(picture.height * width / picture.width)
    small = picture if width == picture.width else picture.resize((width, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "WEBP", quality=_QUALITY, method=_EFFORT)
    return out.getvalue()


def jpeg(webp: bytes, width: int) -> bytes:
    """The same picture as JPEG, which every catalogue's reader knows, at a width in pixels."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(webp)) as picture:
        small = picture.convert("RGB").resize(
            (width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS
        )
    small.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()
