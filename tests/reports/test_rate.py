"""The estimated 差错率 by the weights of the rule of 2020, counted by hand."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

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
