"""What preflight sees on a page: everything painted, in the order it is painted, with colour, size and place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from publisher.press.matrix import Rect
from publisher.press.spaces import GRAY, Family

Kind = Literal["text", "path", "picture", "shading"]
_PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_TRACE = 0.005


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as the page sets it; ``inks`` is cyan, magenta, yellow, black where it is made of them alone."""

    family: Family
    values: tuple[float, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def inks(self) -> tuple[float, float, float, float] | None:
        """From 0 to 1; None for colours that are not process inks."""
        if self.family == "gray" and len(self.values) == 1:
            return 0.0, 0.0, 0.0, 1 - self.values[0]
        if self.family == "cmyk" and len(self.values) == 4:
            cyan, magenta, yellow, black = self.values
            return cyan, magenta, yellow, black
        if self.family == "spot" and self.names and len(self.names) == len(self.values):
            tints = dict(zip(self.names, self.values, strict=True))
            if set(tints) <= set(_PROCESS):
                cyan, magenta, yellow, black = (tints.get(name, 0.0) for name in _PROCESS)
                return cyan, magenta, yellow, black
        return None

    @property
    def count(self) -> int:
        """How many inks it takes."""
        inks = self.inks
        return sum(ink > _TRACE for ink in (inks if inks is not None else self.values))

    @property
    def white(self) -> bool:
        """Whether it is bare paper."""
        if self.family in ("spot", "cmyk", "gray") and self.values:
            return self.count == 0
        return self.family == "rgb" and bool(self.values) and min(self.values) > 1 - _TRACE

    @property
    def black(self) -> bool:
        """Whether it is solid black ink and nothing else."""
        inks = self.inks
        return inks is not None and self.count == 1 and inks[3] > 1 - _TRACE

    def said(self) -> str:
        """As a printer writes it: ``C0 M100 Y80 K0``, ``PANTONE 485 C 50``, ``RGB``."""
        inks = self.inks
        if inks is not None:
            return " ".join(f"{name}{ink * 100:.0f}" for name, ink in zip("CMYK", inks, strict=True))
        if self.names:
            return ", ".join(f"{name} {tint * 100:.0f}" for name, tint in zip(self.names, self.values, strict=False))
        return self.family.upper()


BLACK = Colour(GRAY.family, (0.0,))


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture's samples: ``bits`` each; ``mask`` is a stencil."""

    width: int
    height: int
    bits: int
    mask: bool
    filters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing painted.

    ``box`` is what of it can be seen, in points of the page. ``size`` is the height of type, ``width`` that of a line
    or of a filled strip; ``name`` the font or the picture. ``fill_over``, ``line_over``: it overprints, in which mode.
    """

    kind: Kind
    box: Rect
    fill: Colour | None = None
    line: Colour | None = None
    fill_over: bool = False
    line_over: bool = False
    mode: int = 0
    size: float = 0.0
    width: float | None = None
    name: str = ""
    missing: int = 0
    raster: Raster | None = None
    drawn: tuple[float, float] = (0.0, 0.0)
    """Width and height in points that the whole picture is drawn at."""

    @property
    def colours(self) -> tuple[Colour, ...]:
        """The colours it is painted with."""
        return tuple(colour for colour in (self.fill, self.line) if colour is not None)

    @property
    def sharpness(self) -> float:
        """A picture's pixels to the inch as drawn, the lower of both directions."""
        if self.raster is None or not min(self.drawn):
            return 0.0
        return min(self.raster.width / self.drawn[0], self.raster.height / self.drawn[1]) * 72


def meet(first: Rect, second: Rect, by: float = 0.0) -> bool:
    """Whether two boxes overlap by more than ``by`` points."""
    return (
        min(first[2], second[2]) - max(first[0], second[0]) > by
        and min(first[3], second[3]) - max(first[1], second[1]) > by
    )


def common(first: Rect, second: Rect) -> Rect:
    """What two boxes have in common; inverted where they have nothing."""
    return max(first[0], second[0]), max(first[1], second[1]), min(first[2], second[2]), min(first[3], second[3])
