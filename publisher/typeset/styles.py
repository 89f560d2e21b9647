"""Type styles: declared once in a layout pack; the typesetter measures by them and the painter paints by them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["justify", "left", "right", "center", "spread"]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a piece of text is set. Sizes in points, ``indent`` and ``tracking`` in ems of ``size``.

    ``face`` is a role of fonts.yaml. ``spread`` sets every line, the last too, to the full measure (均排).
    ``halve`` sets brackets and quotes half width, as headlines do. ``hyphenate`` applies to Latin text only, ``hang``
    to Chinese: ，、。 may stand outside the measure at a line's end. ``features`` are OpenType features: ``smcp`` sets
    small capitals.
    """

    name: str
    face: str
    size: float
    leading: float
    color: str = "ink"
    align: Align = "justify"
    indent: float = 0.0
    tracking: float = 0.0
    halve: bool = False
    hyphenate: bool = False
    hang: bool = False
    features: tuple[str, ...] = ()
