"""What the words on both sides of a Chinese seam tell, by the dictionary of rjieba."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import rjieba

from publisher.ingest.mend.marks import HAN

_REACH = 10
_LAST_RUN = re.compile(rf"[{HAN}0-9０-９]*$")
_FIRST_RUN = re.compile(rf"[{HAN}0-9０-９]*")
_NOTHING = "-"


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
    """Log odds, within ±6, that a clause goes on over the seam, by the two words before it and the two after it.

    Even odds (0) are those of a text with as many cuts in its clauses as ends of sentences.
    """
    tail, head = _tail(left), _head(right)
    before = [(word, kind) for word, kind in rjieba.tag(tail, False)] if tail else []
    after = [(word, kind) for word, kind in rjieba.tag(head, False)] if head else []
    before = before[1:] if len(tail) == _REACH and len(before) > 1 else [("^", "")][: len(tail)] + before
    after = after[:-1] if len(head) == _REACH and len(after) > 1 else after + [("$", "")][: len(head)]
    if not before or not after:
        return 0.0
    odds = _table()[(0, "*")]
    for place, words in ((-1, before[::-1]), (1, after)):
        for step in (0, 1):
            word, kind = words[step] if step < len(words) else (_NOTHING, "")
            odds += _odds(place * (step + 1), word, kind)
    return max(-6.0, min(6.0, odds))


def _tail(text: str) -> str:
    found = _LAST_RUN.search(text[-_REACH:])
    return found[0] if found else ""


def _head(text: str) -> str:
    found = _FIRST_RUN.match(text[:_REACH])
    return found[0] if found else ""


def _odds(place: int, word: str, kind: str) -> float:
    table = _table()
    known = table.get((place, word))
    return known if known is not None else table.get((place, "/" + kind[:2]), 0.0)


@cache
def _table() -> dict[tuple[int, str], float]:
    lines = (Path(__file__).parent / "data" / "chinese-seams.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {(int(place), name): float(weight) for place, name, weight in rows}
