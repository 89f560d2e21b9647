"""What make-up gives: a page's frames and rules, as a template would."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.compose.auto.pins import Fault
from publisher.compose.auto.tree import Placed
from publisher.compose.pack import Frame, Separator


@dataclass(frozen=True, slots=True)
class MadeUp:
    """Frames for as many of the articles as found a place, in the order of the page's list, and the rules between.

    ``placed`` tells which shape each has where; ``price`` is what the page costs; ``faults`` are pins that
    could not be kept.
    """

    frames: tuple[Frame, ...]
    separators: tuple[Separator, ...]
    placed: tuple[Placed, ...] = ()
    price: float = 0.0
    faults: tuple[Fault, ...] = ()
