"""Whether two neighbouring English paragraphs are one that was cut.

A small letter at the start, a hyphen, a comma or a word that wants another at the end: these tell. The shapes of titles,
bylines, lists and attributions speak against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.ingest.mend import shapes_en as shapes
from publisher.ingest.mend.hyphens import divided, suspended
from publisher.ingest.mend.marks import PAIRS, QUOTES, ended, pending, stray
from publisher.ingest.mend.seam import Seam, Verdict, whole

_CERTAIN = 3.0
_MARKUP = re.compile(r"#{1,6}\s|[>|]|```|~~~|!\[|</?[a-zA-Z!]|\$\$|---|===|:::")
_CLOSING_FIRST = re.compile(r"[,;:!?)\]”](?!\w)|\.(?![.\w])|’(?!\w)|[,;:](?=[A-Za-z])")
_NAME_LAST = re.compile(r"([A-Z][\w'’-]*\.?)$")
_NAME_FIRST = re.compile(r"([A-Z][\w'’-]*)")


def judge(seam: Seam) -> Verdict:
    """Weigh the signs at one seam."""
    barred = _barred(seam)
    if barred:
        return barred
    stopped = ended(seam.left) and not _abbreviated(seam)
    signs = dict(_proofs(seam, stopped))
    if stopped and not signs:
        return whole("sentence-end")
    proof = max(signs, key=lambda name: signs[name], default="")
    weight = signs.get(proof, -1.4) + (0.0 if stopped else _shape(seam, proof))
    certain = bool(proof) and not stopped and weight >= _CERTAIN and (_running(seam) or proof == "hyphen")
    return Verdict(weight, proof or "unfinished", certain)


def _barred(seam: Seam) -> Verdict | None:
    left, right = seam.left, seam.right
    if _MARKUP.match(left) or _MARKUP.match(right):
        return whole("markup")
    if shapes.LIST_ITEM.match(right):
        return whole("list-item")
    if _byline(left) or _byline(right) or shapes.attribution(left) or shapes.ATTRIBUTION.match(right):
        return whole("byline")
    if seam.page.indented and seam.right_indented and not right[0].islower():
        return whole("indented")
    return None


def _byline(text: str) -> bool:
    return len(text) < 100 and bool(shapes.BYLINE.match(text)) and not ended(text)


def _abbreviated(seam: Seam) -> bool:
    """Whether the stop at the end belongs to an abbreviation, with the sentence going on."""
    word = shapes.last_word(seam.left)
    if not seam.left.endswith(".") or not (word in shapes.ABBREVIATION or re.fullmatch(r"[b-hj-z]", word)):
        return False
    return not (word in shapes.CLOSING_ABBREVIATION and not seam.right[0].islower())


def _proofs(seam: Seam, stopped: bool) -> Iterator[tuple[str, float]]:
    left, right = seam.left, seam.right
    if _CLOSING_FIRST.match(right):
        yield "closing-mark-first", 7.0
    if _pair_across(left, right):
        yield "pair-across", 2.0 if stopped else 4.0
    if stopped:
        return
    if divided(left, right) is not None and (right[0].islower() or not shapes.titled(left)) or suspended(left, right):
        yield "hyphen", 7.0
    if left[-1] in PAIRS:
        yield "opening-mark-last", 6.0
    if shapes.dangling(left):
        yield "bound-last", 6.0
    if left[-1] == ",":
        yield "pause-last", 5.0
    if right[0].islower() or right[0] == "(" and right[1:2].islower():
        yield "small-letter-first", 6.0
    if ended(left) and right[0].islower():
        yield "abbreviation-last", 6.0
    if re.search(r"[\d$€£]$", left) and re.match(r"\d|percent\b|%|million\b|billion\b", right):
        yield "number-across", 4.0
    if _stands_elsewhere(seam) and ended(right):
        yield "seam-elsewhere", 4.0
    if seam.page.indented and not seam.right_indented and len(right) > 60:
        yield "no-indent", 4.0


def _pair_across(left: str, right: str) -> bool:
    opened = pending(left)
    if not opened or right[0] in PAIRS or right[0] in QUOTES:
        return False
    return stray(right.replace("’", "'")) == PAIRS[opened[-1]]


def _stands_elsewhere(seam: Seam) -> bool:
    last, first = _NAME_LAST.search(seam.left[-40:]), _NAME_FIRST.match(seam.right)
    return bool(last and first) and f"{last and last[1]} {first and first[1]}" in seam.page.text


def _running(seam: Seam) -> bool:
    """Whether the left half is running text beyond doubt, so that it may be joined without asking."""
    if shapes.titled(seam.left) or shapes.LIST_ITEM.match(seam.left) and len(seam.left) <= 80:
        return False
    return len(seam.left) >= 60 or bool(re.search(r"[.!?;,] ", seam.left))


def _common(seam: Seam) -> bool:
    """Whether the first word has a capital only because a sentence begins: it ends in -ly, or stands small elsewhere."""
    first = shapes.words(seam.right[:30])
    if not first or not first[0][0].isupper() or first[0] == "I" or not seam.left.endswith(","):
        return False
    return first[0].endswith("ly") or f" {first[0].lower()} " in seam.page.text


def _shape(seam: Seam, proof: str) -> float:
    left, right = seam.left, seam.right
    small = right[0].islower()
    weight = 0.0
    if not small and proof not in ("closing-mark-first", "hyphen"):
        weight += _capital(seam, proof)
    if left[-1] == ":":
        weight -= 7.0
    if left[-1] == ";":
        weight -= 4.0 if shapes.LIST_ITEM.match(left) or seam.after.endswith(";") or seam.before.endswith(";") else 1.0
    if shapes.LIST_ITEM.match(left) and len(left) <= 80 and not ended(right) and proof != "hyphen":
        weight -= 4.5
    if shapes.titled(left) and not (left[-1] == "-"):
        weight -= 3.5 if small else 8.0
    if shapes.headline(left) and not ended(right):
        weight -= 3.0
    return weight


def _capital(seam: Seam, proof: str) -> float:
    """The right half begins with a capital or a figure: a name in mid-sentence, or a sentence of its own."""
    left, right = seam.left, seam.right
    weight = -6.0 if shapes.fresh(right) or _common(seam) else 0.0
    if right[0] in "“\"‘":
        weight -= 5.5
    if shapes.headline(right) and not ended(right):
        weight -= 3.0
    if left[-1] == ",":
        weight -= 3.0 * (len(left) < 60) + 2.0 * any(text.endswith(",") for text in (seam.before, right))
    if not proof:
        weight += 1.0 * (len(left) > 80) - 4.0 * (not left[-1].isalnum() or shapes.headline(left) or bool(shapes.LIST_ITEM.match(left)))
        weight += 1.0 * bool(re.search(r"[.!?;] ", left)) + 0.5 * ended(right) - 2.0 * shapes.headline(seam.before or "A")
    return weight
