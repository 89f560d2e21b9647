"""Flowed lines put where they belong, and what found no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.compose.flow import Flowed, Leg, Unit
from publisher.compose.pack import Pack
from publisher.compose.pages import Item, TextBlock
from publisher.compose.tables import row_items


def placed(
    article: str, units: Sequence[Unit], flowed: Flowed, legs: Sequence[Leg], pack: Pack
) -> tuple[list[Item], tuple[Unit, ...]]:
    """The flowed lines as items, and the units, the first perhaps in part, that found no place."""
    items: list[Item] = []
    for chunk in flowed.chunks:
        unit, leg = units[chunk.unit], legs[chunk.leg]
        baseline, leading = pack.grid.on(leg.top + chunk.row), pack.grid.leading
        x = leg.x + unit.shift
        if unit.kind == "byline" and chunk.unit == len(units) - 1 and chunk.unit > 0:
            x += unit.lines[0].measure - unit.lines[0].width
        lead = unit.lead
        if lead and chunk.first == 0:
            below = baseline + lead.below
            items.append(TextBlock(article, lead.piece, lead.style, leg.x + lead.x, below, leading, (lead.line,)))
        if unit.kind == "row":
            items += row_items(article, unit, leg.x, pack.grid.y(leg.top + chunk.row), pack)
            continue
        lines = unit.lines[chunk.first : chunk.last]
        continued = unit.continued or chunk.first > 0
        items.append(TextBlock(article, unit.piece, unit.style, x, baseline, leading, lines, continued))
    return items, _rest(units, flowed)


def _rest(units: Sequence[Unit], flowed: Flowed) -> tuple[Unit, ...]:
    if not flowed.left:
        return ()
    done = {chunk.unit: chunk.last for chunk in flowed.chunks}
    return tuple(
        replace(
            unit,
            lines=unit.lines[done.get(index, 0) :],
            continued=index in done or unit.continued,
            lead=None if index in done else unit.lead,
        )
        for index, unit in enumerate(units)
        if done.get(index, 0) < len(unit.lines)
    )
