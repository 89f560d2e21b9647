"""The stages of review by name: as the manifest writes them, as a newsroom says them, as the house calls them."""

from __future__ import annotations

from publisher.errors import InputError
from publisher.imprint import PROOFS, REVIEWS, Stage
from publisher.model import Issue
from publisher.rules.reviews import STAGES, required
from publisher.wording import Text, tongue_of

_SAID: dict[str, Stage] = {
    "一审": "first-review",
    "二审": "second-review",
    "三审": "final-review",
    "付印": "sign-off",
    "签发": "sign-off",
}
"""Names besides those of the rules, which speak of 初审, 复审 and 终审."""


def stage_called(name: str, issue: Issue) -> Stage:
    """The stage that is meant.

    Raises:
        InputError: there is none of that name.
    """
    wanted = name.strip().lower()
    for stage, told in STAGES.items():
        if wanted in (stage, told.en, told.zh, issue.house.stages.get(stage, "").lower()):
            return stage
    if wanted in _SAID:
        return _SAID[wanted]
    known = "、".join(name_of(stage, issue) for stage in STAGES)
    raise InputError(
        Text(f"There is no stage “{name}”.", f"没有“{name}”这个审校环节。"),
        Text(f"Stages: {', '.join(STAGES)}.", f"可用的环节：{known}（{', '.join(STAGES)}）。"),
    )


def name_of(stage: Stage, issue: Issue) -> str:
    """What the house calls it; else its name in the issue's language."""
    return issue.house.stages.get(stage) or STAGES[stage].said(tongue_of(issue.language))


def before(stage: Stage, issue: Issue) -> tuple[Stage, ...]:
    """The stages that must be signed first: the earlier ones of its kind, and earlier kinds that the house requires."""
    wanted = required(issue)
    if stage in REVIEWS:
        return REVIEWS[: REVIEWS.index(stage)]
    if stage in PROOFS:
        return (*(one for one in wanted if one in REVIEWS), *PROOFS[: PROOFS.index(stage)])
    return tuple(one for one in wanted if one != "sign-off")
