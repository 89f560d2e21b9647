"""Pages with everything in its place: the composer's result, and all that the painter needs.

Lengths are points from the trim's top left corner; x runs right, y runs down. Items stand in reading order,
which is the order of the structure tree in the tagged PDF.
"""

from __future__ import annotations

from dataclasses import dataclass

from publisher.findings import Finding
from publisher.typeset.lines import Line
from publisher.typeset.styles import TextStyle


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines of one piece, one under another at a constant leading.

    ``article`` is None for furniture (nameplate, folio, index). ``piece`` is a key of ``pieces.py`` or, for
    furniture, its name. A paragraph that runs over columns is several blocks; all but the first have
    ``continued`` set. ``baseline`` is that of the first line. ``link`` is an article's id that the text leads to.
    """

    article: str | None
    piece: str
    style: TextStyle
    x: float
    baseline: float
    leading: float
    lines: tuple[Line, ...]
    continued: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Fill:
    """A rule, tint or bar: a filled rectangle, never part of the text."""

    x: float
    y: float
    width: float
    height: float
    color: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in its frame, cropped to fill it about ``focus`` (0 to 1, x and y); ``image`` None is a placeholder.

    ``article`` is None for furniture and advertisements. A ``ground`` lies under everything else of the page, and type
    may stand on it.
    """

    article: str | None
    figure: int
    x: float
    y: float
    width: float
    height: float
    image: str | None
    alt: str
    focus: tuple[float, float] = (0.5, 0.5)
    ground: bool = False

    @property
    def vector(self) -> bool:
        """Whether it is a page of a PDF, which the press is given as it is."""
        return self.image is not None and self.image.lower().endswith(".pdf")


Item = TextBlock | Fill | Picture


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """One finished page."""

    number: int
    section: str | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """All pages of an issue. Width and height are the trim; ``colors`` maps the pack's colour names to #rrggbb."""

    width: float
    height: float
    bleed: float
    language: str
    title: str
    colors: dict[str, str]
    pages: tuple[PlacedPage, ...]
    findings: tuple[Finding, ...]

    def pages_of_articles(self) -> dict[str, tuple[int, ...]]:
        """The numbers of the pages that each article stands on, in their order."""
        found: dict[str, list[int]] = {}
        for page in self.pages:
            for item in page.items:
                name = getattr(item, "article", None)
                if name and page.number not in found.setdefault(name, []):
                    found[name].append(page.number)
        return {name: tuple(numbers) for name, numbers in found.items()}
