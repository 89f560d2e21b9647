"""How lines of an English page look that are no running text: titles, bylines, attributions, list items."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LIST_ITEM = re.compile(r"(?:[•*·●■◆▪►‣◦]\s?|[-–—]\s+|\(?\d{1,3}[.)]\s|\(?[A-Za-z][.)]\s|\d{1,3}\s*[-–:]\s|[QA][.:]\s)")
BYLINE = re.compile(
    r"(?:by|written by|photos? (?:by|courtesy)|photo:|photograph|illustrations? by|courtesy of|credit:|source:|"
    r"story by|words by|compiled by|contributed by|submitted by|text by)\b",
    re.I,
)
ATTRIBUTION = re.compile(r"(?:—|–|--|~)\s?\S")
FUNCTION = _set(
    "a an the of to in on at by for with from as and or but nor so yet if that which who whom whose than then into "
    "onto upon about over under between among through during before after while because although is are was were be "
    "been being has have had do does did will would shall should can could may might must not no its his her their "
    "our your my this these those it they we he she i you also very less each every any some either neither per"
)
_DANGLING = FUNCTION - _set("it they we he she i you so yet then also not no some any about over before after do did")
FRESH = _set(
    "the a an this these those it they we he she you if in on at as for from with when while where what who why how "
    "but and so there here his her their our your my its although though because after before during since until "
    "once by to however also meanwhile finally additionally instead moreover some many most all each every both "
    "another one no not only just"
)
ABBREVIATION = _set(
    "mr mrs ms dr st jr sr prof rev gen col lt sgt capt gov sen rep hon no vol vs etc inc ltd co corp dept est fig "
    "al ed eds approx jan feb mar apr jun jul aug sep sept oct nov dec mt ft u.s u.k e.g i.e a.m p.m"
)
CLOSING_ABBREVIATION = _set("etc a.m p.m inc ltd co corp u.s jr sr")
_SIGNED = re.compile(
    r"[.!?”\"] ?[—–-]+ ?(?:[A-Z][\w.’'-]+,? ?){2,}[^.!?]{0,60}$|[.!?][”\"] ?(?:[A-Z][\w.’'-]+ ?){2,4}$"
    r"|\(@\w+\)[^.!?]{0,40}$"
)
_WORD = re.compile(r"[A-Za-zÀ-ɏ][\w'’-]*")
_WORDS_AT_END = re.compile(r"[\w.'’]+")


def words(text: str) -> list[str]:
    """The words of a line."""
    return _WORD.findall(text)


def last_word(text: str) -> str:
    """The last word, in small letters, without its stop; empty if there is none."""
    found = _WORDS_AT_END.findall(text[-30:])
    return found[-1].lower().rstrip(".") if found else ""


def dangling(text: str) -> bool:
    """Whether the text ends in a word that needs another after it: of, the, which, is."""
    return text[-1].isalpha() and last_word(text) in _DANGLING


def fresh(text: str) -> bool:
    """Whether the text begins as sentences do: a common opening word with a capital."""
    found = words(text[:40])
    if not found or not text.lstrip("“\"‘'(").startswith(found[0]):
        return False
    return found[0][0].isupper() and found[0].lower() in FRESH


def headline(text: str) -> bool:
    """Shaped like a headline or label: few words, or most of the long ones with a capital."""
    found = words(text)
    if not found:
        return True
    if len(text) > 110 or text[-1] in ".,;":
        return False
    return len(found) <= 6 or titled(text)


def titled(text: str) -> bool:
    """At most 14 words in one sentence, most of the long ones with a capital."""
    found = words(text)
    if not found or len(text) > 110 or len(found) > 14 or re.search(r"[.;] ", text) or not found[0][0].isupper():
        return False
    long = [word for word in found if len(word) > 3]
    return sum(word[0].isupper() for word in long) >= 0.7 * len(long)


def byline(text: str) -> bool:
    """A line that names who wrote or photographed."""
    return len(text) < 100 and bool(BYLINE.match(text)) and text[-1] not in ".!?"


def item(text: str) -> bool:
    """A short item of a list."""
    return len(text) <= 80 and bool(LIST_ITEM.match(text))


def attribution(text: str) -> bool:
    """The speaker under a quotation (— Ken Ambrose, Health), or the source at its end."""
    if ATTRIBUTION.match(text) and len(text) < 120:
        return True
    return bool(_SIGNED.search(text[-160:]))
