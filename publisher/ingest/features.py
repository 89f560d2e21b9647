"""What can be seen of one unit: its length, how it ends, what it begins with, what stands before it.

Every feature is named and has one meaning in both languages; roles.py says what each speaks for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from publisher.ingest import opening, vocabulary
from publisher.ingest.names import HAN
from publisher.ingest.script import simplified
from publisher.ingest.signature import signature
from publisher.ingest.signed import Signature
from publisher.ingest.units import PLAIN, Unit

_CLOSERS = "”’』」）)》】〉\"'*_"


@dataclass(frozen=True, slots=True)
class Seen:
    """One unit with what can be seen of it. ``signed`` is the whole unit read as a byline or credit, if it can be."""

    unit: Unit
    features: Mapping[str, float]
    signed: Signature | None = None
    opened: opening.Opening | None = None
    closed: opening.Closing | None = None
    joined: float = 0.0

    def __getitem__(self, name: str) -> float:
        return self.features.get(name, 0.0)


@dataclass(slots=True)
class _Page:
    language: str
    usual_gap: int
    indents: bool
    lengths: list[int] = field(default_factory=list)
    dress: str = ""
    verse: frozenset[int] = frozenset()


def see(units: Sequence[Unit], joins: Mapping[int, float], language: str) -> tuple[Seen, ...]:
    """The features of every unit; ``joins`` gives the confidence of each certain join by the unit left of it."""
    gaps = sorted(unit.gap for unit in units[1:])
    long = [unit for unit in units if size(unit.plain, language) >= _LONG[language]]
    indents = sum(unit.indented for unit in long) >= max(2, 0.6 * len(long))
    page = _Page(language, gaps[len(gaps) // 2] if gaps else 0, indents, [_bare_size(unit, language) for unit in units])
    page.dress = _head_dress(units, language)
    page.verse = _verse(units, page)
    wholes = _wholes(units, joins)
    return tuple(_seen(index, units, page, wholes[index], joins.get(index - 1, 0.0)) for index in range(len(units)))


_SURE = 0.9
_LONG = {"zh": 45, "en": 28}
_SHORT = {"zh": 30, "en": 14}
_TINY = {"zh": 4, "en": 3}


def size(text: str, language: str) -> int:
    """Length as a reader counts it: characters in Chinese, words in English."""
    return len(re.sub(r"\s", "", text)) if language == "zh" else len(text.split())


def stops(text: str) -> bool:
    """Whether the text ends a sentence."""
    return text.rstrip().rstrip(_CLOSERS).endswith(("。", ".", "！", "？", "!", "?", "…"))


def inner_stop(text: str) -> bool:
    """Whether a sentence ends inside the text."""
    return bool(re.search(r"[。！？；]|[a-z)”\"][.!?]['\"”]?\s+[A-Z“\"]", text[:-2]))


def _bare_size(unit: Unit, language: str) -> int:
    """Length of a unit that could be a head, or 0."""
    return 0 if stops(unit.plain) or inner_stop(unit.plain) else size(unit.plain, language)


def _wholes(units: Sequence[Unit], joins: Mapping[int, float]) -> list[str]:
    """Every unit's text with what surely runs on from it: half a paragraph has the length of neither role."""
    wholes = [unit.plain for unit in units]
    for index in range(len(units) - 2, -1, -1):
        if joins.get(index, 0.0) >= _SURE:
            wholes[index] += " " + wholes[index + 1]
    return wholes


