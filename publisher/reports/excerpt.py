"""The source line of a finding, cut to a readable width, with a caret under the place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from publisher.findings import Finding
from publisher.reports.report import CheckReport

WIDTH = 72
"""Cells of a terminal that an excerpt may take; a paragraph of a newspaper is one long line."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of one source line; ``at`` is the index in ``text`` of the character the finding points to."""

    line: int
    text: str
    at: int

    @property
    def caret(self) -> str:
        """Blanks as wide as what stands before the place, then a caret."""
        return " " * cells(self.text[: self.at]) + "^"


def excerpt(report: CheckReport, finding: Finding, width: int = WIDTH) -> Excerpt | None:
    """What stands at the finding, at most ``width`` cells of it; None without a source, or on an empty line."""
    line = report.line_of(finding)
    if finding.span is None or line is None or not line.strip():
        return None
    at = min(max(finding.span.column - 1, 0), max(len(line) - 1, 0))
    start, end = _window(line, at, width)
    before, after = "…" if start else "", "…" if end < len(line) else ""
    text = before + plain(line[start:end]) + after
    return Excerpt(finding.span.line, text, at - start + len(before))


def plain(text: str) -> str:
    """One line without control characters: quoted source must not steer the reader's terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\n", " ").replace("\t", " "))


def cells(text: str) -> int:
    """Cells of a terminal: a Chinese character or full-width mark takes two, a combining mark none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _window(line: str, at: int, width: int) -> tuple[int, int]:
    """The stretch of the line around ``at`` that fits: a third of the width before it, the rest after it."""
    start = at
    room = width // 3
    while start and room >= (need := cells(line[start - 1])):
        start, room = start - 1, room - need
    end = at
    room = width - cells(line[start:at])
    while end < len(line) and room >= (need := cells(line[end])):
        end, room = end + 1, room - need
    while start and room >= (need := cells(line[start - 1])):
        start, room = start - 1, room - need
    return start, end
