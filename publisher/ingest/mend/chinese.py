"""Whether two neighbouring Chinese paragraphs are one that was cut.

What is seen at a seam is weighed. A few signs are near to proof (a word cut in two, a comma at the end); the rest only
adds up: the sentence has no end, the words on both sides seldom end or begin one, the left half reads as prose and not
as a headline or a deck. Weights are log odds, fitted on free text: see data/README.md.
"""

from __future__ import annotations

from functools import cache

from publisher.ingest.mend import shapes_zh as shapes
from publisher.ingest.mend.evidence_zh import evidence
from publisher.ingest.mend.marks import MARKUP, PAUSE, ended
from publisher.ingest.mend.seam import Seam, Verdict, whole
from publisher.ingest.mend.signs_zh import STRONG, signs
from publisher.ingest.mend.words_zh import crossing, weights

_UNSIGNED = 0.7
"""What a join without any sign has to weigh more: a whole paragraph may merely lack its stop, as pull quotes do."""
_CERTAIN = 3.0
"""Weight from which running text with a strong sign is joined without asking."""
_CERTAIN_OF_SHORT = 5.0
"""The same where the left half is as short as a headline."""


def judge(seam: Seam) -> Verdict:
    """Weigh the evidence at one seam."""
    settled = settled_by_rule(seam)
    if settled:
        return settled
    table = _weights()
    seen = evidence(seam)
    found = [name for name in signs(seam) if table[name] > 0]
    rule = max(found, key=lambda name: table[name], default="unfinished")
    weight = sum(table[name] * size for name, size in seen.items()) - (0 if found else _UNSIGNED)
    needed = _CERTAIN if _running(seam) else _CERTAIN_OF_SHORT
    return Verdict(weight, rule, any(name in STRONG for name in found) and weight >= needed)


def settled_by_rule(seam: Seam) -> Verdict | None:
    """The verdict where nothing has to be weighed; None elsewhere."""
    barred = _barred(seam)
    if barred:
        return whole(barred)
    found = frozenset(signs(seam))
    return _after_stop(seam, found) if ended(seam.left) and "closing-mark-first" not in found else None


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


def _after_stop(seam: Seam, found: frozenset[str]) -> Verdict:
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


@cache
def _weights() -> dict[str, float]:
    return weights("chinese-evidence.tsv")
