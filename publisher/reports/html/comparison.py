"""A comparison as one HTML page: both proofs of each page, findings new, open and gone, and the words that changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.findings import Finding
from publisher.reports.comparison import Comparison
from publisher.reports.html.cards import Card, card_of
from publisher.reports.html.page import filled
from publisher.reports.html.pins import Drawn, Pin, drawn, pins
from publisher.reports.proof import Mark, Sheet
from publisher.reports.rate import rate
from publisher.reports.report import CheckReport
from publisher.wording import Text, Tongue


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding in its list: its card, its page, and the sheet on which its pin stands (``m`` new, ``o`` old)."""

    card: Card
    page: int | None
    side: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One page in both states. Pins of findings that are gone stand on the old sheet only, new ones on the new."""

    number: int
    old: Sheet | None
    new: Sheet | None
    old_pins: tuple[tuple[Pin, str], ...]
    new_pins: tuple[tuple[Pin, str], ...]
    bars: tuple[Drawn, ...]

    @property
    def changed(self) -> bool:
        """Whether anything of the page differs."""
        gone = any(letter == "k" for _, letter in self.old_pins)
        fresh = len(self.new_pins) > sum(letter != "k" for _, letter in self.old_pins)
        return bool(self.bars or gone or fresh or self.old is None or self.new is None)


def render(found: Comparison, tongue: Tongue) -> str:
    """The whole page, self-contained."""
    fresh, still, gone = _listed(found)
    pairs = _pairs(found, fresh, still, gone)
    title = found.new.proof.title if found.new.proof else found.new.issue
    return filled(
        "diff.html.j2",
        tongue,
        found=found,
        fresh=fresh,
        still=still,
        gone=gone,
        pairs=pairs,
        title=title,
        language=_language(found),
        rates=(rate(found.old), rate(found.new)),
        verdict=_verdict(found),
        pinned={("m" if new else "o") + pin.card.key for pair in pairs for new in (True, False)
                for pin, _ in (pair.new_pins if new else pair.old_pins)},
    )  # fmt: skip


def _language(found: Comparison) -> str:
    known = [one.proof.language for one in (found.new, found.old) if one.proof and one.proof.language != "und"]
    return known[0] if known else "und"


def _verdict(found: Comparison) -> tuple[str, Text, Text]:
    errors = found.new.counts["error"]
    before, fresh, still, gone = len(found.old.findings), len(found.fresh), len(found.still), len(found.gone)
    head = (
        Text(f"{errors} error{'s' if errors > 1 else ''} left", f"还差 {errors} 个错误")
        if errors
        else Text("No errors left", "错误已改完")
    )
    return (
        "e" if errors else "k",
        head,
        Text(
            f"The old proof had {before} findings: {gone} mended, {still} still open. The changes brought {fresh} new.",
            f"旧样 {before} 处，改好 {gone} 处，还剩 {still} 处；改动又带出 {fresh} 处新问题。",
        ),
    )


def _mark(report: CheckReport, at: int) -> Mark | None:
    marks = report.proof.marks if report.proof else ()
    finding: Finding = report.findings[at]
    if at < len(marks):
        return marks[at]
    return Mark(finding.page, (finding.box,) if finding.box else ()) if finding.page else None


def _listed(found: Comparison) -> tuple[list[Listed], list[Listed], list[Listed]]:
    """Cards of the three lists; old findings are numbered first, so that a number means the same on both sheets."""
    fresh: list[Listed] = []
    still: list[Listed] = []
    gone: list[Listed] = []
    kept = dict(found.still)
    for number, at in enumerate(range(len(found.old.findings)), 1):
        report, place, into, side = (found.new, kept[at], still, "m") if at in kept else (found.old, at, gone, "o")
        into.append(_one(report, place, number, side))
    for number, at in enumerate(found.fresh, len(found.old.findings) + 1):
        fresh.append(_one(found.new, at, number, "m"))
    return fresh, still, gone


def _one(report: CheckReport, at: int, number: int, side: str) -> Listed:
    mark = _mark(report, at)
    card = card_of(report, report.findings[at], mark, number)
    return Listed(card, mark.page if mark else None, side)


def _pairs(
    found: Comparison, fresh: Sequence[Listed], still: Sequence[Listed], gone: Sequence[Listed]
) -> tuple[Pair, ...]:
    old = {sheet.number: sheet for sheet in (found.old.proof.sheets if found.old.proof else ())}
    new = {sheet.number: sheet for sheet in (found.new.proof.sheets if found.new.proof else ())}
    kept = {number: before for number, (before, _) in zip((one.card.number for one in still), found.still, strict=True)}
    before = [_before(found, one, kept[one.card.number]) for one in still]
    made = []
    for number in sorted({*old, *new}):
        bars = [bar.box for bar in found.bars if bar.page == number]
        made.append(
            Pair(
                number=number,
                old=old.get(number),
                new=new.get(number),
                old_pins=_pins(
                    old.get(number), number, [*((one, "") for one in before), *((one, "k") for one in gone)]
                ),
                new_pins=_pins(new.get(number), number, [(one, "") for one in (*still, *fresh)]),
                bars=tuple(drawn(new[number], box) for box in bars) if number in new else (),
            )
        )
    return tuple(made)


def _before(found: Comparison, one: Listed, at: int) -> Listed:
    """A finding that is open still, where it stood on the old sheet."""
    mark = _mark(found.old, at)
    card = replace(one.card, boxes=mark.boxes if mark else (), gap=bool(mark and mark.gap))
    return Listed(card, mark.page if mark else None, "o")


def _pins(sheet: Sheet | None, number: int, listed: Sequence[tuple[Listed, str]]) -> tuple[tuple[Pin, str], ...]:
    if sheet is None:
        return ()
    here = {one.card.key: (one.card, letter or one.card.severity) for one, letter in listed if one.page == number}
    return tuple((pin, here[pin.card.key][1]) for pin in pins(sheet, [card for card, _ in here.values()]))
