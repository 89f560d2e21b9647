"""What was composed from a portion of a story, under the names that the story's own pieces have.

The headline of a rest and the jump lines are not the story's text: they become furniture, which conservation counts
apart and which leads readers to the other side of the jump.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.compose.flow import Lead, Unit
from publisher.compose.pages import Fill, Item, Picture
from publisher.compose.portions import Portion
from publisher.compose.story import Story
from publisher.typeset.lines import Line

LEADS_TO, COMES_FROM, HEADLINE = "jump.to", "jump.from", "jump.headline"
"""Pieces of furniture: the line under a portion that goes on, the line over a rest, and the rest's headline."""


def named(story: Story, portion: Portion) -> Story:
    """The story's items and left-over lines under their names in the story as it was written."""
    if portion.article is portion.whole:
        return story
    items = tuple(_item(item, portion) for item in story.items)
    rest = tuple(_unit(unit, portion) for unit in story.fit.rest if not is_jump_line(unit.piece, portion))
    crowded = tuple(_name(piece, portion) for piece in story.fit.crowded)
    return replace(story, items=items, fit=replace(story.fit, rest=rest, crowded=crowded))


def is_jump_line(piece: str, portion: Portion) -> bool:
    """Whether a piece of the portion's article is a jump line."""
    index = _body_index(piece)
    return index is not None and portion.article.blocks[index].kind == "jump"


def _body_index(piece: str) -> int | None:
    name, _, rest = piece.partition(".")
    return int(rest.partition(".")[0]) if name == "body" else None


def _item(item: Item, portion: Portion) -> Item:
    if isinstance(item, Fill):
        return item
    if isinstance(item, Picture):
        return replace(item, figure=portion.figures[item.figure])
    if item.article is None:
        return item
    if is_jump_line(item.piece, portion):
        begins = item.piece == "body.0"
        other = portion.since if begins else portion.onto
        return replace(item, article=None, piece=COMES_FROM if begins else LEADS_TO, link=f"{portion.whole.id}#{other}")
    if portion.since is not None and item.piece == "headline":
        return replace(item, article=None, piece=HEADLINE)
    return replace(item, piece=_name(item.piece, portion), lines=_lines(item.piece, item.lines, portion))


def _unit(unit: Unit, portion: Portion) -> Unit:
    lead = unit.lead and _lead(unit.lead, portion)
    cells = tuple(_lead(cell, portion) for cell in unit.cells)
    lines = _lines(unit.piece, unit.lines, portion)
    return replace(unit, piece=_name(unit.piece, portion), lines=lines, lead=lead, cells=cells)


def _lead(lead: Lead, portion: Portion) -> Lead:
    return replace(lead, piece=_name(lead.piece, portion))


def _name(piece: str, portion: Portion) -> str:
    kind, _, rest = piece.partition(".")
    number, _, field = rest.partition(".")
    if kind == "body":
        number = str(int(number) + portion.shift)
    elif kind == "figure":
        number = str(portion.figures[int(number)])
    else:
        return piece
    return ".".join(word for word in (kind, number, field) if word)


def _lines(piece: str, lines: Sequence[Line], portion: Portion) -> tuple[Line, ...]:
    """Lines of a paragraph that began on an earlier page count their characters from its beginning."""
    moved = portion.begin.character
    if not moved or _body_index(piece) != portion.begin.block - portion.shift:
        return tuple(lines)
    return tuple(replace(line, start=line.start + moved, end=line.end + moved) for line in lines)
