"""Signs that an English paragraph is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.ingest.mend import shapes_en as shapes
from publisher.ingest.mend.hyphens import divided, suspended
from publisher.ingest.mend.marks import PAIRS, QUOTES, ended, pending, stray
from publisher.ingest.mend.seam import Seam

_CLOSING_FIRST = re.compile(r"[,;:!?)\]”](?!\w)|\.(?![.\w])|’(?!\w)|[,;:](?=[A-Za-z])")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|Gen|Col|Lt|Sgt|Capt|Gov|Sen|Rep|Hon)\.$")
_AMOUNT = re.compile(r"\d|percent\b|%|million\b|billion\b")
_NAME_LAST = re.compile(r"([A-Z][\w'’-]*\.?)$")
_NAME_FIRST = re.compile(r"([A-Z][\w'’-]*)")


def signs(seam: Seam, *, stopped: bool) -> Iterator[tuple[str, float]]:
    """The signs at a seam, each with its weight in log odds; few of them count after a full stop."""
    left, right = seam.left, seam.right
    if _CLOSING_FIRST.match(right):
        yield "closing-mark-first", 7.0
    if _pair_across(left, right):
        yield "pair-across", 2.0 if stopped else 4.0
    if stopped:
        return
    yield from _last(seam)
    if right[0].islower() or (right[0] == "(" and right[1:2].islower()):
        yield "small-letter-first", 6.0
    if re.search(r"[\d$€£]$", left) and _AMOUNT.match(right):
        yield "number-across", 4.0
    if _stands_elsewhere(seam) and ended(right):
        yield "seam-elsewhere", 4.0
    if seam.page.indented and not seam.right_indented and len(right) > 60:
        yield "no-indent", 4.0


def _last(seam: Seam) -> Iterator[tuple[str, float]]:
    left, right = seam.left, seam.right
    hyphened = divided(left, right) is not None and (right[0].islower() or not shapes.titled(left))
    if hyphened or suspended(left, right):
        yield "hyphen", 7.0
    if left[-1] in PAIRS:
        yield "opening-mark-last", 6.0
    if shapes.dangling(left):
        yield "bound-last", 6.0
    if left[-1] == ",":
        yield "pause-last", 5.0
    if ended(left) and (right[0].islower() or (_TITLE.search(left) and right[0].isupper())):
        yield "abbreviation-last", 6.0


def _pair_across(left: str, right: str) -> bool:
    opened = pending(left)
    if not opened or right[0] in PAIRS or right[0] in QUOTES:
        return False
    return stray(right.replace("’", "'")) == PAIRS[opened]


def _stands_elsewhere(seam: Seam) -> bool:
    last, first = _NAME_LAST.search(seam.left[-40:]), _NAME_FIRST.match(seam.right)
    return bool(last and first and f"{last[1]} {first[1]}" in seam.page.text)
