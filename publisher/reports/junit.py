"""JUnit XML: each finding is a test case; those at the threshold of the command fail, the others are told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from publisher.findings import Finding, NotRun
from publisher.reports.excerpt import excerpt
from publisher.reports.report import CheckReport
from publisher.rules.registry import all_rules
from publisher.wording import Tongue

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(reports: Sequence[CheckReport], tongue: Tongue) -> str:
    """A suite for each issue: its findings, the rules that found nothing, and what was skipped."""
    suites = "".join(_suite(report, tongue) for report in reports)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="publisher">\n{suites}</testsuites>\n'


def _suite(report: CheckReport, tongue: Tongue) -> str:
    broken = {finding.rule for finding in report.findings}
    # Where something did not run, a rule without findings has not passed; nor has one that is looked into elsewhere.
    passed = (
        []
        if report.not_run
        else [rule for rule in all_rules() if rule.scope != "elsewhere" and rule.code not in broken]
    )
    failures = sum(finding.severity >= report.threshold for finding in report.findings)
    cases = [
        *(_case(report, finding, tongue) for finding in report.findings),
        *(_open("publisher", f"{rule.code} {rule.name}") + "/>\n" for rule in passed),
        *(_skipped(one, tongue) for one in report.not_run),
    ]
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{len(report.not_run)}"'
    return f"  <testsuite name={_attribute(report.issue)} {counts}>\n{''.join(cases)}  </testsuite>\n"


def _case(report: CheckReport, finding: Finding, tongue: Tongue) -> str:
    span, file = finding.span, report.file_of(finding)
    place = f"{file}:{span.line}:{span.column}" if span else file
    message = finding.message.said(tongue)
    found = excerpt(report, finding)
    shown = [f"{found.text}\n{found.caret}"] if found else []
    told = "\n".join([place, message, *shown, finding.hint.said(tongue)])
    head = _open(file, f"{finding.rule} {finding.name} {place}")
    if finding.severity >= report.threshold:
        kind = f"type={_attribute(finding.severity.label)}"
        body = f"<failure message={_attribute(message)} {kind}>{_text(told)}</failure>"
    else:
        body = f"<system-out>{_text(f'{finding.severity.label}: {told}')}</system-out>"
    return f"{head}>{body}</testcase>\n"


def _skipped(one: NotRun, tongue: Tongue) -> str:
    return _open("publisher", one.check) + f"><skipped message={_attribute(one.why.said(tongue))}/></testcase>\n"


def _open(group: str, name: str) -> str:
    return f"    <testcase classname={_attribute(group)} name={_attribute(name)}"


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", text))


def _text(text: str) -> str:
    return escape(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", text))
