"""What two lists of findings share, and what two texts do: the arithmetic of a comparison."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from publisher.findings import Finding
from publisher.reports.comparison import Part

_TOKEN = re.compile(r"[A-Za-z0-9À-ɏ'’-]+|\s+|.", re.DOTALL)
_MOST = 3_000
"""Tokens on either side that are compared one by one; beyond, the time would grow with their square."""

Matched = tuple[tuple[int, ...], tuple[tuple[int, int], ...], tuple[int, ...]]


def matched(old: Sequence[Finding], new: Sequence[Finding]) -> Matched:
    """Which findings are new, which are there still (old place, new place), and which are gone.

    Told twice alike they are the same; of those left over, findings of one rule on one piece of an article are paired
    in order: a story that was over by 50 lines and is over by 20 is the same trouble, smaller.
    """
    pairs: dict[int, int] = {}
    for alike in (_alike, _near):
        waiting: dict[object, list[int]] = defaultdict(list)
        for at, finding in enumerate(old):
            if at not in pairs.values():
                waiting[alike(finding)].append(at)
        for at, finding in enumerate(new):
            if at not in pairs and (places := waiting.get(alike(finding))):
                pairs[at] = places.pop(0)
    fresh = tuple(at for at in range(len(new)) if at not in pairs)
    held = set(pairs.values())
    gone = tuple(at for at in range(len(old)) if at not in held)
    return fresh, tuple((before, after) for after, before in sorted(pairs.items())), gone


def _alike(finding: Finding) -> object:
    return finding.rule, finding.article, finding.message.en


def _near(finding: Finding) -> object:
    return finding.rule, finding.article, finding.span.path if finding.span else None


def parts(old: str, new: str) -> tuple[Part, ...]:
    """How one text became the other: word by word in Latin writing, character by character in Chinese."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    start = _agreeing(before, after)
    end = _agreeing(before[start:][::-1], after[start:][::-1])
    middle = before[start : len(before) - end], after[start : len(after) - end]
    made = [
        Part("same", "".join(before[:start])),
        *_middle(*middle),
        Part("same", "".join(before[len(before) - end :])),
    ]
    return tuple(part for part in made if part.text)


def _agreeing(one: Sequence[str], other: Sequence[str]) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _middle(old: Sequence[str], new: Sequence[str]) -> list[Part]:
    if max(len(old), len(new)) > _MOST:
        return [Part("old", "".join(old)), Part("new", "".join(new))]
    made: list[Part] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            made.append(Part("same", "".join(old[a:b])))
        else:
            made += [Part("old", "".join(old[a:b])), Part("new", "".join(new[c:d]))]
    return made
