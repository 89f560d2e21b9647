"""Proof that an issue says the same as before, but for what was to change."""

from __future__ import annotations

import re
from collections.abc import Iterable

from publisher.fixes.edits import Edit
from publisher.model import Issue
from publisher.pieces import pieces

_PRINTED = ("kicker", "headline", "subhead", "deck", "dateline", "byline", "figures", "numbers", "body")


def as_meant(before: Issue, after: Issue | None, edits: Iterable[Edit]) -> bool:
    """Whether ``after`` is ``before`` with these edits made in its pieces, and nothing else."""
    if after is None or _frame(before) != _frame(after):
        return False
    wanted = _words(before)
    for edit in sorted(edits, key=lambda one: (one.fix.start, one.fix.end), reverse=True):
        key = (edit.article, edit.fix.piece)
        text = wanted[key]
        wanted[key] = text[: edit.fix.start] + edit.fix.new + text[edit.fix.end :]
    return {key: text.strip() for key, text in wanted.items() if text.strip()} == _words(after)


def same_letters(before: Issue, after: Issue | None) -> bool:
    """Whether every article has the same letters in the same order: joins only take away spaces and hyphens."""
    if after is None or _frame(before) != _frame(after):
        return False
    return _letters(before) == _letters(after)


def _words(issue: Issue) -> dict[tuple[str, str], str]:
    found = {}
    for article in issue.manifest.articles:
        for piece in pieces(article, issue.language):
            found[article.id, piece.key] = piece.text.strip()
        for index, block in enumerate(article.blocks):
            found[article.id, f"body.{index}.is"] = f"{block.kind} {block.level}"
    return found


def _letters(issue: Issue) -> list[str]:
    return [
        re.sub(r"[\s\u00ad-]+", "", "".join(block.text for block in article.blocks))
        for article in issue.manifest.articles
    ]


def _frame(issue: Issue) -> dict[str, object]:
    """Everything of the manifest that is not printed words of an article."""
    frame = issue.manifest.model_dump(mode="json")
    for article in frame["articles"]:
        for key in _PRINTED:
            article.pop(key, None)
    return frame
