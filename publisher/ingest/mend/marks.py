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
MARKUP = re.compile(r"#{1,6}\s|[>|]|```|~~~|!\[|</?[a-zA-Z!]|\$\$|---|===|:::")
"""Lines of Markdown or HTML that are no paragraph."""
_HAN = re.compile(rf"[{HAN}]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def bare(text: str) -> str:
    """The text without the space and the invisible characters around it."""
    return text.strip(SPACE)


def ended(text: str) -> bool:
    """Whether the text ends with the mark of a whole sentence, quotes and brackets after it set aside."""
    core = text.rstrip(SPACE).rstrip("".join(CLOSING) + "\"'»")
    return bool(core) and core[-1] in TERMINAL


def pending(text: str) -> str:
    """The last opening mark that nothing closes, looking back 2,000 characters; empty if there is none."""
    opened: list[str] = []
    for char in text[-2000:]:
        if char in PAIRS:
            opened.append(char)
        elif char in CLOSING and char in (PAIRS[mark] for mark in opened[-8:]):
            while PAIRS[opened.pop()] != char:
                pass
    return opened[-1] if opened else ""


def stray(text: str) -> str:
    """The first closing mark that nothing opened, looking ahead 2,000 characters; empty if there is none."""
    opened: list[str] = []
    for char in text[:2000]:
        if char in PAIRS:
            opened.append(char)
        elif char in CLOSING:
            if char not in (PAIRS[mark] for mark in opened[-8:]):
                return char
            while PAIRS[opened.pop()] != char:
                pass
    return ""


def language_of(text: str) -> str:
    """``zh`` or ``en``, by the characters there are: a Han character weighs as much as two Latin letters."""
    sample = text[:20_000]
    return "zh" if len(_HAN.findall(sample)) * 2 > len(_LATIN.findall(sample)) else "en"
