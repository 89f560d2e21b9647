"""Where a Latin word may be divided: pyphen's patterns, and the restraint of a newspaper.

Words of five letters and more, two letters before and three after, no capitalised word.
"""

from __future__ import annotations

import re

import pyphen  # type: ignore[import-untyped]

SHORTEST, BEFORE, AFTER = 5, 2, 3
_WORD = re.compile(r"(?<![\w@.\u2019'/-])[a-zà-öø-ÿ]{5,}(?![\w@/]|[.\u2019'-]\w)")


class Hyphenator:
    """Divides words of one language. Languages without patterns are not divided."""

    def __init__(self, language: str) -> None:
        tag = language.replace("-", "_")
        tag = "en_US" if tag.lower().startswith(("zh", "en_us")) or tag.lower() == "en" else tag
        known = pyphen.language_fallback(tag)
        self._patterns = pyphen.Pyphen(lang=known) if known else None
        self._known: dict[str, tuple[int, ...]] = {}

    def inside(self, word: str) -> tuple[int, ...]:
        """Positions in the word where it may be divided."""
        found = self._known.get(word)
        if found is None:
            places = self._patterns.positions(word) if self._patterns and len(word) >= SHORTEST else []
            found = self._known[word] = tuple(p for p in places if BEFORE <= p <= len(word) - AFTER)
        return found

    def places(self, text: str) -> list[int]:
        """Positions in a text before which a hyphen and a line break may stand, in order."""
        return [found.start() + place for found in _WORD.finditer(text) for place in self.inside(found[0])]
