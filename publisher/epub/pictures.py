"""Pictures as an e-book can carry them: sRGB, upright, nothing in them but the picture, 4 million pixels at most."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from publisher.imaging import opened

MOST_PIXELS = 4_000_000
_DRAWING_COLOURS = 4096
_QUALITY = 88


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded picture, with the media type and file ending that go with it. Size in pixels."""

    data: bytes
    media_type: str
    ending: str
    width: int
    height: int


def converted(source: Path | bytes, name: str) -> Picture:
    """The picture made fit for the book. ``name`` is what the editor wrote, for messages.

    A photograph becomes JPEG; a drawing that PNG packs smaller stays PNG. Raises InputError when the file is
    no picture, is damaged, or is too large to open safely.
    """
    image, was_lossy = _opened(source, name)
    jpeg = _jpeg(image)
    # Counting colours is quick; packing a photograph as PNG only to throw it away takes seconds.
    if was_lossy or image.getcolors(_DRAWING_COLOURS) is None:
        return jpeg
    png = _png(image)
    return png if len(png.data) <= len(jpeg.data) else jpeg


def cover(source: bytes) -> Picture:
    """Page 1 as the book's cover, a JPEG."""
    return _jpeg(_opened(source, "cover")[0])


def _opened(source: Path | bytes, name: str) -> tuple[Image.Image, bool]:
    found = opened(source, name, _within)
    image = _on_white(found.image) if found.image.mode in ("RGBA", "LA") else found.image
    return image.resize(_within(*image.size), Image.Resampling.LANCZOS), found.lossy


def _within(width: int, height: int) -> tuple[int, int]:
    """The size, scaled down to MOST_PIXELS where it is more."""
    factor = min(1.0, (MOST_PIXELS / (width * height)) ** 0.5)
    return max(1, int(width * factor)), max(1, int(height * factor))


def _on_white(image: Image.Image) -> Image.Image:
    # Black lines on nothing would vanish on a reader's dark page.
    layer = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB")


def _jpeg(image: Image.Image) -> Picture:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, optimize=True, subsampling="4:4:4")
    return Picture(out.getvalue(), "image/jpeg", "jpg", *image.size)


def _png(image: Image.Image) -> Picture:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return Picture(out.getvalue(), "image/png", "png", *image.size)
