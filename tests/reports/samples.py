"""Reports that hold what formats get wrong: several files, no place, a page only, odd characters, what did not run."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from publisher.findings import Box, Finding, NotRun, Severity
from publisher.model import Span
from publisher.reports import CheckReport
from publisher.wording import Text


def finding(
    path: str | None = "articles/a b.md",
    line: int = 2,
    column: int = 4,
    *,
    severity: Severity = Severity.ERROR,
    message: str = "Two, halves: 50%.",
    rule: str = "PA001",
    page: int | None = None,
) -> Finding:
    span = Span(Path(path), line, column) if path else None
    box = Box(15.0, 120.5, 46.0, 84.0) if page else None
    name = {"PA001": "broken-paragraph", "BY001": "missing-byline"}.get(rule, "some-rule")
    return Finding(rule, name, severity, Text(message, "断成两段。"), Text("Join.", "请接合。"), span, "a", page, box)


SOURCES = {"articles/a b.md": ("第一段。", "意识形态、全", "", "面从严治党")}


def report(*findings: Finding, not_run: tuple[NotRun, ...] = (), threshold: Severity = Severity.ERROR) -> CheckReport:
    return CheckReport("issues/137", findings, not_run, PurePosixPath("issues/137"), SOURCES, threshold)


SWITCHED_OFF = NotRun("layout", Text("switched off", "已关闭"))

ODD = "bad \x1b[2J\r\n::error::x ]]> <b> \ud800 \u2028 \x00"

MIXED = report(
    finding(),
    finding(severity=Severity.WARNING, rule="BY001", message=ODD),
    finding(None, severity=Severity.INFO, page=2),
    not_run=(SWITCHED_OFF,),
)
