"""A hyphen at the end of a line: was it put there to divide the word, or is it part of it?"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_LEFT = re.compile(r"((?:[^\W\d_]+[-'’])*)([^\W\d_]+)([-\u00ad\u2010])$")
_RIGHT = re.compile(r"[^\W\d_]+")
_SOLID = (
    "de", "dis", "en", "fore", "hyper", "il", "im", "in", "inter", "ir", "macro", "mega", "micro", "mis", "mono", "out",
    "over", "photo", "poly", "re", "sub", "super", "tele", "trans", "tri", "un", "under", "uni",
)  # fmt: skip
"""Prefixes that stand solid before any word."""
_HYPHENED = ("self", "ex", "e", "co", "non", "anti", "pro", "mid", "multi", "post", "semi", "well")
"""Those that keep their hyphen before a word, unless the list has the two as one."""
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness", "al", "able", "ment", "ments", "ity", "y")


def divided(left: str, right: str, text: str = "") -> str | None:
    """What to take off the left half where a word is cut at a hyphen: the hyphen, or nothing if the word keeps it.

    None if the left half does not end in a hyphen after a letter, or the right one does not begin with a letter.

    Args:
        left: Text that ends at the hyphen.
        right: Text that goes on.
        text: The whole text, in which the word may stand undivided.
    """
    tail, head = _LEFT.search(left[-60:]), _RIGHT.match(right[:40])
    if not tail or not head:
        return None
    first, second, hyphen = tail[2], head[0], tail[3]
    if hyphen == "\u00ad":
        return hyphen
    with_hyphen = bool(re.search(rf"\b{first}-{second}\b", text, re.I))
    solid = bool(re.search(rf"\b{first}{second}\b", text, re.I))
    if with_hyphen != solid:
        return hyphen if solid else ""
    if second[0].isupper() and not first.isupper():
        return ""
    in_compound = bool(tail[1]) and known(first) and known(second)
    return hyphen if _one_word(first, second) and not in_compound else ""


def suspended(left: str, right: str) -> bool:
    """Whether the hyphen waits for a later word, as in first- and second-graders."""
    return left.endswith("-") and bool(re.match(r"(?:and|or|to|und|et) ", right))


def known(word: str) -> bool:
    """Whether English has the word, by the list shipped; a regular ending is no hindrance."""
    lower = word.lower()
    return lower in words() or any(
        lower.endswith(ending) and _stem(lower.removesuffix(ending), ending) for ending in _ENDINGS
    )


@cache
def words() -> frozenset[str]:
    """The English words, in small letters."""
    lines = (Path(__file__).parent / "data" / "english-words.txt").read_text(encoding="ascii").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _one_word(first: str, second: str) -> bool:
    if known(first + second):
        return True
    if first.lower() in _SOLID and known(second):
        return True
    compound = known(first) and known(second) and len(first) > 1 and len(second) > 2
    return not compound and first.lower() not in _HYPHENED


def _stem(stem: str, ending: str) -> bool:
    if len(stem) < 3:
        return False
    doubled = stem[-1] == stem[-2] and stem[:-1] in words()
    changed = stem.endswith("i") and ending in ("es", "ed", "ly", "er", "ness") and stem[:-1] + "y" in words()
    return stem in words() or (ending != "s" and (stem + "e" in words() or doubled or changed))
