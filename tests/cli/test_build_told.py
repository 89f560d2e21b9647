"""What a build says of its findings: errors and warnings in full, notes by their number."""

from __future__ import annotations

from publisher.cli.build import _told
from publisher.findings import Finding, Severity
from publisher.reports import CheckReport
from publisher.wording import Text


def finding(severity: Severity, words: str) -> Finding:
    return Finding("LY001", "split-paragraph", severity, Text(words, words), Text("", ""))


NOTE, WARNING = finding(Severity.INFO, "small thing"), finding(Severity.WARNING, "graver thing")


def test_notes_are_counted_and_not_told() -> None:
    said = _told(CheckReport("paper", (NOTE, NOTE), ()), "en")
    assert said == "2 notes besides: publisher check shows them.\n"


def test_warnings_are_told() -> None:
    said = _told(CheckReport("paper", (NOTE, WARNING), ()), "en")
    assert "graver thing" in said and "small thing" not in said
    assert said.endswith("1 note besides: publisher check shows them.\n")


def test_in_chinese() -> None:
    assert "另有 1 条提示" in _told(CheckReport("paper", (NOTE,), ()), "zh")
