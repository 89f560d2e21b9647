"""The issue as every stage sees it. Frozen; the manifest's JSON Schema is made from these classes.

An editor's YAML is validated straight into these models. Whatever the editor wrote keeps its place:
``article.span_of("headline")`` is the file, line and column of that value.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, PrivateAttr

from publisher.blocks import Block as Block
from publisher.blocks import BlockKind as BlockKind
from publisher.blocks import Cell as Cell
from publisher.blocks import Run as Run
from publisher.boxes import Advertisement as Advertisement
from publisher.boxes import Briefs as Briefs
from publisher.boxes import PullQuote as PullQuote
from publisher.house import House
from publisher.imprint import Evaluation, Imprint, Review
from publisher.located import Allowed as Allowed
from publisher.located import Located as Located
from publisher.located import People as People
from publisher.located import Person as Person
from publisher.located import Span as Span
from publisher.pins import Pin, Spread
from publisher.wording import runs_downwards

Edition = Literal["print", "screen", "epub", "site"]


def _calendar_date(value: Any) -> Any:
    """Only year-month-day: pydantic would take any number for seconds since 1970."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("a date is written year-month-day")
    return value


def _texted(value: Any) -> Any:
    """A plain string is the ``text`` of what has more fields."""
    return {"text": value} if isinstance(value, str) else value


def _quotes(value: Any) -> Any:
    listed = [value] if isinstance(value, str | Mapping) else value
    return tuple(map(_texted, listed)) if isinstance(listed, list | tuple) else listed


class Deck(Located):
    """提要, standfirst: the lines between headline and text. ``label`` is a tag such as 阅读提示."""

    text: str = Field(min_length=1)
    label: str | None = None


class Figure(Located):
    """A picture with its caption and credit."""

    image: str | None = Field(
        default=None, description="Path below the issue's folder; null while the picture is awaited"
    )
    caption: str | None = None
    credit: People = ()
    alt: str | None = Field(default=None, description="What the picture shows, for readers who cannot see it")
    page: int | None = Field(
        default=None, ge=1, description="The page it stands on, of those that the story continues on; else the first"
    )
    allow: dict[str, str] = Field(default_factory=dict, description="Rule code → why it is allowed here")


class Number(Located):
    """A figure from the story, set large beside it: value, unit, label, and its share of a goal for the bar."""

    value: str = Field(min_length=1)
    unit: str | None = None
    label: str | None = None
    note: str | None = None
    share: float | None = Field(default=None, ge=0, le=1, description="Filled part of the bar, 0 to 1")


def _numbers(value: Any) -> Any:
    return [value] if isinstance(value, int | str) else value


class Continues(Located):
    """Where the rest of a story may jump to, and the headline it has there."""

    page: Annotated[
        tuple[Annotated[int, Field(ge=1)], ...],
        BeforeValidator(_numbers, json_schema_input_type=int | list[int]),
        Field(min_length=1),
    ] = Field(description="The page that the rest may jump to, or the pages it runs over, in order")
    headline: str | None = Field(
        default=None,
        min_length=1,
        description="Headline over the rest; without it the first phrase of the story's headline",
    )


