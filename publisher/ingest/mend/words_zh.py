"""What the words on both sides of a Chinese seam tell, by the dictionary of rjieba."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

import rjieba

from publisher.ingest.mend.marks import HAN

_DATA = Path(__file__).parent / "data"
_REACH = 10
_CLAUSE = 40
_SIZES = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30)
_EDGE = ("^", "^")
_FULL = str.maketrans(",:;?!()", "，：；？！（）")
_LAST_RUN = re.compile(rf"[{HAN}0-9０-９]*$")
_FIRST_RUN = re.compile(rf"[{HAN}0-9０-９]*")


def crossing(left: str, right: str) -> str:
    """The dictionary word that begins in the left half and ends in the right one; empty if there is none.

    The two runs are segmented as one, without guessing at words that are not in the dictionary.
    """
    tail, head = re.sub(r".*\d", "", _tail(left[-_REACH:]))[-6:], re.split(r"\d", _head(right[:_REACH]))[0][:6]
    if not tail or not head:
        return ""
    at = 0
    for word in rjieba.cut(tail + head, False):
        if at < len(tail) < at + len(word):
            return str(word)
        at += len(word)
    return ""


def unfinished(left: str, right: str) -> float:
    """Log odds, within ±6, that a clause goes on over the seam, by the words and marks on both sides of it.

    Even odds (0) are those of a text with as many cuts in its clauses as sentences without their stop.
    """
    found = traits(left, right)
    odds = sum(_table().get(trait, 0.0) for trait in ("*", *found)) if found else 0.0
    return max(-6.0, min(6.0, odds))


def traits(left: str, right: str) -> tuple[str, ...]:
    """What the table may weigh at a seam, each as ``kind=value``; nothing where no word stands at it.

    a1 a2 b1 b2: the last two words and the first two, frequent ones themselves, others by class; ca cb: the characters
    at the seam; ab aa bb: classes of the two words at it, before it and after it; la lb: lengths of the clause's
    halves; pa pb: the marks around the clause; va vb: whether a half has a verb.
    """
    tail, head = _tail(left), _head(right)
    if not tail or not head:
        return ()
    words_before, words_after = _tagged(tail[-_REACH:]), _tagged(head[:_REACH])
    before = words_before[1:] if len(tail) >= _REACH and len(words_before) > 1 else (_EDGE, *words_before)
    after = words_after[:-1] if len(head) >= _REACH and len(words_after) > 1 else (*words_after, _EDGE)
    second_last, last = before[-2] if len(before) > 1 else _EDGE, before[-1]
    first, second = after[0], after[1] if len(after) > 1 else _EDGE
    return (
        f"a1={_token(last)}", f"a2={_token(second_last)}", f"b1={_token(first)}", f"b2={_token(second)}",
        f"ca={tail[-1]}", f"cb={head[0]}",
        f"ab={last[1][:1]}{first[1][:1]}", f"aa={second_last[1][:1]}{last[1][:1]}", f"bb={first[1][:1]}{second[1][:1]}",
        f"la={_size(tail)}", f"lb={_size(head)}",
        f"pa={_mark(left[: -len(tail)][-1:])}", f"pb={_mark(right[len(head) :][:1])}",
        f"va={_verb(tail)}", f"vb={_verb(head)}",
    )  # fmt: skip


def _tail(text: str) -> str:
    found = _LAST_RUN.search(text[-_CLAUSE:])
    return found[0] if found else ""


def _head(text: str) -> str:
    found = _FIRST_RUN.match(text[:_CLAUSE])
    return found[0] if found else ""


@lru_cache(maxsize=4096)
def _tagged(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(rjieba.tag(text, False))


def _token(word: tuple[str, str]) -> str:
    return word[0] if word[0] in _frequent() else "/" + word[1][:2]


def _verb(text: str) -> int:
    return int(any(kind.startswith("v") for _, kind in _tagged(text)))


def _size(text: str) -> int:
    return next((size for size in _SIZES if len(text) <= size), 99)


def _mark(mark: str) -> str:
    return mark.translate(_FULL) or "^"


@cache
def _frequent() -> frozenset[str]:
    return frozenset((_DATA / "chinese-frequent.txt").read_text(encoding="utf-8").split())


@cache
def _table() -> dict[str, float]:
    return weights("chinese-seams.tsv")


def weights(name: str) -> dict[str, float]:
    """A table of weights in log odds, by name."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {key: float(weight) for key, weight in rows}
