"""A picture for its frame: cropped to it, no finer than print can show, as JPEG or, where it must, PNG."""

from __future__ import annotations

import functools
import io
from pathlib import Path

import PIL
from PIL import Image

from publisher import cache as caching
from publisher import imaging
from publisher.cache import Cache
from publisher.imaging import opened

FINEST = 300.0
"""Pixels per inch at the printed size beyond which a picture only grows heavier."""
_QUALITY = 90
_DRAWING_COLOURS, _DRAWING_GREYS = 256, 16


def prepared(
    source: Path, name: str, width: float, height: float, focus: tuple[float, float], *, cache: Cache = caching.NONE
) -> bytes:
    """The part of the picture that its frame of ``width`` × ``height`` points shows, about ``focus``.

    Raises InputError when the picture cannot be read.
    """
    if cache.folder is None:
        return _made(source, name, width, height, focus)
    try:
        whole = source.read_bytes()
    except OSError:
        return _made(source, name, width, height, focus)
    entry = caching.key("picture", *_recipe(), whole, width, height, *focus)
    found = cache.get(entry)
    if found is None:
        found = _made(source, name, width, height, focus)
        cache.put(entry, found)
    return found


@functools.cache
def _recipe() -> tuple[str | bytes, ...]:
    """What makes a picture besides its file and frame: this code, and Pillow."""
    return PIL.__version__, Path(__file__).read_bytes(), Path(imaging.__file__).read_bytes()


def _made(source: Path, name: str, width: float, height: float, focus: tuple[float, float]) -> bytes:
    most = max(1, round(width / 72 * FINEST)), max(1, round(height / 72 * FINEST))
    # Twice what is needed leaves the reduction to the better filter; a turned picture must suffice both ways.
    side = 2 * max(most)
    found = opened(source, name, lambda wide, high: (side, side))
    image = found.image
    image = image.crop(cropped(image.size, width / height, focus))
    if image.width > most[0]:
        image = image.resize(most, Image.Resampling.LANCZOS)
    return _encoded(image, found.lossy)


def cropped(size: tuple[int, int], shape: float, focus: tuple[float, float]) -> tuple[int, int, int, int]:
    """The largest box (left, top, right, bottom in pixels) of width / height ``shape`` about ``focus``."""
    width, height = size
    wide = min(width, max(1, round(height * shape)))
    high = min(height, max(1, round(width / shape)))
    left = round(min(max(width * focus[0] - wide / 2, 0), width - wide))
    top = round(min(max(height * focus[1] - high / 2, 0), height - high))
    return left, top, left + wide, top + high


def _encoded(image: Image.Image, lossy: bool) -> bytes:
    out = io.BytesIO()
    alpha = image.mode in ("RGBA", "LA")
    if alpha and image.getextrema()[-1] == (255, 255):
        image, alpha = image.convert("RGB" if image.mode == "RGBA" else "L"), False
    # A drawing of few colours stays sharp as PNG, where JPEG would put a haze round every line.
    few = _DRAWING_COLOURS if image.mode == "RGB" else _DRAWING_GREYS
    if alpha or not (lossy or image.getcolors(few) is None):
        image.save(out, "PNG", optimize=False)
    else:
        image.save(out, "JPEG", quality=_QUALITY, subsampling="4:4:4")
    return out.getvalue()
