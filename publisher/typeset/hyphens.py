"""Where a Latin word may be divided: pyphen's patterns, and the restraint of a newspaper.

Words of five letters and more, two letters before and three after, no capitalised word.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

import pyphen  # type: ignore[import-untyped]

SHORTEST, BEFORE, AFTER = 5, 2, 3
_WORD = re.compile(r"(?<![\w@.\u2019'/-])[a-zà-öø-ÿ]{5,}(?![\w@/]|[.\u2019'-]\w)")


class Hyphenator:
    """Divides words of one language. Languages without patterns are not divided."""

    def __init__(self, language: str) -> None:
        tag = language.replace("-", "_")
        tag = "en_US" if tag.lower().startswith(("zh", "en_us")) or tag.lower() == "en" else tag
        self._language = pyphen.language_fallback(tag)
        self._known: dict[str, tuple[int, ...]] = {}

    @cached_property
    def _patterns(self) -> Any:
        # They take a while to read, and few Chinese papers have a word to divide.
        return pyphen.Pyphen(lang=self._language) if self._language else None

    def inside(self, word: str) -> tuple[int, ...]:
        """Positions in the word where it may be divided."""
        found = self._known.get(word)
        if found is None:
            places = self._patterns.positions(word) if len(word) >= SHORTEST and self._patterns else []
            found = self._known[word] = tuple(p for p in places if BEFORE <= p <= len(word) - AFTER)
        return found

    def places(self, text: str) -> list[int]:
        """Positions in a text before which a hyphen and a line break may stand, in order."""
        return [found.start() + place for found in _WORD.finditer(text) for place in self.inside(found[0])]
