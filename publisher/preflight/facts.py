"""The file and its pages as rules see them: read once, never changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from publisher.findings import Box
from publisher.preflight.fonts import Font
from publisher.preflight.marks import Mark
from publisher.press.matrix import Rect
from publisher.press.profile import PressProfile

MM = 72 / 25.4


@dataclass
class Page:
    """One page: its boxes by their names in PDF, what is painted, and what was odd about it.

    ``oddities`` maps a kind of oddity to what it was seen on: ``missing`` resources, ``transfer`` functions,
    ``postscript``, ``alternate`` pictures, ``reference``, ``shading``, ``recursion``, ``content``, ``lzw`` …
    """

    number: int
    source: Any
    boxes: Mapping[str, Rect]
    marks: list[Mark] = field(default_factory=list)
    fonts: dict[str, Font] = field(default_factory=dict)
    transparency: set[str] = field(default_factory=set)
    blends: set[str] = field(default_factory=set)
    oddities: dict[str, list[str]] = field(default_factory=dict)

    @property
    def trim(self) -> Rect | None:
        """The trimmed page, if the file says what that is."""
        return self.boxes.get("/TrimBox") or self.boxes.get("/ArtBox")

    @property
    def area(self) -> Rect:
        """The trim, else all there is."""
        return self.trim or self.boxes.get("/MediaBox") or (0.0, 0.0, 612.0, 792.0)

    def inside(self) -> Iterator[Mark]:
        """The marks of which something lies within the trim: what is outside is cut off."""
        left, bottom, right, top = self.area
        for mark in self.marks:
            x1, y1, x2, y2 = mark.box
            if x1 < right - 0.1 and x2 > left + 0.1 and y1 < top - 0.1 and y2 > bottom + 0.1:
                yield mark

    def under(self, mark: Mark) -> Iterator[Mark]:
        """What was painted before a mark and lies under it, other than bare paper."""
        for other in self.marks:
            if other is mark:
                return
            if other.kind != "text" and _meet(other.box, mark.box) and not _bare(other):
                yield other

    def place(self, box: Rect) -> Box:
        """A box in millimetres from the trim's top left corner."""
        left, _, _, top = self.area
        x1, y1, x2, y2 = box
        return Box(*(round(value / MM, 2) for value in (x1 - left, top - y2, x2 - x1, y2 - y1)))

    def odd(self, kind: str, what: str) -> None:
        """Note an oddity, each once."""
        seen = self.oddities.setdefault(kind, [])
        if what not in seen:
            seen.append(what)


@dataclass(frozen=True)
class File:
    """A PDF to be judged for one press. ``metadata`` is its XMP by qualified name, None when it has none."""

    document: pikepdf.Pdf
    profile: PressProfile
    pages: tuple[Page, ...]
    metadata: Mapping[str, str] | None
    repaired: tuple[str, ...] = ()
    coverage: tuple[Any, ...] = ()

    @property
    def root(self) -> Any:
        """The catalog."""
        return self.document.Root

    @property
    def intents(self) -> list[Any]:
        """The output intents for print."""
        listed = self.root.get("/OutputIntents")
        entries = list(listed) if isinstance(listed, pikepdf.Array) else []
        return [one for one in entries if isinstance(one, pikepdf.Dictionary) and str(one.get("/S")) == "/GTS_PDFX"]


def _meet(first: Rect, second: Rect) -> bool:
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]


def _bare(mark: Mark) -> bool:
    return mark.kind == "path" and all(colour.white for colour in mark.colours)
