"""One finding's change: what it offers and nothing else, or nothing at all."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from publisher.errors import InputError
from publisher.findings import Finding, Fix
from publisher.fixes.single import change_of
from publisher.load import load
from publisher.model import Issue
from publisher.rules.run import check_issue
from tests.fixes.test_mending import BODY, MANIFEST, files, issue_at


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return issue_at(tmp_path / "quay")


def offered(folder: Path, word: str) -> tuple[Issue, Finding]:
    """The issue, and its finding that would change ``word``."""
    issue, faults = load(folder)
    assert issue is not None and not faults
    found = [one for one in check_issue(issue) if any(word == fix.new for fix in one.fixes)]
    assert found, word
    return issue, found[0]


def test_only_this_finding_is_mended_and_nothing_written(folder: Path) -> None:
    before = files(folder)
    issue, finding = offered(folder, "3200")
    (changed,) = change_of(issue, finding, "issue.yaml")
    assert (changed.path, changed.before) == (Path("articles/harbour.md"), BODY)
    assert changed.after == BODY.replace("３２００", "3200")
    assert files(folder) == before


def test_a_value_of_the_manifest_is_mended_in_its_line(folder: Path) -> None:
    issue, loaded = load(folder)
    assert issue is not None and not loaded
    finding = next(one for one in check_issue(issue) if any(fix.piece == "headline" for fix in one.fixes))
    (changed,) = change_of(issue, finding, "issue.yaml")
    assert changed.after == MANIFEST.replace("老码头,修好了", "老码头，修好了")


@pytest.mark.parametrize("new", ["\n\n", "\n# "])
def test_what_would_make_another_paragraph_of_it_is_refused(folder: Path, new: str) -> None:
    issue, finding = offered(folder, "3200")
    broken = dataclasses.replace(finding, fixes=tuple(dataclasses.replace(fix, new=new) for fix in finding.fixes))
    before = files(folder)
    with pytest.raises(InputError, match="something else"):
        change_of(issue, broken, "issue.yaml")
    assert files(folder) == before


def test_words_that_changed_meanwhile_are_left_alone(folder: Path) -> None:
    issue, finding = offered(folder, "3200")
    body = folder / "articles/harbour.md"
    body.write_text("新写的一段。" + BODY, "utf-8")
    with pytest.raises(InputError, match="meanwhile"):
        change_of(issue, finding, "issue.yaml")


def test_a_change_elsewhere_in_the_issue_is_not_taken_for_the_fix(folder: Path) -> None:
    issue, finding = offered(folder, "3200")
    (folder / "issue.yaml").write_text(MANIFEST.replace("林一苇", "林二苇"), "utf-8")
    with pytest.raises(InputError, match="something else"):
        change_of(issue, finding, "issue.yaml")


def test_a_finding_without_a_fix_gives_its_hint(folder: Path) -> None:
    issue, finding = offered(folder, "3200")
    with pytest.raises(InputError) as told:
        change_of(issue, dataclasses.replace(finding, fixes=()), "issue.yaml")
    assert told.value.hint == finding.hint


def test_half_of_a_finding_is_not_mended(folder: Path) -> None:
    issue, finding = offered(folder, "3200")
    lost = Fix("body.99", 0, 1, "x", sure=True)
    with pytest.raises(InputError, match="meanwhile"):
        change_of(issue, dataclasses.replace(finding, fixes=(*finding.fixes, lost)), "issue.yaml")


CUT = "各单位负责人要扛起防范化解重大风险的责任，围绕意识形态、全\n\n面从严治党等各领域，全面排查隐患。\n"


def test_a_cut_paragraph_is_joined_at_its_seam_only(tmp_path: Path) -> None:
    body = f"{CUT}\n会议还研究了其他事项。\n"
    folder = issue_at(tmp_path / "cut", body=body)
    issue, _ = load(folder)
    assert issue is not None
    finding = next(one for one in check_issue(issue) if one.rule == "PA001")
    (changed,) = change_of(issue, finding, "issue.yaml")
    assert changed.after == body.replace("全\n\n面", "全面")
    (folder / "articles/harbour.md").write_text("一段。\n", "utf-8")
    with pytest.raises(InputError, match="meanwhile"):
        change_of(issue, finding, "issue.yaml")
