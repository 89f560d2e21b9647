"""What an issue is to a site, whole: the value that e-paper and newsstand are made of, kept as issue.json."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from publisher.errors import InputError
from publisher.wording import Text

NAME = "issue.json"
SCHEMA = 1

Box = tuple[float, float, float, float]
"""Left, top, width, height in millimetres from the trim's top left corner."""


class Frozen(BaseModel):
    """A value that is kept in a file: never changed, and with no field that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Zone(Frozen):
    """Where an article stands on a page: boxes that hold all of it and nothing of another."""

    article: str
    boxes: tuple[Box, ...]


class Page(Frozen):
    """One page; ``pictures`` maps a picture's width in pixels to its path in the site."""

    number: int
    section: str | None
    width: float
    height: float
    pictures: dict[int, str]
    zones: tuple[Zone, ...]


class Story(Frozen):
    """One article as it is read on the screen. ``html`` is its text without the headline, ready for a page."""

    id: str
    headline: str
    kicker: str | None = None
    subhead: str | None = None
    deck: str | None = None
    deck_label: str | None = None
    byline: str = ""
    pages: tuple[int, ...] = ()
    html: str = ""
    words: str = ""
    picture: str | None = None
    characters: int = 0


class Download(Frozen):
    """A file that readers may take away: its path in the site, its kind, size and checksum."""

    path: str
    kind: Literal["pdf", "epub"]
    bytes: int
    sha256: str


class IssueRecord(Frozen):
    """One issue of one paper."""

    schema_version: int = SCHEMA
    name: str
    title: str
    title_latin: str | None = None
    language: str
    publisher: str | None = None
    paper: str
    identifier: str
    number: int | None = None
    volume: int | None = None
    date: datetime.date
    pages: tuple[Page, ...]
    stories: tuple[Story, ...]
    downloads: tuple[Download, ...] = ()
    ready: bool = True

    def story(self, name: str) -> Story:
        """The article of that id."""
        return next(story for story in self.stories if story.id == name)

    def on(self, page: Page) -> tuple[Story, ...]:
        """The stories that begin on a page, in the manifest's order."""
        return tuple(story for story in self.stories if story.pages and story.pages[0] == page.number)

    def to_json(self) -> str:
        """The record as text, the same for the same issue."""
        return self.model_dump_json(indent=1) + "\n"


def from_json(text: str | bytes, where: str) -> IssueRecord:
    """The record of a file; ``where`` names it in messages.

    Raises:
        InputError: it is none, or another version's.
    """
    try:
        record = IssueRecord.model_validate_json(text)
    except ValidationError as error:
        raise InputError(
            Text(f"{where} is damaged: {error.errors()[0]['msg']}.", f"{where} 已损坏：{error.errors()[0]['msg']}。"),
            Text("Build the issue again.", "请重新生成该期。"),
        ) from error
    if record.schema_version != SCHEMA:
        raise InputError(
            Text(f"{where} was written by another version of this program.", f"{where} 由另一版本的程序写成。"),
            Text("Build the issue again.", "请重新生成该期。"),
        )
    return record
