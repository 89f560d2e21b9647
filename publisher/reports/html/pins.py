"""Boxes and pins on a page's picture, in per cent of it; pins that would cover one another are moved apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.findings import Box
from publisher.reports.html.cards import Card
from publisher.reports.html.page import MOST
from publisher.reports.proof import Sheet

_PIN = (26 / 560, 26 / 560)
"""A pin's width and height in parts of the picture's width, as wide as it is drawn beside the list."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box in per cent of the picture."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Pin:
    """A card on the page: where its number stands, and its boxes."""

    card: Card
    left: float
    top: float
    boxes: tuple[Drawn, ...]


def pins(sheet: Sheet, cards: Sequence[Card]) -> tuple[Pin, ...]:
    """The pins of the cards that have a place, in the order of the cards; at most ``MOST`` boxes in all."""
    taken: list[tuple[float, float]] = []
    made: list[Pin] = []
    left = MOST
    for card in cards:
        boxes = [drawn(sheet, box) for box in card.boxes[:left]]
        if not boxes:
            continue
        left -= len(boxes)
        x, y = _free(sheet, boxes[0], taken)
        taken.append((x, y))
        made.append(Pin(card, round(x, 2), round(y, 2), tuple(boxes)))
    return tuple(made)


def drawn(sheet: Sheet, box: Box) -> Drawn:
    """A box kept on the page; a finding may lie on its bleed."""
    left, top = (min(max(100 * at / whole, 0), 99) for at, whole in ((box.left, sheet.width), (box.top, sheet.height)))
    width = min(100 * box.width / sheet.width, 100 - left)
    height = min(100 * box.height / sheet.height, 100 - top)
    return Drawn(round(left, 2), round(top, 2), round(max(width, 0.3), 2), round(max(height, 0.2), 2))


def _free(sheet: Sheet, box: Drawn, taken: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """A place left of the box, the next one down that no other pin has."""
    wide, high = 100 * _PIN[0], 100 * _PIN[1] * sheet.width / sheet.height
    x, y = max(box.left, wide + 0.5), min(max(box.top, high / 2), 100 - high / 2)
    for _ in range(12):
        if not any(abs(x - other) < wide and abs(y - above) < high for other, above in taken):
            break
        y = y + high if y + 1.5 * high <= 100 else high / 2
    return x, y
