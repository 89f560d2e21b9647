"""Further cases of every rule, as data: what must be found, and what looks like it and must not be.

A case is a line of text, or a mapping: ``text`` (a string, or a list of paragraphs), or ``article`` (keys of an
article laid over a clean one), or ``issue`` (keys of issue.yaml); ``language`` en or zh, ``date`` of the issue,
``count`` of findings (1 per case), ``says`` (words that the message must have).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from publisher.findings import Finding
from publisher.rules.registry import all_rules
from publisher.rules.run import check_issue, suppress
from tests.rules.issues import CHINESE, DATE, ENGLISH, HARBOUR, STORM, issue_of

CASES = Path(__file__).parent / "cases"


def cases(verdict: str) -> list[Any]:
    found = []
    for code, written in cases_by_code().items():
        for number, case in enumerate(written[verdict]):
            found.append(pytest.param(code, case, id=f"{code}-{number}"))
    return found


def cases_by_code() -> dict[str, Any]:
    """A file holds the cases of the rule it is named after, or of several rules by their codes."""
    found: dict[str, Any] = {}
    for path in sorted(CASES.glob("*.yaml")):
        written = yaml.safe_load(path.read_text("utf-8"))
        for code, one in {path.stem: written}.items() if "bad" in written else written.items():
            assert code not in found, f"the cases of {code} stand in two places"
            found[code] = one
    return found


def findings_of(case: Any, code: str) -> tuple[Finding, ...]:
    if isinstance(case, str | list):
        case = {"text": case}
    weights: dict[str, Any] = {one.code: one.severity.label for one in all_rules() if one.code == code and one.asked}
    if "issue" in case:
        issue = issue_of(case["issue"], **weights)
        return suppress(check_issue(issue), issue)
    written = "".join(case.get("text", "")) + str(case.get("article", ""))
    chinese = case.get("language", "zh" if any("\u4e00" <= mark <= "\u9fff" for mark in written) else "en") == "zh"
    article = dict(HARBOUR if chinese else STORM) | dict(case.get("article", {}))
    if "text" in case:
        text = case["text"]
        article["body"] = text if isinstance(text, str) else "\n\n".join(text)
    publication = CHINESE if chinese else ENGLISH
    return check_issue(
        issue_of(
            {"publication": publication, "issue": {"date": case.get("date", DATE)}, "articles": [article]}, **weights
        )
    )


@pytest.mark.parametrize(("code", "case"), cases("bad"))
def test_found_and_nothing_else(code: str, case: Any) -> None:
    findings = findings_of(case, code)
    wanted = case if isinstance(case, dict) else {}
    assert [finding.rule for finding in findings] == [code] * wanted.get("count", 1)
    assert wanted.get("says", "") in findings[0].message.en + findings[0].message.zh


@pytest.mark.parametrize(("code", "case"), cases("good"))
def test_not_found(code: str, case: Any) -> None:
    assert [f"{finding.rule} {finding.message.en}" for finding in findings_of(case, code)] == []
