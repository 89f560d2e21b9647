"""From the screen's colours to inks: the paper's own recipes, black for whatever is neutral, LittleCMS for the rest."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum

from PIL import Image, ImageChops, ImageCms, ImageFilter

from publisher.press.profile import PressProfile

Rgb = tuple[int, int, int]
Cmyk = tuple[float, float, float, float]
BLACK: Cmyk = (0.0, 0.0, 0.0, 1.0)
_NEUTRAL = 3
"""Levels of 255 by which the channels of a neutral colour may differ."""
_GREY_PICTURE = 10
"""The same for the pixels of a picture: JPEG leaves traces of colour in a grey one."""
_HEADROOM = 15
"""Percent of ink that pictures stay under the limit: packing as JPEG makes single pixels darker."""
_GRID = 33
"""Colours along each side of the table that pictures are separated by; LittleCMS takes as many."""
_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_BLACK_POINT = ImageCms.Flags.BLACKPOINTCOMPENSATION
_EXACT = ImageCms.Flags.NOOPTIMIZE
"""For single colours: tables made beforehand take longer than they save."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What the paper prints for one of its own colours: inks from 0 to 1, or a tint of a spot ink they stand in for."""

    cmyk: Cmyk
    spot: str | None = None
    tint: float = 1.0


class Separation:
    """Separates colours for one press. ``recipes`` are the paper's own, by red, green and blue from 0 to 255."""

    def __init__(self, profile: PressProfile, recipes: Mapping[Rgb, Recipe]) -> None:
        self._press = profile
        self._recipes = recipes
        self._known: dict[Rgb, Recipe] = {}

    def flat(self, red: float, green: float, blue: float) -> Recipe:
        """The inks for a flat colour given from 0 to 1."""
        key = (_level(red), _level(green), _level(blue))
        if key not in self._known:
            self._known[key] = self._recipes.get(key) or self._made(key)
        return self._known[key]

    def grey(self, level: float) -> float:
        """The black for a grey from 0 (black) to 1 (white)."""
        if level * 100 <= self._press.ink.solid:
            return 1.0
        return self.greys[_level(level)]

    def _made(self, key: Rgb) -> Recipe:
        if max(key) - min(key) <= _NEUTRAL:
            return Recipe((0.0, 0.0, 0.0, self.grey(sum(key) / 765)))
        found = ImageCms.applyTransform(Image.new("RGB", (1, 1), key), self._single)
        return Recipe(_four([level / 255 for level in found.getpixel((0, 0))]))  # type: ignore[union-attr]

    @cached_property
    def greys(self) -> tuple[float, ...]:
        """The black ink for each of the 256 greys of sRGB that looks as light, paper and black being the ends."""
        ramp = Image.new("CMYK", (256, 1))
        ramp.putdata([(0, 0, 0, ink) for ink in range(256)])
        lab = ImageCms.createProfile("LAB")
        to_lab = ImageCms.buildTransform(self._profile, lab, "CMYK", "LAB", _INTENT, _EXACT)
        inked = list(_kept(ImageCms.applyTransform(ramp, to_lab)).getchannel(0).tobytes())
        paper, black = max(inked), min(inked)
        made = []
        for level in range(256):
            wanted = black + (paper - black) * _lightness(level / 255)
            near = min(range(256), key=lambda ink: abs(inked[ink] - wanted))
            made.append(round(near / 255, 4))
        made[0], made[255] = 1.0, 0.0
        return tuple(made)

    def picture(self, image: Image.Image, profile: bytes | None = None) -> Image.Image:
        """A picture in mode RGB, L or CMYK as ``CMYK``, or as ``L`` (white 255) when it is really grey."""
        if image.mode == "CMYK":
            return (
                self._limited(_kept(ImageCms.applyTransform(image, self._transform(profile, "CMYK"))))
                if profile
                else image
            )
        if image.mode == "L":
            return self._toned(image)
        if really_grey(image):
            return self._toned(image.convert("L"))
        if not profile:
            return image.filter(self._table)
        return self._limited(_kept(ImageCms.applyTransform(image, self._transform(profile, "RGB"))))

    def _toned(self, image: Image.Image) -> Image.Image:
        return image.point([255 - round(black * 255) for black in self.greys])

    def _limited(self, image: Image.Image) -> Image.Image:
        """Coloured ink taken back where a picture's darkest places would exceed the limit."""
        most = (self._press.ink.limit - _HEADROOM) / 100 * 255
        highest = [int(high) for _, high in image.getextrema()]  # type: ignore[misc]
        if fsum(highest) <= most:
            return image
        cyan, magenta, yellow, black = image.split()
        total = ImageChops.add(ImageChops.add(cyan, magenta, 2), ImageChops.add(yellow, black, 2), 2)
        # A quarter of the sum is kept in eight bits; one level of it is 1.6 % of ink.
        if total.getextrema()[1] * 4 <= most:  # type: ignore[operator]
            return image
        over = total.point([min(255, round(max(0.0, 4 * level - most + 8) / 3)) for level in range(256)])
        return Image.merge("CMYK", [ImageChops.subtract(ink, over) for ink in (cyan, magenta, yellow)] + [black])

    @cached_property
    def _table(self) -> ImageFilter.Color3DLUT:
        """LittleCMS's answer for every corner of a grid over sRGB, within the limit: what lies between is too."""
        steps = [round(step * 255 / (_GRID - 1)) for step in range(_GRID)]
        corners = bytes(level for blue in steps for green in steps for red in steps for level in (red, green, blue))
        grid = Image.frombytes("RGB", (_GRID**3, 1), corners)
        inked = self._limited(_kept(ImageCms.applyTransform(grid, self._single)))
        table = [level / 255 for level in inked.tobytes()]
        return ImageFilter.Color3DLUT((_GRID,) * 3, table, channels=4, target_mode="CMYK")

    @cached_property
    def _profile(self) -> ImageCms.ImageCmsProfile:
        return _Known(self._press.icc)

    @cached_property
    def _single(self) -> ImageCms.ImageCmsTransform:
        source = ImageCms.createProfile("sRGB")
        return ImageCms.buildTransform(source, self._profile, "RGB", "CMYK", _INTENT, _BLACK_POINT | _EXACT)

    def _transform(self, profile: bytes | None, mode: str) -> ImageCms.ImageCmsTransform:
        key = (profile, mode)
        if key not in self._transforms:
            self._transforms[key] = self._built(profile, mode)
        return self._transforms[key]

    @cached_property
    def _transforms(self) -> dict[tuple[bytes | None, str], ImageCms.ImageCmsTransform]:
        return {}

    def _built(self, profile: bytes | None, mode: str) -> ImageCms.ImageCmsTransform:
        if profile:
            try:
                source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
                return ImageCms.buildTransform(source, self._profile, mode, "CMYK", _INTENT, _BLACK_POINT)
            except (ImageCms.PyCMSError, OSError):
                # A profile that is broken or made for another colour space says nothing; the numbers still do.
                return self._transform(None, mode)
        source = self._profile if mode == "CMYK" else ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        return ImageCms.buildTransform(source, self._profile, mode, "CMYK", _INTENT, _BLACK_POINT)


