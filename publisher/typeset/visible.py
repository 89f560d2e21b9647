"""Which characters are drawn at all."""

from __future__ import annotations

import unicodedata

_INVISIBLE = frozenset(("Cf", "Zs", "Zl", "Zp", "Cc"))  # never drawn, or drawn as white space


def visible(character: str) -> bool:
    """Whether the character must be drawn; a stray code that stands for nothing counts, so that it is told."""
    category = unicodedata.category(character)
    return category not in _INVISIBLE and not 0xFE00 <= ord(character) <= 0xFE0F and ord(character) < 0xE0000
