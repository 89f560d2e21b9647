"""Pins: the places and sizes that an editor has fixed, and what is wrong with those that cannot be kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publisher.compose.auto.regions import divide, overlap, within
from publisher.compose.auto.shapes import Shape
from publisher.compose.auto.tree import Area
from publisher.compose.pack import Grid
from publisher.model import Article
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Fault:
    """A pin that cannot be kept: whose it is, which part of it (frame, columns, picture), and why."""

    article: str
    part: str
    why: Text


@dataclass(frozen=True, slots=True)
class Pinned:
    """Frames that are kept, by article, and the faults of the others."""

    frames: Mapping[str, Area]
    faults: tuple[Fault, ...]


def pinned(articles: Sequence[Article], area: Area, taken: Sequence[Area], gap: int) -> Pinned:
    """The frames that lie on the free part of the page and clear of one another; of two that overlap the first."""
    frames: dict[str, Area] = {}
    faults: list[Fault] = []
    for article in articles:
        pin = article.pin.frame if article.pin else None
        if pin is None:
            continue
        frame = Area(pin.columns[0] - 1, pin.columns[1] - pin.columns[0] + 1, pin.lines[0], pin.lines[1] - pin.lines[0])
        why = _unfit(frame, area, taken, frames, gap)
        if why:
            faults.append(Fault(article.id, "frame", why))
        else:
            frames[article.id] = frame
    return Pinned(frames, tuple(faults))


def _unfit(frame: Area, area: Area, taken: Sequence[Area], frames: Mapping[str, Area], gap: int) -> Text | None:
    if frame.columns < 1 or frame.depth < 1 or not within(area, frame):
        columns, (top, foot) = area.columns, (area.top, area.foot)
        return Text(
            f"it does not lie in columns 1 to {columns} and lines {top} to {foot}, which are free for stories",
            f"不在稿件可用的第1至{columns}栏、第{top}至{foot}行之内",
        )
    other = next((name for name, one in frames.items() if overlap(frame, _grown(one, gap - 1))), None)
    if other:
        return Text(f"it overlaps the frame of “{other}”", f"与“{other}”的版位重叠")
    if any(overlap(frame, one) for one in taken):
        return Text("it overlaps an advertisement or the briefs", "与广告或简讯的位置重叠")
    if divide(area, [*taken, *frames.values(), frame], gap) is None:
        return Text("with the other frames it leaves no whole rectangles free", "与其他版位一起，余下的版面切不成整块")
    return None


def _grown(area: Area, lines: int) -> Area:
    """The area with so many lines more above and below, for the rule between stories."""
    return Area(area.column, area.columns, area.top - lines, area.depth + 2 * lines)


def size_faults(articles: Sequence[Article], grid: Grid) -> list[Fault]:
    """Widths that the grid does not have."""
    faults: list[Fault] = []
    most = grid.columns
    for article in articles:
        pin = article.pin
        if pin is None:
            continue
        widest = min(pin.columns or most, most)
        if pin.columns and pin.columns > most:
            faults.append(Fault(article.id, "columns", Text(f"the page has {most} columns", f"版面只有{most}栏")))
        if pin.picture and pin.picture.columns > widest:
            why = Text(f"the story has only {widest} columns", f"该稿只有{widest}栏")
            faults.append(Fault(article.id, "picture", why))
        elif pin.picture and not article.figures:
            faults.append(Fault(article.id, "picture", Text("the story has no picture", "该稿没有图片")))
    return faults


def kept(article: Article, shapes: Sequence[Shape]) -> tuple[Shape, ...]:
    """The shapes that keep the article's pins; all of them where none does."""
    pin = article.pin
    if pin is None:
        return tuple(shapes)
    found = [shape for shape in shapes if pin.columns is None or shape.columns == pin.columns]
    return tuple(found or shapes)
