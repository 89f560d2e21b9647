"""A verdict as plain data, on its way from the child process that made it."""

from __future__ import annotations

from typing import Any

from publisher.findings import Box, Finding, NotRun, Severity
from publisher.preflight.check import Verdict
from publisher.wording import Text


def written(verdict: Verdict) -> dict[str, Any]:
    """The verdict as JSON can hold it."""
    return {
        "findings": [
            {
                "rule": finding.rule,
                "name": finding.name,
                "severity": finding.severity.name,
                "message": _pair(finding.message),
                "hint": _pair(finding.hint),
                "page": finding.page,
                "box": [finding.box.left, finding.box.top, finding.box.width, finding.box.height]
                if finding.box
                else None,
            }
            for finding in verdict.findings
        ],
        "not_run": [{"check": one.check, "why": _pair(one.why)} for one in verdict.not_run],
    }


def read(data: Any) -> Verdict:
    """The verdict of ``written``. Raises KeyError, TypeError or ValueError for anything else."""
    findings = tuple(
        Finding(
            str(one["rule"]),
            str(one["name"]),
            Severity[one["severity"]],
            Text(*map(str, one["message"])),
            Text(*map(str, one["hint"])),
            page=one["page"],
            box=Box(*map(float, one["box"])) if one["box"] else None,
        )
        for one in data["findings"]
    )
    return Verdict(findings, tuple(NotRun(str(one["check"]), Text(*map(str, one["why"]))) for one in data["not_run"]))


def _pair(text: Text) -> list[str]:
    # A lone surrogate from a broken name cannot be written; told with a mark in its place it still helps.
    return [part.encode("utf-8", "replace").decode("utf-8") for part in (text.en, text.zh)]
