"""What the words on both sides of a Chinese seam tell, by the dictionary of rjieba."""

from __future__ import annotations

import re
from functools import cache
from math import log
from pathlib import Path

import rjieba

from publisher.ingest.mend.marks import HAN

_REACH = 8
_LAST_RUN = re.compile(rf"[{HAN}0-9０-９]*$")
_FIRST_RUN = re.compile(rf"[{HAN}0-9０-９]*")


def crossing(left: str, right: str) -> str:
    """The dictionary word that begins in the left half and ends in the right one; empty if there is none.

    The two runs are segmented as one, without guessing at words that are not in the dictionary.
    """
    tail, head = re.sub(r".*\d", "", _tail(left))[-6:], re.split(r"\d", _head(right))[0][:6]
    if not tail or not head:
        return ""
    at = 0
    for word in rjieba.cut(tail + head, False):
        if at < len(tail) < at + len(word):
            return str(word)
        at += len(word)
    return ""


def unfinished(left: str, right: str) -> float:
    """Log odds, within ±6, that a clause goes on over the seam, by the words that commonly end and begin clauses."""
    tail, head = _tail(left), _head(right)
    if not tail or not head:
        return 0.0
    last, first = rjieba.tag(tail, False)[-1], rjieba.tag(head, False)[0]
    return max(-6.0, min(6.0, _goes_on(*last) + _is_inside(*first)))


def _tail(text: str) -> str:
    found = _LAST_RUN.search(text[-_REACH:])
    return found[0] if found else ""


def _head(text: str) -> str:
    found = _FIRST_RUN.match(text[:_REACH])
    return found[0] if found else ""


def _goes_on(word: str, kind: str) -> float:
    total, _, last = _counts(word, kind)
    return -log((last + 0.5) / (total + 1)) - 1.5


def _is_inside(word: str, kind: str) -> float:
    total, first, _ = _counts(word, kind)
    return -log((first + 0.5) / (total + 1)) - 1.5


def _counts(word: str, kind: str) -> tuple[int, int, int]:
    table = _classes()
    return table.get(word) or table.get("/" + kind[:2]) or table.get("/" + kind[:1]) or (4, 1, 1)


@cache
def _classes() -> dict[str, tuple[int, int, int]]:
    lines = (Path(__file__).parent / "data" / "chinese-classes.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {name: (int(total), int(first), int(last)) for name, total, first, last in rows}
