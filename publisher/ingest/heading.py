"""The lines above a story: which is the headline, which the kicker (引题), which the subhead (副题)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import rjieba

from publisher.ingest.page import Guess
from publisher.ingest.roles import Role
from publisher.ingest.search import Reading
from publisher.ingest.trace import Traced
from publisher.wording import Text

_DASH = re.compile(r"[—–-]{1,2}\s*\S")
_LEADS_ON = re.compile(r"(?:强调|指出|要求|表示|会上|之际|以来|背景下|[：:]|……)$")
_OPEN_EN = re.compile(
    r"(?:\b(?:a|an|the|of|to|in|on|at|by|for|with|from|as|and|or|but|over|after|is|are|into)|[,&-])$", re.I
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The headline in its parts, with what stands above and below it."""

    parts: tuple[Traced, ...]
    kicker: Traced | None
    subhead: Traced | None
    guesses: tuple[Guess, ...]

    @property
    def headline(self) -> Traced | None:
        """The parts with a space between them, which is a line turn."""
        return _spaced(self.parts)


def heading(readings: Sequence[Reading], language: str) -> Heading:
    """Tell apart the heading lines of one article."""
    if language == "zh":
        return _chinese(readings)
    return _english(readings)


def _english(readings: Sequence[Reading]) -> Heading:
    kicker = [r.seen.unit.text for r in readings if r.role is Role.KICKER]
    parts = [r.seen.unit.text for r in readings if r.role is Role.HEAD]
    below: list[Traced] = [r.seen.unit.text for r in readings if r.role is Role.SUBTITLE]
    guesses: list[Guess] = []
    for reading in readings:
        if reading.role is Role.TURN:
            text = reading.seen.unit.text
            if parts and not below and _turns(parts[-1].text, text.text):
                parts.append(text)
            else:
                below.append(text)
            guesses.append(_doubt("headline", reading, 0.7))
    return Heading(tuple(parts), _spaced(kicker), _spaced(below), tuple(guesses))


def _turns(first: str, second: str) -> bool:
    """Whether two lines are one headline: the first is open, or the second goes on in lower case or in capitals too."""
    return bool(_OPEN_EN.search(first)) or second[:1].islower() or (first.isupper() and second.isupper())


def _chinese(readings: Sequence[Reading]) -> Heading:
    rubrics = [r for r in readings[:-1] if r.seen["rubric"]]
    if rubrics:
        below_rubric = _chinese([r for r in readings if r not in rubrics])
        kickers = [r.seen.unit.text for r in rubrics] + ([below_rubric.kicker] if below_rubric.kicker else [])
        return replace(below_rubric, kicker=_spaced(kickers))
    lines = list(readings)
    if len(lines) == 1:
        return Heading((lines[0].seen.unit.text,), None, None, ())
    below = [r for r in lines if _DASH.match(r.seen.unit.plain)]
    rest = [r for r in lines if r not in below] or lines[:1]
    below = [r for r in below if r not in rest]
    start, end = _main(rest)
    above, after = rest[:start], rest[end:]
    if below and after and not above:
        above, after = after, []  # a 副题 is there already, so the other line is the 引题, wherever the setter put it
    guesses = tuple(_doubt("headline", r, 0.6) for r in (*above, *after))
    parts = tuple(r.seen.unit.text for r in rest[start:end])
    return Heading(
        parts,
        _spaced([r.seen.unit.text for r in above]),
        _spaced([r.seen.unit.text for r in (*after, *below)]),
        guesses,
    )


def _main(rest: Sequence[Reading]) -> tuple[int, int]:
    """The lines of the main headline, as a slice: the one in two clauses, else the shortest; with those that match."""
    texts = [r.seen.unit.plain for r in rest]
    best = max(range(len(texts)), key=lambda at: (_mainness(rest[at]), -at))
    start, end = best, best + 1
    while start > 0 and _belong(texts[start - 1], texts[start]):
        start -= 1
    while end < len(texts) and _belong(texts[end - 1], texts[end]):
        end += 1
    return start, end


def _mainness(reading: Reading) -> float:
    text = reading.seen.unit.plain
    score = -0.15 * len(re.sub(r"\s", "", text))
    score += 4.0 * reading.seen["parallel"]
    score -= 3.0 * bool(_LEADS_ON.search(text))
    score += 0.5 * (reading.role is Role.HEAD)
    return score


def _belong(first: str, second: str) -> bool:
    """Two lines of equal length, or one sentence turned in the middle of a word."""
    if " " in first or " " in second or "\u3000" in first + second:
        return False
    if len(first) == len(second) and len(first) <= 14:
        return True
    tail, head = re.findall(r"[\u4e00-\u9fff]*$", first)[0][-6:], re.match(r"[\u4e00-\u9fff]*", second)
    if not tail or not head:
        return False
    at = 0
    for word in rjieba.cut(tail + head.group()[:6], False):
        if at < len(tail) < at + len(word):
            return True
        at += len(word)
    return False


def _spaced(texts: Sequence[Traced]) -> Traced | None:
    whole: Traced | None = None
    for text in texts:
        whole = text if whole is None else whole + Traced.made(" ") + text
    return whole


def _doubt(what: str, reading: Reading, confidence: float) -> Guess:
    return Guess(
        what,
        reading.seen.unit.lines[0],
        min(confidence, reading.confidence),
        Text(
            "The lines of this heading are not marked; they were told apart by length and shape.",
            "标题各行没有标记，引题、主题、副题是按长短和句式区分的。",
        ),
    )
