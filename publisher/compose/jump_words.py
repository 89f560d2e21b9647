"""The words of a jump: the lines that lead to its other side, and the headline over the rest."""

from __future__ import annotations

import re

from publisher.model import Article
from publisher.wording import Text, Tongue, tongue_of

_PHRASE_ZH = re.compile(r"[\s　，：；！？—、。]+")
_PHRASE_EN = re.compile(r"[:;,.?!]+(?:\s+|$)|\s*[–—]\s*|\s+-\s+")
_BEGINS_PHRASE = re.compile(
    "about|after|against|among|and|around|as|at|because|before|behind|but|by|during|for|from|in|into|like|near|of|off"
    "|on|or|out|over|since|than|that|through|to|toward|towards|under|until|up|when|where|which|while|who|with|without",
    re.IGNORECASE,
)
"""Words that begin a new phrase; the headline of a jump ends before the first of them."""


def leads_to(page: int, language: str) -> str:
    """The line under the part that is continued: （下转第3版）, Continued on page 3."""
    return Text(f"Continued on page {page}", f"（下转第{page}版）").said(tongue_of(language))


def comes_from(page: int, language: str) -> str:
    """The line over the rest: （上接第1版）, From page 1."""
    return Text(f"From page {page}", f"（上接第{page}版）").said(tongue_of(language))


def headline_of_rest(article: Article, language: str) -> str:
    """What the manifest says, else the first phrase of the story's headline."""
    if article.continues and article.continues.headline:
        return article.continues.headline
    return first_phrase(article.headline, tongue_of(language))


def first_phrase(headline: str, tongue: Tongue) -> str:
    """The headline up to its first turn, mark or, in English, preposition; never a single word or character."""
    text = headline.strip()
    parts = [part for part in (_PHRASE_ZH if tongue == "zh" else _PHRASE_EN).split(text) if part]
    if tongue == "zh":
        return next((part for part in parts if len(part) > 2), text)
    words = (parts[0] if parts else text).split()
    end = next((at for at, word in enumerate(words) if at > 1 and _BEGINS_PHRASE.fullmatch(word)), len(words))
    return " ".join(words[:end]) if end > 1 else text
