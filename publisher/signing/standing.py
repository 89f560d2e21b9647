"""Where an issue stands: each stage of each article signed, fallen because the text was changed since, or open."""

from __future__ import annotations

import datetime
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from publisher.imprint import Review, Stage
from publisher.model import Article, Issue
from publisher.rules.reviews import STAGES, required, signed, stands
from publisher.signing.stages import name_of

State = Literal["signed", "fallen", "open"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One stage of one article; ``by`` and ``at`` are of the last signature, if there is one."""

    stage: Stage
    state: State
    by: str = ""
    at: datetime.datetime | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {"state": self.state, "by": self.by or None, "at": self.at.isoformat() if self.at else None}


@dataclass(frozen=True, slots=True)
class Standing:
    """All marks by article, in the manifest's order; ``stages`` are the columns, of which ``required`` are a must."""

    issue: Issue
    stages: tuple[Stage, ...]
    required: tuple[Stage, ...]
    marks: dict[str, dict[Stage, Mark]]

    @property
    def open(self) -> int:
        """Required marks that are missing or have fallen."""
        return sum(mark.state != "signed" for row in self.marks.values() for mark in row.values() if self._must(mark))

    @property
    def fallen(self) -> int:
        """Signatures that a change has undone."""
        return sum(mark.state == "fallen" for row in self.marks.values() for mark in row.values())

    def _must(self, mark: Mark) -> bool:
        return mark.stage in self.required or mark.state == "fallen"

    def as_json(self) -> dict[str, Any]:
        """Plain values: stages with their names, articles with the state of each."""
        return {
            "issue": self.issue.name,
            "stages": [
                {"id": stage, "name": name_of(stage, self.issue), "required": stage in self.required}
                for stage in self.stages
            ],
            "articles": [
                {
                    "id": name,
                    "headline": self.issue.articles[name].headline,
                    "stages": {stage: mark.as_json() for stage, mark in row.items()},
                }
                for name, row in self.marks.items()
            ],
            "open": self.open,
            "fallen": self.fallen,
        }


def standing_of(issue: Issue) -> Standing:
    """Where the issue stands. Columns are the stages that its house requires, and any other that somebody signed."""
    wanted = required(issue)
    used = {review.stage for review in issue.manifest.reviews}
    stages = tuple(stage for stage in STAGES if stage in wanted or stage in used) or tuple(STAGES)
    # One on the whole issue is asked about for every article, and it stands on every picture's bytes.
    fallen = {id(review) for review in issue.manifest.reviews if not stands(review, issue)}
    marks = {article.id: _row(stages, signed(issue, article), fallen) for article in issue.manifest.articles}
    return Standing(issue, stages, wanted, marks)


def mark_of(issue: Issue, article: Article, stage: Stage) -> Mark:
    """The state of one stage of one article."""
    review = signed(issue, article).get(stage)
    return _mark(stage, review, holds=review is not None and stands(review, issue))


def _row(stages: tuple[Stage, ...], reviews: Mapping[Stage, Review], fallen: Container[int]) -> dict[Stage, Mark]:
    found = {stage: reviews.get(stage) for stage in stages}
    return {stage: _mark(stage, review, holds=id(review) not in fallen) for stage, review in found.items()}


def _mark(stage: Stage, review: Review | None, *, holds: bool) -> Mark:
    if review is None:
        return Mark(stage, "open")
    return Mark(stage, "signed" if holds else "fallen", review.by.strip(), review.at)
