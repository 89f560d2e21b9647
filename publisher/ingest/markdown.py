"""Markdown sources: heads, lists and pictures are marked, so only bylines, decks and captions are left to recognise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from publisher.ingest.front_matter import front_matter, with_front_matter
from publisher.ingest.opening import closing
from publisher.ingest.page import Article, Figure, Furniture, RecognisedPage
from publisher.ingest.recognise import language_of, structure
from publisher.ingest.trace import Traced
from publisher.ingest.units import Unit, joined, lines_of

_HEAD = re.compile(r"(#{1,6})\s+(?=\S)")
_RULE = re.compile(r"(?:[-*_]\s*){3,}|={3,}")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s+")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)\s]+)(?:\s+\"(?P<title>[^\"]*)\")?\)")


def has_marks(text: str) -> bool:
    """Whether a source uses Markdown heads; without them it is read as plain text."""
    return bool(re.search(r"(?m)^#{1,6}\s+\S", text)) or text.startswith("---\n")


def recognise_markdown(
    text: str, language: str | None = None, roles: Mapping[int, str] | None = None, *, headed: bool = True
) -> RecognisedPage:
    """Structure a Markdown page: ``#`` begins an article, ``##`` is a subhead, ``![]()`` a picture.

    ``roles`` tells what lines are, by their number, where the text does not; without ``headed`` a paragraph may turn
    out to be a headline.
    """
    tongue = language_of(text) if language is None else ("zh" if language.lower().startswith("zh") else "en")
    furniture: list[Furniture] = []
    plain = "¶" if headed else ""
    units = (replace(unit, mark=plain) if unit.mark == "¶" else unit for unit in _units(text, furniture, roles or {}))
    page = structure(tuple(units), tongue, markdown=True)
    articles = tuple(_pictured(article, tongue) for article in page.articles)
    page = replace(page, articles=articles, furniture=(*furniture, *page.furniture))
    return with_front_matter(page, front_matter(text))


def _units(text: str, furniture: list[Furniture], roles: Mapping[int, str]) -> Iterator[Unit]:
    """Blocks of Markdown as units; a soft-wrapped paragraph is one unit."""
    front = _front_matter(text)
    current: Unit | None = None
    for line in lines_of(text):
        if line.lines[0] <= front or _RULE.fullmatch(line.plain):
            furniture.append(Furniture("front matter" if line.lines[0] <= front else "rule", line.text, line.lines[0]))
            continue
        role = roles.get(line.lines[0])
        unit = replace(line, mark=role) if role else _marked(line, furniture)
        if current and not unit.gap and unit.mark == "¶" and current.mark in ("¶", "-", ">"):
            current = joined(current, unit)
            continue
        if current:
            yield current
        current = unit
    if current:
        yield current


def _marked(line: Unit, furniture: list[Furniture]) -> Unit:
    head = _HEAD.match(line.plain)
    if head:
        furniture.append(Furniture("mark", line.text[: head.end()], line.lines[0]))
        text = line.text[head.end() :]
        closing = re.search(r"\s+#+$", text.plain if isinstance(text, Unit) else text.text)
        if closing:
            furniture.append(Furniture("mark", text[closing.start() :], line.lines[0]))
            text = text[: closing.start()]
        return replace(line, text=text, mark="#" if len(head[1]) == 1 else "##")
    if _IMAGE.fullmatch(line.plain):
        return replace(line, mark="![")
    if _ITEM.match(line.plain):
        return replace(line, mark="-")
    if line.plain.startswith(">"):
        furniture.append(Furniture("mark", line.text[:1], line.lines[0]))
        return replace(line, text=line.text[1:].strip(), mark=">")
    return replace(line, mark="¶")


def _front_matter(text: str) -> int:
    """The last line of YAML front matter, or 0."""
    found = re.match(r"---\n(?:.*\n)*?(?:---|\.\.\.)(?:\n|$)", text)
    return found.group().rstrip("\n").count("\n") + 1 if found else 0


def _pictured(article: Article, language: str) -> Article:
    """``![caption](path)`` taken apart."""
    figures = []
    marks = list(article.marks)
    for figure in article.figures:
        found = _IMAGE.fullmatch(figure.caption.text) if figure.caption else None
        if not found or figure.caption is None:
            figures.append(figure)
            continue
        whole = figure.caption
        alt, path = whole[found.start("alt") : found.end("alt")], whole[found.start("path") : found.end("path")]
        title = whole[found.start("title") : found.end("title")] if found["title"] else Traced()
        caption = title if title.text else alt
        marks.extend(_between(whole, (caption, path), found, title))
        credited = closing(caption, language)
        credit = figure.credit
        if credited and credited.signature.credits_picture and credit is None:
            caption, credit = credited.rest, credited.signature
        figures.append(Figure(caption if caption.text else None, credit, figure.lines, path))
    return replace(article, figures=tuple(figures), marks=tuple(marks))


def _between(whole: Traced, kept: tuple[Traced, ...], found: re.Match[str], title: Traced) -> Iterator[Traced]:
    """The characters of ``![…](…)`` that neither caption nor path holds."""
    spans = [found.span("path"), found.span("title") if title.text else found.span("alt")]
    at = 0
    for start, end in sorted(spans):
        yield whole[at:start]
        at = end
    yield whole[at:]
