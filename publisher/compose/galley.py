"""An article's body as units of set lines, and the small adjustments that make its columns end together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from publisher.compose.flow import Flowed, Lead, Leg, Unit, flow
from publisher.compose.initials import with_initial
from publisher.compose.pack import Pack
from publisher.compose.tables import begins, table_rows
from publisher.model import Article, Block
from publisher.pieces import byline, credited
from publisher.typeset.lines import Line
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle


@dataclass(frozen=True, slots=True)
class Galley:
    """The body at one measure. ``looser`` sets one unit with so many lines more or fewer, where the text allows it."""

    units: tuple[Unit, ...]
    looser: Callable[[int, int], Unit]


@dataclass(frozen=True, slots=True)
class _Source:
    """How a block was set: by which style, after which dateline, with an initial or without."""

    style: str
    dateline: str | None = None
    initial: bool = False


def galley(
    article: Article, pack: Pack, setter: Typesetter, measure: float, *, with_byline: bool, initial: bool = False
) -> Galley:
    """Set every block of the body to the measure, the byline first when it opens the text.

    ``initial`` begins the text with a large letter, where it begins with a letter at all and has no dateline.
    """
    units: list[Unit] = []
    sources: list[_Source | None] = []
    if with_byline and article.byline and not credited(article):
        units.append(byline_unit(article, pack, setter, measure))
        sources.append(None)
    after_heading, dateline = True, article.dateline
    for index, block in enumerate(article.blocks):
        if block.cell is not None:
            rows = table_rows(article.blocks, index, pack, setter, measure) if begins(article.blocks, index) else ()
            units += rows
            sources += [None] * len(rows)
            continue
        style = _style_of(block, pack, first=after_heading)
        opening = dateline if block.kind == "paragraph" else None
        source = _Source(style, opening, initial and index == 0 and block.kind == "paragraph" and not opening)
        units.append(_unit(block, index, source, pack, setter, measure, 0))
        sources.append(source)
        after_heading = block.kind in ("subhead", "jump")
        dateline = None if opening else dateline
    blocks = {f"body.{index}": block for index, block in enumerate(article.blocks)}

    @cache
    def looser(index: int, by: int) -> Unit:
        source, unit = sources[index], units[index]
        if source is None or by == 0:
            return unit
        number = int(unit.piece.split(".")[1])
        return _unit(blocks[unit.piece], number, source, pack, setter, measure, by)

    return Galley(tuple(units), looser)


def byline_unit(article: Article, pack: Pack, setter: Typesetter, measure: float) -> Unit:
    """The byline as one line of its own in the column."""
    style = pack.style("byline")
    line = byline_line(article, pack, setter)
    return Unit("byline", "byline", style, (replace(line, measure=measure),))


def byline_line(article: Article, pack: Pack, setter: Typesetter) -> Line:
    """The byline at natural width; a Chinese name of two characters is spread to three (杨　承)."""
    style = pack.style("byline")
    text = byline(article.byline, setter.language)
    if pack.language == "zh" and len(text) == 2:
        style = replace(style, tracking=1.0)
    return setter.natural(text, style)


def _style_of(block: Block, pack: Pack, *, first: bool) -> str:
    if block.kind == "subhead":
        return "subhead"
    if block.kind == "jump":
        return "jump"
    if block.kind == "quote" and "quote" in pack.styles:
        return "quote"
    return "body-first" if first and "body-first" in pack.styles else "body"


def _jump_style(pack: Pack, *, leads_on: bool) -> TextStyle:
    """The style of jump lines, or the byline's: to the right at a part's foot, to the left at its head."""
    style = pack.styles.get("jump") or pack.style("byline")
    return replace(style, align="right" if leads_on else "left", indent=0)


def _unit(
    block: Block, index: int, source: _Source, pack: Pack, setter: Typesetter, measure: float, looseness: int
) -> Unit:
    piece, dateline = f"body.{index}", source.dateline
    if block.kind == "jump":
        style = _jump_style(pack, leads_on=index > 0)
        return Unit(piece, "jump", style, tuple(setter.paragraph(block.runs, style, measure)))
    style = pack.style(source.style)
    if block.kind == "subhead":
        lines = setter.headline(block.text, style, measure) or setter.paragraph(block.runs, style, measure)
        return Unit(piece, "subhead", style, tuple(lines))
    if not block.opens:
        style, dateline = replace(style, indent=0), None
    if not block.closes:
        # The paragraph goes on elsewhere: its last line here is as full as the others.
        style = replace(style, align="spread")
    if block.marker:
        style = replace(style, indent=0)
        marker = setter.natural(block.marker, style)
        shift = marker.width + style.size / 2
        lines = setter.paragraph(block.runs, style, measure - shift, looseness=looseness)
        lead = Lead(f"{piece}.marker", marker, 0, style) if block.opens else None
        return Unit(piece, "text", style, tuple(lines), shift, lead, not block.opens)
    if dateline:
        label = pack.styles.get("dateline", style)
        opening = setter.natural(dateline, label)
        begins = style.indent * style.size
        taken = begins + opening.width + style.size / 2
        lines = setter.paragraph(block.runs, replace(style, indent=taken / style.size), measure, looseness=looseness)
        return Unit(piece, "text", style, tuple(lines), 0, Lead("dateline", opening, begins, label))
    begun = source.initial and block.opens and with_initial(piece, block.runs, style, pack, setter, measure, looseness)
    if begun:
        return begun
    lines = setter.paragraph(block.runs, style, measure, looseness=looseness)
    return Unit(piece, "text", style, tuple(lines), continued=not block.opens)


def evened(body: Galley, legs: Sequence[Leg]) -> tuple[tuple[Unit, ...], Flowed]:
    """The units, one or two of them a line looser or tighter, so that the legs end full and without widows.

    The levers an editor would use, in that order: nothing, one paragraph, two paragraphs. Never the leading.
    """
    best = body.units
    result = flow(best, legs)
    cost = _cost(result, 0)
    if result.left > 2 * len(best):
        return best, result  # far too much: no lever of a line or two will do
    movable = [index for index, unit in enumerate(body.units) if unit.kind == "text" and len(unit.lines) > 3]
    movable = sorted(movable, key=lambda index: -len(body.units[index].lines))[:8]
    trials: list[tuple[tuple[int, int], ...]] = [((index, by),) for index in movable for by in (1, -1)]
    trials += [((one, a), (two, b)) for one, two in combinations(movable[:5], 2) for a in (1, -1) for b in (1, -1)]
    for trial in trials:
        if cost == 0:
            break
        units = list(body.units)
        for index, by in trial:
            units[index] = body.looser(index, by)
        if all(len(units[index].lines) == len(body.units[index].lines) for index, _ in trial):
            continue
        tried = flow(units, legs)
        tried_cost = _cost(tried, len(trial))
        if tried_cost < cost:
            best, result, cost = tuple(units), tried, tried_cost
    return best, result


def _cost(flowed: Flowed, changes: int) -> float:
    if not (flowed.left or flowed.empty or flowed.short or flowed.widows or flowed.orphans):
        return 0.01 * changes
    return flowed.left * 100 + (flowed.empty + flowed.short) * 3 + flowed.widows * 5 + flowed.orphans * 2 + changes
