"""The door for other people's rules."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from publisher.model import Issue
from publisher.plugins import PluginError
from publisher.rules import registry
from publisher.rules.explain import explain, listing
from publisher.rules.registry import Hit, all_rules
from publisher.rules.run import RuleError, check_issue
from tests.plugins.doubles import Install, installer, module, shouting_rule
from tests.rules.issues import issue_of

GROUP = "publisher.rules"


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    registry._collected.cache_clear()
    yield installer(monkeypatch)
    registry._collected.cache_clear()


def test_a_rule_of_somebody_else_runs_and_is_listed(install: Install) -> None:
    before = {rule.code for rule in all_rules()}
    registry._collected.cache_clear()
    own = shouting_rule()
    install(GROUP, house=module("house_rules", shouting=own))
    assert {rule.code for rule in all_rules()} == before | {"HL901"}
    assert [finding.rule for finding in check_issue(issue_of(own.doc.bad))] == ["HL901"]
    assert check_issue(issue_of(own.doc.good)) == ()
    assert "HL901" in listing("en") and "shouting-headline" in explain("hl901", "zh")


def test_a_tuple_of_rules_is_found_too(install: Install) -> None:
    install(GROUP, house=module("house_rules", RULES=(shouting_rule(), shouting_rule("HL902", "other-headline"))))
    assert {"HL901", "HL902"} <= {rule.code for rule in all_rules()}


def test_a_code_that_is_taken_stops_the_run_and_names_both(install: Install) -> None:
    install(GROUP, house=module("house_rules", shouting=shouting_rule("BY001")))
    with pytest.raises(PluginError) as raised:
        all_rules()
    assert "house_rules" in raised.value.message.en and "publisher.rules.bylines" in raised.value.message.en


def test_a_module_without_rules_stops_the_run_and_names_itself(install: Install) -> None:
    install(GROUP, house=module("house_rules"))
    with pytest.raises(PluginError, match="house_rules"):
        all_rules()


def test_a_module_that_cannot_be_imported_stops_the_run_and_names_itself(install: Install) -> None:
    install(GROUP, house=module("house_rules.gone"))
    del sys.modules["house_rules.gone"]
    with pytest.raises(PluginError, match=r"house_rules\.gone"):
        all_rules()


def test_a_rule_that_raises_ends_the_run_and_is_named(install: Install) -> None:
    own = shouting_rule()

    def broken(issue: Issue) -> Iterator[Hit]:
        raise ZeroDivisionError("by nothing")
        yield

    install(GROUP, house=module("house_rules", shouting=replace(own, check=broken)))
    with pytest.raises(RuleError) as raised:
        check_issue(issue_of(own.doc.good))
    assert int(raised.value.exit_code) == 4
    assert "HL901" in raised.value.message.en and "by nothing" in raised.value.message.en


def test_two_packages_may_not_claim_one_name(install: Install) -> None:
    install(GROUP, bylines=module("house_rules", shouting=shouting_rule()))
    with pytest.raises(PluginError, match="bylines"):
        all_rules()
