"""Colour spaces of a PDF, told apart by what a press makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import pikepdf

from publisher.press.functions import BadFunction, Function, function

Family = Literal["gray", "rgb", "cmyk", "icc", "cal", "lab", "spot", "pattern", "unknown"]
_DEVICE: dict[str, Family] = {
    "/DeviceGray": "gray", "/G": "gray", "/DeviceRGB": "rgb", "/RGB": "rgb", "/DeviceCMYK": "cmyk", "/CMYK": "cmyk",
    "/Pattern": "pattern", "/CalGray": "cal", "/CalRGB": "cal", "/CalCMYK": "cmyk", "/Lab": "lab",
}  # fmt: skip
_COUNT = {"gray": 1, "rgb": 3, "cmyk": 4, "lab": 3, "pattern": 0, "unknown": 0}
_DEEPEST = 6


@dataclass(frozen=True)
class Space:
    """A colour space. ``components`` of a colour in it; ``names`` of its inks where it is Separation or DeviceN.

    ``source`` is the PDF's own array. ``base`` is set for Indexed spaces and patterns with a colour of their own.
    """

    family: Family
    components: int
    names: tuple[str, ...] = ()
    source: Any = None
    base: Space | None = None

    @property
    def indexed(self) -> bool:
        """Whether colours are numbers in a table."""
        return self.base is not None and self.family != "pattern"

    @cached_property
    def tint(self) -> Function | None:
        """For spot spaces: from tints to the alternate space; None when it cannot be evaluated."""
        try:
            return function(self.source[3])
        except (BadFunction, IndexError, KeyError):
            return None

    @cached_property
    def alternate(self) -> Space:
        """For spot spaces: what stands in for the inks."""
        return space_of(self.source[2], None)


UNKNOWN = Space("unknown", 0)
GRAY, RGB, CMYK, PATTERN = Space("gray", 1), Space("rgb", 3), Space("cmyk", 4), Space("pattern", 0)
_PLAIN = {"gray": GRAY, "rgb": RGB, "cmyk": CMYK, "pattern": PATTERN}


def space_of(source: Any, resources: Any, depth: int = 0) -> Space:
    """The space that a name or array means; names are looked up in ``resources``. Never raises: UNKNOWN at worst."""
    if depth > _DEEPEST or source is None:
        return UNKNOWN
    try:
        if isinstance(source, pikepdf.Name):
            return _named(str(source), resources, depth)
        return _array(source, resources, depth)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, pikepdf.PdfError):
        return UNKNOWN


def _named(name: str, resources: Any, depth: int) -> Space:
    table = resources.get("/ColorSpace") if resources is not None else None
    if table is not None and name in table and not (name in _DEVICE and table[name] == pikepdf.Name(name)):
        return space_of(table[name], resources, depth + 1)
    family = _DEVICE.get(name)
    return _PLAIN.get(family, UNKNOWN) if family else UNKNOWN


def _array(source: Any, resources: Any, depth: int) -> Space:
    head = str(source[0])
    if head == "/ICCBased":
        return Space("icc", int(source[1].N), source=source)
    if head in ("/Indexed", "/I"):
        base = space_of(source[1], resources, depth + 1)
        return Space(base.family, 1, base.names, source, base)
    if head == "/Separation":
        return Space("spot", 1, (_plain(source[1]),), source)
    if head == "/DeviceN":
        names = tuple(_plain(name) for name in source[1])
        return Space("spot", len(names), names, source)
    if head == "/Pattern":
        ground = space_of(source[1], resources, depth + 1) if len(source) > 1 else None
        return Space("pattern", ground.components if ground else 0, source=source, base=ground)
    family = _DEVICE.get(head, "unknown")
    if head == "/CalGray":
        return Space("cal", 1, source=source)
    return Space(family, _COUNT.get(family, 3), source=source)


def _plain(name: Any) -> str:
    return str(name).removeprefix("/")


def first_colour(space: Space) -> tuple[float, ...]:
    """The colour that is set when the space is chosen: black, or full tints."""
    if space.indexed or space.family == "pattern":
        return (0.0,) * space.components
    if space.family == "cmyk" or (space.family == "icc" and space.components == 4):
        return (0.0, 0.0, 0.0, 1.0)
    return ((1.0,) if space.family == "spot" else (0.0,)) * space.components
