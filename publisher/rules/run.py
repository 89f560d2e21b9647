"""Running the rules, and setting aside what an editor has allowed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from publisher.findings import Finding, in_order
from publisher.model import Issue
from publisher.rules.registry import Rule, Scope, all_rules
from publisher.rules.suppressions import suppress

__all__ = ["check_issue", "check_layout", "suppress"]


def check_issue(issue: Issue, rules: Iterable[Rule] | None = None) -> tuple[Finding, ...]:
    """What the rules on manifest and text find, in reading order. Nothing is suppressed yet."""
    return _run("issue", issue, rules)


def check_layout(composition: Any, rules: Iterable[Rule] | None = None) -> tuple[Finding, ...]:
    """What the rules on laid-out pages find; the subject is whatever those rules take."""
    return _run("layout", composition, rules)


def _run(scope: Scope, subject: Any, rules: Iterable[Rule] | None) -> tuple[Finding, ...]:
    chosen = all_rules() if rules is None else rules
    return in_order(rule.finding(hit) for rule in chosen if rule.scope == scope for hit in rule(subject))
