"""What a report shows besides its findings: the pages as pictures, and where each finding stands on them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher.findings import Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as a picture; ``width`` and ``height`` are the trim's, in millimetres. ``media`` is its MIME type."""

    number: int
    section: str | None
    picture: bytes
    media: str
    pixels: tuple[int, int]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Where one finding stands. ``boxes`` are empty when only the page is known.

    ``gap``: something is missing there, so the box is a line of insertion. ``piece`` is the key of ``pieces.py`` that
    the finding is about, where that is known.
    """

    page: int
    boxes: tuple[Box, ...] = ()
    gap: bool = False
    piece: str | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """One issue as it stands on its pages.

    ``marks`` has an entry for each finding of the report, None for those that stand on no page; ``headlines`` gives
    every article's by its id; ``characters`` counts what is printed without white space.
    """

    title: str
    date: datetime.date | None
    number: int | None
    language: str
    layout: str
    characters: int
    headlines: Mapping[str, str] = field(default_factory=dict)
    sheets: tuple[Sheet, ...] = ()
    marks: tuple[Mark | None, ...] = ()
