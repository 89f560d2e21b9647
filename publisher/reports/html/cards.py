"""Findings → cards: one for each finding, or one for many of a kind on the same page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from publisher.findings import Box, Finding, Severity
from publisher.reports.excerpt import plain
from publisher.reports.proof import Mark
from publisher.reports.report import Change, CheckReport
from publisher.rules.registry import Rule, all_rules
from publisher.wording import Text

LETTER = {Severity.ERROR: "e", Severity.WARNING: "w", Severity.INFO: "n"}
MANY = 4
"""So many of one rule on one page make one card."""
_AROUND = 28
"""Characters shown on either side of the place."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of source: what stands before the place, at it, and after it. ``code``: it is of the manifest."""

    before: str
    at: str
    after: str
    code: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where one finding of a card was made: its source line, as words and as an anchor, and its quotation."""

    source: str | None
    anchor: str | None
    quote: Quote | None
    message: Text
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """What a reader sees as one finding. ``key`` names its anchor; ``boxes`` stand on the page of its section."""

    number: int
    key: str
    severity: str
    title: Text
    hint: Text
    article: str | None
    rule: str
    name: str
    why: Text | None
    places: tuple[Place, ...]
    boxes: tuple[Box, ...]
    gap: bool
    crop: Box | None

    @property
    def count(self) -> int:
        """How many findings the card stands for."""
        return len(self.places)

    @property
    def fixable(self) -> bool:
        """Whether a change is offered for any of them."""
        return any(place.changes for place in self.places)


def cards(report: CheckReport, found: Sequence[tuple[Finding, Mark | None]], first: int, issue: int) -> list[Card]:
    """The cards of one page's findings, gravest first, numbered from ``first``."""
    rules = _rules()
    groups: dict[tuple[object, ...], list[tuple[Finding, Mark | None]]] = defaultdict(list)
    crowd: dict[tuple[str, Severity], int] = defaultdict(int)
    for finding, _ in found:
        crowd[finding.rule, finding.severity] += 1
    for at, (finding, mark) in enumerate(found):
        alike = crowd[finding.rule, finding.severity] >= MANY
        groups[(-finding.severity, finding.rule) if alike else (-finding.severity, "", at)].append((finding, mark))
    ordered = sorted(groups.values(), key=lambda group: -group[0][0].severity)
    return [_card(report, group, number, issue, rules) for number, group in enumerate(ordered, first)]


def card_of(report: CheckReport, finding: Finding, mark: Mark | None, number: int) -> Card:
    """The card of one finding by itself; its source lines are not listed anywhere, so nothing leads to them."""
    card = _card(report, [(finding, mark)], number, 1, _rules())
    return replace(card, places=tuple(replace(place, anchor=None) for place in card.places), crop=None)


def _rules() -> Mapping[str, Rule]:
    return {rule.code: rule for rule in all_rules()}


def _card(
    report: CheckReport,
    group: Sequence[tuple[Finding, Mark | None]],
    number: int,
    issue: int,
    rules: Mapping[str, Rule],
) -> Card:
    finding, mark = group[0]
    rule = rules.get(finding.rule)
    title = finding.message
    if len(group) >= MANY and rule:
        en, zh = rule.doc.title.en.rstrip("."), rule.doc.title.zh.rstrip("。")
        title = Text(f"{en} ({len(group)} places)", f"{zh}（{len(group)} 处）")
    headline = report.proof.headlines.get(finding.article or "") if report.proof else None
    own = finding.box if finding.page is not None and len(group) == 1 else None
    return Card(
        number=number,
        key=f"{issue}-{number}",
        severity=LETTER[finding.severity],
        title=title,
        hint=finding.hint,
        article=headline,
        rule=finding.rule,
        name=finding.name,
        why=rule.doc.why if rule else None,
        places=tuple(_where(report, one, issue) for one, _ in group),
        boxes=tuple(box for _, at in group if at for box in at.boxes),
        gap=bool(mark and mark.gap),
        crop=own,
    )


def _where(report: CheckReport, finding: Finding, issue: int) -> Place:
    if finding.span is None:
        return Place(None, None, None, finding.message, report.changes_of(finding))
    source = f"{finding.span.path.as_posix()}:{finding.span.line}"
    known = report.line_of(finding) is not None
    anchor = anchor_of(issue, finding.span.path.as_posix(), finding.span.line) if known else None
    return Place(source, anchor, _quote(report, finding), finding.message, report.changes_of(finding))


def anchor_of(issue: int, path: str, line: int) -> str:
    """The anchor of a source line in the listing at the end of the report."""
    safe = "".join(char if char.isascii() and char.isalnum() else f"_{ord(char):x}" for char in path)
    return f"s{issue}-{safe}-{line}"


def _quote(report: CheckReport, finding: Finding) -> Quote | None:
    line, span = report.line_of(finding), finding.span
    if span is None or line is None or not line.strip():
        return None
    code = span.path.suffix in (".yaml", ".yml")
    at = min(span.column - 1, len(line) - 1)
    start, end = max(0, at - _AROUND), min(len(line), at + _AROUND * 2)
    before = ("…" if start else "") + plain(line[start:at])
    after = plain(line[at + 1 : end]) + ("…" if end < len(line) else "")
    if code or span.column == 1:
        # A place at the very beginning means the whole line: one character of it would be taken for the fault.
        return Quote(before.lstrip() + plain(line[at]) + after, "", "", code)
    return Quote(before, plain(line[at]), after, code)