def _seen(index: int, units: Sequence[Unit], page: _Page, whole: str, joined: float) -> Seen:
    unit = units[index]
    signed = signature(unit.text, page.language) if unit.mark in PLAIN else None
    opened = opening.opening(unit.text, page.language)
    closed = opening.closing(unit.text, page.language)
    found = {
        **_shape(whole, page.language),
        **_style(simplified(unit.plain), page.language),
        **_place(index, units, page),
    }
    if signed:
        found["signs_text"] = signed.sure if signed.signs_text else 0.0
        found["signs_picture"] = signed.sure if signed.credits_picture else 0.0
        found["signature"] = signed.sure
        found["source"] = 0.0  # a name in brackets is a signature; any other line in brackets is a note
    found["opens"] = 1.0 if opened else 0.0
    found["signed_inside"] = float(bool((opened and opened.people) or (closed and closed.signature.signs_text)))
    found["credited_inside"] = float(bool(closed and closed.signature.credits_picture))
    kept = {name: float(value) for name, value in found.items() if value}
    return Seen(unit, kept, signed, opened, closed, joined)


def _shape(text: str, language: str) -> dict[str, float]:
    length = size(text, language)
    ends = text.rstrip().rstrip(_CLOSERS)[-1:]
    inner = inner_stop(text)
    return {
        "tiny": length <= _TINY[language],
        "brief": length <= (8 if language == "zh" else 4),
        "head_sized": (9 if language == "zh" else 5) <= length <= _SHORT[language],
        "over_subhead": length > (14 if language == "zh" else 5),
        "short": length <= _SHORT[language],
        "medium": _SHORT[language] < length < _LONG[language],
        "long": length >= _LONG[language],
        "very_long": length > (150 if language == "zh" else 75),
        "stop": ends in "。." and bool(ends),
        "loud": ends in "！？!?…" and bool(ends),
        "pause": ends in "，、；,;" and bool(ends),
        "colon": ends in "：:" and bool(ends),
        "inner_stop": inner,
        "clauses": len(re.findall(r"[，,]", text)) >= 2,
        "one_clause": len(re.findall(r"[，,]", text)) == 1,
    }  # fmt: skip


def _words(text: str, language: str) -> set[str]:
    """What a text is about: pairs of Han, or longer words cut to their first five letters."""
    if language == "zh":
        runs = re.findall(f"[{HAN}]+", text)
        return {run[at : at + 2] for run in runs for at in range(len(run) - 1)}
    return {word[:5].lower() for word in re.findall(r"[A-Za-z][a-z]{3,}|[A-Z]{4,}", text)}


def _case(text: str) -> str:
    """How a Latin line is dressed: in capitals, in capitalised words, or as a sentence."""
    words = [word for word in re.findall(r"[A-Za-z][\w'’-]*", text) if len(word) > 3]
    if not words:
        return ""
    if all(word.isupper() for word in words):
        return "capitals"
    return "title" if all(word[0].isupper() for word in words) else "sentence"


def _head_dress(units: Sequence[Unit], language: str) -> str:
    """How headlines are dressed on this page, if every line that stands over a plain byline is dressed alike."""
    if language == "zh":
        return ""
    cases = set()
    for unit, following in pairwise(units):
        signed = signature(following.text, language) if len(following.plain) <= 80 else None
        if signed and signed.sure >= 0.9 and signed.signs_text and not stops(unit.plain):
            cases.add(_case(unit.plain))
    return cases.pop() if len(cases) == 1 else ""


def _verse(units: Sequence[Unit], page: _Page) -> frozenset[int]:
    """The lines of poems and rolls: five and more short ones in a row, none of them a sentence or a signature.

    Such a row's first line may be its headline, and the last one that of what follows.
    """
    limit = 16 if page.language == "zh" else 10
    short = [
        0 < length <= limit and not unit.mark and not _signs(unit, page.language)
        for unit, length in zip(units, page.lengths, strict=True)
    ]
    found: set[int] = set()
    for held, group in groupby(range(len(units)), key=short.__getitem__):
        row = list(group)
        if not held or len(row) < 5:
            continue
        titled = row[0] > 0 and _signs(units[row[0] - 1], page.language)
        found.update(row[0 if titled else 1 : len(row) if row[-1] == len(units) - 1 else -1])
    return frozenset(found)


def _signs(unit: Unit, language: str) -> bool:
    signed = signature(unit.text, language) if len(unit.plain) <= 80 else None
    return signed is not None and signed.sure >= 0.5


