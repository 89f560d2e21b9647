"""Looking at an issue again finds what looking at it for the first time would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from publisher.findings import Severity
from publisher.house import Level
from publisher.load import load
from publisher.model import Issue
from publisher.rules.again import Again
from publisher.rules.registry import Hit, Rule, all_rules, rule
from publisher.rules.run import check_issue
from tests.rules.issues import issue_of
from tests.rules.test_injected_faults import CLEAN, FAULTS, written

ALONE = [one for one in all_rules() if one.alone]


@pytest.mark.parametrize("at", sorted({fault["at"] for fault in FAULTS}))
def test_each_fault_is_found_when_it_comes_and_gone_when_it_goes(tmp_path: Path, at: str) -> None:
    folder, again = written(tmp_path / "quay", {}), Again()
    clean = CLEAN[at]
    looked = 0
    for fault in (fault for fault in FAULTS if fault["at"] == at):
        for text in (clean.replace(fault["find"], fault["put"], 1), clean):
            (folder / at).write_text(text, "utf-8")
            issue, _ = load(folder)
            if issue is not None:
                looked += 1
                assert check_issue(issue, again=again) == check_issue(issue), fault
    assert looked > 1


@pytest.mark.parametrize("tested", ALONE, ids=lambda one: one.code)
def test_a_rule_that_looks_at_each_article_alone_finds_the_same_in_all_of_them(tested: Rule) -> None:
    wanted: dict[str, Level] = {tested.code: "warning"} if tested.asked else {}
    issue = issue_of(tested.doc.bad, **wanted)
    # The same story a second time: whatever a rule remembers from one article to the next would show.
    twice = [
        article if number == 0 else article.model_copy(update={"id": f"{article.id}-again"}).with_blocks(article.blocks)
        for article in issue.manifest.articles
        for number in (0, 1)
    ]
    doubled = replace(issue, manifest=issue.manifest.model_copy(update={"articles": tuple(twice)}))
    found = check_issue(doubled, [tested])
    assert found
    assert check_issue(doubled, [tested], again=Again()) == found


@rule("XX001", "asked-for", Severity.INFO, alone=True)
def asked_for(issue: Issue) -> Iterator[Hit]:
    """Notes which articles it is asked about.

    Why:
        To see which they are.

    Bad:
        wrong
    Good:
        right
    中文：记下
        记下问到的稿件。
    """
    ASKED.extend(article.id for article in issue.manifest.articles)
    return iter(())


ASKED: list[str] = []


@pytest.mark.parametrize(
    ("at", "old", "new", "asked"),
    [
        ("articles/market.md", "天还没亮", "天刚亮", ["market"]),
        ("issue.yaml", "byline: 石宽", "byline: 石大宽", ["market"]),
        ("issue.yaml", "number: 7", "number: 8", ["harbour", "market"]),
        ("articles/market.md", "天还没亮", "天还没亮", []),
    ],
)
def test_only_what_has_changed_is_looked_at(tmp_path: Path, at: str, old: str, new: str, asked: list[str]) -> None:
    folder, again = written(tmp_path / "quay", {}), Again()
    for text in (CLEAN[at], CLEAN[at].replace(old, new, 1)):
        (folder / at).write_text(text, "utf-8")
        ASKED.clear()
        issue: Any = load(folder)[0]
        check_issue(issue, [asked_for], again=again)
    assert asked == ASKED
