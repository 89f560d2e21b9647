"""What painting takes and gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a painting may take before it is stopped: address space in megabytes, seconds by the clock."""

    memory_mb: int = 1500
    seconds: float = 120.0


@dataclass(frozen=True, slots=True)
class WalkedLine:
    """One line as the engine laid it out. Lengths in points from the trim's top left corner.

    ``block`` is the index of its TextBlock among the page's items and ``row`` its number in the block; both are
    None for text that no block of the composition holds. ``right`` is where the last character's cell ends.
    ``hidden`` says what keeps the reader from seeing it (``overflow``, ``visibility`` …).
    """

    article: str | None
    piece: str
    text: str
    page: int
    x: float
    baseline: float
    right: float
    block: int | None = None
    row: int | None = None
    hidden: str | None = None


@dataclass(frozen=True, slots=True)
class Painted:
    """The PDF (sRGB, tagged, trim and bleed), every line in it, and what the engine complained of.

    ``twins`` maps a character to another one that a face draws with the same glyph: a reader of the PDF cannot
    tell them apart.
    """

    pdf: bytes
    lines: tuple[WalkedLine, ...]
    warnings: tuple[str, ...]
    twins: Mapping[str, str]
