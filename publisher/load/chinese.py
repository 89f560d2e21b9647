"""Where Chinese differs from what Markdown and YAML take for granted: words without spaces between them."""

from __future__ import annotations

import unicodedata

from publisher.wording import tongue_of

_QUOTES_AND_DASHES = frozenset("“”‘’—…·")
_RANGES = (
    (0x2E80, 0x2FFF),  # radicals
    (0x3000, 0x30FF),  # punctuation, kana
    (0x3100, 0x312F),  # bopomofo
    (0x31A0, 0x4DBF),  # extension A and marks
    (0x4E00, 0x9FFF),  # unified ideographs
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0xFE30, 0xFE4F),  # compatibility forms
    (0xFF01, 0xFFEF),  # full-width forms
    (0x20000, 0x3FFFF),  # further extensions
)


def is_chinese(character: str) -> bool:
    """Whether a character is written full-width and without spaces: Han, kana, full-width punctuation. Not Korean."""
    code = ord(character)
    return code >= 0x2E80 and any(first <= code <= last for first, last in _RANGES)


def is_chinese_mark(character: str, language: str) -> bool:
    """Whether it is Chinese punctuation; quotes, dashes and dots are, in a Chinese text."""
    if character in _QUOTES_AND_DASHES:
        return tongue_of(language) == "zh"
    return is_chinese(character) and unicodedata.category(character).startswith("P")


def joint(left: str, right: str, language: str) -> str:
    """What belongs between two lines of one paragraph, given the characters at the seam: nothing, or a space.

    In a Chinese text nothing if either is Chinese: the typesetter makes the gap between Han and Latin. In
    another, nothing only between two Chinese characters.
    """
    if not left or not right:
        return ""
    chinese = [is_chinese(left), is_chinese(right)]
    if tongue_of(language) != "zh":
        return "" if all(chinese) else " "
    marks = left in _QUOTES_AND_DASHES and right in _QUOTES_AND_DASHES
    return "" if any(chinese) or marks else " "


def joined(left: str, right: str, language: str) -> str:
    """Two lines of one paragraph as one."""
    return left + joint(left[-1:], right[:1], language) + right
