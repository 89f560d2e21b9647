"""A walk over the engine's boxes: every painted line, where it stands, and what might keep it from being seen.

The box tree is not a public interface of WeasyPrint; its minor version is pinned for that reason. Positions there are
CSS pixels from the trim's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

_POINTS = 0.75
_FAINT = 0.5
_Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line box with text. ``page`` counts from 0; lengths in points."""

    page: int
    block: int | None
    row: int | None
    text: str
    x: float
    baseline: float
    right: float
    hidden: str | None


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the boxes above a box say about it."""

    block: int | None = None
    clip: _Rectangle | None = None
    opacity: float = 1.0
    hidden: str | None = None


def walked(document: Any) -> Iterator[FoundLine]:
    """Every line of a rendered document, page by page, in the order of its source."""
    for number, page in enumerate(document.pages):
        rows: dict[int | None, int] = {}
        for box, seen in _lines(page._page_box, _Seen()):
            row = rows.get(seen.block, 0)
            rows[seen.block] = row + 1
            line = _line(box, number, None if seen.block is None else row, seen)
            if line is not None:
                yield line


def _lines(box: Any, seen: _Seen) -> Iterator[tuple[Any, _Seen]]:
    box = getattr(box, "_box", box)
    seen = _below(box, seen)
    if isinstance(box, boxes.LineBox):
        yield box, seen
        return
    for child in getattr(box, "children", ()):
        yield from _lines(child, seen)


def _below(box: Any, seen: _Seen) -> _Seen:
    style, element = box.style, box.element
    name = element.get("data-block") if element is not None else None
    if name is not None and seen.block is None:
        seen = replace(seen, block=int(name))
    if style["transform"]:
        seen = replace(seen, hidden="transform")
    if style["opacity"] < 1:
        seen = replace(seen, opacity=seen.opacity * style["opacity"])
    if style["clip"] and box.is_absolutely_positioned():
        seen = replace(seen, hidden="clip")
    if style["overflow"] != "visible" and isinstance(box, boxes.BlockBox):
        seen = replace(seen, clip=_common(seen.clip, _padding_box(box)))
    return seen


def _padding_box(box: Any) -> _Rectangle:
    x, y = box.padding_box_x(), box.padding_box_y()
    return x, y, x + box.padding_width(), y + box.padding_height()


def _common(one: _Rectangle | None, other: _Rectangle) -> _Rectangle:
    if one is None:
        return other
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _line(box: Any, page: int, row: int | None, seen: _Seen) -> FoundLine | None:
    texts = [child for child in _inside(box, seen)]
    if not texts:
        return None
    baselines = [text.position_y + text.baseline for text, _ in texts]
    # Where one span sits off the line, its own baseline is told: the check is to see the worst.
    baseline = max(baselines, key=lambda value: abs(value - baselines[0]))
    hidden = next((reason for text, at in texts if (reason := _hidden(text, at)) is not None), None)
    return FoundLine(
        page,
        seen.block,
        row,
        "".join(text.text for text, _ in texts),
        min(text.position_x for text, _ in texts) * _POINTS,
        baseline * _POINTS,
        max(text.position_x + text.width for text, _ in texts) * _POINTS,
        hidden,
    )


def _inside(box: Any, seen: _Seen) -> Iterator[tuple[Any, _Seen]]:
    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)
        below = _below(child, seen)
        if isinstance(child, boxes.TextBox):
            if child.text:
                yield child, below
        else:
            yield from _inside(child, below)


def _hidden(text: Any, seen: _Seen) -> str | None:
    style = text.style
    if seen.hidden is not None:
        return seen.hidden
    if style["visibility"] != "visible":
        return "visibility"
    if seen.opacity * style["color"].alpha < _FAINT:
        return "opacity"
    if seen.clip is None:
        return None
    left, top, right, bottom = seen.clip
    baseline, size = text.position_y + text.baseline, style["font_size"]
    # Ink of Han characters reaches 0.86 em above and 0.1 em below; half a pixel is measuring error.
    inside = (
        left - 0.5 <= text.position_x
        and text.position_x + text.width <= right + 0.5
        and top - 0.5 <= baseline - 0.8 * size
        and baseline + 0.08 * size <= bottom + 0.5
    )
    return None if inside else "overflow"
