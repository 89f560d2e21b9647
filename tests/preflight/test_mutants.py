"""From a clean file, one fault at a time: that finding and no other."""

from __future__ import annotations

import pytest

from publisher.preflight import preflight
from publisher.preflight.rules import RULES
from publisher.press import load_profile
from tests.preflight.mutants import SUITE, spoilt

NEWS = load_profile("newsprint")
# The sample has a bleed and two pages: a press that asks for both sees more.
PRESS = NEWS.model_copy(update={"page": NEWS.page.model_copy(update={"bleed": 3.0, "multiple": 2})})


def test_the_clean_file_is_silent(press: bytes) -> None:
    verdict = preflight(press, PRESS)
    assert [finding.message.en for finding in verdict.findings] == []
    assert verdict.not_run == ()


@pytest.mark.parametrize("name", SUITE.faults)
def test_one_fault_one_finding(press: bytes, name: str) -> None:
    verdict = preflight(spoilt(press, name), PRESS)
    assert [(finding.rule, finding.message.en) for finding in verdict.findings] == [
        (SUITE.faults[name][0], verdict.findings[0].message.en if verdict.findings else "")
    ]


def test_every_rule_has_its_fault() -> None:
    seen = {code for code, _ in SUITE.faults.values()}
    # Damage, hostile files and old standards have tests of their own.
    assert {rule.code for rule in RULES if rule.check} - seen == {"PF004", "PF005", "PF014", "PF047", "PF049", "PF052"}
    assert len(SUITE.faults) >= 80
