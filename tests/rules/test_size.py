"""Enormous paragraphs: the time grows with the text, not with its square."""

from __future__ import annotations

import time

import pytest

from publisher.rules.run import check_issue
from tests.rules.issues import CHINESE, HARBOUR, issue_of

LONG = 200_000


@pytest.mark.parametrize("unit", ["1) ", '" "', "In June 31 and ", "2月3日至", "XXX ", "Monday  ", "《（“‘"])
def test_a_paragraph_of_two_hundred_thousand_characters(unit: str) -> None:
    body = (unit * LONG)[:LONG].strip()
    issue = issue_of({"publication": CHINESE, "articles": [HARBOUR | {"body": body}]})
    began = time.process_time()
    findings = check_issue(issue)
    assert time.process_time() - began < 10  # a square law takes minutes
    assert {finding.article for finding in findings} <= {"harbour"}
