"""Pictures as an e-book can carry them: sRGB, upright, nothing in them but the picture, 4 million pixels at most."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from publisher.errors import InputError
from publisher.wording import Text

MOST_PIXELS = 4_000_000
_DRAWING_COLOURS = 4096
_QUALITY = 88
_SIXTEEN_BIT = ("I", "I;16", "I;16B", "I;16L", "I;16N")


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
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures and refuses enormous ones; the refusal is what we want.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(source) if isinstance(source, bytes) else source) as image:
                lossy = image.format in ("JPEG", "MPO")
                _hint_size(image)
                image.load()
                upright = ImageOps.exif_transpose(image)
        return _scaled(_in_srgb(upright)), lossy
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, ImageCms.PyCMSError) as error:
        raise _unreadable(name) from error


def _hint_size(image: Image.Image) -> None:
    width, height = image.size
    factor = (MOST_PIXELS / (width * height)) ** 0.5
    if factor < 1:
        # A JPEG can be decoded at a half or a quarter of its size: less memory for the largest photographs.
        image.draft(None, (int(width * factor), int(height * factor)))


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    image = _eight_bit(image)
    if image.has_transparency_data:
        image = _on_white(image)
    elif image.mode in ("1", "P"):
        image = image.convert("RGB")
    if profile and image.mode in ("RGB", "L", "CMYK"):
        image = _from_profile(image, profile)
    elif image.mode == "LAB":
        lab = ImageCms.createProfile("LAB")
        image = _kept(ImageCms.profileToProfile(image, lab, ImageCms.createProfile("sRGB"), outputMode="RGB"))
    return image if image.mode in ("RGB", "L") else image.convert("RGB")


def _from_profile(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return _kept(ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"))
    except (ImageCms.PyCMSError, OSError):
        # A profile that is broken or made for another colour space says nothing; the numbers still do.
        return image


def _kept(image: Image.Image | None) -> Image.Image:
    if image is None:
        raise ValueError("no picture came out of the colour conversion")
    return image


def _eight_bit(image: Image.Image) -> Image.Image:
    if image.mode in _SIXTEEN_BIT:
        # convert("L") would clip: everything over 255 of 65535 turns white.
        return image.convert("I").point(lambda level: level * (255 / 65535)).convert("L")
    if image.mode == "F":
        low, high = image.getextrema()
        low, high = float(low), float(high)  # type: ignore[arg-type]
        scale = 255 / (high - low) if high > low else 0.0
        return image.point(lambda level: level * scale - low * scale).convert("L")
    return image


def _on_white(image: Image.Image) -> Image.Image:
    # Black lines on nothing would vanish on a reader's dark page.
    layer = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB")


def _scaled(image: Image.Image) -> Image.Image:
    width, height = image.size
    factor = (MOST_PIXELS / (width * height)) ** 0.5
    if factor >= 1:
        return image
    return image.resize((max(1, int(width * factor)), max(1, int(height * factor))), Image.Resampling.LANCZOS)


def _jpeg(image: Image.Image) -> Picture:
    out = io.BytesIO()
    _bare(image).save(out, "JPEG", quality=_QUALITY, optimize=True, subsampling="4:4:4")
    return Picture(out.getvalue(), "image/jpeg", "jpg", *image.size)


def _png(image: Image.Image) -> Picture:
    out = io.BytesIO()
    _bare(image).save(out, "PNG", optimize=True)
    return Picture(out.getvalue(), "image/png", "png", *image.size)


def _bare(image: Image.Image) -> Image.Image:
    # What the camera wrote beside the picture (place, owner, thumbnail) is nobody's business.
    bare = image.copy()
    bare.info = {}
    return bare


def _unreadable(name: str) -> InputError:
    return InputError(
        Text(f"The picture {name} cannot be read.", f"图片 {name} 读不出来。"),
        Text(
            "Open it in a picture program and save it again as JPEG or PNG.", "请用看图软件打开，另存为 JPEG 或 PNG。"
        ),
    )


def _too_large(name: str) -> InputError:
    return InputError(
        Text(f"The picture {name} is too large to open safely.", f"图片 {name} 像素太多，打开有风险。"),
        Text("Scale it to 100 million pixels or fewer.", "请先缩小到一亿像素以内。"),
    )
