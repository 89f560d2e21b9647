"""A walk over the engine's boxes: every painted line, where it stands, and what might keep it from being seen.

The box tree is not a public interface of WeasyPrint; its minor version is pinned for that reason. Positions there are
CSS pixels from the trim's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

from publisher.paint.drawing import SetText

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

    def as_json(self) -> dict[str, int | float | str | None]:
        """Every field by its name; dataclasses' own way copies each value, which for these takes as long as a page."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the boxes above a box say about it."""

    block: int | None = None
    clip: _Rectangle | None = None
    opacity: float = 1.0
    hidden: str | None = None


def walked(document: Any) -> Iterator[FoundLine]:
    """Every line of a rendered document, page by page, in the order of its source; first the set ones of a page."""
    for number, page in enumerate(document.pages):
        rows: dict[tuple[int | None, int | None], FoundLine] = {}
        strays: list[FoundLine] = []
        for box, seen in _texts(page._page_box, _Seen()):
            if isinstance(box, boxes.LineBox):
                strays += _stray(box, number, seen)
                continue
            for line in _set(box, number, seen):
                key = line.block, line.row
                rows[key] = _joined(rows[key], line) if key in rows else line
        yield from (*rows.values(), *strays)


def _texts(box: Any, seen: _Seen) -> Iterator[tuple[Any, _Seen]]:
    """The patches of set text, and the lines that the engine has made of other text."""
    box = getattr(box, "_box", box)
    seen = _below(box, seen)
    if isinstance(box, boxes.LineBox) or _is_set(box):
        yield box, seen
    if not _is_set(box):
        for child in getattr(box, "children", ()):
            yield from _texts(child, seen)


def _is_set(box: Any) -> bool:
    return isinstance(box, boxes.ReplacedBox) and isinstance(box.replacement, SetText)


def _joined(one: FoundLine, other: FoundLine) -> FoundLine:
    """A line whose links are patches of their own, whole again."""
    return replace(
        one,
        text=one.text + other.text,
        x=min(one.x, other.x),
        right=max(one.right, other.right),
        hidden=one.hidden or other.hidden,
    )


def _set(box: Any, page: int, seen: _Seen) -> Iterator[FoundLine]:
    left, top = box.content_box_x() * _POINTS, box.content_box_y() * _POINTS
    for row in box.replacement.rows:
        right = left + box.replacement.right(row)
        hidden = _hidden(box.style, seen, (left + row.x, top + row.y, right), box.replacement.size)
        yield FoundLine(page, seen.block, row.number, row.text, left + row.x, top + row.y, right, hidden)


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
    if style["overflow"] != "visible" and (isinstance(box, boxes.BlockBox) or _is_set(box)):
        seen = replace(seen, clip=_common(seen.clip, _padding_box(box)))
    return seen


def _padding_box(box: Any) -> _Rectangle:
    x, y = box.padding_box_x(), box.padding_box_y()
    return x, y, x + box.padding_width(), y + box.padding_height()


def _common(one: _Rectangle | None, other: _Rectangle) -> _Rectangle:
    if one is None:
        return other
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _stray(box: Any, page: int, seen: _Seen) -> Iterator[FoundLine]:
    """A line of text that was not set: a layout's template has added it."""
    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)
        if isinstance(child, boxes.TextBox):
            left, baseline = child.position_x * _POINTS, (child.position_y + child.baseline) * _POINTS
            if child.text.strip():
                yield FoundLine(page, None, None, child.text, left, baseline, left + child.width * _POINTS, None)
        elif isinstance(child, boxes.InlineBox):
            yield from _stray(child, page, seen)


def _hidden(style: Any, seen: _Seen, ends: tuple[float, float, float], size: float) -> str | None:
    """What keeps a line from being seen. ``ends``: its left edge, baseline and right edge in points."""
    if seen.hidden is not None:
        return seen.hidden
    if style["visibility"] != "visible":
        return "visibility"
    if seen.opacity * style["color"].alpha < _FAINT:
        return "opacity"
    if seen.clip is None:
        return None
    left, top, right, bottom = (side * _POINTS for side in seen.clip)
    start, baseline, end = ends
    # Ink of Han characters reaches 0.86 em above and 0.1 em below; half a point is measuring error.
    inside = (
        left - 0.5 <= start
        and end <= right + 0.5
        and top - 0.5 <= baseline - 0.8 * size
        and baseline + 0.08 * size <= bottom + 0.5
    )
    return None if inside else "overflow"
