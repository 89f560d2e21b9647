"""Words for people: every message exists in English and in Simplified Chinese, side by side."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Literal

Tongue = Literal["en", "zh"]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """One message in both languages. Keeping them in one value means neither can be forgotten."""

    en: str
    zh: str

    def said(self, tongue: Tongue) -> str:
        """The message in the reader's language."""
        return self.zh if tongue == "zh" else self.en


def tongue_of(language: str) -> Tongue:
    """The message language for a BCP 47 tag or a POSIX locale: ``zh-Hans``, ``zh_CN.UTF-8`` → zh, the rest → en."""
    return "zh" if language.lower().startswith("zh") else "en"


def runs_downwards(language: str) -> bool:
    """Whether text in the language may be set in vertical lines: Chinese and Japanese, in any script or country."""
    return language.lower().replace("_", "-").partition("-")[0] in ("zh", "ja")


def reader_tongue() -> Tongue:
    """The language of the person at the terminal: PUBLISHER_LANG, else the locale."""
    for name in ("PUBLISHER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return tongue_of(value)
    return "en"
