"""Draw the pictures of the Chinese samples: hills in the mist over terraced fields."""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

FOLDER = Path(__file__).resolve().parents[1] / "layouts"
Colour = tuple[int, int, int]
_WAVES = ((1.0, 1.0), (2.3, 0.45), (4.9, 0.22), (11.0, 0.08), (23.0, 0.03))


def between(one: Colour, other: Colour, share: float) -> Colour:
    """The colour that lies so far from one to the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def graded(size: tuple[int, int], upper: Colour, lower: Colour) -> Image.Image:
    """A field that shades from the upper colour to the lower one."""
    strip = Image.new("RGB", (1, size[1]))
    for y in range(size[1]):
        strip.putpixel((0, y), between(upper, lower, y / size[1]))
    return strip.resize(size)


def ridge(width: int, base: float, height: float, phase: float) -> list[tuple[float, float]]:
    """A line of hills: waves of falling size laid over one another."""
    points = []
    for x in range(0, width + 1, 4):
        turn = x / width * math.tau
        rise = sum(size * math.sin(turn * pace * 0.55 + phase * (1.7 + pace)) for pace, size in _WAVES)
        points.append((x, base - height * rise))
    return points


def hills(image: Image.Image, layers: int, far: Colour, near: Colour, horizon: float, foot: float) -> Image.Image:
    """Ridges one before the other, each darker, each with mist rising at its foot."""
    width, height = image.size
    for layer in range(layers):
        share = layer / (layers - 1)
        line = ridge(width, height * (horizon + (foot - horizon) * share), height * (0.05 + 0.03 * share), 0.8 + layer)
        shape = Image.new("L", image.size)
        ImageDraw.Draw(shape).polygon([(0, height), *line, (width, height)], fill=255)
        tone = between(far, near, share**1.3)
        image = Image.composite(graded(image.size, tone, between(tone, far, 0.75)), image, shape)
    return image


def terraces(image: Image.Image, steps: int, top: float, water: Colour, bank: Colour) -> Image.Image:
    """Fields under water, curved about the hill, the banks between them dark."""
    width, height = image.size
    draw = ImageDraw.Draw(image)
    for step in range(steps):
        share = (step / steps) ** 1.7
        level = height * (top + (1.05 - top) * share)
        edge = [
            (
                x,
                level
                + height * 0.035 * math.sin(x / width * 5.1 + 0.9 + step * 0.31)
                + (x / width - 0.5) ** 2 * height * 0.16,
            )
            for x in range(0, width + 1, 6)
        ]
        tone = between(water, between(water, bank, 0.45), (step * 7 % 5) / 4)
        draw.polygon([(0, height), *edge, (width, height)], fill=tone)
        draw.line(edge, fill=bank, width=round(4 + 13 * share))
    return image


def morning(size: tuple[int, int]) -> Image.Image:
    """Sunrise over flooded terraces."""
    image = graded(size, (214, 222, 226), (246, 233, 214))
    sun = Image.new("L", size)
    x, y, radius = size[0] * 0.71, size[1] * 0.2, size[1] * 0.052
    ImageDraw.Draw(sun).ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    image.paste((206, 82, 58), mask=sun.filter(ImageFilter.GaussianBlur(1.5)))
    image = hills(image, 5, (205, 212, 212), (64, 86, 84), 0.36, 0.6)
    return terraces(image, 15, 0.6, (216, 214, 200), (58, 70, 58))


def plots(size: tuple[int, int]) -> Image.Image:
    """Rows of green plots below a school on the slope."""
    image = graded(size, (226, 231, 232), (243, 240, 230))
    image = hills(image, 4, (206, 214, 211), (98, 120, 104), 0.3, 0.5)
    draw = ImageDraw.Draw(image)
    width, height = size
    left, right, eaves, ground = width * 0.16, width * 0.45, height * 0.45, height * 0.64
    draw.rectangle((left, eaves, right, ground), fill=(238, 232, 220))
    draw.polygon(
        [(left - 30, eaves), (left + 40, eaves - 70), (right - 40, eaves - 70), (right + 30, eaves)], fill=(74, 70, 68)
    )
    for number in range(7):
        x = left + 40 + number * (right - left - 60) / 7
        draw.rectangle((x, eaves + 45, x + 34, ground - 45), fill=(112, 124, 126))
    return terraces(image, 11, 0.57, (142, 160, 106), (86, 78, 58))


def tea(size: tuple[int, int]) -> Image.Image:
    """Tea in rows on round hills."""
    image = graded(size, (220, 229, 226), (247, 243, 230))
    image = hills(image, 5, (207, 217, 210), (84, 112, 92), 0.34, 0.58)
    return terraces(image, 19, 0.58, (120, 150, 98), (52, 74, 50))


if __name__ == "__main__":
    for name, picture in (
        ("broadsheet/sample-zh/images/terraces", morning((1800, 1290))),
        ("broadsheet/sample-zh/images/field", plots((1500, 1000))),
        ("newspaper/sample-zh/images/hills", tea((1400, 960))),
    ):
        picture.quantize(128, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)
