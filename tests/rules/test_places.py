"""A finding says where: file, line, and the piece in words."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.model import Span
from publisher.rules.run import check_issue
from tests.rules.issues import CHINESE, HARBOUR, STORM, issue_of

MARKS = "“”‘’\"'（）()《》[]，,。.、；;！!？?×XK…—5月日2 \n年Thursday,May15老码头"


def test_a_finding_in_a_body_names_file_line_and_paragraph() -> None:
    body = "The wall held.\n\n## Water\n\nThe tide was high,, and the town was wet on Tuesday."
    (finding,) = check_issue(issue_of({"articles": [STORM | {"body": body}]}))
    assert finding.span == Span(Path("articles/storm.md"), 5, 18)
    assert "paragraph 2 of “Storm hits coast”" in finding.message.en
    assert "《Storm hits coast》第2段" in finding.message.zh
    assert "“Storm hits coast”: The tide was high,, and the town was wet…" in finding.message.en


def test_findings_come_in_reading_order() -> None:
    changed = {"headline": "老码头，，修好了", "byline": None}
    articles = [{**HARBOUR, **changed, "id": "a"}, {**HARBOUR, **changed, "headline": "渔市，，开张", "id": "b"}]
    findings = check_issue(issue_of({"publication": CHINESE, "articles": articles}))
    assert [(finding.article, finding.rule) for finding in findings] == [
        ("a", "BY001"), ("a", "TY003"), ("b", "BY001"), ("b", "TY003")
    ]  # fmt: skip


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.lists(st.text(MARKS, min_size=1, max_size=40), min_size=1, max_size=4), st.booleans())
def test_no_text_upsets_a_rule(paragraphs: list[str], chinese: bool) -> None:
    article = (HARBOUR if chinese else STORM) | {"body": "\n\n".join(paragraphs)}
    issue = issue_of({"publication": CHINESE, "articles": [article]} if chinese else {"articles": [article]})
    first = check_issue(issue)
    assert first == check_issue(issue)
    assert all(finding.article == article["id"] and finding.span for finding in first)
