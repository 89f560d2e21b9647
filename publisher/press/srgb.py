"""Flat colours of any RGB, grey or Lab space of a PDF as sRGB."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageCms

from publisher.press.spaces import Space

_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
Srgb = tuple[float, float, float]


def srgb(space: Space, values: Sequence[float]) -> Srgb | None:
    """Red, green and blue from 0 to 1; None where the space is not one of them or the values do not fit it."""
    if len(values) != space.components:
        return None
    if space.family == "lab":
        return _converted(None, (values[0] * 2.55, values[1] + 128, values[2] + 128))
    if space.components == 1 and space.family in ("gray", "cal", "icc"):
        return values[0], values[0], values[0]
    if space.components == 3 and space.family in ("rgb", "cal"):
        return values[0], values[1], values[2]
    if space.components == 3 and space.family == "icc":
        return _converted(space.source[1].read_bytes(), [value * 255 for value in values])
    return None


def _converted(profile: bytes | None, levels: Sequence[float]) -> Srgb:
    first, second, third = (min(255, max(0, round(level))) for level in levels)
    image = Image.new("LAB" if profile is None else "RGB", (1, 1), (first, second, third))
    transform = _transform(profile)
    if transform is not None:
        image = ImageCms.applyTransform(image, transform) or image
    red, green, blue = image.getpixel((0, 0))  # type: ignore[misc]
    return red / 255, green / 255, blue / 255


@lru_cache(maxsize=16)
def _transform(profile: bytes | None) -> ImageCms.ImageCmsTransform | None:
    """To sRGB; None for a profile that is broken, whose numbers are then taken for sRGB."""
    try:
        source = ImageCms.createProfile("LAB") if profile is None else ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "LAB" if profile is None else "RGB"
        return ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, "RGB", _INTENT)
    except (ImageCms.PyCMSError, OSError):
        return None
