"""The next issue of a paper: its plan without its stories."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml

from publisher.editing.starting import start_like
from publisher.errors import InputError
from publisher.load import load
from publisher.paths import resource

DAY = datetime.date(2026, 12, 4)
COURIER = resource("seeds") / "quayside-courier"


def test_the_plan_of_the_last_issue_without_its_stories(tmp_path: Path) -> None:
    start_like(COURIER, tmp_path / "next", DAY, 49)
    issue, faults = load(tmp_path / "next")
    last, _ = load(COURIER)
    assert issue is not None and last is not None and not faults
    assert issue.manifest.publication.model_dump() == last.manifest.publication.model_dump()
    assert (issue.manifest.issue.date, issue.manifest.issue.number) == (DAY, 49)
    assert [(page.number, page.section, page.template) for page in issue.manifest.pages] == [
        (page.number, page.section, page.template) for page in last.manifest.pages
    ]
    assert [page.articles for page in issue.manifest.pages] == [("first",), (), (), ()]


def test_what_was_allowed_and_signed_is_not_taken_along_but_the_house_is(tmp_path: Path) -> None:
    last = tmp_path / "last"
    last.mkdir()
    tree = yaml.safe_load((COURIER / "issue.yaml").read_text("utf-8"))
    tree |= {"allow": {"LY029": "a short week"}, "profile": "house.yaml"}
    (last / "issue.yaml").write_text(yaml.safe_dump(tree), "utf-8")
    (last / "house.yaml").write_text("extends: standard\n", "utf-8")
    (last / "review.yaml").write_text("[]\n", "utf-8")
    start_like(last, tmp_path / "next", DAY)
    made = yaml.safe_load((tmp_path / "next" / "issue.yaml").read_text("utf-8"))
    assert "allow" not in made and made["profile"] == "house.yaml" and "number" not in made["issue"]
    assert sorted(path.name for path in (tmp_path / "next").iterdir()) == ["house.yaml", "issue.yaml"]


def test_nothing_is_written_over_and_a_broken_plan_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "note.txt").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="already"):
        start_like(COURIER, tmp_path / "taken", DAY)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "issue.yaml").write_text("a: [", "utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        start_like(tmp_path / "broken", tmp_path / "next", DAY)
    assert not (tmp_path / "next").exists()
