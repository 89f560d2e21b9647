"""The source lines that findings mean, with a line or two around them: a report can be read without the issue."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from publisher.reports.excerpt import plain
from publisher.reports.html.cards import LETTER, anchor_of
from publisher.reports.report import CheckReport

_AROUND = 1
_LONGEST = 1500
"""Characters of a line that are shown; a line may hold a whole book."""


@dataclass(frozen=True, slots=True)
class Row:
    """One source line. ``letter`` is the gravest severity of the findings on it; ``after_gap``: lines were left out."""

    number: int
    text: str
    anchor: str
    letter: str | None
    after_gap: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """The lines of one file that are shown."""

    path: str
    rows: tuple[Row, ...]


def listings(report: CheckReport, issue: int) -> tuple[Listing, ...]:
    """A listing for each file that findings point into, in the order of the paths."""
    meant: dict[str, dict[int, str]] = defaultdict(dict)
    for finding in sorted(report.findings, key=lambda one: one.severity):
        if finding.span:
            meant[finding.span.path.as_posix()][finding.span.line] = LETTER[finding.severity]
    made = (_listing(report, path, letters, issue) for path, letters in sorted(meant.items()))
    return tuple(listing for listing in made if listing.rows)


def _listing(report: CheckReport, path: str, letters: dict[int, str], issue: int) -> Listing:
    lines = report.sources.get(path, ())
    shown = sorted({near for at in letters for near in range(at - _AROUND, at + _AROUND + 1) if 0 < near <= len(lines)})
    rows = [
        Row(
            number,
            plain(lines[number - 1][:_LONGEST]) + ("…" if len(lines[number - 1]) > _LONGEST else ""),
            anchor_of(issue, path, number),
            letters.get(number),
            place > 0 and shown[place - 1] != number - 1,
        )
        for place, number in enumerate(shown)
    ]
    return Listing(path, tuple(rows))
