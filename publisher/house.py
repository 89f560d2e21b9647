"""House style: what a paper asks of its copy beyond the rules themselves. Read from a profile by ``load.profiles``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["off", "info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A rule's weight in this house, and why; ``place`` is file, line and column of the entry."""

    level: Level
    reason: str
    place: tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class HouseWord:
    """A word the house does not print: its pattern, what it prints instead (None = forbidden), and why.

    ``unless`` are longer words within which it is right: 帐号 is wrong, 帐号令 may not be.
    """

    wrong: str
    right: str | None
    why: str
    level: Level
    place: tuple[str, int, int]
    pattern: bool = False
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class House:
    """A profile with everything it extends laid under it.

    ``adjustments`` by rule code; ``people`` gives names their title; ``require`` names duties such as ``imprint``;
    ``longest`` are limits by name in characters (Han) or words; ``stages`` are the house's own names of review stages.
    """

    name: str = "standard"
    adjustments: Mapping[str, Adjustment] = field(default_factory=dict)
    words: tuple[HouseWord, ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)
    require: frozenset[str] = frozenset()
    longest: Mapping[str, int] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)


DUTIES = ("imprint", "issue-number", "page-editor", "page-proofreader", "reviews", "proofs", "sign-off")
"""What a profile may require of every issue."""
LIMITS = ("headline", "headline-words", "alt", "alt-words")
"""The lengths a profile may limit."""
