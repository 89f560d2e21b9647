"""Every rule is held to its own words: its bad example gives that finding and no other, its good one none."""

from __future__ import annotations

import re

import pytest

from publisher.model import Issue
from publisher.rules.registry import Rule, all_rules
from publisher.rules.run import check_issue, suppress
from tests.rules.issues import issue_of
from tests.rules.test_cases import cases_by_code

RULES = all_rules()
RUN_HERE = [rule for rule in RULES if rule.scope == "issue" or re.fullmatch(r"MF09\d", rule.code)]


def named(rule: Rule) -> str:
    return rule.code


def example(rule: Rule, written: str) -> Issue:
    return issue_of(written, **({rule.code: rule.severity.label} if rule.asked else {}))  # type: ignore[arg-type]


def codes(issue: Issue) -> set[str]:
    return {finding.rule for finding in suppress(check_issue(issue), issue)}


@pytest.mark.parametrize("rule", RUN_HERE, ids=named)
def test_bad_example_gives_its_finding_and_no_other(rule: Rule) -> None:
    assert codes(example(rule, rule.doc.bad)) == {rule.code}


@pytest.mark.parametrize("rule", RUN_HERE, ids=named)
def test_good_example_gives_none(rule: Rule) -> None:
    assert codes(example(rule, rule.doc.good)) == set()


@pytest.mark.parametrize("rule", RUN_HERE, ids=named)
def test_findings_speak_both_languages_and_name_the_place(rule: Rule) -> None:
    issue = example(rule, rule.doc.bad)
    for finding in suppress(check_issue(issue), issue):
        for text in (finding.message, finding.hint):
            assert re.search(r"[A-Za-z]{2}", text.en) and re.search(r"[\u4e00-\u9fff]", text.zh)
            assert text.en != text.zh
        assert finding.span and (finding.article or finding.rule.startswith(("MF", "EP")))


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_documentation_is_complete_in_both_languages(rule: Rule) -> None:
    doc = rule.doc
    for text in (doc.title, doc.why):
        assert len(text.en.split()) > 2
        assert re.search(r"[\u4e00-\u9fff]{2}", text.zh)
    assert doc.bad and doc.good and doc.bad != doc.good
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name), "the defect's name, in words joined by hyphens"


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def test_codes_belong_to_a_family() -> None:
    families = {"MF", "BY", "PA", "HL", "CP", "IM", "DT", "TY", "AX", "FT", "LY", "JP", "PF", "EP", "ST"}
    assert {rule.code[:2] for rule in RULES} <= families


def test_codes_that_others_rely_on_keep_their_names() -> None:
    fixed = {
        "BY001": "missing-byline",
        "CP001": "missing-caption",
        "CP002": "missing-credit",
        "CP003": "missing-image",
        "AX001": "missing-alt",
        "FT001": "missing-glyph",
        "LY004": "text-lost",
    }
    assert {rule.code: rule.name for rule in RULES if rule.code in fixed} == fixed


def test_every_checking_rule_has_further_cases() -> None:
    written = set(cases_by_code())
    assert written == {rule.code for rule in RULES if rule.scope == "issue"}
