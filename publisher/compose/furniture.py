"""Nameplate, folio line, date, issue number and index: what stands on a page besides its articles."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from string import Formatter

from publisher.compose.contents import contents
from publisher.compose.pack import Furniture, Index, Label, Pack, Template
from publisher.compose.pages import Fill, Item, TextBlock
from publisher.compose.parts import Place
from publisher.compose.teasers import teasers
from publisher.model import Issue, Page
from publisher.pieces import byline
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle
from publisher.wording import Text, tongue_of

_LARGER, _SHORT = 1.12, 0.94
"""How much a short Latin nameplate may grow, and the part of its width it must then fill to be spread over it."""
_WEEKDAYS_ZH = "一二三四五六日"
_INDEX, _HERE = Text("Inside", "导读"), Text("Also here", "本版")


def fields(issue: Issue, page: Page) -> dict[str, str]:
    """What labels may name in braces, in the publication's own language; absent values are empty."""
    manifest, date = issue.manifest, issue.manifest.issue.date
    publication = manifest.publication
    chinese = tongue_of(issue.language) == "zh"
    number, count = manifest.issue.number, len(manifest.pages)
    return {
        "title": publication.title,
        "title_latin": publication.title_latin or "",
        "motto": publication.motto or "",
        "publisher": publication.publisher or "",
        "place": publication.place or "",
        "date": _date(date, issue.language),
        "day": str(date.day),
        "month": f"{date.year}年{date.month}月" if chinese else f"{date:%B} {date.year}",
        "weekday": "星期" + _WEEKDAYS_ZH[date.weekday()] if chinese else f"{date:%A}",
        "number": "" if number is None else (f"第{number}期" if chinese else f"No. {number}"),
        "count": f"今日{count}版" if chinese else f"{count} page{'' if count == 1 else 's'}",
        "page": str(page.number),
        "section": page.section or "",
        "editors": "　".join(byline([person], issue.language) for person in page.editors)
        if chinese
        else ", ".join(person.name for person in page.editors),
    }


def _date(date: datetime.date, language: str) -> str:
    if tongue_of(language) == "zh":
        return f"{date.year}年{date.month}月{date.day}日"
    american = language in ("en", "en-US")
    return f"{date:%B} {date.day}, {date.year}" if american else f"{date.day} {date:%B} {date.year}"


def furnish(page: Page, issue: Issue, pack: Pack, setter: Typesetter, template: Template | None = None) -> list[Item]:
    """The furniture of one page, as the pack declares it for first and inner pages, and that of its template."""
    inner = pack.verso if pack.verso and page.number % 2 == 0 else pack.inner
    sets = [] if template and template.bare else [pack.first if page is issue.manifest.pages[0] else inner]
    if template and template.furniture:
        sets.append(template.furniture)
    return [item for furniture in sets for item in _set(furniture, page, issue, pack, setter)]


def _set(furniture: Furniture, page: Page, issue: Issue, pack: Pack, setter: Typesetter) -> list[Item]:
    values = fields(issue, page)
    ends: dict[str, float] = {}
    items = [item for label in furniture.labels for item in _label(label, values, pack, setter, ends)]
    items += _bars(furniture, values, pack, ends)
    if furniture.index:
        items += _index(furniture.index, page, issue, pack, setter)
    if furniture.teasers:
        items += teasers(furniture.teasers, page, issue, pack, setter)
    for listing in furniture.contents:
        items += contents(listing, page, issue, pack, setter)
    return items


def _spot(place: Place, pack: Pack) -> tuple[float, float]:
    return pack.grid.x(place.column) + place.dx, pack.grid.y(place.line) + place.dy


