"""SARIF 2.1.0, for code scanning: rules with their reasons, places, and fingerprints that outlive edits elsewhere."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from publisher import __version__
from publisher.findings import Finding, Severity
from publisher.reports.fingerprint import fingerprints
from publisher.reports.report import CheckReport
from publisher.rules.registry import Rule, all_rules
from publisher.wording import Text, Tongue

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(reports: Sequence[CheckReport], tongue: Tongue) -> str:
    """One run for each issue. Ends with a line feed."""
    runs = [_run(report, tongue) for report in reports]
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": runs}
    text = json.dumps(log, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _run(report: CheckReport, tongue: Tongue) -> dict[str, Any]:
    found = {finding.rule: finding.name for finding in report.findings}
    known = {rule.code: _rule(rule, tongue) for rule in all_rules() if rule.code in found}
    # A finding of a rule that no registry knows, such as one of a test's own, still needs its entry.
    rules = [known.get(code) or {"id": code, "name": _pascal(found[code])} for code in sorted(found)]
    places = {rule["id"]: index for index, rule in enumerate(rules)}
    return {
        "tool": {"driver": {"name": "publisher", "version": __version__, "rules": rules}},
        "language": "zh-CN" if tongue == "zh" else "en",
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": f"publisher/{report.issue}/"},
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "warning", "message": {"text": f"{one.check}: {one.why.said(tongue)}"}}
                    for one in report.not_run
                ],
            }
        ],
        "results": [
            _result(report, finding, places[finding.rule], mark, tongue)
            for finding, mark in zip(report.findings, fingerprints(report), strict=True)
        ],
    }


def _rule(rule: Rule, tongue: Tongue) -> dict[str, Any]:
    title, why = rule.doc.title.said(tongue), rule.doc.why.said(tongue)
    bad, good = Text("Bad", "有问题的写法").said(tongue), Text("Good", "正确的写法").said(tongue)
    return {
        "id": rule.code,
        "name": _pascal(rule.name),
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": {
            "text": f"{why}\n\n{bad}:\n{rule.doc.bad}\n\n{good}:\n{rule.doc.good}",
            "markdown": f"{why}\n\n**{bad}**\n\n{_fenced(rule.doc.bad)}\n\n**{good}**\n\n{_fenced(rule.doc.good)}",
        },
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "properties": {"tags": [rule.code[:2]]},
    }


def _result(report: CheckReport, finding: Finding, place: int, mark: str, tongue: Tongue) -> dict[str, Any]:
    message, hint = finding.message.said(tongue), finding.hint.said(tongue)
    fixes = _fixes(report, finding, tongue)
    properties = {"article": finding.article, "page": finding.page, "box": _box(finding)}
    return {
        "ruleId": finding.rule,
        "ruleIndex": place,
        "level": _LEVEL[finding.severity],
        "message": {"text": f"{message}\n{hint}" if hint else message},
        "locations": [{"physicalLocation": _location(report, finding)}],
        "partialFingerprints": {"publisherFinding/v1": mark},
        **({"fixes": fixes} if fixes else {}),
        "properties": {name: value for name, value in properties.items() if value is not None},
    }


def _location(report: CheckReport, finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(report.file_of(finding))}}
    if finding.span:
        region: dict[str, Any] = {"startLine": finding.span.line, "startColumn": finding.span.column}
        line = report.line_of(finding)
        if line and len(line) <= _QUOTED:
            region["snippet"] = {"text": line}
        location["region"] = region
    return location


def _fixes(report: CheckReport, finding: Finding, tongue: Tongue) -> list[dict[str, Any]]:
    """One fix that makes every change of the finding, where each has its place in the source."""
    changes = report.changes_of(finding)
    replacements = [
        {
            "deletedRegion": {
                "startLine": change.region.start.line,
                "startColumn": change.region.start.column,
                "endLine": change.region.end.line,
                "endColumn": change.region.end.column,
            },
            "insertedContent": {"text": change.new},
        }
        for change in changes
        if change.region
    ]
    if not replacements or len(replacements) < len(changes):
        return []
    artifact = {"artifactLocation": {"uri": quote(report.file_of(finding))}, "replacements": replacements}
    return [{"description": {"text": finding.hint.said(tongue)}, "artifactChanges": [artifact]}]


_QUOTED = 2000
"""Characters; a longer line would swell the file by its own length for each of its findings."""


def _box(finding: Finding) -> list[float] | None:
    box = finding.box
    return [round(side, 2) for side in (box.left, box.top, box.width, box.height)] if box else None


def _fenced(example: str) -> str:
    return f"```yaml\n{example}\n```"


def _pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))
