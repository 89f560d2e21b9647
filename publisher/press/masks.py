"""Soft masks: they weigh what they cover by lightness alone, so their colours become greys and nothing overprints."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum
from typing import Any

import pikepdf
from pikepdf import ContentStreamInstruction, Dictionary, Name, Operator, Stream

_STATE = ("/SMask", "/ca", "/CA", "/BM")
_WEIGHTS = (0.3, 0.59, 0.11)


def mask_groups(document: pikepdf.Pdf) -> Iterator[Any]:
    """The groups that soft masks of graphics states are made of."""
    for item in document.objects:
        if isinstance(item, Stream | Dictionary):
            for state in graphics_states(item):
                mask = state.get("/SMask")
                if isinstance(mask, Dictionary) and isinstance(mask.get("/G"), Stream):
                    yield mask["/G"]


def graphics_states(item: Any) -> Iterator[Any]:
    """The item where it is a graphics state, and those in its resources."""
    if any(key in item for key in _STATE):
        yield item
    resources = item.get("/Resources")
    if isinstance(resources, Dictionary) and isinstance(resources.get("/ExtGState"), Dictionary):
        yield from (state for state in resources["/ExtGState"].values() if isinstance(state, Dictionary))


def greyed(stream: Any) -> bytes:
    """The mask's content with its device colours as greys of the same lightness."""
    made = []
    for step in pikepdf.parse_content_stream(stream):
        name = str(step.operator)
        if name in ("rg", "RG", "k", "K"):
            values = [float(value) for value in step.operands]
            if len(values) == 4:
                values = [1 - min(1.0, ink + values[3]) for ink in values[:3]]
            light = fsum(weight * value for weight, value in zip(_WEIGHTS, values, strict=True))
            step = ContentStreamInstruction([round(light, 4)], Operator("G" if name.isupper() else "g"))
        made.append(step)
    return pikepdf.unparse_content_stream(made)


def grey_group(group: Any) -> None:
    """Let the mask's group blend in grey."""
    if "/Group" in group:
        group["/Group"]["/CS"] = Name.DeviceGray
