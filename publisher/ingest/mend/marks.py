"""Marks that end a sentence, pause in one, or enclose: of Chinese and of English."""

from __future__ import annotations

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f\u3007"
TERMINAL = "。！？!?…．."
PAUSE = "，、,﹐､"
PAIRS = dict(zip("“‘『「（(《【〈〔［[｛{", "”’』」）)》】〉〕］]｝}", strict=True))
CLOSING = frozenset(PAIRS.values())
QUOTES = "\"'”’』」»"
SPACE = " \t\u00a0\u3000\u2002\u2003\u2009\ufeff\u200b\r\n"
_CHINESE_ENDS = re.compile(rf"[{HAN}]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def bare(text: str) -> str:
    """The text without the space and the invisible characters around it."""
    return text.strip(SPACE)


def ended(text: str) -> bool:
    """Whether the text ends with the mark of a whole sentence, quotes and brackets after it set aside."""
    core = text.rstrip(SPACE).rstrip("".join(CLOSING) + "\"'»")
    return bool(core) and core[-1] in TERMINAL


def pending(text: str) -> list[str]:
    """The opening marks that nothing closes, outermost first."""
    return _matched(text)[0]


def stray(text: str) -> str:
    """The first closing mark that nothing opened; empty if there is none."""
    return _matched(text)[1]


def _matched(text: str) -> tuple[list[str], str]:
    opened: list[str] = []
    for char in text:
        if char in PAIRS:
            opened.append(char)
        elif char in CLOSING:
            if char not in [PAIRS[mark] for mark in opened]:
                return opened, char
            while PAIRS[opened.pop()] != char:
                pass
    return opened, ""


def language_of(text: str) -> str:
    """``zh`` or ``en``, by the characters there are: a Han character weighs as much as two Latin letters."""
    sample = text[:20_000]
    return "zh" if len(_CHINESE_ENDS.findall(sample)) * 2 > len(_LATIN.findall(sample)) else "en"
