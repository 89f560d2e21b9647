"""Pictures of a PDF as the press will print it, and maps of its ink: what a proof reader holds beside the sheet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from PIL import Image, ImageCms, ImageDraw

from publisher.preflight.ink import coverage, ink_map
from publisher.preflight.plates import Plates, plates
from publisher.preflight.reading import boxes_of
from publisher.press.colour import Separation
from publisher.press.matrix import Rect
from publisher.press.profile import PressProfile

DPI = 110.0
_TRIM, _SAFE = (0, 160, 220), (220, 0, 140)
_PACKING = 3
_PAPER = ImageCms.Intent.ABSOLUTE_COLORIMETRIC


def write_proofs(data: bytes, profile: PressProfile, folder: Path, *, guides: bool) -> None:
    """For every page ``p01.png``, the simulated print, and ``ink-p01.png``, the map of its ink.

    Simulated is the ink on its paper, through the profile of the press; spot inks are shown by their greys. With
    ``guides`` the whole sheet is shown, with the trim in blue and the safe zone in red.
    """
    with pikepdf.open(io.BytesIO(data)) as document:
        boxes = [boxes_of(page.obj) for page in document.pages]
    show = _shown(profile)
    painted = plates(data, Separation(profile, {}), DPI)
    for number, (page, plate) in enumerate(zip(boxes, painted, strict=True), 1):
        media = page.get("/CropBox") or page["/MediaBox"]
        trim = page.get("/TrimBox") or page.get("/ArtBox") or media
        picture = ImageCms.applyTransform(_inked(plate), show)
        if picture is not None:
            _saved(_framed(picture, media, trim, profile, guides=guides), folder / f"p{number:02}.png")
        _saved(ink_map(coverage(plate, media, trim, profile), profile), folder / f"ink-p{number:02}.png")


def _shown(profile: PressProfile) -> ImageCms.ImageCmsTransform:
    press = ImageCms.ImageCmsProfile(io.BytesIO(profile.icc))
    return ImageCms.buildTransform(press, ImageCms.createProfile("sRGB"), "CMYK", "RGB", _PAPER)


def _inked(plate: Plates) -> Image.Image:
    return Image.merge("CMYK", (plate.cyan, plate.magenta, plate.yellow, plate.black))


def _framed(picture: Image.Image, media: Rect, trim: Rect, profile: PressProfile, *, guides: bool) -> Image.Image:
    scale = picture.width / (media[2] - media[0])

    def placed(box: Rect) -> tuple[int, int, int, int]:
        left, bottom, right, top = box
        sides = left - media[0], media[3] - top, right - media[0], media[3] - bottom
        return tuple(round(side * scale) for side in sides)  # type: ignore[return-value]

    if not guides:
        return picture.crop(placed(trim))
    draw = ImageDraw.Draw(picture)
    inside = profile.page.safe * 72 / 25.4
    safe = trim[0] + inside, trim[1] + inside, trim[2] - inside, trim[3] - inside
    for box, colour in ((trim, _TRIM), (safe, _SAFE)):
        draw.rectangle(placed(box), outline=colour)
    return picture


def _saved(picture: Image.Image, path: Path) -> None:
    picture.save(path, "PNG", compress_level=_PACKING)


def pictures_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """What ``write_proofs`` left in a folder, by name."""
    for path in sorted(folder.glob("*.png")):
        yield path.name, path.read_bytes()
