"""Profiles: house style as data, from the program, from the issue's folder, or from the one above."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import InputError
from publisher.load import load
from publisher.load.profiles import named_profile, profile_names
from publisher.rules.registry import all_rules
from publisher.rules.run import check_issue, weighed
from tests.load.samples import issue_at

MANIFEST = """\
publication: {title: 溪城日报, language: zh-Hans}
issue: {date: 2026-05-12}
profile: PROFILE
pages: [{number: 1, articles: [harbour]}]
articles:
  - {id: harbour, headline: 老码头修好了, byline: 林一苇, body: "昨天上午,老坞头重新开放。"}
"""


def told(folder: Path, profile: str, **houses: str) -> list[tuple[str, str]]:
    for name, text in houses.items():
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    issue, faults = load(issue_at(folder, MANIFEST.replace("PROFILE", profile)))
    assert issue is not None
    findings = (*weighed(faults, issue.house), *check_issue(issue))
    return [(finding.rule, finding.severity.label) for finding in findings]


def test_the_profiles_of_the_program_can_be_read_and_name_rules_there_are() -> None:
    assert profile_names() == ("draft", "magazine-en", "newspaper-zh", "standard", "strict")
    codes = {rule.code: rule for rule in all_rules()}
    for name in profile_names():
        for code, adjustment in named_profile(name).adjustments.items():
            assert code in codes and not codes[code].firm and adjustment.reason, (name, code)
            weight = "off" if codes[code].asked else codes[code].severity.label
            assert adjustment.level != weight, f"{name} gives {code} the weight it has of itself"


def test_a_profile_changes_weights_and_says_so(tmp_path: Path) -> None:
    assert told(tmp_path / "a", "standard") == [("TY004", "warning")]
    assert told(
        tmp_path / "b", "house.yaml", house="extends: standard\nrules: {TY004: {level: error, reason: ours}}"
    ) == [("TY004", "error")]
    assert told(tmp_path / "c", "house.yaml", house='rules: {TY004: {level: "off", reason: old copy}}') == []


def test_a_house_list_is_looked_for(tmp_path: Path) -> None:
    words = "extends: newspaper-zh\nwords: {老坞头: 老码头}\nrequire: [issue-number]\n"
    found = told(tmp_path / "a", "house.yaml", house=words)
    assert ("TY060", "warning") in found and ("MF020", "warning") in found


@pytest.mark.parametrize(
    "text",
    [
        "extends: house.yaml\n",
        "extends: nowhere\n",
        "rules: {TY004: fatal}\n",
        "rules: {TY004: error}\n",
        "rule: {}\n",
        "words: [{right: 好}]\n",
        "words: [{pattern: '('}]\n",
        "words: [{pattern: 'a*'}]\n",
        "require: [patience]\n",
        "longest: {headline: -1}\n",
        "people: [林一苇]\n",
        "just words\n",
        "a: [\n",
    ],
)
def test_what_is_wrong_with_a_profile_is_told_where_it_stands(tmp_path: Path, text: str) -> None:
    (tmp_path / "quay").mkdir()
    (tmp_path / "quay/house.yaml").write_text(text, "utf-8")
    _, faults = load(issue_at(tmp_path / "quay", MANIFEST.replace("PROFILE", "house.yaml")))
    assert {(fault.rule, fault.span and fault.span.path.as_posix()) for fault in faults} <= {
        ("MF011", "house.yaml"),
        ("MF001", "house.yaml"),
    }
    assert faults


@pytest.mark.parametrize("path", ["../house.yaml", "/etc/house.yaml", "there.yaml"])
def test_a_profile_outside_or_missing_is_told(tmp_path: Path, path: str) -> None:
    (tmp_path / "house.yaml").write_text("extends: standard\n", "utf-8")
    _, faults = load(issue_at(tmp_path / "quay", MANIFEST.replace("PROFILE", path)))
    assert [(fault.rule, fault.span and fault.span.line) for fault in faults] == [("MF011", 3)]


def test_a_profile_beside_the_shared_publication_serves_every_issue(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text('rules: {TY004: {level: "off", reason: ours}}\n', "utf-8")
    (tmp_path / "publication.yaml").write_text("profile: house.yaml\n", "utf-8")
    folder = issue_at(tmp_path / "quay", MANIFEST.replace("profile: PROFILE\n", ""))
    issue, faults = load(folder)
    assert issue is not None and not faults and check_issue(issue) == ()


def test_a_profile_of_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text("extends: draft\n", "utf-8")
    assert named_profile(str(tmp_path / "house.yaml")).adjustments["CP003"].level == "warning"
    for wrong in ("nobody", str(tmp_path / "none.yaml")):
        with pytest.raises(InputError):
            named_profile(wrong)
