"""The page's own lines taken out, so that only the stories are left: masthead, folio lines, page numbers, jumps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from publisher.ingest.features import stops
from publisher.ingest.furniture import Folio, Jump, folio, is_page_number, is_title, jump
from publisher.ingest.page import Furniture, Guess, Masthead
from publisher.ingest.signed import Named
from publisher.ingest.units import PLAIN, Unit
from publisher.wording import Text

_TOP = 8  # lines; a masthead with date, number, address and weather is not longer
_SECTIONS = re.compile(
    r"要闻|综合|时政|经济|民生|社会|文化|体育|教育|国内|国际|国际国内|本地|县域|乡镇|校园|副刊|专版|专题|广告|理论|评论|生活|健康|法治|"
    r"(?:local|world|national|state|city|school|campus|community|opinion|sports|arts|features|life|lifestyle|news|business|"
    r"entertainment|letters|obituaries)(?:\s*(?:&|and)\s*\w+|\s+news)?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Header:
    """A page without its furniture: the units of its stories, and what the furniture told."""

    units: tuple[Unit, ...]
    masthead: Masthead
    furniture: tuple[Furniture, ...]
    jumps: tuple[Jump, ...]
    guesses: tuple[Guess, ...]


@dataclass(slots=True)
class _Draft:
    units: list[Unit] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    jumps: list[Jump] = field(default_factory=list)
    folios: list[Folio] = field(default_factory=list)
    publication: str | None = None
    section: str | None = None
    guesses: list[Guess] = field(default_factory=list)


def header(units: Sequence[Unit], language: str) -> Header:
    """Take the furniture out of a page's units."""
    draft = _Draft()
    jumps = [jump(unit)[0] for unit in units]
    folios = [None if unit.mark not in ("", "△") or jumps[at] else folio(unit.text) for at, unit in enumerate(units)]
    top = max((at + 1 for at, found in enumerate(folios[:_TOP]) if found), default=0)
    gap, continued = 0, False
    for at, unit in enumerate(units):
        rest = _without_furniture(at, unit, folios, top, draft, units)
        back = jumps[at]
        continued = continued or bool(back and not back.onward)
        if rest is None:
            gap += unit.gap
        else:
            draft.units.append(replace(rest, gap=rest.gap + gap, continued=continued))
            gap, continued = 0, False
    return Header(
        tuple(draft.units), _masthead(draft), tuple(draft.furniture), tuple(draft.jumps), tuple(draft.guesses)
    )


def _without_furniture(
    at: int, unit: Unit, folios: Sequence[Folio | None], top: int, draft: _Draft, units: Sequence[Unit]
) -> Unit | None:
    found = folios[at]
    if unit.mark not in PLAIN:
        return unit
    if found:
        draft.folios.append(found)
        _drop("folio", unit, draft)
        return None
    if is_page_number(unit.plain):
        _drop("page number", unit, draft)
        return None
    if at < top and _names_paper(at, unit, units, draft):
        _drop("publication", unit, draft)
        return None
    if top and at <= top and _SECTIONS.fullmatch(unit.plain) and draft.section is None:
        draft.section = unit.plain
        _drop("section", unit, draft)
        return None
    if not top and at == 0 and len(units) > 2 and is_title(unit.plain) and _stands_above(units[1]):
        draft.publication = unit.plain
        reason = Text("The first line reads as a newspaper's name.", "第一行像是报名。")
        draft.guesses.append(Guess("publication", unit.lines[0], 0.7, reason))
        _drop("publication", unit, draft)
        return None
    jumped, rest = jump(unit)
    if jumped:
        draft.jumps.append(jumped)
        draft.furniture.append(Furniture("jump", jumped.text, jumped.line))
    return rest if len(rest.text) else None


def _names_paper(at: int, unit: Unit, units: Sequence[Unit], draft: _Draft) -> bool:
    """A short line above the folio: the paper's name, or words that go with it."""
    if draft.publication is None and (
        is_title(unit.plain) or (at == 0 and len(unit.text) <= 30 and not stops(unit.plain))
    ):
        draft.publication = unit.plain
        return True
    return False


def _stands_above(following: Unit) -> bool:
    """Whether a heading follows: a name above running text is the headline of that text."""
    return not stops(following.plain) and len(following.text) <= 80


def _drop(kind: str, unit: Unit, draft: _Draft) -> None:
    draft.furniture.append(Furniture(kind, unit.text, unit.lines[0]))


def _masthead(draft: _Draft) -> Masthead:
    folios = draft.folios
    editors: list[Named] = []
    for found in folios:
        editors.extend(found.editors)
    publication = next((f.publication.text for f in folios if f.publication), None)
    section = next((f.section.text for f in folios if f.section), None)
    return Masthead(
        publication=draft.publication or publication,
        date=next((f.date for f in folios if f.date), None),
        page=next((f.page for f in folios if f.page), None),
        section=section or draft.section,
        editors=tuple(editors),
    )
