"""Running the rules, weighing what they find as the house does, and setting aside what an editor has allowed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from publisher.errors import ExitCode, PublisherError
from publisher.findings import Finding, Severity, in_order
from publisher.house import Adjustment, House
from publisher.model import Issue
from publisher.rules.again import Again
from publisher.rules.registry import Hit, Rule, Scope, all_rules
from publisher.rules.suppressions import suppress
from publisher.wording import Text, tongue_of

__all__ = ["RuleError", "check_issue", "check_layout", "check_press", "suppress", "weighed"]


class RuleError(PublisherError):
    """A rule of an installed package failed. The run ends: what that rule should have found is not known."""

    exit_code = ExitCode.PLUGIN


def check_issue(
    issue: Issue, rules: Iterable[Rule] | None = None, *, again: Again | None = None
) -> tuple[Finding, ...]:
    """What the rules on manifest and text find, in reading order. Nothing is suppressed yet.

    ``again`` remembers what was found, and is asked first; the findings are the same.
    """
    if again is None:
        return _run("issue", issue, issue, rules)
    chosen = [rule for rule in _chosen("issue", rules) if _wanted(rule, issue)]
    found = again.found(issue, chosen, lambda rule, part: tuple(_found(rule, part, part.house)))
    return in_order(finding for rule in chosen for finding in found[rule.code])


def check_layout(composition: Any, rules: Iterable[Rule] | None = None) -> tuple[Finding, ...]:
    """What the rules on laid-out pages find; the subject is whatever those rules take, and has its ``issue``."""
    return _run("layout", composition, composition.issue, rules)


def weighed(findings: Iterable[Finding], house: House) -> tuple[Finding, ...]:
    """Findings that were made elsewhere, at the weight the house gives them."""
    known = {rule.code: rule for rule in all_rules()}
    return tuple(
        weighty
        for finding in findings
        if (weighty := _adjusted(finding, known.get(finding.rule), house, unsure=False)) is not None
    )


def check_press(file: Any, rules: Iterable[Rule] | None = None) -> tuple[Finding, ...]:
    """What the rules on a PDF for the press find. It belongs to no issue: its press profile does the weighing."""
    return in_order(rule.finding(hit) for rule in _chosen("press", rules) for hit in _hits(rule, file))


def _run(scope: Scope, subject: Any, issue: Issue, rules: Iterable[Rule] | None) -> tuple[Finding, ...]:
    return in_order(
        finding
        for rule in _chosen(scope, rules)
        if _wanted(rule, issue)
        for finding in _found(rule, subject, issue.house)
    )


def _chosen(scope: Scope, rules: Iterable[Rule] | None) -> list[Rule]:
    return [rule for rule in (all_rules() if rules is None else rules) if rule.scope == scope]


def _wanted(rule: Rule, issue: Issue) -> bool:
    """Whether the rule is for the issue's language and its house wants it."""
    if rule.tongue and rule.tongue != tongue_of(issue.language):
        return False
    adjustment = issue.house.adjustments.get(rule.code)
    return not rule.asked if adjustment is None else adjustment.level != "off" or rule.firm


def _found(rule: Rule, subject: Any, house: House) -> Iterator[Finding]:
    for hit in _hits(rule, subject):
        finding = _adjusted(rule.finding(hit), rule, house, unsure=hit.severity is not None)
        if finding:
            yield finding


def _hits(rule: Rule, subject: Any) -> Iterator[Hit]:
    """The rule's hits. A fault of our own rules is a crash; one of an installed package is told with its name."""
    home = getattr(rule.check, "__module__", "")
    if home.partition(".")[0] == __package__.partition(".")[0]:
        yield from rule(subject)
        return
    try:
        yield from rule(subject)
    except Exception as error:  # whatever somebody else's rule may do
        raise RuleError(
            Text(
                f"The rule {rule.code} ({rule.name}) of {home} failed: {type(error).__name__}: {error}",
                f"{home} 的规则 {rule.code}（{rule.name}）出错：{type(error).__name__}：{error}",
            ),
            Text(
                f"Update or uninstall the package that offers it, or set {rule.code} to off in the profile.",
                f"请更新或卸载提供它的包，或在规范中把 {rule.code} 设为 off。",
            ),
        ) from error


def _adjusted(finding: Finding, rule: Rule | None, house: House, *, unsure: bool) -> Finding | None:
    """The finding at the house's weight, None where it is off. A finding less sure than its rule stays below it."""
    adjustment = house.adjustments.get(finding.rule)
    if adjustment is None or rule is None or rule.firm:
        return finding
    if adjustment.level == "off":
        return None
    level = Severity[adjustment.level.upper()]
    if unsure:
        level = min(level, finding.severity)
    return (
        finding
        if level == finding.severity
        else replace(finding, severity=level, hint=_said(finding, adjustment, house))
    )


def _said(finding: Finding, adjustment: Adjustment, house: House) -> Text:
    """The hint, and that the house has changed the weight."""
    level, why = adjustment.level, adjustment.reason
    return Text(
        f"{finding.hint.en} ({house.name} makes this {level}: {why})",
        f"{finding.hint.zh}（{house.name} 规范将此项定为 {level}：{why}）",
    )
