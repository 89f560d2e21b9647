"""What the package says of the issue: which paper, which issue, by whom, and how it can be read."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.epub import words
from publisher.epub.sorting import key_of_person, key_of_title
from publisher.epub.writer import IDENTIFIER, Statement
from publisher.model import Issue, Person
from publisher.wording import Text, tongue_of

_ROLES = {
    "photographer": ("pht",),
    "photo": ("pht",),
    "text and photo": ("aut", "pht"),
    "graphic": ("ill",),
    "editor": ("edt",),
    "translator": ("trl",),
    "proofreader": ("pfr",),
    "designer": ("bkd",),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """How the book can be read: has it pictures, are all of them described, are pages of the print marked."""

    pictures: bool
    described: bool
    pages: bool


def identifier(issue: Issue) -> str:
    """The book's own name, the same whenever this issue of this paper is built: ``urn:uuid:…``."""
    publication, info = issue.manifest.publication, issue.manifest.issue
    paper = publication.identifier or publication.title
    name = f"{paper} {info.date.isoformat()} {info.volume or ''} {info.number or ''} {issue.language}"
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def statements(issue: Issue, reading: Reading, page_source: str) -> tuple[Statement, ...]:
    """All metadata, in the order in which simple readers look for it. ``page_source`` names the printed edition."""
    return (
        *_which(issue),
        *_who(issue),
        *_series(issue),
        *([_meta("pageBreakSource", page_source)] if reading.pages else ()),
        *_how(issue, reading),
        Statement("meta", None, {"name": "cover", "content": "cover-image"}),
        # Kindle's converter does not ask the style sheet.
        *(
            [Statement("meta", None, {"name": "primary-writing-mode", "content": "vertical-rl"})]
            if issue.vertical
            else []
        ),
    )


def _which(issue: Issue) -> Iterator[Statement]:
    publication, info = issue.manifest.publication, issue.manifest.issue
    tongue = tongue_of(issue.language)
    yield Statement("dc:identifier", identifier(issue), {"id": IDENTIFIER})
    yield Statement("dc:title", words.title(issue), {"id": "title"})
    yield _meta("title-type", "main", "title")
    key = publication.sort or key_of_title(publication.title, issue.language)
    if key:
        # Of one paper, issues stand in the order of their days.
        yield _meta("file-as", f"{key} {info.date.isoformat()}", "title")
    yield Statement("dc:language", issue.language)
    yield Statement("dc:date", info.date.isoformat())
    if publication.publisher:
        yield Statement("dc:publisher", publication.publisher)
    yield Statement("dc:type", "newspaper")
    yield Statement("dc:subject", words.NEWSPAPER.said(tongue))
    # The issue's own date: the clock would make every build differ.
    yield _meta("dcterms:modified", f"{info.date.isoformat()}T00:00:00Z")


def _who(issue: Issue) -> Iterator[Statement]:
    publication = issue.manifest.publication
    yield Statement("dc:creator", publication.title, {"id": "creator"})
    paper = publication.sort or key_of_title(publication.title, issue.language)
    if paper:
        yield _meta("file-as", paper, "creator")
    keys = _sort_keys(issue)
    for index, (name, roles) in enumerate(contributors(issue).items(), 1):
        uid = f"contributor-{index}"
        yield Statement("dc:contributor", name, {"id": uid})
        if keys.get(name):
            yield _meta("file-as", keys[name] or "", uid)
        for role in roles:
            yield Statement("meta", role, {"property": "role", "refines": f"#{uid}", "scheme": "marc:relators"})


def _sort_keys(issue: Issue) -> dict[str, str | None]:
    """The key of everybody who is named; one that the manifest gives anywhere counts everywhere."""
    people = [person for article in issue.manifest.articles for person in article.byline]
    people += [one for article in issue.manifest.articles for figure in article.figures for one in figure.credit]
    people += [person for page in issue.manifest.pages for person in page.editors]
    return {person.name: key_of_person(person) for person in sorted(people, key=lambda one: bool(one.sort))}


