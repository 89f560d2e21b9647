"""The pictures of a PDF for the press: inks instead of light, no finer than it can print, eight bits, no smoothing."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Name
from PIL import Image

from publisher.press.colour import Separation
from publisher.press.spaces import Space, space_of

_QUALITY = 92
_LEVEL = 6
_SLACK = 1.15
"""So much finer than the finest is left alone: reducing by less would only soften it."""
_LOSSY = ("/DCTDecode", "/JPXDecode")


def separate(picture: Any, separation: Separation, sizes: Sequence[tuple[float, float]], finest: float) -> None:
    """Turn a picture to inks, in place. ``sizes`` are those it is drawn at, in points; ``finest`` pixels an inch."""
    if "/Interpolate" in picture:
        picture["/Interpolate"] = False
    for key in ("/Alternates", "/OPI", "/Intent", "/Metadata", "/StructParent"):
        if key in picture:
            del picture[key]
    mask = picture.get("/SMask")
    if mask is not None and "/Interpolate" in mask:
        mask["/Interpolate"] = False
    if "/ImageMask" in picture or int(picture.get("/BitsPerComponent", 8)) == 1:
        return
    space = space_of(picture.get("/ColorSpace"), None)
    size = _enough(int(picture.Width), int(picture.Height), sizes, finest)
    deep = int(picture.get("/BitsPerComponent", 8)) == 16
    if space.family in ("spot", "pattern") or (_ready(space) and size is None and not deep):
        return
    image, profile = opened_picture(picture, space)
    if size is not None:
        image = image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2)
    if space.family in ("rgb", "icc", "cal", "lab", "unknown") or space.indexed:
        image = separation.picture(image, profile)
    write(picture, image, lossy=_filters(picture)[-1:] in [[name] for name in _LOSSY])


def write(picture: Any, image: Image.Image, *, lossy: bool) -> None:
    """Give the stream the picture, in DeviceCMYK or DeviceGray, packed as JPEG or without loss."""
    for key in ("/DecodeParms", "/Decode", "/Mask"):
        if key in picture and not (key == "/Mask" and isinstance(picture[key], pikepdf.Stream)):
            del picture[key]
    picture.Width, picture.Height, picture.BitsPerComponent = image.width, image.height, 8
    picture.ColorSpace = Name.DeviceCMYK if image.mode == "CMYK" else Name.DeviceGray
    if not lossy:
        picture.write(zlib.compress(image.tobytes(), _LEVEL), filter=Name.FlateDecode)
        return
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, subsampling="4:4:4")
    picture.write(out.getvalue(), filter=Name.DCTDecode)
    if image.mode == "CMYK":
        # What Pillow writes as CMYK is upside down, as Adobe's programs have it.
        picture.Decode = Array([1, 0] * 4)


def _ready(space: Space) -> bool:
    return not space.indexed and (space.family in ("gray", "cmyk"))


def opened_picture(picture: Any, space: Space, largest: int = 0) -> tuple[Image.Image, bytes | None]:
    """The samples as RGB, L or CMYK, and the profile they are meant by.

    With ``largest`` they are reduced to so many pixels a side.
    """
    image = _reduced(picture, largest) or pikepdf.PdfImage(picture).as_pil_image()
    inner = space.base or space
    profile = bytes(inner.source[1].read_bytes()) if inner.family == "icc" else image.info.get("icc_profile")
    if image.mode in ("I;16", "I;16B", "I"):
        image = image.convert("I").point(lambda level: level * (255 / 65535)).convert("L")
    if image.mode in ("P", "1", "LA", "PA", "RGBA"):
        image = image.convert("L" if space.family == "gray" else "RGB")
    elif image.mode not in ("RGB", "L", "CMYK"):
        image = image.convert("RGB")
    if largest and max(image.size) > largest:
        image = image.reduce(-(-max(image.size) // largest))
    return image, profile


def _reduced(picture: Any, largest: int) -> Image.Image | None:
    """A large JPEG decoded at a half, a quarter or an eighth of its size, which takes as much less time."""
    if not largest or _filters(picture) != ["/DCTDecode"] or max(int(picture.Width), int(picture.Height)) < 2 * largest:
        return None
    image = Image.open(io.BytesIO(picture.read_raw_bytes()), formats=("JPEG",))
    image.draft(image.mode, (largest, largest))
    return image


def _filters(picture: Any) -> list[str]:
    found = picture.get("/Filter")
    return [str(found)] if isinstance(found, Name) else [str(name) for name in found or ()]


def _enough(width: int, height: int, sizes: Sequence[tuple[float, float]], finest: float) -> tuple[int, int] | None:
    """The size in pixels that suffices for the largest drawing, or None to leave it as it is."""
    if not sizes or min(width, height) < 16:
        return None
    across, up = max(size[0] for size in sizes), max(size[1] for size in sizes)
    factor = max(across / 72 * finest / width, up / 72 * finest / height)
    if factor * _SLACK >= 1:
        return None
    return max(1, round(width * factor)), max(1, round(height * factor))