class Article(Located):
    """One story. ``body`` is a Markdown file below the issue's folder, or the text itself."""

    id: str = Field(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", description="Short name by which pages name the article: party-meeting"
    )
    kicker: str | None = Field(default=None, description="引题, the line above the headline")
    headline: str = Field(min_length=1, description="A space in a Chinese headline is a line turn")
    subhead: str | None = Field(default=None, description="副题, the line under the headline")
    deck: Annotated[Deck | None, BeforeValidator(_texted, json_schema_input_type=str | Deck | None)] = None
    byline: People = Field(default=(), description="Who wrote it: a name, a list of names, or names with roles")
    dateline: str | None = Field(default=None, description="电头")
    body: str | None = Field(
        default=None,
        description="The text in Markdown, or on one line the path of a .md, .markdown or .txt file below the issue's "
        "folder. Paragraphs are parted by blank lines; “## ” begins a subhead",
    )
    figures: tuple[Figure, ...] = Field(default=(), description="Pictures with caption, credit and alternative text")
    numbers: tuple[Number, ...] = Field(default=(), description="Figures of the story, set large beside it")
    quotes: Annotated[
        tuple[PullQuote, ...],
        BeforeValidator(_quotes, json_schema_input_type=str | PullQuote | list[str | PullQuote]),
    ] = Field(default=(), description="Pull quotes: sentences of the body, set large among its columns")
    box: Literal["tint", "frame"] | None = Field(default=None, description="Set it in a box: on a tint, or in a frame")
    vertical: bool = Field(default=False, description="竖题: the headline stands upright beside the picture or text")
    pin: Pin | None = Field(default=None, description="What automatic make-up must keep: columns, frame, picture")
    section: str | None = Field(default=None, description="Where it belongs when articles are spread over pages")
    weight: int = Field(default=3, ge=1, le=5, description="Its weight there, 5 the heaviest; then the order counts")
    paid: bool = Field(default=False, description="Paid for by somebody: it must be marked as an advertisement")
    continues: Continues | None = Field(default=None, description="The page that the rest may jump to")
    allow: dict[str, str] = Field(default_factory=dict, description="Rule code → why it is allowed here")

    _blocks: tuple[Block, ...] = PrivateAttr(default=())

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The body, parsed: paragraphs, subheads, quotes, list items, in order."""
        return self._blocks

    def with_blocks(self, blocks: tuple[Block, ...]) -> Self:
        """This article with its parsed body (only the loader calls this)."""
        self._blocks = blocks
        return self


class Page(Located):
    """One page and what stands on it, most important first."""

    number: int = Field(ge=1)
    section: str | None = None
    template: str | None = Field(default=None, description="A named template of the layout; null = automatic make-up")
    articles: tuple[str, ...] = Field(default=(), description="Ids of the page's articles, most important first")
    spread: Spread = None
    briefs: Briefs | None = Field(default=None, description="简讯: short items in one box under a standing head")
    ads: tuple[Advertisement, ...] = Field(default=(), description="Advertisements at the foot of the page")
    teasers: tuple[str, ...] = Field(default=(), description="Ids of articles on other pages that this page announces")
    editors: People = Field(default=(), description="责编, 校对, 版式 of this page, each with a role")

    @property
    def stories(self) -> tuple[str, ...]:
        """Ids of all that is to be read on the page: its articles, then the items of its briefs."""
        return (*self.articles, *(self.briefs.articles if self.briefs else ()))


class Publication(Located):
    """What every issue of a paper shares."""

    title: str = Field(min_length=1)
    language: str = Field(default="zh-Hans", description="BCP 47 tag: zh-Hans, en, en-GB …")
    publisher: str | None = None
    identifier: str | None = Field(default=None, description="urn:issn:…, urn:uuid:… or a URL")
    title_latin: str | None = Field(default=None, description="The title in Latin letters, under the nameplate")
    motto: str | None = None
    place: str | None = None
    sort: str | None = Field(default=None, description="Key to sort the title by, where it is not read as usual")
    imprint: Imprint | None = Field(default=None, description="The particulars that each issue must carry")
    accessibility: Evaluation | None = Field(
        default=None, description="Who has checked that the e-books conform; without it no conformance is claimed"
    )


class IssueInfo(Located):
    """Which issue this is."""

    number: int | None = Field(default=None, ge=1)
    volume: int | None = Field(default=None, ge=1)
    date: Annotated[datetime.date, BeforeValidator(_calendar_date, json_schema_input_type=datetime.date)] = Field(
        description="Day of publication: 2019-05-21"
    )


class Ebook(Located):
    """What the e-book of this paper is like."""

    writing: Literal["horizontal", "vertical"] = Field(
        default="horizontal",
        description="vertical: lines run downwards and pages from right to left; for Chinese and Japanese",
    )
    headline_font: Literal["reader", "embedded"] = Field(
        default="reader",
        description="embedded: headlines in the printed face, cut down to their characters; else the reader's own",
    )


class Manifest(Located):
    """issue.yaml, after publication.yaml has been laid under it."""

    publication: Publication
    issue: IssueInfo
    layout: str = Field(default="newspaper", description="A layout by name, or the path of its folder")
    press: str | None = Field(
        default=None, description="Press profile: newsprint, magazine, or a .toml file; null = the layout's"
    )
    editions: tuple[Edition, ...] = ("print", "screen", "epub")
    ebook: Ebook = Field(default=Ebook(), description="What the e-book is like")
    pages: Annotated[
        tuple[Page, ...],
        BeforeValidator(lambda pages: pages, json_schema_input_type=Literal["auto"] | int | tuple[Page, ...]),
    ] = Field(min_length=1, description="The pages; or how many, or auto for as many as the articles need")
    articles: tuple[Article, ...] = Field(min_length=1)
    profile: str = Field(default="standard", description="House style: a profile's name, or the path of its file")
    reviews: tuple[Review, ...] = Field(default=(), description="The signatures of review.yaml")
    allow: dict[str, str] = Field(default_factory=dict, description="Rule code → why it is allowed in this issue")


@dataclass(frozen=True)
class Issue:
    """A loaded issue: the manifest with every body parsed, and the folder it was read from.

    ``resolved`` maps each image path as written to the checked file inside the folder; a picture that is
    missing or unreadable has no entry. ``pixels`` gives width and height of each of those files. ``house`` is the
    profile that the rules judge by; ``unused`` are files of the folder that the manifest does not name.
    """

    folder: Path
    manifest: Manifest
    resolved: Mapping[str, Path]
    pixels: Mapping[str, tuple[int, int]]
    house: House = field(default_factory=House)
    unused: tuple[Path, ...] = ()

    @property
    def name(self) -> str:
        """The folder's name, which names the output folder and the e-book."""
        return self.folder.name

    @property
    def language(self) -> str:
        """BCP 47 tag of the publication."""
        return self.manifest.publication.language

    @property
    def vertical(self) -> bool:
        """Whether the e-book is set in vertical lines: it is asked for, and the language can be."""
        return self.manifest.ebook.writing == "vertical" and runs_downwards(self.language)

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Articles by id, in manifest order."""
        return {article.id: article for article in self.manifest.articles}

    def page_of(self, article_id: str) -> int | None:
        """Number of the first page whose list names the article (a later one may name its continuation), or None."""
        return self._pages_of.get(article_id)

    @cached_property
    def _pages_of(self) -> Mapping[str, int]:
        return {name: page.number for page in reversed(self.manifest.pages) for name in page.stories}

    def continuation_pages(self, article_id: str) -> tuple[int, ...]:
        """The pages after its own that the rest of an article may stand on, in order.

        A target that is missing, or does not come after the one before it, is left out; the rules on jumps tell it.
        """
        continues = self.articles[article_id].continues
        order = {page.number: place for place, page in enumerate(self.manifest.pages)}
        home = self.page_of(article_id)
        found: list[int] = []
        for page in continues.page if continues and home is not None else ():
            before = found[-1] if found else home
            if page in order and before is not None and order[page] > order[before]:
                found.append(page)
        return tuple(found)
