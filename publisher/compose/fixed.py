"""Rectangles of a page that are given before its stories are placed: advertisements at the foot, briefs above them.

Each takes whole columns and whole lines, so a template or an automatic make-up needs to know nothing else of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from publisher.compose.pack import Frame, Pack, Separator
from publisher.compose.pages import Item

ABOVE = 1.5
"""Lines of white that a story keeps from what stands under it."""
_LEAST = 6.0
"""Lines below which a frame that was cut short would hold nothing."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A rectangle in columns (from 1) and grid lines (first to end), and what is painted in it; ``paid`` for space."""

    columns: tuple[int, int]
    lines: tuple[float, float]
    items: tuple[Item, ...] = ()
    paid: bool = False


def clear_of(frames: Iterable[Frame], fixed: Iterable[Fixed]) -> tuple[Frame, ...]:
    """The frames, those that reach into a fixed rectangle made smaller; what is left too low is taken out."""
    taken = tuple(fixed)
    cut = (_clear(frame, taken) for frame in frames)
    return tuple(frame for frame in cut if frame.lines[1] - frame.lines[0] >= _LEAST)


def _clear(frame: Frame, fixed: tuple[Fixed, ...]) -> Frame:
    for each in fixed:
        beside = each.columns[1] < frame.columns[0] or frame.columns[1] < each.columns[0]
        if not beside and frame.lines[0] < each.lines[1] and each.lines[0] < frame.lines[1]:
            frame = max(_smaller(frame, each), key=_area)
    return frame


def _smaller(frame: Frame, fixed: Fixed) -> list[Frame]:
    """The frame ended above the rectangle, and in the columns left or right of it."""
    (first, last), (top, foot) = frame.columns, frame.lines
    made = [frame.model_copy(update={"lines": (top, max(top, min(foot, fixed.lines[0] - ABOVE)))})]
    if frame.picture is None:
        sides = ((first, fixed.columns[0] - 1), (fixed.columns[1] + 1, last))
        made += [frame.model_copy(update={"columns": side}) for side in sides if side[0] <= side[1]]
    return made


def _area(frame: Frame) -> float:
    return (frame.columns[1] - frame.columns[0] + 1) * (frame.lines[1] - frame.lines[0])


def clipped(separators: Iterable[Separator], fixed: Iterable[Fixed]) -> tuple[Separator, ...]:
    """The rules that part stories, without what of them would run through a fixed rectangle."""
    taken, kept = tuple(fixed), []
    for rule in separators:
        first, last = rule.across or (rule.down or 1, (rule.down or 1) + 1)
        top, foot = rule.lines
        for each in taken:
            if each.columns[0] <= last and first <= each.columns[1] and top < each.lines[1]:
                foot = min(foot, max(top, each.lines[0] - ABOVE)) if rule.down else foot
                top = float("inf") if rule.across and each.lines[0] - ABOVE < rule.lines[0] else top
        if top <= foot and (rule.across or top < foot):
            kept.append(rule.model_copy(update={"lines": (top, foot)}))
    return tuple(kept)


def ceiling(fixed: Iterable[Fixed], pack: Pack) -> float:
    """The line above which the whole width of the page is free for stories."""
    tops = [each.lines[0] - ABOVE for each in fixed]
    return min(tops, default=float(pack.grid.lines))
