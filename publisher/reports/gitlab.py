"""GitLab code quality: a JSON list that a merge request compares with that of its target branch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from publisher.findings import Finding, Severity
from publisher.reports.fingerprint import fingerprints
from publisher.reports.report import CheckReport
from publisher.wording import Tongue

_SEVERITY = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(reports: Sequence[CheckReport], tongue: Tongue) -> str:
    """The findings of all issues as one list. Ends with a line feed."""
    found = [
        _entry(report, finding, mark, tongue)
        for report in reports
        for finding, mark in zip(report.findings, fingerprints(report), strict=True)
    ]
    text = json.dumps(found, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _entry(report: CheckReport, finding: Finding, mark: str, tongue: Tongue) -> dict[str, Any]:
    words = f"{finding.message.said(tongue)} {finding.hint.said(tongue)}".strip()
    return {
        "description": words,
        "check_name": f"{finding.rule} {finding.name}",
        "fingerprint": mark,
        "severity": _SEVERITY[finding.severity],
        "location": {
            "path": report.file_of(finding),
            "lines": {"begin": finding.span.line if finding.span else 1},
        },
    }
