"""English bylines and credits: By A and B, A | Staff Writer, Photo by A, Courtesy of B, Herald / J. Okafor."""

from __future__ import annotations

import re

from publisher.ingest.names import latin_name
from publisher.ingest.signed import Named, Signature
from publisher.ingest.trace import Traced

_LEADS = (
    (re.compile(r"(?:story|words|text|article|report(?:ing)?) and (?:photos?|photographs?|pictures?) by[:\s]+", re.I),
     "text and photo"),
    (re.compile(r"(?:(?:staff|file|contributed|submitted|courtesy)\s+)?(?:photos?|photographs?|pictures?|images?)"
                r"(?:\s+credit)?\s*(?:courtesy(?:\s+of)?\s|by\s|:|/)\s*", re.I), "photographer"),
    (re.compile(r"(?:photo )?courtesy(?: of|:)?\s+", re.I), "courtesy"),
    (re.compile(r"(?:illustrations?|graphics?|drawings?|cartoons?|maps?)\s*(?:by\s|:)\s*", re.I), "graphic"),
    (re.compile(r"(?:(?:story|words|text|written|reported|contributed|compiled|edited|review(?:ed)?) )?by[:\s]+", re.I),
     None),
)  # fmt: skip
_TITLE = re.compile(
    r"\b(?:staff|writer|reporter|editor|correspondent|columnist|intern|contributor|photographer|press|special to|"
    r"news service|associate|guest|freelance|bureau|publisher|principal|grade|class of|student)\b",
    re.I,
)
_DESK = re.compile(r"(?:the )?(?:[A-Z][\w'’]+ )*(?:staff|newsroom|board|editors|team|press)(?: reports?)?", re.I)
_HOUSEHOLD = re.compile(r"(?:[Tt]he )?(?:[A-Z][\w'’.-]+ (?:and |& )?){1,4}(?:[Ff]amily|[A-Z]\w+|[Cc]lass|[Tt]eam)")
_ONE_NAME = re.compile(r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z][\w'’-]+")
_FILE = re.compile(
    r"[A-Z][\w'’. &-]{1,40} (?:file(?: photo)?|archives?|photo)|(?:file|staff|handout) photo|handout", re.I
)
_SLASH = re.compile(r"([A-Z][\w'’. &-]{1,40}?)\s*/\s*([A-Z][\w'’. &-]{1,40})")
_WITH_TITLE = re.compile(r"(?P<names>[^|·•]+?)\s*(?:[|·•—–]|,|\s-\s)\s*(?P<title>.+)")
_AND = re.compile(r"\s*(?:,\s*and\s+|,\s*|\s+and\s+|\s*&\s*)", re.I)


def read(text: Traced) -> Signature | None:
    """The whole text as a byline or credit, or None."""
    inner = _unbracketed(text)
    for lead, role in _LEADS:
        found = lead.match(inner.text)
        if found:
            return _led(text, inner[found.end() :].strip(), role)
    return _bare(text, inner)


def _unbracketed(text: Traced) -> Traced:
    inner = text
    while len(inner) > 2 and inner.text[0] in "([*_" and inner.text[-1] in ")]*_":
        inner = inner[1:-1].strip()
    return inner[:-1] if inner.text.endswith(".") and not re.search(r"\b(?:Jr|Sr|[A-Z])\.$", inner.text) else inner


def _led(whole: Traced, rest: Traced, role: str | None) -> Signature | None:
    if not rest.text or len(rest.text.split()) > 14 or re.search(r"[!?;]|\.\s+[a-z]", rest.text):
        return None
    names, title = _titled(rest)
    people = _people(names, role or title)
    if people:
        return Signature(whole, people, 1.0)
    if _ONE_NAME.fullmatch(rest.text):
        return Signature(whole, (Named(rest, role),), 0.9)
    # “By noon the road was closed” begins like a byline; an organisation has capitals, a sentence has not.
    capitals = [word[0].isupper() for word in re.findall(r"[A-Za-z][\w'’-]*", rest.text) if len(word) > 3]
    if role in (None, "text and photo") and not _DESK.fullmatch(names.text):
        return None
    return Signature(whole, (Named(rest, role or title),), 0.9) if capitals and all(capitals) else None


def _titled(text: Traced) -> tuple[Traced, str | None]:
    found = _WITH_TITLE.fullmatch(text.text)
    if (
        found
        and (_TITLE.search(found["title"]) or re.search(r"[|·•]", text.text))
        and not _TITLE.search(found["names"])
    ):
        return text[found.start("names") : found.end("names")], found["title"].strip()
    return text, None


def _people(text: Traced, role: str | None) -> tuple[Named, ...]:
    people: list[Named] = []
    at = 0
    for found in [*_AND.finditer(text.text), None]:
        end = found.start() if found else len(text)
        name = text[at:end].strip()
        if not latin_name(name.text) and not (role and re.fullmatch(r"[A-Z][\w'’.-]+", name.text)):
            return ()
        people.append(Named(name, role))
        at = found.end() if found else end
    return tuple(people)


def _bare(whole: Traced, inner: Traced) -> Signature | None:
    """A name with a title, an agency's slash credit, or a name alone, which is only a guess."""
    names, title = _titled(inner)
    if title:
        people = _people(names, title)
        return Signature(whole, people, 0.9) if people else None
    slash = _SLASH.fullmatch(inner.text)
    if slash and (latin_name(slash[1]) or latin_name(slash[2])):
        return Signature(whole, (Named(inner, "photo"),), 0.8)
    if _FILE.fullmatch(inner.text):
        return Signature(whole, (Named(inner, "photo"),), 0.8)
    words = inner.text.split()
    if 2 <= len(words) <= 3 and latin_name(inner.text):
        return Signature(whole, (Named(inner, None),), 0.3)
    dashed = re.fullmatch(r"[—–-]+\s*(.+)", inner.text)
    if dashed:
        names = inner[dashed.start(1) : dashed.end(1)]
        name = names.text.split(",")[0]
        if latin_name(name) or _HOUSEHOLD.fullmatch(name) or _DESK.fullmatch(name):
            return Signature(whole, (Named(names[: len(name)], names.text[len(name) :].strip(" ,") or None),), 0.8)
    return None
