"""The report for people: one finding a line, its remedy below, file by file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from publisher.findings import Finding, Severity
from publisher.reports.report import CheckReport
from publisher.wording import Text, Tongue

_SEVERITY = {
    Severity.ERROR: Text("error", "错误"),
    Severity.WARNING: Text("warning", "警告"),
    Severity.INFO: Text("info", "提示"),
}
_COUNTED = {
    "error": (Text("error", "个错误"), Text("errors", "个错误")),
    "warning": (Text("warning", "个警告"), Text("warnings", "个警告")),
    "info": (Text("note", "个提示"), Text("notes", "个提示")),
}
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def render(reports: Sequence[CheckReport], tongue: Tongue) -> str:
    """Every issue under its name where there are several, and a line that sums it up. Ends with a line feed."""
    return "\n".join(_issue(report, tongue, headed=len(reports) > 1) for report in reports)


def _issue(report: CheckReport, tongue: Tongue, *, headed: bool) -> str:
    blocks = ["\n".join(_finding(finding, tongue) for finding in group) for _, group in _by_file(report)]
    if report.not_run:
        not_run = Text("not run: ", "未检查：").said(tongue)
        colon = Text(": ", "：").said(tongue)
        blocks.append("\n".join(_safe(f"{not_run}{one.check}{colon}{one.why.said(tongue)}") for one in report.not_run))
    blocks.append(_summary(report, tongue))
    head = _safe(report.issue) + "\n" if headed else ""
    return head + "\n\n".join(blocks) + "\n"


def _by_file(report: CheckReport) -> groupby[str, Finding]:
    return groupby(report.findings, key=lambda finding: finding.span.path.as_posix() if finding.span else "")


def _finding(finding: Finding, tongue: Tongue) -> str:
    severity = _SEVERITY[finding.severity].said(tongue)
    parts = [_place(finding), severity, finding.rule, finding.name, finding.message.said(tongue)]
    if finding.page is not None:
        parts.append(Text(f"(page {finding.page})", f"（第{finding.page}版）").said(tongue))
    line = _safe(" ".join(part for part in parts if part))
    hint = _safe(finding.hint.said(tongue))
    return f"{line}\n    {hint}" if hint else line


def _place(finding: Finding) -> str:
    span = finding.span
    return f"{span.path.as_posix()}:{span.line}:{span.column}" if span else ""


def _summary(report: CheckReport, tongue: Tongue) -> str:
    counts = [(name, count) for name, count in report.counts.items() if count]
    if not counts:
        text = Text("Nothing found.", "没有发现问题。")
    else:
        text = Text(
            ", ".join(f"{count} {_COUNTED[name][count > 1].en}" for name, count in counts) + ".",
            "，".join(f"{count}{_COUNTED[name][0].zh}" for name, count in counts) + "。",
        )
    skipped = len(report.not_run)
    if skipped:
        more = Text(f" {skipped} check{'s' if skipped > 1 else ''} not run.", f"有{skipped}项未检查。")
        text = Text(text.en + more.en, text.zh + more.zh)
    return text.said(tongue)


def _safe(text: str) -> str:
    """One line without control characters: quoted source must not steer the reader's terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\n", " ").replace("\t", " "))