def _dress(text: str, page: _Page) -> dict[str, float]:
    if not page.dress:
        return {}
    alike = _case(text) == page.dress
    return {"dressed": alike and page.dress != "sentence", "undressed": not alike}


def _kinship(index: int, units: Sequence[Unit], language: str) -> dict[str, float]:
    """Whether a short line speaks of what comes (``fresh``) or of what was (``echo``), as shares of its words."""
    text = units[index].plain
    if size(text, language) > _SHORT[language]:
        return {}
    own = _words(text, language)
    if not own:
        return {}
    before = _words(" ".join(unit.plain for unit in units[max(0, index - 4) : index]), language)
    after = _words(" ".join(unit.plain for unit in units[index + 1 : index + 4]), language)
    return {"fresh": len(own & after - before) / len(own), "echo": len(own & before) / len(own)}


def _style(text: str, language: str) -> dict[str, float]:
    words = re.findall(r"[A-Za-z][\w'’-]*", text)
    capital = [word for word in words if word[0].isupper()]
    item = vocabulary.ITEM.match(text)
    heading = vocabulary.HAN_HEADING.match(text)
    return {
        "parallel": language == "zh" and _parallel(text),
        "names_speaker": bool(re.match(r"[^，,。：:]{2,14}[：:]\S{4}", text)),
        "standing": bool(vocabulary.STANDING.fullmatch(text)),
        "position": language == "en" and bool(vocabulary.POSITION.fullmatch(text)),
        "predicate": language == "en" and bool(vocabulary.PREDICATE.search(text)),
        "rubric": bool(vocabulary.RUBRIC.fullmatch(text)),
        "dash": bool(re.match(r"[—–]{1,2}\s*\S", text)),
        "label": bool(vocabulary.LABEL.fullmatch(text)),
        "label_inside": bool(vocabulary.LABEL.match(text)) and bool(re.match(r".{2,10}?[】\]:：]", text)),
        "item": bool(item),
        "numbered_head": bool(heading) and not stops(text) and len(text) <= 26,
        "source": bool(vocabulary.SOURCE.fullmatch(text)),
        "photo_words": bool(vocabulary.PHOTO.search(text)),
        "dated": bool(vocabulary.DATED.match(text)),
        "caps": language == "en" and len(words) > 0 and text.upper() == text,
        "all_capitals": language == "en" and bool(words) and len(capital) == len(words),
        "lower_start": text[:1].islower(),
        "quote_start": text[:1] in "“\"「",
        "salutation": bool(vocabulary.SALUTATION.fullmatch(text)),
    }  # fmt: skip


def _parallel(text: str) -> bool:
    """Two or three clauses with a space between them: a line turn of a Chinese headline."""
    parts = re.split(r"[\s\u3000]+", text)
    return 2 <= len(parts) <= 4 and all(len(re.findall(f"[{HAN}]", part)) >= 3 for part in parts)


def _place(index: int, units: Sequence[Unit], page: _Page) -> dict[str, float]:
    unit, length = units[index], page.lengths[index]
    near = [page.lengths[at] for at in range(max(0, index - 6), min(len(units), index + 7)) if abs(at - index) >= 2]
    tolerance = 1 if page.language == "zh" else 2

    def alike(other: int) -> bool:
        return other > 0 and abs(other - length) <= tolerance

    return {
        "first": index == 0,
        "verse": index in page.verse,
        **_dress(unit.plain, page),
        "continued": unit.continued,
        **_kinship(index, units, page.language),
        "gap": index > 0 and unit.gap > page.usual_gap,
        "wide_gap": index > 0 and unit.gap >= page.usual_gap + 2,
        "indented": page.indents and unit.indented,
        "flush": page.indents and not unit.indented,
        "series": 0 < length <= _SHORT[page.language] and any(alike(other) for other in near),
        "tight": unit.gap < page.usual_gap and index > 0,
    }  # fmt: skip
