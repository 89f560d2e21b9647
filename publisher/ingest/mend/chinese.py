"""Whether two neighbouring Chinese paragraphs are one that was cut.

Signs are weighed. A few are near to proof (a word cut in two, a comma at the end); the others only add up: the sentence
has no end, the words on both sides seldom end or begin one, the left half reads as prose and not as a headline or a
deck. Weights are log odds in round numbers, set by hand.
"""

from __future__ import annotations

import re
from math import log

from publisher.ingest.mend import shapes_zh as shapes
from publisher.ingest.mend.marks import CLOSING, MARKUP, PAUSE, ended
from publisher.ingest.mend.seam import Seam, Verdict, whole
from publisher.ingest.mend.signs_zh import signs, verse
from publisher.ingest.mend.words_zh import crossing, unfinished

_CERTAIN = 3.0
"""Weight from which running text with a strong sign is joined without asking."""
_CERTAIN_OF_SHORT = 5.0
"""The same where the left half is as short as a headline."""
_STRONG = 2.0
"""Weight of a sign that can make a join certain; without one nothing is."""
_START = -5.0
"""Weight before any evidence: most paragraphs are whole."""
_AFTER = (("：:", -3.6), ("；;", -4.5), ("—–-~～", -3.5), (frozenset(CLOSING), -4.0))
"""Last characters that speak for an end, though they end no sentence."""
_STOP = re.compile("[。！？!?]")


def judge(seam: Seam) -> Verdict:
    """Weigh the signs at one seam."""
    barred = _barred(seam)
    if barred:
        return whole(barred)
    found = dict(signs(seam))
    if ended(seam.left) and "closing-mark-first" not in found:
        return _after_stop(seam, found)
    strongest = max(found, key=lambda name: found[name], default="")
    weight = sum(sorted(found.values(), reverse=True)[:2]) + _prose(seam) + _ends(seam)
    needed = _CERTAIN if _running(seam) else _CERTAIN_OF_SHORT
    return Verdict(weight, strongest or "unfinished", found.get(strongest, 0.0) > _STRONG and weight >= needed)


def _barred(seam: Seam) -> str:
    """Why the two are separate whatever the signs; empty if nothing says so."""
    left, right = seam.left, seam.right
    reasons = {
        "markup": MARKUP.match(left) or MARKUP.match(right),
        "list-number": shapes.LIST_MARK.fullmatch(left),
        "list-item": shapes.LIST_ITEM.match(right) and left[-1] not in PAUSE,
        "dateline": shapes.DATELINE.match(right),
        "label": shapes.LABEL.match(right) and left[-1] not in PAUSE,
        "signed": shapes.SIGNED.search(left[-16:]),
        "byline": shapes.byline(left) or shapes.byline(right) or (shapes.credit(right) and len(left) <= 40),
        "date": shapes.PLACE_DATE.fullmatch(left) or shapes.PLACE_DATE.fullmatch(right),
        "indented": seam.page.indented and seam.right_indented and not crossing(left, right),
    }
    return next((name for name, holds in reasons.items() if holds), "")


def _after_stop(seam: Seam, found: dict[str, float]) -> Verdict:
    """After a full stop only a mark still open, or the page's indents, can tell; neither is enough to join unasked."""
    if "opening-mark-last" in found:
        return Verdict(3.0, "opening-mark-last")
    if "pair-across" in found:
        return Verdict(2.0, "pair-across")
    if "no-indent" in found and ended(seam.right) and shapes.with_pause(seam.right):
        return Verdict(1.0, "no-indent")
    return whole("sentence-end")


def _running(seam: Seam) -> bool:
    """Whether the left half is running text beyond doubt."""
    if len(seam.left) <= 30 and shapes.headline(seam.left) and not seam.page.indented:
        return False
    return not (shapes.headline(seam.right) and not ended(seam.right) and len(seam.right) > 8)


def _prose(seam: Seam) -> float:
    """What the shapes of the left half and the words at the seam weigh, against the odds of any cut at all."""
    left = seam.left
    weight = _START + 0.7 * log(len(left)) + unfinished(left, seam.right)
    if shapes.headline(left):
        weight += -0.1 if shapes.with_pause(left) else -0.7
    elif shapes.with_pause(left):
        weight += 2.0
    if shapes.labelled(left):
        weight -= 3.0
    if shapes.DATELINE.match(left):
        weight += 1.2
    elif not _STOP.search(left[:-1]) and not shapes.START.match(left):
        under_headline = not seam.before or shapes.headline(seam.before)
        weight -= 2.5 if under_headline else 1.0
    return weight


def _ends(seam: Seam) -> float:
    """What the last and the first characters weigh, and the shape of the right half."""
    left, right = seam.left, seam.right
    weight = sum(against for marks, against in _AFTER if left[-1] in marks)
    weight += 2.0 * ended(right) + 0.4 * shapes.with_pause(right)
    weight -= 1.2 * bool(shapes.START.match(right)) + 0.7 * (right[0] in "“‘「『《（(")
    if shapes.headline(right) and not ended(right):
        weight -= 1.6
    if max(len(left), len(right)) <= 16:
        weight -= 3.0
    if verse(seam):
        weight -= 2.0
    if seam.page.finished < 0.6:
        weight -= 1.0
    return weight
