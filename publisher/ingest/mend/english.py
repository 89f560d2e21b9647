"""Whether two neighbouring English paragraphs are one that was cut.

A small letter at the start, a hyphen, a comma or a word that wants another at the end: these tell. The shapes of
titles, bylines, lists and attributions speak against them. Weights are log odds in round numbers, set by hand.
"""

from __future__ import annotations

import re

from publisher.ingest.mend import shapes_en as shapes
from publisher.ingest.mend.marks import MARKUP, ended
from publisher.ingest.mend.seam import Seam, Verdict, whole
from publisher.ingest.mend.signs_en import signs

_CERTAIN = 3.0
"""Weight from which running text is joined without asking."""
_START = -1.4
"""Weight of a seam that no sign speaks for, though no mark ends the sentence."""
_INITIAL = re.compile(r"[b-hj-z]")
_INNER = re.compile(r"[.!?;,] ")


def judge(seam: Seam) -> Verdict:
    """Weigh the signs at one seam."""
    barred = _barred(seam)
    if barred:
        return whole(barred)
    stopped = ended(seam.left) and not _abbreviated(seam)
    found = dict(signs(seam, stopped=stopped))
    if stopped and not found:
        return whole("sentence-end")
    strongest = max(found, key=lambda name: found[name], default="")
    weight = found.get(strongest, _START) + (0.0 if stopped else _shape(seam, strongest))
    certain = bool(found) and not stopped and weight >= _CERTAIN and (_running(seam) or strongest == "hyphen")
    return Verdict(weight, strongest or "unfinished", certain)


def _barred(seam: Seam) -> str:
    """Why the two are separate whatever the signs; empty if nothing says so."""
    left, right = seam.left, seam.right
    reasons = {
        "markup": MARKUP.match(left) or MARKUP.match(right),
        "list-item": shapes.LIST_ITEM.match(right),
        "byline": shapes.byline(left) or shapes.byline(right),
        "attribution": shapes.attribution(left) or shapes.ATTRIBUTION.match(right),
        "indented": seam.page.indented and seam.right_indented and not right[0].islower(),
    }
    return next((name for name, holds in reasons.items() if holds), "")


def _abbreviated(seam: Seam) -> bool:
    """Whether the stop at the end belongs to an abbreviation, with the sentence going on."""
    word = shapes.last_word(seam.left)
    if not seam.left.endswith(".") or not (word in shapes.ABBREVIATION or _INITIAL.fullmatch(word)):
        return False
    return word not in shapes.CLOSING_ABBREVIATION or seam.right[0].islower()


def _running(seam: Seam) -> bool:
    """Whether the left half is running text beyond doubt."""
    if shapes.titled(seam.left) or shapes.item(seam.left):
        return False
    return len(seam.left) >= 60 or bool(_INNER.search(seam.left))


def _shape(seam: Seam, sign: str) -> float:
    """What the shapes of both halves weigh."""
    left, right = seam.left, seam.right
    weight = 0.0
    if not right[0].islower() and sign not in ("closing-mark-first", "hyphen"):
        weight += _capital(seam, sign)
    if left[-1] == ":":
        weight -= 7.0
    if left[-1] == ";":
        weight -= 4.0 if shapes.item(left) or seam.after.endswith(";") or seam.before.endswith(";") else 1.0
    if sign == "hyphen":
        return weight
    if shapes.item(left) and not ended(right):
        weight -= 4.5
    if shapes.titled(left):
        weight -= 3.5 if right[0].islower() else 8.0
    if shapes.headline(left) and not ended(right):
        weight -= 3.0
    return weight


def _capital(seam: Seam, sign: str) -> float:
    """The right half begins with a capital or a figure: a name in mid-sentence, or a sentence of its own."""
    left, right = seam.left, seam.right
    weight = -6.0 if shapes.fresh(right) or (left[-1] == "," and _common(seam)) else 0.0
    if right[0] in '“"‘':
        weight -= 5.5
    if shapes.headline(right) and not ended(right):
        weight -= 3.0
    if left[-1] == ",":
        weight -= 3.0 * (len(left) < 60) + 2.0 * any(text.endswith(",") for text in (seam.before, right))
    return weight if sign else weight + _without_sign(seam)


def _without_sign(seam: Seam) -> float:
    left = seam.left
    weight = 1.0 * (len(left) > 80) + 1.0 * bool(re.search(r"[.!?;] ", left)) + 0.5 * ended(seam.right)
    if not left[-1].isalnum() or shapes.headline(left) or shapes.LIST_ITEM.match(left):
        weight -= 4.0
    return weight - 2.0 * (not seam.before or shapes.headline(seam.before))


def _common(seam: Seam) -> bool:
    """Whether the first word has its capital from a sentence's beginning: it ends in -ly, or stands small elsewhere."""
    first = shapes.words(seam.right[:30])
    if not first or not first[0][0].isupper() or first[0] == "I":
        return False
    return first[0].endswith("ly") or f" {first[0].lower()} " in seam.page.text