def contributors(issue: Issue) -> dict[str, tuple[str, ...]]:
    """Everybody who is named, in order of appearance, with their MARC relator codes."""
    articles = issue.articles
    found: dict[str, tuple[str, ...]] = {}

    def add(people: Iterable[Person], usual: str) -> None:
        for person in people:
            roles = _ROLES.get(person.role or "", (usual,))
            found[person.name] = tuple(dict.fromkeys(found.get(person.name, ()) + roles))

    for page in issue.manifest.pages:
        for article in (articles[uid] for uid in page.stories):
            add(article.byline, "aut")
            for figure in article.figures:
                add(figure.credit, "pht")
    for page in issue.manifest.pages:
        add(page.editors, "edt")
    return found


def _series(issue: Issue) -> Iterator[Statement]:
    publication, info = issue.manifest.publication, issue.manifest.issue
    # Some readers know a series only when these stand together and in this order.
    yield Statement("meta", publication.title, {"property": "belongs-to-collection", "id": "series"})
    yield _meta("collection-type", "series", "series")
    position = ".".join(str(part) for part in (info.volume, info.number) if part)
    if info.number:
        yield _meta("group-position", position, "series")
    if publication.identifier:
        yield _meta("dcterms:identifier", publication.identifier, "series")
    # Older programs know a series only by these.
    yield Statement("meta", None, {"name": "calibre:series", "content": publication.title})
    if info.number:
        yield Statement("meta", None, {"name": "calibre:series_index", "content": str(info.number)})


def _how(issue: Issue, reading: Reading) -> Iterator[Statement]:
    # What a reader needs to know beforehand.
    yield _meta("schema:accessMode", "textual")
    if reading.pictures:
        yield _meta("schema:accessMode", "visual")
    yield _meta("schema:accessModeSufficient", "textual" if reading.described else "textual,visual")
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability", "ARIA"]
    features += ["pageNavigation", "pageBreakMarkers"] if reading.pages else []
    features += ["verticalWriting"] if issue.vertical else []
    features += ["alternativeText"] if reading.pictures and reading.described else []
    for feature in features:
        yield _meta("schema:accessibilityFeature", feature)
    yield _meta("schema:accessibilityHazard", "none")
    yield _meta("schema:accessibilitySummary", summary(issue, reading))
    claim = issue.manifest.publication.accessibility
    if claim is not None:
        # Only where a person who has checked stands for it.
        yield Statement(
            "meta",
            f"EPUB Accessibility 1.1 - WCAG {claim.wcag} Level {claim.level}",
            {"property": "dcterms:conformsTo", "id": "claim"},
        )
        yield Statement(
            "meta", claim.evaluator, {"property": "a11y:certifiedBy", "refines": "#claim", "id": "certifier"}
        )
        if claim.date:
            yield _meta("dcterms:date", claim.date.isoformat(), "certifier")
        if claim.report:
            yield Statement(
                "link", None, {"rel": "a11y:certifierReport", "refines": "#certifier", "href": claim.report}
            )


def summary(issue: Issue, reading: Reading) -> str:
    """How the book can be read, in sentences; also printed at its end."""
    told = [Text("The text reflows and can be read aloud; headings, lists and quotations are marked as such.",
                 "正文可重排，可调字号，可用读屏软件朗读；标题、列表、引文均有标记。")]  # fmt: skip
    if reading.pages:
        told.append(Text("Page numbers are those of the printed edition.", "版次与同期印刷版一致。"))
    if reading.pictures and reading.described:
        told.append(Text("All pictures are described in words.", "图片均有文字说明。"))
    elif reading.pictures:
        told.append(Text("Some pictures are not described in words.", "部分图片没有替代文字。"))
    tongue = tongue_of(issue.language)
    return Text(" ", "").said(tongue).join(text.said(tongue) for text in told)


def _meta(name: str, text: str, refines: str | None = None) -> Statement:
    return Statement("meta", text, {"property": name, **({"refines": f"#{refines}"} if refines else {})})
