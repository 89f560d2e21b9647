"""What a unit can be within an article, and how far it looks it. The figures are in data/reading.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

import yaml

from publisher.ingest.features import Seen


class Role(Enum):
    """What a unit is within an article."""

    KICKER = "kicker"
    HEAD = "headline"
    TURN = "headline, continued"
    SUBTITLE = "subhead under the headline"
    LABEL = "deck label"
    DECK = "deck"
    BYLINE = "byline"
    TITLE = "position of the author"
    LEAD = "first paragraph"
    BODY = "paragraph"
    SUBHEAD = "subhead"
    ITEM = "list item"
    CAPTION = "caption"
    CREDIT = "credit"
    PHOTO = "caption of a photo story"
    SIGNED = "byline after the text"
    NOTE = "note"


HEADING = frozenset({Role.KICKER, Role.HEAD, Role.TURN, Role.SUBTITLE})
RUNNING = frozenset({Role.DECK, Role.LEAD, Role.BODY, Role.ITEM, Role.CAPTION, Role.PHOTO})
STARTS = (Role.KICKER, Role.HEAD)

_PINNED: Mapping[str, frozenset[Role]] = {
    "#": frozenset({Role.HEAD}),
    "##": frozenset({Role.SUBHEAD}),
    "-": frozenset({Role.ITEM}),
    ">": frozenset({Role.BODY, Role.LEAD}),
    "![": frozenset({Role.CAPTION}),
    "▲": HEADING | {Role.LABEL, Role.DECK, Role.SUBHEAD},
    "△": frozenset(Role) - {Role.HEAD, Role.TURN},
    "kicker": frozenset({Role.KICKER}),
    "subtitle": frozenset({Role.SUBTITLE}),
    "deck": frozenset({Role.DECK}),
    "byline": frozenset({Role.BYLINE}),
    "caption": frozenset({Role.CAPTION, Role.PHOTO}),
    "¶": frozenset(Role) - HEADING - {Role.SUBHEAD, Role.ITEM} | {Role.SUBTITLE},
}


@dataclass(frozen=True, slots=True)
class Figures:
    """The tables of data/reading.yaml; ``follows[None]`` is how a page may begin."""

    weights: Mapping[Role, Mapping[str, float]]
    follows: Mapping[Role | None, Mapping[Role, float]]
    ends: Mapping[Role, float]
    steps: Mapping[str, float]


@cache
def figures() -> Figures:
    """The figures, read once."""
    text = (Path(__file__).parent / "data" / "reading.yaml").read_text(encoding="utf-8")
    tables = yaml.safe_load(text)
    return Figures(
        weights={Role[name.upper()]: table for name, table in tables["weights"].items()},
        follows={
            None if name == "start" else Role[name.upper()]: _by_role(table)
            for name, table in tables["follows"].items()
        },
        ends=_by_role(tables["ends"]),
        steps=tables["steps"],
    )


def _by_role(table: Mapping[str, float]) -> Mapping[Role, float]:
    return {Role[name.upper()]: value for name, value in table.items()}


def weight(seen: Seen, role: Role) -> float:
    """How far the unit by itself speaks for the role."""
    table = figures().weights[role]
    return table.get("base", 0.0) + sum(table[name] * value for name, value in seen.features.items() if name in table)


def may_be(seen: Seen) -> frozenset[Role]:
    """The roles open to a unit: all of them, but for what a Markdown mark fixes."""
    return _PINNED.get(seen.unit.mark, frozenset(Role))
