"""What has changed on the pages since a proof: the lines that were not there then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from publisher.compose.pages import Composition, TextBlock

Bar = tuple[float, float, float]
"""A line's left edge and top, and its height; millimetres from the trim's top left."""
Proof = Counter[tuple[str, str]]
_MM = 25.4 / 72


def lines_of(composition: Composition) -> Proof:
    """Every line of the stories on the pages, with its story, and how often it stands there."""
    return Counter((article, block.lines[row].text) for _, article, block, row in _lines(composition))


def changed_since(proof: Proof, composition: Composition) -> dict[int, list[Bar]]:
    """The lines by page that the proof had not: what was written anew, and what it has moved into other lines."""
    left = proof.copy()
    found: dict[int, list[Bar]] = {}
    for page, article, block, row in _lines(composition):
        line = block.lines[row]
        if left[article, line.text]:
            left[article, line.text] -= 1
            continue
        size, top = block.style.size, block.baseline + row * block.leading
        bar = (block.x + line.offset) * _MM, (top - 0.88 * size) * _MM, size * _MM
        found.setdefault(page, []).append((round(bar[0], 2), round(bar[1], 2), round(bar[2], 2)))
    return found


def _lines(composition: Composition) -> Iterator[tuple[int, str, TextBlock, int]]:
    for page in composition.pages:
        for item in page.items:
            if isinstance(item, TextBlock) and item.article:
                for row in range(len(item.lines)):
                    yield page.number, item.article, item, row
