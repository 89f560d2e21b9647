"""The report for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from publisher.findings import Finding
from publisher.reports.report import CheckReport
from publisher.wording import Tongue


def render(reports: Sequence[CheckReport], tongue: Tongue) -> str:
    """One issue is an object; several are the list ``issues`` of an object. Ends with a line feed."""
    issues = [_issue(report, tongue) for report in reports]
    whole = issues[0] if len(issues) == 1 else {"issues": issues}
    return written(whole)


def written(whole: dict[str, Any]) -> str:
    """An object as JSON text that ends with a line feed."""
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    # A lone surrogate quoted from a broken source cannot be written as UTF-8; as \udc80 it is still JSON.
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def in_both_tongues(report: CheckReport) -> dict[str, Any]:
    """The report as a build keeps it: in English, and beside each sentence the Chinese one, ``…_zh``."""
    english, chinese = _issue(report, "en"), _issue(report, "zh")
    for one, other in zip(english["findings"], chinese["findings"], strict=True):
        one |= {"message_zh": other["message"], "hint_zh": other["hint"]}
    for one, other in zip(english["not_run"], chinese["not_run"], strict=True):
        one |= {"why_zh": other["why"]}
    return english


def _issue(report: CheckReport, tongue: Tongue) -> dict[str, Any]:
    return {
        "issue": report.issue,
        "findings": [_finding(finding, tongue) for finding in report.findings],
        "counts": report.counts,
        "not_run": [{"check": one.check, "why": one.why.said(tongue)} for one in report.not_run],
    }


def _finding(finding: Finding, tongue: Tongue) -> dict[str, Any]:
    span, box = finding.span, finding.box
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.label,
        "message": finding.message.said(tongue),
        "hint": finding.hint.said(tongue),
        "file": span.path.as_posix() if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "article": finding.article,
        "page": finding.page,
        "box": [round(side, 2) for side in (box.left, box.top, box.width, box.height)] if box else None,
    }
