"""Whether words stand in a text: how a pull quote is known to be one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LEFT_OUT = re.compile(r"…+|\.{3,}|\[[^\]]*\]")
"""An ellipsis, or words in square brackets: here the quote may leave out or add."""


def is_quoted(quote: str, text: Iterable[str]) -> bool:
    """Whether the quote stands in one of the paragraphs, its parts between ellipses in their order.

    White space and the marks about the quote do not count.
    """
    parts = [bare for part in _LEFT_OUT.split(quote) if (bare := _bare(part))]
    return bool(parts) and any(_in_order(parts, _bare(paragraph)) for paragraph in text)


def _in_order(parts: list[str], text: str) -> bool:
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def _bare(text: str) -> str:
    """Letters and figures alone: a quote may end with a full stop where the text goes on."""
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN")
