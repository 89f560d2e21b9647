"""The estimated 差错率 by the weights of the rule of 2020, counted by hand."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from publisher.findings import Severity
from publisher.reports import CheckReport
from publisher.reports.proof import Mark, Proof
from publisher.reports.rate import Rate, rate
from tests.reports.samples import finding, report


def judged(one: CheckReport, *, marks: tuple[Mark | None, ...] = (), layout: str = "newspaper") -> Rate:
    proof = Proof("报", datetime.date(2026, 1, 5), 1, "zh-Hans", layout, 20_000, marks=marks)
    found = rate(replace(one, proof=proof))
    assert found is not None
    return found


def test_a_character_a_fact_and_a_mark() -> None:
    found = judged(report(finding(), finding(rule="DT001"), finding(rule="TY004")))
    assert (found.counted, found.points) == (3, 2.1)
    assert found.value == pytest.approx(1.05)


def test_notices_and_what_is_no_fault_of_the_table_do_not_count() -> None:
    found = judged(report(finding(severity=Severity.INFO), finding(rule="BY001"), finding(rule="LY002")))
    assert (found.counted, found.points) == (0, 0)


def test_in_a_headline_a_fault_counts_double() -> None:
    found = judged(report(finding(rule="DT001")), marks=(Mark(1, (), piece="headline"),))
    assert found.points == 2


def test_the_same_fault_counts_three_times_at_most() -> None:
    assert judged(report(*[finding(line=line) for line in range(1, 9)])).points == 3


@pytest.mark.parametrize(("layout", "limit"), [("newspaper", 3), ("magazine", 2)])
def test_newspapers_and_periodicals_have_limits_of_their_own(layout: str, limit: float) -> None:
    assert judged(report(finding()), layout=layout).limit == limit


def test_only_chinese_issues_are_judged_by_it() -> None:
    english = Proof("Courier", None, 1, "en", "newspaper", 20_000)
    assert rate(replace(report(finding()), proof=english)) is None
    assert rate(report(finding())) is None


def test_the_table_adds_up() -> None:
    table = yaml.safe_load((Path(rate.__code__.co_filename).parent / "rate.yaml").read_text("utf-8"))
    assert set(table["rules"].values()) | set(table["families"].values()) <= set(table["kinds"])
    assert all(re.fullmatch(r"[A-Z]{2}\d{3}", code) for code in table["rules"])
    assert all(kind["points"] > 0 for kind in table["kinds"].values())


def test_of_a_kind_with_a_ceiling_an_issue_is_charged_no_more() -> None:
    many = [finding(rule="DT011", line=line, message=f"number {line}") for line in range(1, 40)]
    assert judged(report(*many)).points == 1
