"""Pieces wanted against pieces found, character by character, white space aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from publisher.pieces import Piece

Fault = Literal["missing", "changed", "order", "extra"]
_AROUND = 8
# White space and the characters of Unicode's category Cf, spelled out: asked one by one they take half of a proof.
_INKLESS = re.compile(
    "[\\s\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]+"
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One piece that is not as it should be.

    ``at`` is how many characters agree before the first that does not; ``wanted`` and ``found`` are a few characters
    from there on. ``piece`` is None where what was found belongs to no piece.
    """

    fault: Fault
    key: str
    piece: Piece | None
    at: int
    wanted: str
    found: str


def bare(text: str) -> str:
    """The text without white space and characters that have no ink (soft hyphens, joiners, byte order marks)."""
    return _INKLESS.sub("", text)


def compare(expected: Sequence[Piece], found: Iterable[tuple[str, str]]) -> tuple[Difference, ...]:
    """How the texts found, each with the key of its piece and in reading order, differ from the pieces expected.

    Several texts of one key are one piece in several places. A body's pieces must come in its order, each whole before
    the next begins; where captions and heads stand between them is the layout's affair.
    """
    texts = list(found)
    parts: dict[str, list[str]] = {}
    for key, text in texts:
        parts.setdefault(key, []).append(text)
    differences: list[Difference] = []
    for piece in expected:
        difference = _difference(piece, bare("".join(parts.pop(piece.key, []))))
        if difference is not None:
            differences.append(difference)
    for key, rest in parts.items():
        differences.append(Difference("extra", key, None, 0, "", bare("".join(rest))[:_AROUND]))
    return (*differences, *_disordered(expected, [key for key, _ in texts]))


def _difference(piece: Piece, found: str) -> Difference | None:
    wanted = bare(piece.text)
    if wanted == found:
        return None
    if not found:
        return Difference("missing", piece.key, piece, 0, wanted[:_AROUND], "")
    at = agreeing(wanted, found)
    return Difference("changed", piece.key, piece, at, wanted[at : at + _AROUND], found[at : at + _AROUND])


def agreeing(one: str, other: str) -> int:
    """How many characters two texts have in common before they part."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _disordered(expected: Sequence[Piece], keys: Sequence[str]) -> list[Difference]:
    order = {piece.key: place for place, piece in enumerate(expected) if piece.key.startswith("body.")}
    pieces = {piece.key: piece for piece in expected}
    told: dict[str, Difference] = {}
    latest = ""
    for key in (key for key in keys if key in order):
        if latest and order[key] < order[latest]:
            told.setdefault(key, Difference("order", key, pieces[key], 0, bare(pieces[key].text)[:_AROUND], ""))
        else:
            latest = key
    return list(told.values())
