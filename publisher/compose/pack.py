"""Layout packs: a folder with layout.yaml, templates and styles; no Python.

Sheet sizes are millimetres, everything on the page is points or grid units: columns count from 1, lines of the
baseline grid from 0. A frame given as columns 1-3, lines 9-40 begins at the top of line 9 and ends at the top of 40.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from publisher.compose.cutting import Copyfit, Jumps
from publisher.compose.inks import Inks
from publisher.compose.limits import Limits
from publisher.compose.parts import Contents, Place, Teasers
from publisher.compose.parts import Part as _Part
from publisher.errors import InputError
from publisher.typeset.styles import Align, TextStyle
from publisher.wording import Text

MM = 72 / 25.4
Pair = tuple[float, float]


class Sheet(_Part):
    """The trimmed page, in millimetres."""

    width: float = Field(gt=0)
    height: float = Field(gt=0)
    bleed: float = Field(default=3, ge=0)


class Grid(_Part):
    """The type area: base columns, gutters and the baseline grid, in points.

    ``left`` and ``top`` place the type area on the sheet; ``baseline`` is where in a line's slot its baseline lies.
    """

    columns: int = Field(ge=1)
    column: float = Field(gt=0)
    gutter: float = Field(ge=0)
    lines: int = Field(ge=1)
    leading: float = Field(gt=0)
    baseline: float
    left: float
    top: float
    em_top: float = Field(description="top of the body's em box (or x-height) in a slot: where a picture's top stands")
    em_foot: float = Field(description="how far above the slot's end a picture's foot stands")

    def x(self, column: float) -> float:
        """Left edge of a column (from 1) in points from the trim."""
        return self.left + (column - 1) * (self.column + self.gutter)

    def y(self, line: float) -> float:
        """Top of a line's slot in points from the trim."""
        return self.top + line * self.leading

    def on(self, line: float) -> float:
        """Baseline of body text in a line's slot."""
        return self.y(line) + self.baseline

    def span(self, columns: float) -> float:
        """Width of so many columns with the gutters between them."""
        return columns * self.column + (columns - 1) * self.gutter

    @property
    def width(self) -> float:
        """Width of the type area."""
        return self.span(self.columns)


class Step(_Part):
    """One step of the headline ladder: a style, how many lines of the grid a line of it takes, how many it may have.

    ``close`` takes the place of ``spacing.above_body`` where text follows with no deck between; such a head takes lines
    to spare only where more than ``spacing.underset`` would stay empty, for a small headline belongs to its text.
    """

    style: str
    lines: float = Field(gt=0)
    most: int = Field(default=2, ge=1)
    close: float | None = Field(default=None, ge=0, description="white lines between this headline and its text")


class PictureArea(_Part):
    """Where a picture hangs: columns of the page, and its depth in grid lines from the text's top, caption included."""

    columns: tuple[int, int]
    depth: int = Field(ge=3)


Shape = Literal["over", "side", "photo", "briefs", "opener", "cover"]
Side = Literal["top", "left", "right", "foot"]


class Frame(_Part):
    """A place for one article.

    ``over`` sets the headline over the text, ``side`` in the first column beside it, ``photo`` a picture with its
    headline and caption; ``briefs`` holds the page's briefs. ``opener`` begins a feature: picture, caption, then the
    headline with byline and deck in the last column beside it, and the text below; ``cover`` lays the headline over a
    picture. The picture of ``photo``, ``opener`` and ``cover`` runs over the trim on the sides named by ``bleed``.
    ``tint`` makes it a box on that colour under a rule of ``topline``, ``border`` a box in a frame of so many points.
    ``headline`` names the steps that may be used, largest first.
    """

    columns: tuple[int, int]
    lines: Pair
    shape: Shape = "over"
    headline: tuple[str, ...]
    kicker: str = "kicker"
    deck: str = "deck"
    byline: Literal["auto", "head", "first", "last"] = "auto"
    tint: str | None = None
    topline: float = 1.2
    topline_color: str = "ink"
    border: float = Field(default=0, ge=0)
    padding: float | None = Field(
        default=None, ge=0, description="points inside a box's edges; none = the layout's own"
    )
    picture: PictureArea | None = None
    legs: int | None = Field(default=None, ge=1, description="columns of text; none = one for each base column")
    bleed: tuple[Side, ...] = ()
    drop: bool = False
    vertical: bool = Field(default=False, description="the headline stands upright in the last column (竖题)")

    @property
    def text_columns(self) -> int:
        """How many columns its text runs in."""
        count = self.legs or self.columns[1] - self.columns[0] + 1
        return count - 1 if self.shape == "side" and count > 1 else count


class Separator(_Part):
    """A rule between stories: ``across`` the given columns at a line, or ``down`` the gutter after a column."""

    across: tuple[int, int] | None = None
    down: int | None = None
    lines: Pair
    weight: float = 0.35
    color: str = "ink"


