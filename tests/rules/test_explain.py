"""The reference for the terminal."""

from __future__ import annotations

import pytest

from publisher.rules.explain import explain, listing
from publisher.rules.registry import Rule, all_rules
from publisher.wording import Tongue


@pytest.mark.parametrize("tongue", ["en", "zh"])
def test_the_list_has_every_rule_once_in_order(tongue: Tongue) -> None:
    lines = listing(tongue).splitlines()
    assert [line.split()[0] for line in lines] == sorted(rule.code for rule in all_rules())
    for line, rule in zip(lines, all_rules(), strict=True):
        assert rule.name in line and rule.doc.title.said(tongue) in line


@pytest.mark.parametrize("tongue", ["en", "zh"])
@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_page_says_everything_the_rule_does(rule: Rule, tongue: Tongue) -> None:
    page = explain(rule.code, tongue)
    plain = " ".join(page.split())
    for part in (
        rule.code,
        rule.name,
        rule.doc.title.said(tongue),
        rule.doc.why.said(tongue),
        rule.doc.bad,
        rule.doc.good,
    ):
        assert " ".join(part.split()) in plain
    assert page.endswith("\n") and not page.endswith("\n\n")
    assert ("allow: {" in page.splitlines()[-1]) is not rule.firm
