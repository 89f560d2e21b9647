"""Does this read as a person's name? Chinese by surname and length, English by shape."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import rjieba

from publisher.ingest.script import simplified

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f\u3007"
_COMMON = 250  # surnames; nine of ten people bear one of them
_FOREIGN = re.compile(rf"[{HAN}]{{2,6}}(?:[·•・][{HAN}]{{1,8}}){{1,3}}")
_CAPITAL = r"(?:Mc|Mac|O['’]|D['’])?[A-ZÀ-ÖØ-Þ][\w'’]*(?:-[A-ZÀ-Þ][\w'’]*)*"
_LATIN = re.compile(
    rf"(?:(?:{_CAPITAL}|[A-Z]\.(?:[A-Z]\.)*)\s+)+(?:(?:de|da|di|del|della|van|von|der|den|la|le|bin|al|y|dos)\s+)*"
    rf"{_CAPITAL}(?:,?\s+(?:Jr|Sr|II|III|IV)\.?)?"
)


@cache
def _surnames() -> tuple[dict[str, float], frozenset[str]]:
    single: dict[str, float] = {}
    compound: set[str] = set()
    text = (Path(__file__).parent / "data" / "surnames.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        words = line.split()
        if len(words) == 1:
            share = 1.0 if len(single) < _COMMON else 0.7
            single.update((char, share) for char in words[0] if char not in single)
        else:
            compound.update(words)
    return single, frozenset(compound)


def surnames() -> frozenset[str]:
    """Chinese surnames, of one character and of two."""
    single, compound = _surnames()
    return frozenset(single) | compound


def chinese_name(text: str) -> float:
    """How far a bare run of Han reads as a personal name: 0 no, 0.3 a word that could be one, 1 surely name-shaped."""
    text = simplified(text)
    if _FOREIGN.fullmatch(text):
        return 1.0
    if not re.fullmatch(rf"[{HAN}]{{2,4}}", text):
        return 0.0
    single, compound = _surnames()
    if text[:2] in compound and len(text) >= 3:
        return 1.0
    if text[0] not in single:
        return 0.0
    if len(text) == 4:  # two surnames, as married names and some given names have it
        return 0.3 if text[1] in single and not _a_word(text) else 0.0
    return 0.3 if _a_word(text) else single[text[0]]


@cache
def _a_word(text: str) -> bool:
    """Whether the dictionary has the whole run as one word that is not tagged as a name."""
    words = list(rjieba.cut(text, False))
    if len(words) == 1:
        return not str(rjieba.tag(text)[0][1]).startswith("nr")
    return all(len(word) > 1 for word in words)


def latin_name(text: str) -> bool:
    """Two to five capitalised words, with initials and particles: ``Maria de la Cruz``, ``J. Okafor``, ``ADA PARK``."""
    return len(text) <= 60 and bool(_LATIN.fullmatch(text)) and len(text.split()) <= 6