def _label(
    label: Label, values: Mapping[str, str], pack: Pack, setter: Typesetter, ends: dict[str, float]
) -> list[Item]:
    names = [name for _, name, _, _ in Formatter().parse(label.text) if name]
    if any(not values.get(name) for name in names):
        return []
    text, style = label.text.format_map(values), pack.style(label.style)
    x, baseline = _spot(label, pack)
    if label.after and label.after in ends:
        x = ends[label.after] + label.dx
    width = pack.grid.span(label.span) + label.widen if label.span else 0.0
    if label.align == "spread":
        style = _sized(text, style, width, pack, setter)
        short = pack.language == "en" and setter.natural(text, style).width < _SHORT * width
        line = setter.natural(text, style) if short else setter.fitted(text, style, width)
    else:
        line = setter.natural(text, style)
        x += {"right": width - line.width, "center": (width - line.width) / 2}.get(label.align, 0.0)
    if label.name:
        ends[label.name] = x + line.width
    return [TextBlock(None, "furniture", style, x, baseline, style.leading, (line,))]


def _sized(text: str, style: TextStyle, width: float, pack: Pack, setter: Typesetter) -> TextStyle:
    """The nameplate's style at the size that suits its width: smaller for a long name, in Latin larger for a short one.

    Letters far apart would no longer read as a name; Han characters bear it.
    """
    scale = width / setter.natural(text, style).width
    return replace(style, size=style.size * min(scale, _LARGER if pack.language == "en" else 1.0))


def _bars(furniture: Furniture, values: Mapping[str, str], pack: Pack, ends: Mapping[str, float]) -> list[Item]:
    items: list[Item] = []
    for bar in furniture.bars:
        if bar.needs and not values.get(bar.needs):
            continue
        x, y = _spot(bar, pack)
        right = x + (bar.width or 0) if bar.span is None else pack.grid.x(bar.column) + pack.grid.span(bar.span)
        if bar.after:
            x = ends[bar.after] + bar.dx if bar.after in ends else x - bar.dx
        items.append(Fill(x, y, right - x, bar.height, bar.color))
    return items


def _index(index: Index, page: Page, issue: Issue, pack: Pack, setter: Typesetter) -> list[Item]:
    """Headlines from the other pages, or, in an issue of one page, those below the lead."""
    articles = issue.articles
    elsewhere = [
        (name, other.number)
        for other in issue.manifest.pages
        for name in other.articles
        if other is not page and issue.page_of(name) == other.number  # a continuation is no story of its own
    ]
    entries = elsewhere or [(name, page.number) for name in page.articles[1:]]
    entries = _leading(entries)[: index.most]
    items: list[Item] = []
    style, number_style, label_style = (
        pack.style(index.style),
        pack.style(index.number_style),
        pack.style(index.label_style),
    )
    x, y = _spot(index, pack)
    width = pack.grid.span(index.span)
    chinese = tongue_of(issue.language) == "zh"
    for row, (name, number) in enumerate(entries):
        baseline = y + row * index.step * pack.grid.leading
        if row == 0:
            word = setter.natural((_INDEX if elsewhere else _HERE).said(tongue_of(issue.language)), label_style)
            items.append(TextBlock(None, "furniture", label_style, x, baseline, label_style.leading, (word,)))
        at = setter.natural(f"{number}版" if chinese else str(number), number_style)
        room = width - index.label_width - at.width - style.size
        line = setter.natural(_shortened(articles[name].headline, style.size, room, setter, index, pack), style)
        items.append(
            TextBlock(None, "furniture", style, x + index.label_width, baseline, style.leading, (line,), link=name)
        )
        if elsewhere:
            right = x + width - at.width
            items.append(
                TextBlock(None, "furniture", number_style, right, baseline, number_style.leading, (at,), link=name)
            )
    return items


def _leading(entries: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The first story of every page before the second of any: an index shows the range of the issue."""
    seen: dict[int, int] = {}
    ranked = []
    for name, number in entries:
        seen[number] = seen.get(number, 0) + 1
        ranked.append((seen[number], number, name))
    return [(name, number) for _, number, name in sorted(ranked, key=lambda entry: entry[:2])]


def _shortened(headline: str, size: float, room: float, setter: Typesetter, index: Index, pack: Pack) -> str:
    """The headline, without the line turn inside; cut with an ellipsis only when it is wider than its row."""
    text = "".join(headline.split()) if pack.language == "zh" else headline
    style = pack.style(index.style)
    if setter.natural(text, style).width <= room:
        return text
    while text and setter.natural(text + "…", style).width > room:
        text = text[:-1]
    return text.rstrip() + "…"
