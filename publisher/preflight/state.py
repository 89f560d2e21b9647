"""The graphics state of a page as far as rules ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from publisher.preflight.fonts import UNKNOWN, Font
from publisher.preflight.marks import BLACK, Colour
from publisher.press.matrix import Matrix, Rect
from publisher.press.spaces import GRAY, Space


class TooMuch(Exception):
    """A page paints more than can be looked at."""


@dataclass(frozen=True)
class State:
    """What the operators of a content stream set; ``fill_over``, ``line_over`` and ``mode`` are overprint."""

    ctm: Matrix
    clip: Rect
    fill: Colour = BLACK
    line: Colour = BLACK
    fill_space: Space = GRAY
    line_space: Space = GRAY
    width: float = 1.0
    font: Font = UNKNOWN
    size: float = 0.0
    render: int = 0
    leading: float = 0.0
    spacing: float = 0.0
    stretch: float = 1.0
    fill_over: bool = False
    line_over: bool = False
    mode: int = 0

    def but(self, **changes: Any) -> State:
        """This state with other values. Nearly every instruction makes one, so not field by field."""
        state = object.__new__(State)
        state.__dict__.update(self.__dict__, **changes)
        return state
