"""The breaks of a whole paragraph at once: of all ways to set it, the one whose lines together are the most even.

Squeezing marks costs less than driving characters apart (先挤进后推出), a hyphen costs something, two in a row much
more, and so does a last line that is too short; one that is but a scrap costs most. Where nothing keeps the limits,
they give way, in three steps.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.typeset.justify import LETTER_SQUEEZE
from publisher.typeset.matter import Matter
from publisher.typeset.turns import Turns

_TINY = 1e-6
_STACKED = 1500.0
_SHORT_LAST = 600.0
_HUNG = 4.0  # a mark hung outside the measure
_UNFILLED, _ALONE, _OVERFULL = 1e7, 1e10, 1e12
SCRAP = 4000.0  # a last line of Latin text that is hardly there, as LY014 tells it; a total above may hold one
_LETTERS, _WIDTH = 4, 1.5  # fewer letters and figures, or no more ems, are hardly there
FAILED = 1e9  # a total above this holds a line that cannot be set to the measure


@dataclass(frozen=True, slots=True)
class Manner:
    """How lines are judged. ``limit`` is the largest stretch tried first, in multiples of what the seams offer.

    ``hang`` lets ，、。 stand outside the measure at a line's end.
    """

    chinese: bool
    filled: bool  # lines are set to the full measure
    last_filled: bool  # the last one too
    limit: float
    hang: bool = False

    def loose(self, slack: float, stretch: float, measure: float, places: int) -> float:
        """Price of a line that falls short by ``slack`` ems."""
        if not self.filled:
            return 3000.0 * (slack / measure) ** 2
        if stretch <= 0:
            return 0.0 if slack < _TINY else _UNFILLED if places > 1 else _ALONE
        ratio = slack / stretch
        price = 50.0 * ratio * ratio if self.chinese else 10.0 + 100.0 * ratio**3
        return price if ratio <= self.limit else price + 500.0 * (ratio - self.limit)

    def tight(self, over: float, shrink: float) -> float:
        """Price of a line that must be squeezed by ``over`` of the ``shrink`` ems it has."""
        ratio = over / shrink if shrink else 1.0
        return 2.0 + 26.0 * ratio * ratio if self.chinese else 10.0 + 100.0 * ratio**3

    def last(self, width: float, measure: float, only: bool, scrap: bool) -> float:
        """Price of a last line of that natural width; ``scrap``: it holds no more than the end of a word or two."""
        if only:
            return 0.0
        least = 2.99 if self.chinese else 0.28 * measure
        return (_SHORT_LAST if width < min(least, measure) else 0.0) + (SCRAP if scrap else 0.0)


class Search:
    """The search over one paragraph: from each turn the lines that may begin there, each with its price."""

    def __init__(self, matter: Matter, turns: Turns, measure: float, insets: Sequence[float], manner: Manner) -> None:
        """``insets`` says how much shorter the first lines are, in ems: an indent, or the place of an initial."""
        self.matter, self.turns, self.measure, self.insets, self.manner = matter, turns, measure, insets, manner
        self._reach = [matter.sums[end] for end in turns.ends]
        self._shrink = [matter.gives[max(end - 1, 0)] for end in turns.ends]
        self._stretch = [matter.takes[max(end - 1, 0)] for end in turns.ends]
        self._scrap = _scrap(matter, turns.ends[-1])
        self._known: dict[tuple[int, bool, int], list[tuple[int, float]]] = {}
        self._counted: dict[tuple[bool, int], list[dict[int, tuple[float, int]]]] = {}

    def forget(self) -> None:
        """Give back the room that priced lines take; whatever is asked again is only reckoned again."""
        self._known.clear()
        self._counted.clear()

    def lines_from(self, first: int, strict: bool, number: int) -> list[tuple[int, float]]:
        """Turns at which a line begun at turn ``first`` may end, with prices.

        ``strict`` keeps the limit of stretch; ``number`` is the line's own, from 0, as far as its inset depends on it.
        """
        key = first, strict, number
        if key not in self._known:
            self._known[key] = self._priced(first, strict, number)
        return self._known[key]

    def _priced(self, first: int, strict: bool, number: int) -> list[tuple[int, float]]:
        turns, matter, manner, right, free = self.turns, self.matter, self.manner, self.turns.right, self.turns.free
        # Asked for every turn of every paragraph: names that are looked up once cost half as much.
        ends, prices, hyphens, stretches, loose = turns.ends, turns.prices, turns.hyphens, self._stretch, manner.loose
        measure = self.measure - (self.insets[number] if number < len(self.insets) else 0.0)
        left, start = turns.left[first], turns.starts[first]
        shrunk, stretched = matter.gives[start], matter.takes[start]
        final, target = len(right) - 1, left + measure
        hyphened = hyphens[first] > 0
        within = manner.limit if strict and manner.filled else None
        found: list[tuple[int, float]] = []
        at = max(first + 1, min(bisect_left(self._reach, target - 0.4 * measure), final)) if strict else first + 1
        while at <= final:
            slack = target - right[at]
            if at == final and not manner.last_filled and slack >= -_TINY:
                width = measure - slack
                scrap = hyphened or (not manner.chinese and (start >= self._scrap or width <= _WIDTH))
                found.append((at, manner.last(width, measure, first == 0, scrap)))
            elif slack >= -_TINY:
                stretch = stretches[at] - stretched
                if within is None or slack <= stretch * within + _TINY:
                    price = loose(slack, stretch, self.measure, ends[at] - start) + prices[at]
                    found.append((at, price + (_STACKED if hyphened and hyphens[at] else 0.0)))
            else:
                over, shrink = -slack - free[at], self._shrink[at] - shrunk
                letters = 0.0 if manner.chinese else LETTER_SQUEEZE * (ends[at] - start)
                if over > _TINY and manner.hang and over <= turns.hangs[at] + _TINY:
                    room = turns.hangs[at] - over
                    price = _HUNG + loose(room, stretches[at] - stretched, self.measure, ends[at] - start)
                    found.append((at, price + prices[at]))
                elif over <= shrink + letters + _TINY:
                    price = 1.0 if over <= _TINY else manner.tight(over, shrink)
                    price += prices[at] + (_STACKED if hyphened and hyphens[at] else 0.0)
                    if at == final:
                        price += 30.0 * max(over, 0.0)
                    found.append((at, price))
                elif over > shrink + letters + 2.0:
                    break
            at += 1
        return found or ([] if strict else [(first + 1, _OVERFULL)])

    def best(self, strict: bool) -> tuple[list[int], float]:
        """The turns of the cheapest setting and its price; no turns when the limits allow none."""
        if len(self.insets) > 1:
            return self._best_beside(strict)
        count = len(self.turns.ends)
        price = [float("inf")] * count
        came = [-1] * count
        price[0] = 0.0
        for first in range(count - 1):
            so_far = price[first]
            if so_far == float("inf"):
                continue
            for at, cost in self.lines_from(first, strict, 1 if first else 0):
                if so_far + cost < price[at]:
                    price[at] = so_far + cost
                    came[at] = first
        if came[-1] < 0:
            return [], float("inf")
        return _path(came), price[-1]

    def with_lines(self, best: list[int], more: int, strict: bool) -> list[int]:
        """The setting with ``more`` lines than ``best``, or as near to that as the limits (if ``strict``) allow."""
        margin = abs(more) + 1
        if (strict, margin) not in self._counted:
            self._counted[strict, margin] = self._by_count(strict, best, margin)
        states = self._counted[strict, margin]
        for wish in range(more, 0, -1 if more > 0 else 1):
            path = _traced(states, len(best) - 1 + wish)
            if path:
                return path
        return best

    def _best_beside(self, strict: bool) -> tuple[list[int], float]:
        """The same where the first lines are of different lengths, so that a line's number matters."""
        states = self._by_count(strict)
        if not states[-1]:
            return [], float("inf")
        price, lines = min((price, lines) for lines, (price, _) in states[-1].items())
        return _traced(states, lines), price

    def _by_count(self, strict: bool, best: Sequence[int] = (), margin: int = 0) -> list[dict[int, tuple[float, int]]]:
        """For every turn and number of lines so far: price and the turn before. Only numbers near ``best`` are kept."""
        count, numbered = len(self.turns.ends), len(self.insets)
        states: list[dict[int, tuple[float, int]]] = [{} for _ in range(count)]
        states[0][0] = (0.0, -1)
        expected = 0
        for first in range(count - 1):
            while expected + 1 < len(best) and best[expected + 1] <= first:
                expected += 1
            here = {n: state for n, state in states[first].items() if not best or abs(n - expected) <= margin + 1}
            for number in sorted({min(lines, numbered) for lines in here}):
                alike = [(lines, price) for lines, (price, _) in here.items() if min(lines, numbered) == number]
                for at, cost in self.lines_from(first, strict, number):
                    if best and (cost >= FAILED or (not strict and cost >= 2000.0)):
                        continue
                    there = states[at]
                    for lines, price in alike:
                        if lines + 1 not in there or price + cost < there[lines + 1][0]:
                            there[lines + 1] = (price + cost, first)
        return states


def _scrap(matter: Matter, final: int) -> int:
    """The place from which on the paragraph holds too few letters and figures for a line of its own."""
    at, letters = final, 0
    while at > 0:
        letters += matter.text[at - 1].isalnum()
        if letters == _LETTERS:
            break
        at -= 1
    return at


def _path(came: list[int]) -> list[int]:
    path = [len(came) - 1]
    while path[-1] > 0:
        path.append(came[path[-1]])
    return path[::-1]


def _traced(states: list[dict[int, tuple[float, int]]], lines: int) -> list[int]:
    at = len(states) - 1
    if lines not in states[at]:
        return []
    path = [at]
    while lines:
        at = states[at][lines][1]
        path.append(at)
        lines -= 1
    return path[::-1]
