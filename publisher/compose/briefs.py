"""简讯: short items under one standing head, each with a small headline, running through the columns of one box."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.compose.fixed import Fixed
from publisher.compose.flow import Flowed, Leg, Unit, flow, rows_needed
from publisher.compose.galley import byline_unit, galley
from publisher.compose.pack import Frame, Pack
from publisher.compose.pages import Fill, Item, TextBlock
from publisher.compose.space import boxed, room, tinted
from publisher.compose.story import Fit, Story, placed
from publisher.model import Article, Briefs, Issue, Page
from publisher.pieces import credited, pieces
from publisher.typeset.setter import Typesetter
from publisher.wording import Text, tongue_of

STANDING_HEAD = Text("In brief", "简讯")
_HEAD = 1.9
"""Lines of the standing head with the hairline under it."""
_HAIRLINE = 0.35
_ABOVE_BODY = ("kicker", "headline", "subhead", "deck.label", "deck")


@dataclass(frozen=True, slots=True)
class Box:
    """The box of a page's briefs: its rectangle with the furniture, and each item as a story in it."""

    fixed: Fixed
    stories: tuple[Story, ...]


def brief_box(page: Page, frame: Frame, issue: Issue, pack: Pack, setter: Typesetter) -> Box:
    """The page's briefs in that frame. What does not fit is in the stories' ``fit.rest``."""
    briefs = page.briefs
    assert briefs is not None
    frame = frame if frame.tint or frame.border else boxed("tint", frame, pack, accent=True)
    space, grid = room(frame, pack), pack.grid
    items = tinted(frame, pack)
    items += _standing_head(briefs, pack, setter, space.left, grid.y(space.top), space.width)
    top = math.ceil(space.top + _HEAD - 0.05)
    rows = max(0, math.floor(space.foot) - top)
    groups = [
        (issue.articles[name], _units(issue.articles[name], pack, setter, space.measure)) for name in briefs.articles
    ]
    units = [unit for _, group in groups for unit in group]
    wanted = min(rows, rows_needed(units, len(space.xs)))
    legs = [Leg(x, top, wanted) for x in space.xs]
    stories = _stories(groups, flow(units, legs), legs, frame, pack)
    items += _parted(stories, top, pack, space.measure)
    return Box(Fixed(frame.columns, frame.lines, tuple(items)), stories)


def _parted(stories: Sequence[Story], top: int, pack: Pack, measure: float) -> list[Item]:
    """A rule in the blank line between two items, in layouts that have rules between columns."""
    rule, grid = pack.leg_rule, pack.grid
    heads = [
        item for story in stories for item in story.items if isinstance(item, TextBlock) and item.piece == "headline"
    ]
    if rule is None:
        return []
    lower = [head for head in heads if head.baseline > grid.on(top) + 0.5 * grid.leading]
    return [Fill(head.x, head.baseline - 1.5 * grid.leading, measure, rule.weight, rule.color) for head in lower]


def foot_frame(page: Page, beside: Sequence[Fixed], issue: Issue, pack: Pack, setter: Typesetter) -> Frame:
    """A frame at the foot: in the columns that the advertisements leave free when it fits there, else above them."""
    briefs, grid = page.briefs, pack.grid
    assert briefs is not None
    foot = min((fixed.lines[0] for fixed in beside), default=grid.lines + 1.0) - 1
    gap = [column for column in range(1, grid.columns + 1) if all(not _holds(fixed, column) for fixed in beside)]
    if beside and gap and not briefs.columns:
        deep = grid.lines - min(fixed.lines[0] for fixed in beside)
        frame = Frame(columns=(gap[0], gap[-1]), lines=(grid.lines - deep, grid.lines), headline=_steps(pack))
        if gap[-1] - gap[0] + 1 == len(gap) and _depth(briefs, frame, issue, pack, setter) <= deep:
            return frame
    columns = min(briefs.columns or grid.columns, grid.columns)
    frame = Frame(columns=(1, columns), lines=(0, grid.lines), headline=_steps(pack))
    top = max(0.0, foot - _depth(briefs, frame, issue, pack, setter))
    return frame.model_copy(update={"lines": (top, foot)})


def _holds(fixed: Fixed, column: int) -> bool:
    return fixed.columns[0] <= column <= fixed.columns[1]


def _steps(pack: Pack) -> tuple[str, ...]:
    return tuple(pack.headlines)[-1:]


def _depth(briefs: Briefs, frame: Frame, issue: Issue, pack: Pack, setter: Typesetter) -> int:
    space = room(boxed("tint", frame, pack), pack)
    units = [unit for name in briefs.articles for unit in _units(issue.articles[name], pack, setter, space.measure)]
    edges = frame.lines[1] - frame.lines[0] - (space.foot - space.top)
    return math.ceil(edges + _HEAD - 0.05) + rows_needed(units, len(space.xs))


def _standing_head(briefs: Briefs, pack: Pack, setter: Typesetter, x: float, y: float, width: float) -> list[Item]:
    style = pack.styles.get("standing-head", pack.style("deck-label"))
    line = setter.natural(briefs.head or STANDING_HEAD.said(tongue_of(setter.language)), style)
    height = (_HEAD - 0.6) * pack.grid.leading
    baseline = y + height / 2 + style.size * 0.38 - 2
    return [
        Fill(x, y + height, width, _HAIRLINE, "ink"),
        TextBlock(None, "furniture", style, x, baseline, style.leading, (line,)),
    ]


def _units(article: Article, pack: Pack, setter: Typesetter, measure: float) -> tuple[Unit, ...]:
    """All pieces of an item as lines on the grid: small headline, text, byline right at the end.

    Captions and figures have no place of their own in a brief; they follow the text, so that nothing is lost.
    """
    style = pack.styles.get("brief", pack.style("subhead"))
    texts = {piece.key: piece.text for piece in pieces(article, setter.language)}
    units: list[Unit] = []
    for key in _ABOVE_BODY:
        if key in texts:
            shown = style if key == "headline" else pack.style("body")
            lines = setter.headline(texts[key], shown, measure, max_lines=9) or setter.paragraph(
                texts[key], shown, measure
            )
            first = not any(unit.kind == "subhead" for unit in units)
            units.append(Unit(key, "subhead" if first else "text", shown, tuple(lines)))
    units += galley(article, pack, setter, measure, with_byline=False).units
    rest = replace(pack.style("byline"), align="left")
    for key, text in texts.items():
        if key.partition(".")[0] in ("figure", "number"):
            units.append(Unit(key, "text", rest, setter.paragraph(text, rest, measure)))
    if article.byline and not credited(article):
        units.append(byline_unit(article, pack, setter, measure))
    return tuple(units)


def _stories(
    groups: Sequence[tuple[Article, tuple[Unit, ...]]], flowed: Flowed, legs: Sequence[Leg], frame: Frame, pack: Pack
) -> tuple[Story, ...]:
    stories: list[Story] = []
    first = 0
    for article, units in groups:
        mine = tuple(
            replace(chunk, unit=chunk.unit - first)
            for chunk in flowed.chunks
            if first <= chunk.unit < first + len(units)
        )
        left = sum(len(unit.lines) for unit in units) - sum(chunk.last - chunk.first for chunk in mine)
        items, rest = placed(article.id, units, replace(flowed, chunks=mine, left=left), legs, pack)
        stories.append(Story(article.id, frame, tuple(items), Fit(left, 0, rest)))
        first += len(units)
    return tuple(stories)
