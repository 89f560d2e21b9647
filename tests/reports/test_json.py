"""The report for machines has the shape that scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from publisher.findings import Box, Finding, NotRun, Severity
from publisher.model import Span
from publisher.reports import CheckReport, formats
from publisher.wording import Text, Tongue

CUT = Finding(
    "PA001",
    "broken-paragraph",
    Severity.ERROR,
    Text("A paragraph is cut.", "段落断开。"),
    Text("Join them.", "请合并。"),
    Span(Path("articles/party-meeting.md"), 7, 1),
    "party-meeting",
    1,
    Box(15.0, 120.5, 46.0, 84.0),
)
BARE = Finding("HL001", "some-name", Severity.WARNING, Text("What.", "什么。"), Text("Do.", "做。"))


def read(*reports: CheckReport, tongue: Tongue = "en") -> Any:
    return json.loads(formats()["json"](reports, tongue))


def test_a_finding_with_everything() -> None:
    assert read(CheckReport("seeds/quay", (CUT,))) == {
        "issue": "seeds/quay",
        "findings": [
            {
                "rule": "PA001",
                "name": "broken-paragraph",
                "severity": "error",
                "message": "A paragraph is cut.",
                "hint": "Join them.",
                "file": "articles/party-meeting.md",
                "line": 7,
                "column": 1,
                "article": "party-meeting",
                "page": 1,
                "box": [15.0, 120.5, 46.0, 84.0],
            }
        ],
        "counts": {"error": 1, "warning": 0, "info": 0},
        "not_run": [],
    }


def test_what_is_not_known_is_null() -> None:
    (finding,) = read(CheckReport("quay", (BARE,)))["findings"]
    assert {key for key, value in finding.items() if value is None} == {
        "file",
        "line",
        "column",
        "article",
        "page",
        "box",
    }


def test_several_issues_are_a_list() -> None:
    whole = read(CheckReport("one", (CUT,)), CheckReport("two", ()))
    assert list(whole) == ["issues"]
    assert [issue["issue"] for issue in whole["issues"]] == ["one", "two"]


def test_the_reader_is_spoken_to_in_chinese() -> None:
    report = CheckReport("quay", (CUT,), (NotRun("layout", Text("switched off", "已关闭")),))
    whole = read(report, tongue="zh")
    assert whole["findings"][0]["message"] == "段落断开。" and whole["not_run"] == [
        {"check": "layout", "why": "已关闭"}
    ]
    assert "段落断开" in formats()["json"]((report,), "zh")


def test_a_broken_character_can_be_written_and_read_again() -> None:
    broken = Finding("TY009", "x", Severity.INFO, Text("has \udc80", "有 \udc80"), Text("Do.", "做。"))
    text = formats()["json"]((CheckReport("quay", (broken,)),), "en")
    assert json.loads(text.encode("utf-8"))["findings"][0]["message"] == "has \udc80"
