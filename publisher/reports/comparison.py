"""Two states of an issue beside one another: what findings came and went, what words changed, what moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from publisher.findings import Box, Severity
from publisher.reports.report import CheckReport
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Part:
    """Words that both states have, or only the old or the new one."""

    kind: Literal["same", "old", "new"]
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One changed piece of an article: ``place`` says which (headline, paragraph 3), ``parts`` what became of it."""

    article: str
    headline: str
    place: Text
    parts: tuple[Part, ...]

    @property
    def grown(self) -> int:
        """By how many visible characters it is longer; negative where it is shorter."""
        sign = {"same": 0, "old": -1, "new": 1}
        return sum(sign[part.kind] * len("".join(part.text.split())) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Move:
    """An article that stands elsewhere: its place before and after."""

    article: str
    headline: str
    before: Text
    after: Text


@dataclass(frozen=True, slots=True)
class Bar:
    """Where words of the new state changed: a line of one of its pages."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole comparison. Findings are named by their place in each report's ``findings``."""

    old: CheckReport
    new: CheckReport
    fresh: tuple[int, ...]
    still: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    passages: tuple[Passage, ...]
    moves: tuple[Move, ...]
    bars: tuple[Bar, ...]

    def worse(self, threshold: Severity) -> bool:
        """Whether the new state has a finding at or above the threshold that the old one had not."""
        return any(self.new.findings[at].severity >= threshold for at in self.fresh)
