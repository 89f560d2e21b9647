"""The report for people: one finding a line, the source with a caret and the remedy below, file by file."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from publisher.findings import Finding, Severity
from publisher.reports.excerpt import excerpt, plain
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


def render(reports: Sequence[CheckReport], tongue: Tongue) -> str:
    """Every issue under its name where there are several, and a line that sums it up. Ends with a line feed."""
    return "\n".join(_issue(report, tongue, headed=len(reports) > 1) for report in reports)


def _issue(report: CheckReport, tongue: Tongue, *, headed: bool) -> str:
    blocks = ["\n".join(_finding(report, finding, tongue) for finding in group) for _, group in _by_file(report)]
    if report.not_run:
        not_run = Text("not run: ", "未检查：").said(tongue)
        colon = Text(": ", "：").said(tongue)
        blocks.append("\n".join(plain(f"{not_run}{one.check}{colon}{one.why.said(tongue)}") for one in report.not_run))
    blocks.append(_summary(report, tongue))
    head = plain(report.issue) + "\n" if headed else ""
    return head + "\n\n".join(blocks) + "\n"


def _by_file(report: CheckReport) -> groupby[str, Finding]:
    return groupby(report.findings, key=lambda finding: finding.span.path.as_posix() if finding.span else "")


def _finding(report: CheckReport, finding: Finding, tongue: Tongue) -> str:
    severity = _SEVERITY[finding.severity].said(tongue)
    parts = [_place(report, finding), severity, finding.rule, finding.name, finding.message.said(tongue)]
    if finding.page is not None:
        parts.append(Text(f"(page {finding.page})", f"（第{finding.page}版）").said(tongue))
    line = plain(" ".join(part for part in parts if part))
    hint = plain(finding.hint.said(tongue))
    return "\n".join([line, *_shown(report, finding), *([f"    {hint}"] if hint else [])])


def _shown(report: CheckReport, finding: Finding) -> list[str]:
    found = excerpt(report, finding)
    if found is None:
        return []
    number = str(found.line)
    return [f"    {number} | {found.text}", f"    {' ' * len(number)} | {found.caret}"]


def _place(report: CheckReport, finding: Finding) -> str:
    span = finding.span
    return f"{report.file_of(finding)}:{span.line}:{span.column}" if span else ""


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
