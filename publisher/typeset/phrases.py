"""Where a headline may turn, and the most even way to turn it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from publisher.typeset.matter import Matter

# Prices of a turn: the better the sense allows it, the cheaper.
_AT_SPACE, _AT_MARK, _AT_WORD, _BAD = 0.0, 4.0, 12.0, 60.0
_INSIDE = 40.0  # between a bracket or quote and its partner
_SPACE_KEPT = 25.0  # a line turn that the editor wrote, left standing within a line
_ONE_WORD = 15.0  # an English line of a single word
_NEVER = float("inf")
_ONE_MORE = 20.0  # a line more than is needed
_CLINGS_LEFT = frozenset("的地得了着过们等后前中内外上下里时者性化率数家人次名个项条件种度级市县区省镇村")
_CLINGS_RIGHT = frozenset("和与及或在对向从将把被为以让使不也都更最再第首")
SMALL_WORDS = frozenset(
    re.findall(
        "[a-z]+",
        "a an the of to in on at by for from with and or but nor as is are was were be into over under"
        " per than that its"
        " his her their our your my no not so if",
    )
)


@cache
def _words(text: str) -> frozenset[int]:
    # Its dictionary takes a fifth of a second to load, and English headlines need none.
    import rjieba

    ends, at = set(), 0
    for word in rjieba.cut(text):
        at += len(word)
        ends.add(at)
    return frozenset(ends)


class Phrases:
    """Divides headlines of one language."""

    def __init__(self, language: str) -> None:
        self._chinese = language.lower().startswith("zh")

    def lines(self, matter: Matter, measure: float, most: int) -> list[int] | None:
        """Positions of the turns, the ends included, in ``measure`` ems; None when no sensible division fits."""
        prices = self.turns(matter)
        places = [0, *sorted(prices), len(matter.text)]
        best: tuple[float, list[int]] | None = None
        for count in range(1, most + 1):
            found = _balanced(matter, places, prices, measure, count)
            if found and (best is None or found[0] + _ONE_MORE < best[0]):
                best = found
            elif best:
                break
            if best and count == 1:
                break
        return best[1] if best else None

    def turns(self, matter: Matter) -> dict[int, float]:
        """Where a line may turn, and the price of each place."""
        text, found, depth = matter.text, {}, 0
        words = _words(text) if matter.chinese else frozenset[int]()
        for at, seam in enumerate(matter.seams, 1):
            depth += (matter.kinds[at - 1] in "o(") - (matter.kinds[at - 1] in "c)")
            if seam.price is None:
                continue
            left, right = matter.kinds[at - 1], matter.kinds[at]
            if left in " wI":
                found[at] = _AT_SPACE if matter.chinese else _english(text, at)
            elif left in "cps)," or right in "o(":
                found[at] = _AT_MARK
            elif matter.chinese and at in words:
                found[at] = _AT_WORD + _clinging(text, at, words)
            elif not matter.chinese:
                found[at] = _AT_WORD
            if depth > 0 and at in found:
                found[at] += _INSIDE
        return found


def _clinging(text: str, at: int, words: frozenset[int]) -> float:
    price = 0.0
    if text[at] in _CLINGS_LEFT and at + 1 in words:
        price += _BAD
    if text[at - 1] in _CLINGS_RIGHT and (at - 1 in words or at == 1):
        price += _BAD
    return price


def _english(text: str, at: int) -> float:
    before = re.search(r"(\S+)\s*$", text[:at])
    word = before[1].lower() if before else ""
    if word.strip("‘’“”'\"") in SMALL_WORDS:
        return _BAD
    return _AT_SPACE if word[-1:] in ",;:.!?–—" else _AT_MARK


def _width(matter: Matter, start: int, end: int) -> float:
    while end > start and matter.text[end - 1].isspace():
        end -= 1
    while start < end and matter.text[start].isspace():
        start += 1
    width = matter.sums[end] - matter.sums[start] - matter.gaps[end - 1]
    halved = any(gap < 0 for gap in matter.gaps)
    return width - (matter.hung(start) if halved else 0.0) - (0.5 if halved and matter.kinds[end - 1] in "cp" else 0.0)


def _within(matter: Matter, start: int, end: int) -> float:
    """What one of several lines costs by what it holds: too little, or a space that should have been a turn."""
    parts = matter.text[start:end].split()
    if not matter.chinese:
        return _ONE_WORD if len(parts) == 1 else 0.0
    return _SPACE_KEPT * (len(parts) - 1) if sum(map(len, parts)) > 2 else _NEVER


def _balanced(
    matter: Matter, places: list[int], prices: dict[int, float], measure: float, count: int
) -> tuple[float, list[int]] | None:
    """The evenest division into ``count`` lines with its price."""
    whole = _width(matter, places[0], places[-1])
    mean = whole / count
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, -1)}]
    for line in range(1, count + 1):
        layer: dict[int, tuple[float, int]] = {}
        for first, (so_far, _) in best[-1].items():
            for last in range(first + 1, len(places)):
                width = _width(matter, places[first], places[last])
                if width > measure + 1e-6:
                    break
                if (line == count) != (last == len(places) - 1):
                    continue
                price = so_far + 100.0 * ((width - mean) / measure) ** 2 + prices.get(places[last], 0.0)
                if count > 1:
                    price += _within(matter, places[first], places[last])
                if price < layer.get(last, (_NEVER, 0))[0]:
                    layer[last] = (price, first)
        best.append(layer)
    if len(places) - 1 not in best[-1]:
        return None
    path = [len(places) - 1]
    for layer in reversed(best[1:]):
        path.append(layer[path[-1]][1])
    path.reverse()
    cuts = [places[at] for at in path]
    assert all(first < last for first, last in pairwise(cuts))
    return best[-1][len(places) - 1][0], cuts
