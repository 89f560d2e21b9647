"""The evidence at a Chinese seam, by name: signs of a cut, the words at the seam, and the shapes of both halves."""

from __future__ import annotations

import re
from math import log

from publisher.ingest.mend import shapes_zh as shapes
from publisher.ingest.mend.marks import CLOSING, HAN, ended
from publisher.ingest.mend.seam import Seam
from publisher.ingest.mend.signs_zh import signs, verse
from publisher.ingest.mend.words_zh import unfinished

_STOP = re.compile("[。！？!?]")
_SPACED = re.compile(rf"^(?:[^。，,]*[{HAN}])?[ \u3000]+[{HAN}][^。，,]*$")
_QUOTED = 12
"""Characters from which a paragraph that stands inside another is taken for a pull quote."""


def evidence(seam: Seam) -> dict[str, float]:
    """What is seen at the seam, each with its size: 1, or log odds for the words, or the logarithm of a length."""
    found = dict.fromkeys(signs(seam), 1.0)
    words = "words-beside-a-sign" if found else "words"
    return {"any": 1.0, words: unfinished(seam.left, seam.right), **found, **_left(seam), **_right(seam), **_page(seam)}


def _left(seam: Seam) -> dict[str, float]:
    left = seam.left
    prose, head = shapes.with_pause(left), shapes.headline(left)
    one_sentence = not (_STOP.search(left[:-1]) or shapes.START.match(left) or shapes.DATELINE.match(left))
    under_headline = not seam.before or shapes.headline(seam.before)
    return _held(
        ("headline", head and not prose),
        ("headline-with-comma", head and prose),
        ("no-comma", not head and not prose),
        ("labelled", shapes.labelled(left)),
        ("dateline", bool(shapes.DATELINE.match(left))),
        ("one-sentence", one_sentence and not under_headline),
        ("deck", one_sentence and under_headline),
        ("colon-last", left[-1] in "：:"),
        ("semicolon-last", left[-1] in "；;"),
        ("dash-last", left[-1] in "—–-~～"),
        ("closing-mark-last", left[-1] in CLOSING),
        ("pull-quote", _quoted(seam)),
        ("spaced-out", bool(_SPACED.search(left))),
    ) | {"length": log(min(len(left), 60) / 30)}


def _right(seam: Seam) -> dict[str, float]:
    right = seam.right
    return _held(
        ("right-ends", ended(right)),
        ("right-comma", shapes.with_pause(right)),
        ("right-starts", bool(shapes.START.match(right))),
        ("right-quote", right[0] in "“‘「『《（("),
        ("right-headline", shapes.headline(right) and not ended(right)),
    )


def _page(seam: Seam) -> dict[str, float]:
    return _held(
        ("both-short", max(len(seam.left), len(seam.right)) <= 16),
        ("verse", verse(seam)),
        ("page-without-stops", seam.page.finished < 0.6),
    )


def _quoted(seam: Seam) -> bool:
    """Whether the left half stands in another paragraph too, word for word, as a pull quote does."""
    return len(seam.left) >= _QUOTED and seam.page.text.count(seam.left) > 1


def _held(*rows: tuple[str, bool]) -> dict[str, float]:
    return {name: 1.0 for name, holds in rows if holds}
