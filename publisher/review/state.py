"""One side of a comparison: an issue's folder or a build's, read into the same value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from publisher import edition
from publisher.compose.pages import Composition, TextBlock
from publisher.findings import Box
from publisher.pieces import pieces
from publisher.reports import CheckReport, with_changes, with_sources
from publisher.review.lines import line_box
from publisher.review.proofs import proof_of
from publisher.wording import Text

_MM = 25.4 / 72

Texts = Mapping[str, Mapping[str, str]]
"""The pieces of every article by its id, each by its key, in reading order."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line as it stands on a page; ``baseline`` in millimetres from the trim's top."""

    page: int
    text: str
    box: Box
    baseline: float


@dataclass(frozen=True, slots=True)
class State:
    """An issue at one time: its report with its proof, its texts, and its lines in reading order."""

    report: CheckReport
    texts: Texts
    lines: tuple[PageLine, ...]


def of_issue(path: Path, *, pictures: bool, say: Callable[[Text], None]) -> State:
    """The state of an issue's folder: loaded, checked, laid out and, for ``pictures``, painted.

    Raises:
        InputError: there is no manifest, or nothing of it can be used.
    """
    checked = edition.check(path, say=say)
    report = with_changes(with_sources(checked.report, path), checked.issue)
    issue = checked.issue
    if issue is None:
        return State(report, {}, ())
    texts = {
        article.id: {piece.key: piece.text for piece in pieces(article, issue.language)}
        for article in issue.manifest.articles
    }
    if pictures:
        say(Text("Painting the pages", "出版面"))
        report = replace(report, proof=proof_of(checked))
    composition = checked.layout.composition if checked.layout else None
    return State(report, texts, tuple(_lines(composition)) if composition else ())


def _lines(composition: Composition) -> list[PageLine]:
    return [
        PageLine(page.number, line.source_text, line_box(block, index), (block.baseline + index * block.leading) * _MM)
        for page in composition.pages
        for block in page.items
        if isinstance(block, TextBlock) and block.article is not None
        for index, line in enumerate(block.lines)
    ]
