"""A comparison for the terminal: findings, then the words by article, then what moved."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.findings import Finding
from publisher.reports.comparison import Comparison, Part, Passage
from publisher.reports.excerpt import plain
from publisher.reports.report import CheckReport
from publisher.wording import Text, Tongue

_CONTEXT = 12
"""Characters shown of words that both states have, on either side of a change."""
_LONGEST = 400
"""Characters shown of one change; a whole article may be new."""


def comparison_text(found: Comparison, tongue: Tongue) -> str:
    """All of it as lines; ends with a line feed."""
    lines = [*_findings(found, tongue), *_words(found, tongue), *_moves(found, tongue)]
    return "\n".join([*lines, _sum(found).said(tongue)]) + "\n"


def _findings(found: Comparison, tongue: Tongue) -> Iterator[str]:
    for sign, report, places in (("+", found.new, found.fresh), ("-", found.old, found.gone)):
        for at in places:
            yield f"{sign} {_finding(report, report.findings[at], tongue)}"


def _finding(report: CheckReport, finding: Finding, tongue: Tongue) -> str:
    place = f"{report.file_of(finding)}:{finding.span.line}" if finding.span else ""
    words = [place, finding.severity.label, finding.rule, finding.name, finding.message.said(tongue)]
    return plain(" ".join(word for word in words if word))


def _words(found: Comparison, tongue: Tongue) -> Iterator[str]:
    article = None
    for passage in found.passages:
        if passage.article != article:
            article = passage.article
            yield ""
            yield plain(f"{passage.article}: {passage.headline}")
        yield f"  {passage.place.said(tongue)}: {_changed(passage)}"
    if found.passages:
        yield ""


def _changed(passage: Passage) -> str:
    """As wdiff shows it: [-old-] {+new+}, with a few words around."""
    shown = "".join(_part(part, at, len(passage.parts)) for at, part in enumerate(passage.parts))
    return plain(shown)


def _part(part: Part, at: int, count: int) -> str:
    text = part.text
    if part.kind == "same":
        if at == 0 and len(text) > _CONTEXT:
            return "…" + text[-_CONTEXT:]
        if at == count - 1 and len(text) > _CONTEXT:
            return text[:_CONTEXT] + "…"
        return f"{text[:_CONTEXT]}…{text[-_CONTEXT:]}" if len(text) > 2 * _CONTEXT else text
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + "…"
    return f"[-{text}-]" if part.kind == "old" else f"{{+{text}+}}"


def _moves(found: Comparison, tongue: Tongue) -> Iterator[str]:
    for move in found.moves:
        yield plain(f"{move.article}: {move.before.said(tongue)} → {move.after.said(tongue)}")


def _sum(found: Comparison) -> Text:
    fresh, still, gone = len(found.fresh), len(found.still), len(found.gone)
    words, moves = len(found.passages), len(found.moves)
    if not (fresh or gone or words or moves):
        return Text(f"Nothing changed; {still} findings still open.", f"没有变化；仍有 {still} 处问题。")
    return Text(
        f"Findings: {fresh} new, {still} still open, {gone} gone. "
        f"Words changed in {words} places; {moves} articles moved.",
        f"问题：新增 {fresh} 处，仍在 {still} 处，已改 {gone} 处。文字改动 {words} 处，{moves} 篇换了位置。",
    )
