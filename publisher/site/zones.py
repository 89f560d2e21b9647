"""Hot zones: the boxes in which an article stands on a page, as few as hold all of it and nothing of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from publisher.compose.pages import Item, Picture, PlacedPage, TextBlock
from publisher.site.record import Box, Zone

_MM = 25.4 / 72
_HAN = re.compile(r"[\u3400-\u9fff]")
_CHINESE, _LATIN = (0.86, 0.1), (0.76, 0.2)
"""How far ink reaches above and below the baseline, of a line's size."""

Edges = tuple[float, float, float, float]
"""Left, top, right, bottom in points."""


def zones_of(page: PlacedPage, order: Sequence[str]) -> tuple[Zone, ...]:
    """The zones of a page's articles, in the order given."""
    by_article: dict[str, list[Edges]] = {}
    others: list[tuple[str | None, Edges]] = []
    for item in page.items:
        edges = _edges(item)
        if edges is not None:
            article = getattr(item, "article", None)
            others.append((article, edges))
            if article:
                by_article.setdefault(article, []).append(edges)
    return tuple(
        Zone(article=name, boxes=tuple(_box(one) for one in _joined(by_article[name], _strange(others, name))))
        for name in order
        if name in by_article
    )


def _edges(item: Item) -> Edges | None:
    if isinstance(item, TextBlock) and item.lines:
        size, last = item.style.size, item.baseline + item.leading * (len(item.lines) - 1)
        rise, fall = _CHINESE if any(_HAN.search(line.text) for line in item.lines) else _LATIN
        left = item.x + min(line.offset for line in item.lines)
        right = item.x + max(line.width for line in item.lines)
        return left, item.baseline - rise * size, right, last + fall * size
    if isinstance(item, Picture) and not item.ground:
        return item.x, item.y, item.x + item.width, item.y + item.height
    return None


def _strange(items: Sequence[tuple[str | None, Edges]], name: str) -> list[Edges]:
    return [edges for article, edges in items if article != name]


def _joined(boxes: list[Edges], others: Sequence[Edges]) -> list[Edges]:
    """Boxes united two by two as long as the union covers nothing of anybody else's, the closest first."""
    found = sorted(boxes, key=lambda box: (box[1], box[0]))
    while True:
        pair = next(_unions(found, others), None)
        if pair is None:
            return found
        one, two, union = pair
        found = sorted(
            [*(box for box in found if box is not one and box is not two), union], key=lambda b: (b[1], b[0])
        )


def _unions(boxes: Sequence[Edges], others: Sequence[Edges]) -> Iterator[tuple[Edges, Edges, Edges]]:
    pairs = [
        (_area(_union(one, two)) - _area(one) - _area(two), place, other)
        for place, one in enumerate(boxes)
        for other, two in enumerate(boxes)
        if place < other
    ]
    for _, place, other in sorted(pairs):
        union = _union(boxes[place], boxes[other])
        if not any(_meet(union, strange) for strange in others):
            yield boxes[place], boxes[other], union


def _union(one: Edges, two: Edges) -> Edges:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])


def _area(box: Edges) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _meet(one: Edges, two: Edges) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _box(edges: Edges) -> Box:
    left, top, right, bottom = (round(side * _MM, 2) for side in edges)
    return left, top, round(right - left, 2), round(bottom - top, 2)
