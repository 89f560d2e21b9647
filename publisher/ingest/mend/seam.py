"""What is judged, and the judgement: two neighbouring paragraphs, and whether they are one."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp


@dataclass(frozen=True, slots=True)
class Page:
    """What the whole text tells about each of its seams.

    Attributes:
        text: All paragraphs, one a line: whether the words across a seam stand elsewhere.
        indented: Whether paragraphs keep their first-line indent, so that one without it goes on from before.
        finished: How many of the long paragraphs end with the mark of a sentence, 0–1.
    """

    text: str
    indented: bool
    finished: float


@dataclass(frozen=True, slots=True)
class Seam:
    """Two neighbouring paragraphs without the space around them, and those beside them (empty at the page's ends)."""

    left: str
    right: str
    before: str
    after: str
    page: Page
    right_indented: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the evidence weighs: above 0 the two are one paragraph.

    Attributes:
        weight: Sum of the evidence, in natural units of log odds.
        rule: Name of the strongest sign for the decision.
        certain: Whether to join without asking.
    """

    weight: float
    rule: str
    certain: bool = False

    @property
    def broken(self) -> bool:
        """Whether this is one paragraph cut in two."""
        return self.weight > 0

    @property
    def confidence(self) -> float:
        """How sure the join is, 0.5–0.99."""
        return round(min(0.99, max(0.98 if self.certain else 0.5, 1 / (1 + exp(-self.weight)))), 3)


def whole(rule: str, weight: float = -5.0) -> Verdict:
    """The two are separate paragraphs."""
    return Verdict(weight, rule)