class _Known(ImageCms.ImageCmsProfile):
    """A profile that gives back the bytes it was made of: LittleCMS writes it anew for every colour and picture."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))
        self._data = data

    def tobytes(self) -> bytes:
        """As it was read."""
        return self._data


def really_grey(image: Image.Image) -> bool:
    """Whether an RGB picture shows nothing but greys."""
    red, green, blue = image.reduce(max(1, min(image.size) // 256)).split()
    apart = (ImageChops.difference(*pair) for pair in ((red, green), (green, blue), (red, blue)))
    # One channel each, so the extremes are two numbers.
    return all(int(image.getextrema()[1]) <= _GREY_PICTURE for image in apart)  # type: ignore[arg-type]


def _four(values: Sequence[float]) -> Cmyk:
    cyan, magenta, yellow, black = (round(value, 4) for value in values)
    return cyan, magenta, yellow, black


def _level(value: float) -> int:
    return min(255, max(0, round(value * 255)))


def _lightness(level: float) -> float:
    """CIE lightness, 0 to 1, of a grey of sRGB."""
    light = level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4
    return float(1.16 * light ** (1 / 3) - 0.16 if light > 0.008856 else 9.033 * light)


def _kept(image: Image.Image | None) -> Image.Image:
    if image is None:
        raise ValueError("no picture came out of the colour conversion")
    return image
