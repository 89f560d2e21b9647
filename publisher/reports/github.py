"""Workflow commands of GitHub Actions: each finding stands on its line in the pull request."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.findings import Finding, NotRun, Severity
from publisher.reports.excerpt import plain
from publisher.reports.report import CheckReport
from publisher.wording import Text, Tongue

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(reports: Sequence[CheckReport], tongue: Tongue) -> str:
    """One command a line, gravest first: GitHub shows only the first ten of each kind in a step."""
    lines: list[str] = []
    for report in reports:
        gravest = sorted(report.findings, key=lambda finding: -finding.severity)
        lines += [_annotation(report, finding, tongue) for finding in gravest]
        lines += [_not_run(one, tongue) for one in report.not_run]
    return "".join(f"{line}\n" for line in lines)


def _annotation(report: CheckReport, finding: Finding, tongue: Tongue) -> str:
    places = [f"file={_property(report.file_of(finding))}"]
    if finding.span:
        places += [f"line={finding.span.line}", f"col={finding.span.column}"]
    title = f"title={_property(f'{finding.rule} {finding.name}')}"
    words = [finding.message.said(tongue), finding.hint.said(tongue)]
    if finding.page is not None:
        words[0] += Text(f" (page {finding.page})", f"（第{finding.page}版）").said(tongue)
    told = "\n".join(plain(word) for word in words if word)
    return f"::{_COMMAND[finding.severity]} {','.join([*places, title])}::{_data(told)}"


def _not_run(one: NotRun, tongue: Tongue) -> str:
    title = Text("Not checked", "未检查").said(tongue)
    return f"::notice title={_property(title)}::{_data(plain(f'{one.check}: {one.why.said(tongue)}'))}"


def _data(text: str) -> str:
    # A line feed would end the command, and what follows could be read as another one.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
