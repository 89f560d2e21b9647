"""What the newsstand remembers of an issue: enough for its index, feeds and catalogues, without reading it again."""

from __future__ import annotations

import datetime
import hashlib

from publisher.site.record import Download, Frozen, IssueRecord

COVER, THUMB = "cover.jpg", "thumb.jpg"


class Line(Frozen):
    """A headline in the list of an issue's contents."""

    id: str
    headline: str
    page: int


class Summary(Frozen):
    """One issue on the newsstand. ``slug`` names its folder; ``version`` counts its corrections, from 1.

    ``digest`` is of everything in it, and ``updated`` the day on which it became so.
    """

    slug: str
    name: str
    identifier: str
    title: str
    language: str
    publisher: str | None
    paper: str
    number: int | None
    date: datetime.date
    pages: int
    sections: tuple[tuple[int, str | None], ...]
    lines: tuple[Line, ...]
    downloads: tuple[Download, ...]
    digest: str
    version: int = 1
    updated: datetime.date

    @property
    def folder(self) -> str:
        """Its folder in the site."""
        return f"issues/{self.slug}"

    @property
    def month(self) -> str:
        """2019-05: what it is searched with."""
        return self.date.isoformat()[:7]

    def on(self, page: int) -> tuple[Line, ...]:
        """The headlines of a page."""
        return tuple(line for line in self.lines if line.page == page)


class Gone(Frozen):
    """An issue that was taken off the newsstand: its name stays, so that its address can say so."""

    slug: str
    identifier: str
    title: str
    date: datetime.date
    removed: datetime.date


def summary_of(record: IssueRecord, slug: str, digest: str, version: int, updated: datetime.date) -> Summary:
    """The summary of a record."""
    return Summary(
        slug=slug,
        name=record.name,
        identifier=record.identifier,
        title=record.title,
        language=record.language,
        publisher=record.publisher,
        paper=record.paper,
        number=record.number,
        date=record.date,
        pages=len(record.pages),
        sections=tuple((page.number, page.section) for page in record.pages),
        lines=tuple(Line(id=one.id, headline=one.headline, page=one.pages[0]) for one in record.stories if one.pages),
        downloads=record.downloads,
        digest=digest,
        version=version,
        updated=updated,
    )


def digest_of(files: dict[str, str]) -> str:
    """One digest of an issue's files by their names and digests."""
    return hashlib.sha256("".join(f"{name}\0{digest}\n" for name, digest in sorted(files.items())).encode()).hexdigest()
