"""Gradients in inks: the colours along them are separated one by one, so that a grey gradient stays black alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Stream

from publisher.press.colour import Separation
from publisher.press.functions import BadFunction, function
from publisher.press.spaces import Space, space_of
from publisher.press.srgb import srgb

_SAMPLES = 64
_ALONG = (2, 3)
"""Axial and radial shadings: colours along a line. Of the others our pages have none."""


def shadings(document: pikepdf.Pdf) -> Iterator[tuple[Any, Any]]:
    """Every shading with the resources its colour space is named in."""
    for item in document.objects:
        if isinstance(item, Dictionary | Stream):
            if "/ShadingType" in item:
                yield item, None
            resources = item if "/Shading" in item else item.get("/Resources")
            table = resources.get("/Shading") if isinstance(resources, Dictionary) else None
            if isinstance(table, Dictionary):
                yield from ((shading, resources) for _, shading in table.items())
            if item.get("/PatternType") == 2 and isinstance(item.get("/Shading"), Dictionary):
                yield item["/Shading"], None


def separate(document: pikepdf.Pdf, shading: Any, resources: Any, separation: Separation) -> None:
    """Turn the shading to inks, in place; one that cannot be is left for preflight to tell."""
    space = space_of(shading.get("/ColorSpace"), resources)
    if int(shading.get("/ShadingType", 0)) not in _ALONG or space.family in ("cmyk", "spot", "pattern", "unknown"):
        return
    try:
        along = function(shading["/Function"])
        low, high = (float(end) for end in shading.get("/Domain", [0, 1]))
        colours = [along([low + (high - low) * step / (_SAMPLES - 1)]) for step in range(_SAMPLES)]
    except (BadFunction, KeyError, ValueError):
        return
    inks = [_inks(space, colour, separation) for colour in colours]
    if any(mixed is None for mixed in inks):
        return
    samples = document.make_stream(
        bytes(round(ink * 255) for mixed in inks if mixed for ink in mixed),
        FunctionType=0,
        Domain=[round(low, 6), round(high, 6)],
        Range=[0, 1] * 4,
        Size=[_SAMPLES],
        BitsPerSample=8,
    )
    shading["/Function"] = samples
    shading["/ColorSpace"] = Name.DeviceCMYK
    if "/Background" in shading:
        del shading["/Background"]


def _inks(space: Space, colour: list[float], separation: Separation) -> tuple[float, ...] | None:
    if space.components == 4:
        return tuple(colour)
    found = srgb(space, colour)
    return separation.flat(*found).cmyk if found else None
