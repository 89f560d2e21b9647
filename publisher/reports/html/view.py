"""A report → what its HTML page shows: a verdict, the counts, one section a page, the source lines that are meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.findings import Finding, NotRun
from publisher.reports.html.cards import Card, anchor_of, cards
from publisher.reports.html.listing import Listing, listings
from publisher.reports.html.pins import Pin, pins
from publisher.reports.html.verdict import Verdict, counted, verdict
from publisher.reports.proof import Mark, Sheet
from publisher.reports.rate import Rate, rate
from publisher.reports.report import CheckReport
from publisher.wording import Text

__all__ = ["IssueView", "Section", "anchor_of", "view"]


@dataclass(frozen=True, slots=True)
class Section:
    """One page with its findings, or, without a sheet, the findings that stand on no page."""

    key: str
    number: int | None
    heading: Text
    section: str | None
    sheet: Sheet | None
    cards: tuple[Card, ...]
    pins: tuple[Pin, ...]

    def count(self, severity: str) -> int:
        """Findings of that severity (e, w or n)."""
        return sum(card.count for card in self.cards if card.severity == severity)

    @property
    def total(self) -> int:
        """All findings of the section."""
        return sum(card.count for card in self.cards)


@dataclass(frozen=True, slots=True)
class IssueView:
    """One issue in the report."""

    key: int
    name: str
    title: Text
    extent: Text
    language: str
    verdict: Verdict
    counts: dict[str, int]
    rate: Rate | None
    sections: tuple[Section, ...]
    not_run: tuple[NotRun, ...]
    listings: tuple[Listing, ...]

    @property
    def total(self) -> int:
        """All findings."""
        return sum(self.counts.values())

    @property
    def fixable(self) -> int:
        """Cards with a change on offer."""
        return sum(card.fixable for section in self.sections for card in section.cards)


def view(report: CheckReport, key: int) -> IssueView:
    """What the page shows of one report; ``key`` tells several issues of one file apart."""
    sections = _sections(report, key)
    counts = {letter: sum(section.count(letter) for section in sections) for letter in "ewn"}
    title, extent = _titles(report)
    return IssueView(
        key=key,
        name=report.issue,
        title=title,
        extent=extent,
        language=report.proof.language if report.proof else "und",
        verdict=verdict(report, [(section.number, section.count("e")) for section in sections]),
        counts=counts,
        rate=rate(report),
        sections=tuple(sections),
        not_run=report.not_run,
        listings=listings(report, key),
    )


def _titles(report: CheckReport) -> tuple[Text, Text]:
    proof = report.proof
    if proof is None:
        return Text(report.issue, report.issue), Text("", "")
    title = Text(proof.title, proof.title)
    if proof.date:
        day, number = proof.date, proof.number
        title = Text(
            f"{proof.title}, {day.isoformat()}" + (f", no. {number}" if number else ""),
            f"{proof.title} {day.year}年{day.month}月{day.day}日" + (f" 第 {number} 期" if number else ""),
        )
    pages, stories = len(proof.sheets), len(proof.headlines)
    if not stories:
        return title, Text(counted(pages, "page"), f"{pages} 版")
    extent = Text(
        ", ".join((counted(pages, "page"), counted(stories, "article"), counted(proof.characters, "character"))),
        f"{pages} 版，{stories} 篇，{proof.characters:,} 字",
    )
    return title, extent


def _sections(report: CheckReport, key: int) -> list[Section]:
    proof = report.proof
    marks: Sequence[Mark | None] = proof.marks if proof else ()
    if len(marks) != len(report.findings):
        marks = [Mark(one.page, (one.box,) if one.box else ()) if one.page else None for one in report.findings]
    by_page: dict[int | None, list[tuple[Finding, Mark | None]]] = defaultdict(list)
    sheets = {sheet.number: sheet for sheet in (proof.sheets if proof else ())}
    for finding, mark in zip(report.findings, marks, strict=True):
        by_page[mark.page if mark else None].append((finding, mark))
    numbers = sorted({*sheets, *(number for number in by_page if number is not None)})
    made: list[Section] = []
    first = 1
    for number in [*numbers, None]:
        found = by_page.get(number, [])
        if number is None and not found:
            continue
        shown = cards(report, found, first, key)
        first += len(shown)
        sheet = sheets.get(number) if number is not None else None
        made.append(_section(key, number, sheet, shown))
    return made


def _section(key: int, number: int | None, sheet: Sheet | None, shown: Sequence[Card]) -> Section:
    heading = Text("The issue as a whole", "整期") if number is None else Text(f"Page {number}", f"第 {number} 版")
    return Section(
        key=f"p{key}-{number or 0}",
        number=number,
        heading=heading,
        section=sheet.section if sheet else None,
        sheet=sheet,
        cards=tuple(shown),
        pins=pins(sheet, shown) if sheet else (),
    )
