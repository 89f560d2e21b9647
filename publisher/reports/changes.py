"""What a finding offers to change, as a reader sees it and as a program applies it."""

from __future__ import annotations

from dataclasses import replace

from publisher.findings import Finding, Fix
from publisher.model import Article, Issue, Span
from publisher.pieces import pieces
from publisher.reports.report import Change, CheckReport, Region
from publisher.rules.places import place_in

_AROUND = 14
"""Characters shown on either side of a change."""


def with_changes(report: CheckReport, issue: Issue | None) -> CheckReport:
    """The report with the changes that its findings offer; ``issue`` is what was checked."""
    if issue is None:
        return report
    found = {finding: _changes(finding, issue) for finding in report.findings if finding.fixes}
    return replace(report, changes=found)


def _changes(finding: Finding, issue: Issue) -> tuple[Change, ...]:
    article = issue.articles.get(finding.article or "")
    if article is None:
        return ()
    texts = {piece.key: piece.text for piece in pieces(article, issue.language)}
    return tuple(_change(fix, texts[fix.piece], article) for fix in finding.fixes if fix.piece in texts)


def _change(fix: Fix, text: str, article: Article) -> Change:
    before, after = text[: fix.start], text[fix.end :]
    return Change(
        before=("…" if len(before) > _AROUND else "") + before[-_AROUND:],
        old=text[fix.start : fix.end],
        new=fix.new,
        after=after[:_AROUND] + ("…" if len(after) > _AROUND else ""),
        sure=fix.sure,
        region=_region(fix, text, article),
    )


def _region(fix: Fix, text: str, article: Article) -> Region | None:
    """The place in the source, for a body: a value of the manifest may be quoted or folded there."""
    kind, _, number = fix.piece.partition(".")
    if kind != "body" or not number.isdigit() or not fix.start < fix.end <= len(text):
        return None
    block = article.blocks[int(number)]
    first, last = place_in(block, fix.start), place_in(block, fix.end - 1)
    end = Span(last.path, last.line, last.column + 1)
    written = first.line == last.line and end.column - first.column == fix.end - fix.start
    # Where marks of Markdown stand inside the words, a program must not overwrite them.
    return Region(first, end) if written else None
