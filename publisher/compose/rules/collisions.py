"""Things on top of one another, and things that run off the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.compose.make_up import Layout
from publisher.compose.pages import Picture, PlacedPage
from publisher.compose.rules.matter import SetLine, numbered, text_blocks
from publisher.compose.rules.places import in_mm, line_span, quoted
from publisher.findings import Box, Severity
from publisher.model import Span
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_TOUCH = 0.5  # points that boxes may share: rounding, and the overhang of a letter
_OVERPRINTED = ("headline", "kicker", "subhead", "deck", "byline")  # may stand on a picture, if wholly inside it


@dataclass(frozen=True, slots=True)
class _Thing:
    """A line of text or a picture with its edges in points: left, top, right, foot."""

    edges: tuple[float, float, float, float]
    of: SetLine | Picture

    def covers(self, other: _Thing) -> bool:
        mine, its = self.edges, other.edges
        return all(
            (
                mine[0] < its[2] - _TOUCH,
                its[0] < mine[2] - _TOUCH,
                mine[1] < its[3] - _TOUCH,
                its[1] < mine[3] - _TOUCH,
            )
        )

    def holds(self, other: _Thing) -> bool:
        mine, its = self.edges, other.edges
        return mine[0] <= its[0] and mine[1] <= its[1] and its[2] <= mine[2] and its[3] <= mine[3]


@rule("LY017", "overlap", Severity.ERROR, scope="layout")
def overlap(layout: Layout) -> Iterator[Hit]:
    """Text or a picture lies on other text or another picture.

    Why:
        Neither can be read. It comes of frames that overlap in a template, of a headline longer than its place, or of a
        picture pinned where text stands. A headline wholly inside a picture is taken to be meant.

    Bad:
        Two frames on lines 9 to 40 and 38 to 60 of the same columns.
    Good:
        Frames that begin where the one above ends.

    中文: 图文重叠
        文字或图片压在别的文字、图片上，无法辨认。整个标题压在图上视为有意。
    """
    for page in numbered(layout):
        for under, over in _collisions(page):
            name = _name(over), _name(under)
            yield Hit(
                Text(f"{name[0].en} lies on {name[1].en}.", f"{name[0].zh}压在{name[1].zh}上。"),
                Text("Give one of them another place.", "请移动其中之一。"),
                span=_span(layout, over),
                article=_article(over),
                page=page.number,
                box=_box(over),
            )


@rule("LY018", "off-the-sheet", Severity.ERROR, scope="layout")
def off_the_sheet(layout: Layout) -> Iterator[Hit]:
    """Text runs over the edge of the sheet.

    Why:
        What lies beyond the trim is cut off. Only pictures and tints may go there, to be trimmed with the sheet.

    Bad:
        A frame that ends below the sheet's foot.
    Good:
        Every line within the type area.

    中文: 文字超出版面
        裁切线以外的文字会被裁掉。
    """
    width, height = layout.composition.width, layout.composition.height
    for page in numbered(layout):
        for thing in _things(page):
            left, top, right, foot = thing.edges
            out = max(-left, -top, right - width, foot - height)
            if isinstance(thing.of, SetLine) and out > _TOUCH:
                yield Hit(
                    Text(
                        f"{_name(thing).en} runs {out * 25.4 / 72:.1f} mm over the edge of the sheet.",
                        f"{_name(thing).zh}超出版面 {out * 25.4 / 72:.1f} 毫米。",
                    ),
                    Text("Move its frame, or shorten the text.", "请移动版位，或缩短文字。"),
                    span=_span(layout, thing),
                    article=_article(thing),
                    page=page.number,
                    box=_box(thing),
                )


def _things(page: PlacedPage) -> list[_Thing]:
    lines = [SetLine(page.number, block, row) for block in text_blocks(page) for row in range(len(block.lines))]
    found = [_Thing(line.edges, line) for line in lines if line.line.text.strip()]
    pictures = [item for item in page.items if isinstance(item, Picture) and not item.ground]
    return [*found, *(_Thing((one.x, one.y, one.x + one.width, one.y + one.height), one) for one in pictures)]


def _collisions(page: PlacedPage) -> Iterator[tuple[_Thing, _Thing]]:
    """Pairs of things of which the second lies on the first, each block or picture told once with each other one."""
    told: set[tuple[int, int]] = set()
    active: list[_Thing] = []
    for thing in sorted(_things(page), key=lambda thing: (thing.edges[1], thing.edges[0])):
        active = [other for other in active if other.edges[3] > thing.edges[1] + _TOUCH]
        for other in active:
            pair = (id(_owner(other)), id(_owner(thing)))
            if pair[0] != pair[1] and pair not in told and other.covers(thing) and not _meant(other, thing):
                told.add(pair)
                yield other, thing
        active.append(thing)


def _owner(thing: _Thing) -> object:
    return thing.of.block if isinstance(thing.of, SetLine) else thing.of


def _meant(one: _Thing, other: _Thing) -> bool:
    for picture, text in ((one, other), (other, one)):
        if isinstance(picture.of, Picture) and isinstance(text.of, SetLine):
            block = text.of.block
            return (block.article is None or block.piece.split(".")[0] in _OVERPRINTED) and picture.holds(text)
    return False


def _name(thing: _Thing) -> Text:
    if isinstance(thing.of, SetLine):
        said = quoted(thing.of)
        return Text(f"The line {said.en}", f"{said.zh}一行")
    if thing.of.article is None:
        return Text("an advertisement", "一则广告")
    number = thing.of.figure + 1
    return Text(f"picture {number} of {thing.of.article}", f"{thing.of.article} 的第{number}张图")


def _article(thing: _Thing) -> str | None:
    return thing.of.block.article if isinstance(thing.of, SetLine) else thing.of.article


def _span(layout: Layout, thing: _Thing) -> Span | None:
    if isinstance(thing.of, SetLine):
        return line_span(layout, thing.of)
    if thing.of.article is None:
        return None
    return layout.issue.articles[thing.of.article].figures[thing.of.figure].span_of("image")


def _box(thing: _Thing) -> Box:
    left, top, right, foot = thing.edges
    return in_mm(left, top, right - left, foot - top)
