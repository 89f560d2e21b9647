"""The report for people."""

from __future__ import annotations

from pathlib import Path

from publisher.findings import Finding, NotRun, Severity
from publisher.model import Span
from publisher.reports import CheckReport, formats
from publisher.wording import Text, Tongue


def finding(path: str | None = "a.md", message: str = "What.", severity: Severity = Severity.ERROR) -> Finding:
    span = Span(Path(path), 3, 5) if path else None
    return Finding("BY001", "missing-byline", severity, Text(message, "什么。"), Text("Do.", "做。"), span)


def render(*reports: CheckReport, tongue: Tongue = "en") -> str:
    return formats()["text"](reports, tongue)


def test_a_finding_is_a_line_with_its_remedy_below() -> None:
    assert render(CheckReport("quay", (finding(),))) == (
        "a.md:3:5 error BY001 missing-byline What.\n    Do.\n\n1 error.\n"
    )


def test_in_chinese() -> None:
    report = CheckReport("quay", (finding(),), (NotRun("layout", Text("switched off", "已关闭")),))
    assert render(report, tongue="zh") == (
        "a.md:3:5 错误 BY001 missing-byline 什么。\n    做。\n\n未检查：layout：已关闭\n\n1个错误。有1项未检查。\n"
    )


def test_files_are_parted_and_counts_are_summed() -> None:
    warning, note = finding("b.md", severity=Severity.WARNING), finding(None, severity=Severity.INFO)
    findings = (finding("a.md"), finding("a.md"), warning, note)
    text = render(CheckReport("quay", findings))
    assert [len(part.splitlines()) for part in text.split("\n\n")] == [4, 2, 2, 1]
    assert text.endswith("2 errors, 1 warning, 1 note.\n")


def test_nothing_found_is_said() -> None:
    assert render(CheckReport("quay", ())) == "Nothing found.\n"
    assert "没有发现问题" in render(CheckReport("quay", ()), tongue="zh")


def test_a_check_that_did_not_run_is_never_a_silent_pass() -> None:
    report = CheckReport("quay", (), (NotRun("layout", Text("switched off", "已关闭")),))
    assert render(report) == "not run: layout: switched off\n\nNothing found. 1 check not run.\n"


def test_several_issues_stand_under_their_names() -> None:
    text = render(CheckReport("one", (finding(),)), CheckReport("two", ()))
    assert text.startswith("one\na.md") and "\ntwo\nNothing found.\n" in text


def test_a_page_is_named() -> None:
    placed = Finding("LY002", "overset", Severity.ERROR, Text("Over.", "超出。"), Text("Cut.", "删。"), None, "a", 3)
    assert "Over. (page 3)" in render(CheckReport("quay", (placed,)))


def test_quoted_text_cannot_steer_the_terminal() -> None:
    text = render(CheckReport("quay", (finding(message="bad \x1b[2J\r\nline\u202e"),)))
    assert "bad �[2J� line�" in text
    assert len(text.splitlines()) == 4
