"""Lines: what the typesetter makes and everything after it only moves about."""

from __future__ import annotations

from dataclasses import dataclass

WORD_SPACES = " \u00a0"
"""The characters that word-spacing widens."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters painted in one go: one face of fonts.yaml, one letter-spacing.

    ``tracking`` is added after every character, ``word`` to every U+0020 and U+00A0 besides (in points).
    ``text`` is what is painted; a hyphen that is not in the source stands in a segment with ``added`` set.
    ``features`` names OpenType features to be used besides the usual ones: ``smcp``.
    """

    text: str
    face: str
    tracking: float = 0.0
    word: float = 0.0
    added: bool = False
    href: str | None = None
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line, set. All lengths in points.

    ``start``/``end`` is the half-open range of the paragraph's characters that the line holds, the white
    space swallowed at its end included; ranges of consecutive lines meet, so no character is between them.
    ``offset`` is where the first glyph's cell begins, measured from the measure's left edge (an opening mark
    hung outside gives a negative one, a first-line indent a positive one). ``width`` is where the last
    character ends, measured from the same edge, a mark's blank half that hangs outside not counted.
    """

    segments: tuple[Segment, ...]
    start: int
    end: int
    offset: float
    width: float
    measure: float
    last: bool

    @property
    def text(self) -> str:
        """What is painted, added hyphens included."""
        return "".join(segment.text for segment in self.segments)

    @property
    def source_text(self) -> str:
        """What is painted, without characters that the source does not have."""
        return "".join(segment.text for segment in self.segments if not segment.added)
