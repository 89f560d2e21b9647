"""What editors allow is set aside, with a reason, and only while it is needed."""

from __future__ import annotations

from typing import Any

import pytest

from publisher.findings import Finding, Severity
from publisher.model import Issue
from publisher.rules.run import check_issue, suppress
from publisher.wording import Text
from tests.rules.issues import FIGURE, STORM, issue_of

UNSIGNED = {key: value for key, value in STORM.items() if key != "byline"}


def left(issue: Issue, *extra: Finding, laid_out: bool = True) -> list[str]:
    return [finding.rule for finding in suppress([*check_issue(issue), *extra], issue, laid_out=laid_out)]


def story(**changes: Any) -> Issue:
    return issue_of({"articles": [UNSIGNED | changes]})


def found(rule: str, article: str | None = "storm") -> Finding:
    return Finding(rule, "name", Severity.ERROR, Text("What.", "什么。"), Text("Do.", "做。"), article=article)


def test_without_allow_nothing_is_set_aside() -> None:
    assert left(story()) == ["BY001"]


def test_an_article_allows_what_is_found_in_it() -> None:
    assert left(story(allow={"BY001": "wire copy"})) == []


def test_an_issue_allows_what_is_found_anywhere_in_it() -> None:
    assert left(issue_of({"articles": [UNSIGNED], "allow": {"BY001": "all wire copy"}})) == []


def test_an_article_does_not_allow_for_another() -> None:
    other = UNSIGNED | {"id": "other", "headline": "Calm returns", "body": "The water fell on Tuesday."}
    issue = issue_of({"articles": [UNSIGNED | {"allow": {"BY001": "wire copy"}}, other]})
    findings = suppress(check_issue(issue), issue)
    assert [(finding.rule, finding.article) for finding in findings] == [("BY001", "other")]


def test_a_figure_allows_for_itself_only() -> None:
    bare = {key: value for key, value in FIGURE.items() if key != "credit"}
    other = {"image": "images/pier.png", "caption": "The pier.", "alt": "A pier"}
    issue = issue_of({"articles": [STORM | {"figures": [bare | {"allow": {"CP002": "from 1911"}}, bare | other]}]})
    findings = suppress(check_issue(issue), issue)
    assert [(finding.rule, finding.figure) for finding in findings] == [("CP002", 1)]


def test_the_nearest_entry_counts_and_the_other_is_unused() -> None:
    issue = issue_of({"articles": [UNSIGNED | {"allow": {"BY001": "wire copy"}}], "allow": {"BY001": "all"}})
    findings = suppress(check_issue(issue), issue)
    assert [(finding.rule, finding.article) for finding in findings] == [("MF090", None)]


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_wanted(reason: str) -> None:
    assert left(story(allow={"BY001": reason})) == ["MF091"]


def test_an_unused_entry_is_told() -> None:
    assert left(story(byline="Ada Park", allow={"BY001": "wire copy"})) == ["MF090"]


def test_a_code_that_does_not_exist_is_told() -> None:
    issue = story(byline="Ada Park", allow={"BY999": "whatever"})
    (finding,) = suppress(check_issue(issue), issue)
    assert finding.rule == "MF090" and "BY999" in finding.message.en


@pytest.mark.parametrize("code", ["LY004", "FT001"])
def test_lost_text_and_missing_glyphs_cannot_be_allowed(code: str) -> None:
    issue = story(byline="Ada Park", allow={code: "never mind"})
    assert sorted(left(issue, found(code))) == sorted([code, "MF092"])


def test_the_findings_on_suppressions_cannot_be_allowed() -> None:
    issue = issue_of({"articles": [STORM | {"allow": {"BY001": "wire copy"}}], "allow": {"MF090": "untidy"}})
    assert sorted(left(issue)) == ["MF090", "MF092"]


def test_findings_of_no_article_are_allowed_by_the_issue_only() -> None:
    issue = issue_of({"allow": {"BY001": "one reason"}})
    assert left(issue, found("BY001", article=None)) == []
