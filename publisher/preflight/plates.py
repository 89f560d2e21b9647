"""The plates of a PDF as pictures: PDFium paints each page twice, in cyan, magenta and yellow, and in black and spot.

PDFium knows no inks. So each colour is written anew as the light that three plates take away, one plate for each of
red, green and blue; blending then works on each plate alone, as on the press. Black that overprints is left out where
the other three are painted.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from pikepdf import (
    Dictionary,
    Name,
    ObjectStreamMode,
    Pdf,
    Stream,
)
from PIL import Image, ImageChops

from publisher.preflight.marks import Colour
from publisher.preflight.plate_content import Light, PlateContent
from publisher.press.colour import Separation
from publisher.press.functions import BadFunction, function
from publisher.press.gradients import shadings
from publisher.press.masks import mask_groups
from publisher.press.pictures import opened_picture
from publisher.press.spaces import CMYK, GRAY, RGB, Space, space_of
from publisher.press.srgb import srgb

_PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_DEVICE = {"g": GRAY, "G": GRAY, "rg": RGB, "RG": RGB, "k": CMYK, "K": CMYK}
_SHOWN = ("Tj", "TJ", "'", '"')
_FILLED, _LINED, _BOTH = ("f", "F", "f*"), ("S", "s"), ("B", "B*", "b", "b*")
_SAMPLES = 64
_FINE = 20
"""Inches of a picture that are kept as sharp as the plates are: the longer side of two newspaper pages."""


@dataclass(frozen=True)
class Plates:
    """The inks of one page within its media box, each a picture in mode L in which 255 is solid ink."""

    cyan: Image.Image
    magenta: Image.Image
    yellow: Image.Image
    black: Image.Image
    spot: Image.Image
    unmeasured: tuple[str, ...] = ()


def plates(data: bytes, separation: Separation, dpi: float) -> Iterator[Plates]:
    """The plates of every page in turn, ``dpi`` pixels to the inch. Colours that are not inks are separated first."""
    with Pdf.open(io.BytesIO(data)) as colours, Pdf.open(io.BytesIO(data)) as blacks:
        unmeasured = _Painter(colours, blacks, separation, round(dpi * _FINE)).rewritten()
        files = [_saved(document) for document in (colours, blacks)]
    first, second = (pypdfium2.PdfDocument(file) for file in files)
    try:
        for number in range(len(first)):
            cmy, other = (_rendered(document, number, dpi) for document in (first, second))
            cyan, magenta, yellow = cmy.split()
            black, spot, _ = other.split()
            yield Plates(cyan, magenta, yellow, black, spot, unmeasured)
    finally:
        first.close()
        second.close()


def _rendered(document: Any, number: int, dpi: float) -> Image.Image:
    page = document[number]
    picture = page.render(scale=dpi / 72, may_draw_forms=False, draw_annots=False).to_pil().convert("RGB")
    page.close()
    return ImageChops.invert(picture)


def _saved(document: Pdf) -> bytes:
    out = io.BytesIO()
    document.save(out, compress_streams=False, object_stream_mode=ObjectStreamMode.disable, static_id=True)
    return out.getvalue()


class _Painter:
    """Rewrites both copies in step: an object has the same number in either."""

    def __init__(self, colours: Pdf, blacks: Pdf, separation: Separation, largest: int) -> None:
        self._pair = colours, blacks
        self._largest = largest
        self._separation = separation
        self.unmeasured: set[str] = set()

    def rewritten(self) -> tuple[str, ...]:
        colours, blacks = self._pair
        masked = {group.objgen for group in mask_groups(colours)}
        shaded = list(zip(shadings(colours), shadings(blacks), strict=True))
        for page, same in zip(colours.pages, blacks.pages, strict=True):
            content = self._content(page, page.obj.get("/Resources"))
            page.obj.Contents, same.obj.Contents = colours.make_stream(content[0]), blacks.make_stream(content[1])
            _regroup(page.obj)
            _regroup(same.obj)
        pairs = [(one, blacks.get_object(one.objgen)) for one in list(colours.objects) if isinstance(one, Stream)]
        soft = {one["/SMask"].objgen for one, _ in pairs if isinstance(one.get("/SMask"), Stream)}
        for one, twin in pairs:
            if one.objgen in masked or one.objgen in soft:
                continue
            if one.get("/Subtype") == Name.Form or one.get("/PatternType") == 1:
                self._form(one, twin)
            elif one.get("/Subtype") == Name.Image:
                self._picture(one, twin)
        for (one, resources), (twin, _) in shaded:
            self._shading(one, twin, resources)
        return tuple(sorted(self.unmeasured))

    def _form(self, one: Any, twin: Any) -> None:
        for item, part in zip((one, twin), self._content(one, one.get("/Resources")), strict=True):
            item.write(part)
            _regroup(item)

    def _content(self, source: Any, resources: Any) -> tuple[bytes, bytes]:
        return PlateContent(self, resources).both(source)

    def lights(self, space: Space, values: Sequence[float]) -> tuple[Light, Light] | None:
        """The colour as the two paintings have it."""
        inks, spot = self._inks(space, values)
        if inks is None:
            return None
        return (1 - inks[0], 1 - inks[1], 1 - inks[2]), (1 - inks[3], 1 - spot, 1.0)

    def _inks(self, space: Space, values: Sequence[float]) -> tuple[Sequence[float] | None, float]:
        if space.family == "spot" and len(values) == len(space.names):
            tints = dict(zip(space.names, values, strict=True))
            if set(tints) == {"All"}:
                return [tints["All"]] * 4, tints["All"]
            extra = sum(tint for name, tint in tints.items() if name not in (*_PROCESS, "None"))
            return [tints.get(name, 0.0) for name in _PROCESS], min(1.0, extra)
        if space.components == 4 and len(values) == 4:
            return values, 0.0
        inks = Colour(space.family, tuple(values), space.names).inks
        if inks is not None:
            return inks, 0.0
        light = srgb(space, values)
        return (self._separation.flat(*light).cmyk if light else None), 0.0

    def _picture(self, one: Any, twin: Any) -> None:
        if one.get("/ImageMask", False):
            return
        made = self._paintings(one)
        if made is None:
            self.unmeasured.add("picture")
            return
        for item, picture in zip((one, twin), made, strict=True):
            for key in ("/Decode", "/DecodeParms", "/Intent"):
                if key in item:
                    del item[key]
            item.Width, item.Height, item.BitsPerComponent = picture.width, picture.height, 8
            item.ColorSpace = Name.DeviceRGB
            item.write(picture.tobytes())

    def _paintings(self, source: Any) -> tuple[Image.Image, Image.Image] | None:
        space = space_of(source.get("/ColorSpace"), None)
        try:
            image, profile = opened_picture(source, space, largest=self._largest)
            if space.family == "spot":
                if image.mode != "L" or space.indexed:
                    return None
                bare = Image.new("L", image.size, 255)
                name = space.names[0]
                planes = [image if name == ink else bare for ink in _PROCESS]
                spot = bare if name in _PROCESS else image
                return Image.merge("RGB", planes[:3]), Image.merge("RGB", (planes[3], spot, bare))
            inked = self._separation.picture(image, profile) if image.mode == "RGB" else image
        except (pikepdf.PdfError, OSError, ValueError, NotImplementedError, KeyError, TypeError):
            return None
        bare = Image.new("L", inked.size, 255)
        if inked.mode == "L":
            return Image.merge("RGB", (bare, bare, bare)), Image.merge("RGB", (inked, bare, bare))
        cyan, magenta, yellow, black = (ImageChops.invert(ink) for ink in inked.split())
        return Image.merge("RGB", (cyan, magenta, yellow)), Image.merge("RGB", (black, bare, bare))

    def _shading(self, one: Any, twin: Any, resources: Any) -> None:
        space = space_of(one.get("/ColorSpace"), resources)
        try:
            along = function(one["/Function"])
            low, high = (float(end) for end in one.get("/Domain", [0, 1]))
            steps = [along([low + (high - low) * at / (_SAMPLES - 1)]) for at in range(_SAMPLES)]
        except (BadFunction, KeyError, ValueError, TypeError, IndexError):
            self.unmeasured.add("gradient")
            return
        lights = [self.lights(space, step) for step in steps]
        if any(light is None for light in lights):
            self.unmeasured.add("gradient")
            return
        for number, (document, item) in enumerate(zip(self._pair, (one, twin), strict=True)):
            samples = bytes(round(min(1, max(0, value)) * 255) for pair in lights if pair for value in pair[number])
            item["/Function"] = document.make_stream(
                samples, FunctionType=0, Domain=[low, high], Range=[0, 1] * 3, Size=[_SAMPLES], BitsPerSample=8
            )
            item["/ColorSpace"] = Name.DeviceRGB


def _regroup(item: Any) -> None:
    group = item.get("/Group")
    if isinstance(group, Dictionary) and "/CS" in group:
        group["/CS"] = Name.DeviceRGB
