"""The proofs that were signed, kept where builds go, and what has changed since: they can be thrown away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from publisher import edition
from publisher.errors import InputError
from publisher.load import load
from publisher.model import Issue
from publisher.record import MARK
from publisher.reports.html.comparison import render
from publisher.review.built import of_build
from publisher.review.compare import compare
from publisher.review.state import State, of_issue
from publisher.rules.reviews import STAGES
from publisher.signing.stages import name_of
from publisher.wording import Text, Tongue

_FOLDER = ".proofs"
"""Beside the builds; a name that no newsstand looks into."""


def keep(folder: Path, out: Path) -> None:
    """Keep the issue as it is now as the proof of the stage signed last; the one kept before for that stage goes."""
    issue, _ = load(folder)
    if issue is not None and issue.manifest.reviews:
        edition.build(folder, out / _FOLDER / issue.manifest.reviews[-1].stage, editions=("screen", "epub"))


def last_signed(issue: Issue | None, out: Path) -> Path | None:
    """The proof of the stage that was signed last, as far as one was kept."""
    if issue is None:
        return None
    kept = (out / _FOLDER / review.stage / issue.name for review in reversed(issue.manifest.reviews))
    return next((proof for proof in kept if (proof / MARK).is_file()), None)


def comparison(issue: Issue | None, folder: Path, out: Path, tongue: Tongue) -> str:
    """A page that shows the proof signed last beside the issue as it is.

    Raises:
        InputError: no proof was signed on the desk yet.
    """
    proof = last_signed(issue, out)
    if issue is None or proof is None:
        raise InputError(
            Text("No proof has been signed on this desk yet.", "还没有在校样台上签过的校样。"),
            Text("The comparison begins with the first signature.", "签过第一个审次后即可比对。"),
        )
    stage = name_of(next(one for one in STAGES if one == proof.parent.name), issue)
    then = _called(of_build(proof, pictures=True), stage)
    now = _called(of_issue(folder, pictures=True, say=lambda step: None), Text("now", "现在").said(tongue))
    return render(compare(then, now), tongue)


def _called(state: State, name: str) -> State:
    return replace(state, report=replace(state.report, issue=name))