class Label(Place):
    """Furniture text. ``text`` may hold {title} {date} {page} …; it is left out when one of them is empty."""

    text: str
    style: str
    align: Align = "left"
    span: float | None = Field(default=None, description="columns the text is aligned in; none = none needed")
    widen: float = Field(default=0, description="points added to that width")
    after: str | None = Field(default=None, description="name of a label whose end this one follows")
    name: str | None = None


class Bar(Place):
    """Furniture rule or panel. ``until`` is the column whose right edge it reaches; ``after`` as in labels."""

    color: str = "ink"
    span: float | None = None
    width: float | None = None
    height: float
    after: str | None = None
    needs: str | None = Field(default=None, description="left out when this field is empty")


class Index(Place):
    """导读: headlines of other pages, one below the other, with their page numbers."""

    style: str
    number_style: str
    label_style: str
    label_width: float
    span: float
    step: float = Field(description="lines from entry to entry")
    most: int = 2


class Furniture(_Part):
    """What stands on every first or inner page besides the articles."""

    labels: tuple[Label, ...] = ()
    bars: tuple[Bar, ...] = ()
    index: Index | None = None
    teasers: Teasers | None = None
    contents: tuple[Contents, ...] = ()


class LegRule(_Part):
    """A rule between the columns of one story, a little shorter than their text."""

    weight: float = 0.5
    color: str = "ink"


class Template(_Part):
    """A named arrangement of frames; articles go to them in the order of the page's list.

    Its ``furniture`` stands besides that of every such page, or, with ``bare``, instead of it.
    """

    page: Literal["first", "inner", "any"] = "any"
    frames: tuple[Frame, ...] = Field(min_length=1)
    separators: tuple[Separator, ...] = ()
    furniture: Furniture | None = None
    bare: bool = False


class Spacing(_Part):
    """Spaces in the head of an article, in lines, and limits of what may be left over."""

    above_headline: float = 0
    under_kicker: float = 0
    under_headline: float = 0.5
    above_body: float = 0.4
    stretch: float = Field(default=1.5, description="lines that white space in a head may grow by")
    underset: float = Field(default=2, description="lines a column that may stay empty before LY003 speaks")
    box_head: float = 1.1
    box_foot: float = 1
    box_padding: float = 13.5
    box_gutter: float = 18
    narrow_padding: float = 9
    minimum_picture: float = 6
    initial: int = Field(default=3, ge=2, le=4, description="lines that an initial spans, in frames with ``drop``")


def _styled(value: object) -> object:
    if isinstance(value, dict):
        return {name: {"name": name, **fields} for name, fields in value.items() if isinstance(fields, dict)}
    return value


class Pack(_Part):
    """layout.yaml, read from ``folder``; ``bases`` are the folders of the packs that it extends, nearest first."""

    folder: Path
    bases: tuple[Path, ...] = ()
    language: Literal["zh", "en"] = "zh"
    sheet: Sheet
    grid: Grid
    colors: dict[str, str]
    press: str = Field(default="newsprint", description="press profile, by name or as the path of a .toml file")
    inks: Inks = Field(default={}, description="what is printed for a name of `colors`; else it is worked out")
    styles: Annotated[dict[str, TextStyle], BeforeValidator(_styled)]
    headlines: dict[str, Step]
    spacing: Spacing = Spacing()
    limits: Limits = Limits()
    caption_characters: int | None = Field(default=None, description="characters a base column in captions")
    leg_rule: LegRule | None = None
    first: Furniture = Furniture()
    inner: Furniture = Furniture()
    verso: Furniture | None = Field(default=None, description="instead of inner on pages of even number")
    first_line: float = Field(description="first line free for articles on page 1")
    inner_line: float = Field(description="first line free for articles on other pages")
    jumps: Jumps = Jumps()
    copyfit: Copyfit = Copyfit()
    templates: dict[str, Template]

    @property
    def roles(self) -> dict[str, str]:
        """The font role each part of an article is set in, by the first part of its piece's key."""
        parts = {"kicker": "kicker", "subhead": "subtitle", "deck": "deck", "byline": "byline", "figure": "caption"}
        roles = {part: self.style(name).face for part, name in parts.items()}
        lead = self.style(next(iter(self.headlines.values())).style).face
        return {**roles, "headline": lead, "number": self.style("number-label").face, "body": self.style("body").face}

    def style(self, name: str) -> TextStyle:
        """The style of that name."""
        try:
            return self.styles[name]
        except KeyError:
            file = f"{self.folder.name}/layout.yaml"
            raise InputError(
                Text(f"{file}: the style “{name}” is used but not declared.", f"{file}：用到了未声明的样式“{name}”。"),
                Text("Declare it under “styles”.", "请在 styles 中声明。"),
            ) from None

    def folder_with(self, *names: str) -> Path:
        """The nearest folder, its own or of a pack it extends, that has a file of one of these names; else its own."""
        for folder in (self.folder, *self.bases):
            if any((folder / name).is_file() for name in names):
                return folder
        return self.folder
