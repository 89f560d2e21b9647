"""Comments in the Markdown that let a rule pass for the paragraph below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.load import parse_prose
from publisher.rules.run import check_issue, suppress
from tests.rules.issues import issue_of


def left(body: str) -> list[str]:
    issue = issue_of({"headline": "老码头修好了", "body": body})
    return [finding.rule for finding in suppress(check_issue(issue), issue)]


def test_a_comment_allows_for_the_paragraph_below_it_only() -> None:
    assert left("<!-- allow TY004: 原文如此 -->\n\n昨天,老码头开放。\n\n今天,老码头关闭。") == ["TY004"]


@pytest.mark.parametrize(
    "comment",
    ["<!-- allow TY004, TY003: 原文 -->", "<!--allow TY004、TY003：原文-->", "<!-- 放行 TY004, TY003: 原文 -->"],
)
def test_several_codes_and_both_languages(comment: str) -> None:
    assert left(f"{comment}\n昨天,老码头开放，，大家都来。") == []


def test_in_the_paragraph_and_below_the_last_one() -> None:
    assert left("昨天,老码头开放。 <!-- allow TY004: 原文 -->") == []
    assert left("昨天,老码头开放。\n\n<!-- allow TY004: 原文 -->") == []


def test_one_without_reason_and_one_that_is_unused_are_told() -> None:
    assert left("<!-- allow TY004 -->\n昨天,老码头开放。") == ["MF091"]
    assert left("<!-- allow TY004: 原文 -->\n昨天，老码头开放。") == ["MF090"]
    assert left("<!-- allow ZZ999: 原文 -->\n昨天，老码头开放。") == ["MF090"]


def test_a_comment_is_no_text_and_any_other_is_told() -> None:
    blocks, faults = parse_prose("<!-- allow TY004: x -->\n甲乙丙。", Path("a.md"))
    assert [block.text for block in blocks] == ["甲乙丙。"] and not faults
    blocks, faults = parse_prose("<!-- ask Nell -->\n甲乙丙。", Path("a.md"))
    assert [fault.rule for fault in faults] == ["MF005"]


def test_ten_thousand_allowances_take_no_time() -> None:
    allow = {f"TY{number:03}": "old copy" for number in range(1000)}
    articles = [
        {
            "id": f"a{number}",
            "headline": f"老码头{number}号泊位修好了",
            "byline": "林一苇",
            "body": f"第{number}天。",
            "allow": allow,
        }
        for number in range(10)
    ]
    issue = issue_of({"publication": {"title": "报", "language": "zh-Hans"}, "articles": articles})
    assert {finding.rule for finding in suppress(check_issue(issue), issue)} <= {"MF090", "MF092"}
