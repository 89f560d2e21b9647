"""The table of faults, its own examples, and the schema."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from publisher.load import FAULTS, Fault, load, schema
from publisher.model import Manifest
from tests.load.samples import CLEAN, issue_at


def laid_over_a_clean_issue(part: str) -> str:
    keys = re.findall(r"^(\w+):", part, re.MULTILINE)
    return "".join(text for key, text in CLEAN.items() if key not in keys) + part


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
def test_the_bad_example_has_this_fault_only_and_the_good_one_none(tmp_path: Path, fault: Fault) -> None:
    findings = load(issue_at(tmp_path / "bad", laid_over_a_clean_issue(fault.bad)))[1]
    assert {(finding.rule, finding.name, finding.severity) for finding in findings} >= {
        (fault.code, fault.name, fault.severity)
    }
    assert {finding.rule for finding in findings} - {fault.code} <= {"MF008"}, (
        "a wrong name leaves its article unplaced"
    )
    assert load(issue_at(tmp_path / "good", laid_over_a_clean_issue(fault.good)))[1] == ()


def test_codes_and_names_are_used_once() -> None:
    assert len({fault.code for fault in FAULTS}) == len({fault.name for fault in FAULTS}) == len(FAULTS)
    assert [fault.code for fault in FAULTS] == [f"MF{number:03}" for number in range(1, len(FAULTS) + 1)]
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", fault.name) and fault.why.zh for fault in FAULTS)


def test_the_schema_names_its_dialect_and_every_field() -> None:
    made = schema()
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["$id"]
    assert made["title"]
    assert set(made["properties"]) == set(Manifest.model_fields)
    assert made["additionalProperties"] is False
    assert "publication" not in made["required"], "publication.yaml may give it"
    story = made["$defs"]["Article"]
    assert story["required"] == ["id", "headline"]
    assert "Markdown" in story["properties"]["body"]["description"]
    assert made["$defs"]["IssueInfo"]["properties"]["date"]["format"] == "date"
    assert json.loads(json.dumps(made)) == made


def test_every_reference_in_the_schema_leads_somewhere() -> None:
    made = schema()
    for name in re.findall(r'"#/\$defs/(\w+)"', json.dumps(made)):
        assert name in made["$defs"]
