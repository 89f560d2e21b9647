"""Where the lines of a paragraph may turn: the legal places, the hyphens, and what is left in an emergency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from publisher.typeset.matter import Matter

HYPHEN_PRICE = 70.0
EMERGENCY_PRICE = 20_000.0  # a word or a number divided
FORBIDDEN_PRICE = 1e11  # a mark at the wrong end of a line: worse than a line with one character
_FIRST_FORBIDDEN, _LAST_FORBIDDEN = "cpsmnedfg%),Q", "o($"
_BLANK = " wINi"


@dataclass(frozen=True, slots=True)
class Turns:
    """Places where one line ends and the next begins; entry 0 is the paragraph's start, the last one its end.

    ``ends[k]`` is where the ink of a line that ends at turn k ends, ``starts[k]`` where the next one's begins:
    the white space between is not painted. ``right`` and ``left`` are the same places on the running total of widths,
    a hung mark and an added hyphen counted in; ``free`` is the blank half that the last mark may drop, ``hangs`` what
    more of it may stand outside the measure.
    """

    ends: Sequence[int]
    starts: Sequence[int]
    prices: Sequence[float]
    hyphens: Sequence[float]
    right: Sequence[float]
    left: Sequence[float]
    free: Sequence[float]
    hangs: Sequence[float]


def turns(
    matter: Matter, measure: float, hyphen_places: Sequence[int], hyphen: float, *, anywhere: bool, hang: bool = False
) -> Turns:
    """All places to turn. What is wider than the measure may be broken inside; with ``anywhere`` everything may."""
    kinds, length = matter.kinds, len(matter.kinds)
    found: dict[int, tuple[float, float]] = {
        at: (seam.price, 0.0) for at, seam in enumerate(matter.seams, 1) if seam.price is not None
    }
    for at in hyphen_places:
        found.setdefault(at, (HYPHEN_PRICE, hyphen))
    if "h" in kinds:
        found.update({at: (HYPHEN_PRICE / 2, hyphen) for at in list(found) if kinds[at - 1] == "h"})
    places = sorted(found)
    for first, last in pairwise([0, *places, length]):
        if anywhere or matter.sums[last] - matter.sums[first] > measure:
            for at in _inside(matter, first, last):
                wrong = kinds[at] in _FIRST_FORBIDDEN or kinds[at - 1] in _LAST_FORBIDDEN
                found.setdefault(at, (FORBIDDEN_PRICE if wrong else EMERGENCY_PRICE, 0.0))
    return _arranged(matter, {at: found[at] for at in sorted(found)}, hang)


def _inside(matter: Matter, first: int, last: int) -> list[int]:
    return [at for at in range(first + 1, last) if not matter.seams[at - 1].glued and matter.kinds[at] not in _BLANK]


def _arranged(matter: Matter, found: dict[int, tuple[float, float]], hang: bool) -> Turns:
    kinds, length = matter.kinds, len(matter.kinds)
    first = 0
    while first < length and kinds[first] in _BLANK:
        first += 1
    final = length
    while final > first and kinds[final - 1] in _BLANK:
        final -= 1
    ends, starts, prices, hyphens = [first], [first], [0.0], [0.0]
    for at, (price, hyphen) in found.items():
        end = at
        while end > first and kinds[end - 1] in _BLANK:
            end -= 1
        if end > first and at < final and kinds[at] not in _BLANK:
            ends.append(end)
            starts.append(at)
            prices.append(price)
            hyphens.append(hyphen)
    ends.append(final)
    starts.append(length)
    prices.append(0.0)
    hyphens.append(0.0)
    sums, gaps = matter.sums, matter.gaps
    right = [sums[end] - (gaps[end - 1] if end else 0.0) + hyphen for end, hyphen in zip(ends, hyphens, strict=True)]
    left = [sums[at] + (matter.hung(at) if at < length else 0.0) for at in starts]
    left[0] = sums[first]
    free = [0.0 if hyphen else matter.halvable(end - 1) for end, hyphen in zip(ends, hyphens, strict=True)]
    hangs = [matter.hangs(end - 1) for end in ends] if hang else []
    return Turns(ends, starts, prices, hyphens, right, left, free, hangs)
