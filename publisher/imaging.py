"""Any picture as every edition wants it: upright, sRGB, eight bits, nothing in it but the picture."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from publisher import icc
from publisher.errors import InputError
from publisher.wording import Text

MOST_PIXELS = 100_000_000
# Pillow's other formats start foreign programs (EPS) or are no pictures for a paper.
FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "AVIF", "GIF", "BMP", "JPEG2000")
_LOSSY = ("JPEG", "MPO")
_PAGE = 2400
"""Pixels along the longer side of a page of a PDF made a picture, where nobody says how many are wanted."""
_SIXTEEN_BIT = ("I", "I;16", "I;16B", "I;16L", "I;16N")


@dataclass(frozen=True, slots=True)
class Opened:
    """A picture in mode RGB, L, RGBA or LA; ``lossy``: it was a JPEG, which packing as PNG would only swell."""

    image: Image.Image
    lossy: bool


def opened(source: Path | bytes, name: str, enough: Callable[[int, int], tuple[int, int]] | None = None) -> Opened:
    """Open, decode, turn upright and convert a picture. ``name`` is what the editor wrote, for messages.

    ``enough`` gives, for the width and height in the file, the least size that is wanted: a JPEG is then decoded at a
    half, a quarter or an eighth where that suffices. Raises InputError for a file that is no picture, is damaged, or
    is too large to open safely.
    """
    if name.lower().endswith(".pdf"):
        return _page(source, name, enough)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(source) if isinstance(source, bytes) else source, formats=FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise _too_large(name)
                lossy = image.format in _LOSSY
                if enough is not None:
                    image.draft(None, enough(*image.size))
                # Another library may have told Pillow to fill the missing half of a damaged picture with grey.
                ImageFile.LOAD_TRUNCATED_IMAGES = False
                image.load()
                return Opened(_bare(in_srgb(ImageOps.exif_transpose(image))), lossy)
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, ImageCms.PyCMSError) as error:
        raise _unreadable(name) from error


def _page(source: Path | bytes, name: str, enough: Callable[[int, int], tuple[int, int]] | None) -> Opened:
    """The first page of a PDF, cut to its trim: an advertisement as the screen and the e-book show it."""
    try:
        document = pypdfium2.PdfDocument(source)
        try:
            page = document[0]
            left, bottom, right, top = page.get_trimbox()
            outer = page.get_mediabox()
            crop = (left - outer[0], bottom - outer[1], outer[2] - right, outer[3] - top)
            side = max(enough(0, 0)) if enough is not None else _PAGE
            scale = min(side, _PAGE * 2) / max(right - left, top - bottom)
            shown = page.render(scale=scale, crop=crop, may_draw_forms=False).to_pil()
            return Opened(_bare(shown.convert("RGB")), False)
        finally:
            document.close()
    except (pypdfium2.PdfiumError, OSError, ValueError, ZeroDivisionError) as error:
        raise _unreadable(name) from error


def in_srgb(image: Image.Image) -> Image.Image:
    """The picture in sRGB (grey and alpha kept), by its embedded profile where it has one."""
    profile = image.info.get("icc_profile")
    if image.mode == "CMYK" and not profile:
        # Inks without a word of the paper: whoever separates a picture and says nothing means coated paper.
        profile = icc.data(icc.COATED)
    image = _eight_bit(image)
    if image.mode in ("1", "P", "PA"):
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    elif image.mode in ("RGB", "L") and image.has_transparency_data:
        image = image.convert("RGBA")
    if profile and image.mode in ("RGB", "RGBA", "L", "CMYK"):
        return _from_profile(image, profile)
    if image.mode == "LAB":
        lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
        return _kept(ImageCms.profileToProfile(image, lab, srgb, outputMode="RGB"))
    return image if image.mode in ("RGB", "L", "RGBA", "LA") else image.convert("RGB")


def _from_profile(image: Image.Image, profile: bytes) -> Image.Image:
    target = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = _kept(ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=target))
    except (ImageCms.PyCMSError, OSError):
        # A profile that is broken or made for another colour space says nothing; the numbers still do.
        return image if image.mode in ("RGB", "L", "RGBA") else image.convert("RGB")
    return made.convert("L") if image.mode == "L" else made


def _kept(image: Image.Image | None) -> Image.Image:
    if image is None:
        raise ValueError("no picture came out of the colour conversion")
    return image


def _eight_bit(image: Image.Image) -> Image.Image:
    if image.mode in _SIXTEEN_BIT:
        # convert("L") would clip: everything over 255 of 65535 turns white.
        return image.convert("I").point(lambda level: level * (255 / 65535)).convert("L")
    if image.mode == "F":
        low, high = (float(end) for end in image.getextrema())  # type: ignore[arg-type]
        scale = 255 / (high - low) if high > low else 0.0
        return image.point(lambda level: level * scale - low * scale).convert("L")
    return image


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
