"""A page's text → its masthead and articles. Pure: no disk, no clock."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.ingest.features import see
from publisher.ingest.gather import Gathered, gather, stories
from publisher.ingest.header import Header, header
from publisher.ingest.page import Furniture, Guess, LineRole, RecognisedPage
from publisher.ingest.seams import Seams
from publisher.ingest.search import Reading, read
from publisher.ingest.units import Unit, lines_of, units_of, wrap_width
from publisher.wording import Text


def language_of(text: str) -> str:
    """Zh or en, by the letters: one Han character says as much as two Latin letters."""
    han = len(re.findall(r"[\u3400-\u9fff]", text))
    latin = len(re.findall(r"[A-Za-z]", text))
    return "zh" if han * 2 > latin else "en"


def recognise(text: str, language: str | None = None) -> RecognisedPage:
    """Structure a page's plain text. ``language`` is a BCP 47 tag; None lets the letters decide.

    Lines end in a line feed. Every visible character of the text is in the result once; ``account`` proves it.
    """
    tongue = language_of(text) if language is None else ("zh" if language.lower().startswith("zh") else "en")
    return structure(units_of(text), tongue, wrapped=wrap_width(lines_of(text)) is not None)


def structure(units: Sequence[Unit], language: str, *, markdown: bool = False, wrapped: bool = False) -> RecognisedPage:
    """Structure units that were already told apart."""
    page = header(units, language)
    seams = Seams(page.units, language)
    readings = read(see(page.units, seams.strength, language))
    found = gather(readings, page.jumps, seams, language)
    return RecognisedPage(
        language=language,
        masthead=page.masthead,
        articles=found.articles,
        furniture=page.furniture,
        joins=found.seams,
        guesses=tuple(sorted((*page.guesses, *found.guesses, *_doubts(readings)), key=lambda g: (g.line, g.what))),
        roles=_roles(readings, page, found),
        markdown=markdown,
        wrapped=wrapped,
    )


def _doubts(readings: Sequence[Reading]) -> list[Guess]:
    """A guess for every role that another reading of the page would change at little cost."""
    return [
        Guess(
            reading.role.value,
            reading.seen.unit.lines[0],
            round(reading.confidence, 3),
            Text("Another reading of this line is nearly as likely.", "这一行还有一种几乎同样可能的理解。"),
        )
        for reading in readings
        if reading.confidence < 0.75
    ]


def _roles(readings: Sequence[Reading], page: Header, found: Gathered) -> tuple[LineRole, ...]:
    roles = [LineRole(thing.line, thing.kind, None, 1.0) for thing in page.furniture if not _shares(thing, readings)]
    for index, story in enumerate(stories(readings)):
        for reading in story:
            value = reading.role.value
            roles.extend(LineRole(line, value, index, round(reading.confidence, 3)) for line in reading.seen.unit.lines)
    return tuple(sorted(roles, key=lambda role: (role.line, role.role)))


def _shares(thing: Furniture, readings: Sequence[Reading]) -> bool:
    """A jump at the end of a paragraph is on a line that has its role already."""
    return any(thing.line in reading.seen.unit.lines for reading in readings)
