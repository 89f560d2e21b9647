"""What resources hold that a press cannot use, whether the page uses it or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Stream

from publisher.preflight.facts import Page
from publisher.press.functions import BadFunction, function
from publisher.press.spaces import space_of

_NORMAL = ("/Normal", "/Compatible")


def look_at(page: Page, resources: Any) -> None:
    """Note what graphics states, pictures and forms have that is odd."""
    for name, state in _entries(resources, "/ExtGState"):
        _state(page, name, state)
    for name, drawn in _entries(resources, "/XObject"):
        _drawn(page, name, drawn)
    for _, shading in _entries(resources, "/Shading"):
        look_at_shading(page, shading, resources)


def _entries(resources: Any, kind: str) -> Iterator[tuple[str, Any]]:
    table = resources.get(kind)
    if isinstance(table, Dictionary):
        for name, value in table.items():
            if isinstance(value, Dictionary | Stream):
                yield str(name)[1:], value


def _state(page: Page, name: str, state: Any) -> None:
    if str(state.get("/TR", "/Identity")) != "/Identity":
        page.odd("transfer", name)
    if "/TR2" in state and str(state["/TR2"]) != "/Default":
        page.odd("transfer", name)
    if "/HTP" in state or _odd_halftone(state.get("/HT")):
        page.odd("halftone", name)
    if _number(state.get("/ca")) < 1 or _number(state.get("/CA")) < 1:
        page.transparency.add("opacity")
    blend = state.get("/BM")
    modes = list(blend) if isinstance(blend, pikepdf.Array) else [blend] if blend is not None else []
    if any(str(mode) not in _NORMAL for mode in modes):
        page.transparency.add("blend mode")
    mask = state.get("/SMask")
    if isinstance(mask, Dictionary):
        page.transparency.add("soft mask")
        if isinstance(mask.get("/G"), Stream):
            look_at_group(page, mask["/G"], soft=True)


def _odd_halftone(halftone: Any) -> bool:
    if not isinstance(halftone, Dictionary | Stream):
        return False
    return int(halftone.get("/HalftoneType", 0)) not in (1, 5)


def _drawn(page: Page, name: str, drawn: Any) -> None:
    kind = drawn.get("/Subtype")
    if kind == Name.PS or drawn.get("/Subtype2") == Name.PS or "/PS" in drawn:
        page.odd("postscript", name)
    if "/OPI" in drawn or "/Alternates" in drawn:
        page.odd("alternate", name)
    if "/Ref" in drawn:
        page.odd("reference", name)
    if "/F" in drawn:
        page.odd("external", name)
    found = drawn.get("/Filter")
    filters = [found] if isinstance(found, Name) else list(found or ())
    if Name.LZWDecode in filters:
        page.odd("lzw", name)


def look_at_group(page: Page, source: Any, *, soft: bool) -> None:
    """Note the blend space of a transparency group; a soft mask may blend in grey."""
    group = source.get("/Group")
    if not isinstance(group, Dictionary) or "/CS" not in group:
        return
    space = space_of(group["/CS"], source.get("/Resources"))
    if not (space.family == "cmyk" or (soft and space.family == "gray")):
        page.blends.add(space.family)


def look_at_shading(page: Page, shading: Any, resources: Any) -> None:
    """Note a gradient whose function does not fit its colour space: it prints as nothing."""
    space = space_of(shading.get("/ColorSpace"), resources)
    source = shading.get("/Function")
    page.odd("gradient", space.family)
    if source is None or not space.components:
        return
    try:
        low = float(shading.get("/Domain", [0, 1])[0])
        inputs = 2 if int(shading.get("/ShadingType", 0)) == 1 else 1
        outputs = len(function(source)([low] * inputs))
    except (BadFunction, ValueError, TypeError, IndexError, ZeroDivisionError) as error:
        page.odd("shading", str(error)[:60])
        return
    if outputs != space.components:
        page.odd("shading", f"{outputs} ≠ {space.components}")


def _number(value: Any) -> float:
    try:
        return float(value) if value is not None else 1.0
    except (TypeError, ValueError):
        return 1.0
