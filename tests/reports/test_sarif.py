"""SARIF: valid by the standard's own schema, and it says what code scanning shows."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator  # type: ignore[import-untyped]

from publisher.cli import run
from publisher.findings import Severity
from publisher.reports import CheckReport, formats
from publisher.rules.registry import all_rules
from publisher.wording import Tongue
from tests.reports.samples import MIXED, finding, report
from tests.small_issue import SMALL


@cache
def schema() -> Any:
    text = (Path(__file__).parent / "schema" / "sarif-schema-2.1.0.json").read_text("utf-8")
    return Draft4Validator(json.loads(text))


def faults(log: Any) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in schema().iter_errors(log)]


def log_of(*reports: CheckReport, tongue: Tongue = "en") -> dict[str, Any]:
    log: dict[str, Any] = json.loads(formats()["sarif"](reports, tongue).encode("utf-8"))
    return log


@pytest.mark.parametrize("tongue", ["en", "zh"])
@pytest.mark.parametrize("reports", [(MIXED,), (MIXED, report()), (CheckReport("a.pdf", (finding(None, page=1),)),)])
def test_it_is_valid(reports: tuple[CheckReport, ...], tongue: Tongue) -> None:
    assert faults(log_of(*reports, tongue=tongue)) == []


def test_the_judge_judges() -> None:
    log = log_of(MIXED)
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert len(faults(log)) == 1


def test_every_rule_can_be_described() -> None:
    every = [finding(rule=rule.code) for rule in all_rules()]
    log = log_of(report(*every))
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert faults(log) == []
    assert [rule["id"] for rule in rules] == [rule.code for rule in all_rules()]
    assert all(rule["help"]["markdown"] and rule["fullDescription"]["text"] for rule in rules)


def test_a_result_has_its_rule_its_region_and_its_words() -> None:
    run = log_of(report(finding()))["runs"][0]
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "PA001"
    assert result["level"] == "error"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "issues/137/articles/a%20b.md"
    assert place["region"] == {"startLine": 2, "startColumn": 4, "snippet": {"text": "意识形态、全"}}


def test_severities_are_the_standard_s() -> None:
    levels = [result["level"] for result in log_of(MIXED)["runs"][0]["results"]]
    assert levels == ["error", "warning", "note"]


def test_what_did_not_run_is_told() -> None:
    (notice,) = log_of(MIXED)["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"] == "layout: switched off"


def marks(one: CheckReport) -> list[str]:
    return [result["partialFingerprints"]["publisherFinding/v1"] for result in log_of(one)["runs"][0]["results"]]


def test_a_fingerprint_outlives_lines_added_above() -> None:
    before = report(finding(line=2))
    after = CheckReport(
        before.issue, (finding(line=3),), (), before.folder, {"articles/a b.md": ("新", "第一段。", "意识形态、全")}
    )
    assert marks(before) == marks(after)


def test_fingerprints_differ_where_findings_do() -> None:
    found = marks(report(finding(), finding(line=4), finding(column=5), finding(rule="BY001")))
    assert len(set(found)) == 4


def test_severity_is_no_part_of_a_finding_s_name() -> None:
    assert marks(report(finding())) == marks(report(finding(severity=Severity.INFO)))


def test_a_fix_makes_the_change_in_the_source(tmp_path: Path) -> None:
    """What code scanning would apply, applied: the half-width marks are full width, and nothing else is touched."""
    folder = tmp_path / "issue"
    shutil.copytree(SMALL, folder, copy_function=shutil.copyfile)
    body = folder / "articles" / "night-market.md"
    body.write_text("摊主说,**今年**的生意,比去年好。\n", "utf-8")
    out = tmp_path / "report.sarif"
    assert run(["check", str(folder), "-q", "--no-layout", "--format", "sarif", "--output", str(out)]) == 0
    log = json.loads(out.read_text("utf-8"))
    assert faults(log) == []
    (result,) = [one for one in log["runs"][0]["results"] if one["ruleId"] == "TY004"]
    (change,) = result["fixes"][0]["artifactChanges"]
    line = body.read_text("utf-8").rstrip("\n")
    for one in sorted(change["replacements"], key=lambda one: -one["deletedRegion"]["startColumn"]):
        region = one["deletedRegion"]
        line = line[: region["startColumn"] - 1] + one["insertedContent"]["text"] + line[region["endColumn"] - 1 :]
    assert line == "摊主说，**今年**的生意，比去年好。"
