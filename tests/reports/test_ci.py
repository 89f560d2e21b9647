"""JUnit, GitHub and GitLab: what each of them reads back is what was found."""

from __future__ import annotations

import json
import re

from lxml import etree

from publisher.findings import Severity
from publisher.reports import CheckReport, formats
from publisher.rules.registry import all_rules
from tests.reports.samples import MIXED, ODD, SWITCHED_OFF, finding, report


def suite(one: CheckReport) -> etree._Element:
    root = etree.fromstring(formats()["junit"]((one,), "en").encode("utf-8"))
    return root[0]


def test_junit_counts_what_it_holds() -> None:
    found = suite(MIXED)
    assert found.get("tests") == str(len(found.findall("testcase")))
    assert (found.get("failures"), found.get("skipped")) == ("1", "1")
    assert len(found.findall("testcase/failure")) == len(found.findall("testcase/skipped")) == 1


def test_junit_fails_where_the_command_fails() -> None:
    strict = report(*MIXED.findings, threshold=Severity.INFO)
    assert suite(strict).get("failures") == "3"


def test_junit_passes_a_rule_only_where_all_ran() -> None:
    whole = suite(report(finding()))
    names = [case.get("name") for case in whole.findall("testcase")]
    ran = [rule for rule in all_rules() if rule.scope != "elsewhere" and rule.code != "PA001"]
    assert names[1:] == [f"{rule.code} {rule.name}" for rule in ran]
    assert len(suite(report(finding(), not_run=(SWITCHED_OFF,)))) == 2


def test_junit_shows_the_place() -> None:
    failure = suite(report(finding()))[0][0]
    assert failure.text == "issues/137/articles/a b.md:2:4\nTwo, halves: 50%.\n意识形态、全\n      ^\nJoin."


def commands(one: CheckReport) -> list[str]:
    return formats()["github"]((one,), "en").splitlines()


def test_github_annotates_the_line() -> None:
    assert commands(report(finding())) == [
        "::error file=issues/137/articles/a b.md,line=2,col=4,title=PA001 broken-paragraph::Two, halves: 50%25.%0AJoin."
    ]


def test_github_hears_no_command_from_a_source() -> None:
    lines = commands(report(finding(message=ODD)))
    assert [line.split(" ")[0] for line in lines] == ["::error"]


def test_github_takes_no_property_from_a_file_name() -> None:
    (line,) = commands(report(finding("a,line=9:x.md")))
    assert line.startswith("::error file=issues/137/a%2Cline=9%3Ax.md,line=2,")


def test_github_shows_the_gravest_first() -> None:
    mixed = report(finding(severity=Severity.INFO), finding(), finding(severity=Severity.WARNING))
    assert [line.split(" ")[0] for line in commands(mixed)] == ["::error", "::warning", "::notice"]


def test_github_tells_what_did_not_run() -> None:
    assert commands(MIXED)[-1] == "::notice title=Not checked::layout: switched off"


def test_gitlab_entries_have_all_that_it_asks_for() -> None:
    entries = json.loads(formats()["gitlab"]((MIXED, report(finding(line=4))), "zh"))
    assert [entry["severity"] for entry in entries] == ["critical", "minor", "info", "critical"]
    assert all(re.fullmatch("[0-9a-f]{32}", entry["fingerprint"]) for entry in entries)
    assert len({entry["fingerprint"] for entry in entries}) == 4
    assert entries[0]["location"] == {"path": "issues/137/articles/a b.md", "lines": {"begin": 2}}
    assert entries[0]["description"] == "断成两段。 请接合。"
    assert entries[2]["location"] == {"path": "issues/137", "lines": {"begin": 1}}


def test_every_format_takes_text_of_every_kind() -> None:
    for name, render in formats().items():
        assert render((report(finding(message=ODD)),), "en").encode("utf-8"), name
