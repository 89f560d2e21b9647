"""Matter that found no place: kept on pages after the last, so that nothing is lost while the editor cuts."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.compose.flow import Leg, Unit, flow
from publisher.compose.naming import named
from publisher.compose.pack import Frame, Pack
from publisher.compose.pages import Item, PlacedPage, TextBlock
from publisher.compose.portions import Portion, whole_rest
from publisher.compose.story import Story, placed, tell
from publisher.model import Issue
from publisher.typeset.setter import Typesetter
from publisher.wording import Text, tongue_of

OVERSET = Text("Overset matter", "余稿")


def overset_pages(
    stories: Sequence[Story], unplaced: Sequence[Portion], issue: Issue, pack: Pack, setter: Typesetter, number: int
) -> tuple[PlacedPage, ...]:
    """Pages from ``number`` on: whole stories without a frame, one a page, then the ends of those cut short."""
    pages: list[PlacedPage] = []
    rests = [(story.article, story.fit.rest) for story in stories if story.fit.rest]
    label = OVERSET.said(tongue_of(issue.language))
    steps = tuple(sorted(pack.headlines, key=lambda name: pack.headlines[name].lines))
    for portion in unplaced:
        frame = Frame(columns=(1, pack.grid.columns), lines=(pack.inner_line, pack.grid.lines), headline=steps[:2])
        portion = whole_rest(portion, issue.language)
        story = named(tell(portion.article, frame, issue, pack, setter), portion)
        pages.append(PlacedPage(number + len(pages), label, (_head(label, pack, setter), *story.items)))
        if story.fit.rest:
            rests.append((story.article, story.fit.rest))
    for name, units in rests:
        while units:
            items, units = _galley(name, units, pack)
            pages.append(PlacedPage(number + len(pages), label, (_head(label, pack, setter), *items)))
    return tuple(pages)


def _head(label: str, pack: Pack, setter: Typesetter) -> Item:
    style = pack.style("subhead")
    line = setter.natural(label, style)
    return TextBlock(None, "furniture", style, pack.grid.left, pack.grid.on(0), style.leading, (line,))


def _galley(article: str, units: Sequence[Unit], pack: Pack) -> tuple[list[Item], tuple[Unit, ...]]:
    top = int(pack.inner_line)
    legs = [Leg(pack.grid.x(column), top, pack.grid.lines - top) for column in range(1, pack.grid.columns + 1)]
    flowed = flow(units, legs)
    return placed(article, units, flowed, legs, pack)
