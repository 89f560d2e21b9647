"""What the parts of layout.yaml have in common, and those that point into the issue: teasers and lists of contents."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Part(BaseModel):
    """A mapping of layout.yaml: frozen, and a key that is not declared is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(Part):
    """A point or stretch in grid units with an offset in points."""

    column: float = 1
    dx: float = 0
    line: float = 0
    dy: float = 0


class Teasers(Place):
    """Stories of other pages announced side by side, each with a label, its headline and, with ``picture``, a picture.

    The stories are those of the page's ``teasers``; without any, the first of each later page that has a picture. The
    place is the top left corner of the row; ``first`` is the first baseline below it, in points.
    """

    span: float
    most: int = Field(default=3, ge=1, description="how many stand side by side")
    picture: tuple[float, float] | None = Field(default=None, description="width and height in points")
    gap: float = Field(default=9, description="points between picture and words, and between neighbours")
    first: float
    label: Literal["section", "kicker", "headline"] = "section"
    text: Literal["headline", "deck"] = "headline"
    label_style: str
    style: str
    page_style: str | None = None
    lines: int = Field(default=2, ge=1)


class Contents(Place):
    """What is on which page: ``sections`` with their pages, the ``teasers`` of the page, or the ``others``.

    ``numbers`` stand right, at the end of the span, or left, ``number_width`` points before the words.
    """

    of: Literal["sections", "teasers", "others"] = "sections"
    span: float
    most: int = Field(default=12, ge=1)
    label: str | None = Field(default=None, description="word over the list; none = the language's own")
    label_style: str
    style: str
    number_style: str
    numbers: Literal["left", "right"] = "right"
    number_width: float = 0
    deck_style: str | None = None
    byline_style: str | None = None
    first_style: str | None = Field(default=None, description="style of the first headline, where it is larger")
    head: float = Field(default=1.5, description="lines from the label to the first entry")
    step: float = Field(default=1, description="lines from the last line of an entry to the next entry")
    rule: float = Field(default=0, description="weight of a rule between entries")
    rule_color: str = "ink"
