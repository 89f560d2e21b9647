"""The e-book of an issue, from its cover to its last page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ebooklib import epub  # type: ignore[import-untyped]

from publisher.epub import pictures, words
from publisher.epub.article import Setting, article_body, page_mark
from publisher.epub.characters import refuse_illegal
from publisher.epub.colophon import colophon_body
from publisher.epub.figures import described
from publisher.epub.headline_font import HeadlineFont
from publisher.epub.metadata import Reading, identifier, statements
from publisher.epub.navigation import Entry, Landmark, Navigation
from publisher.epub.pagination import Breaks, Turn, breaks
from publisher.epub.writer import Book, Writer
from publisher.epub.xhtml import Document, element
from publisher.model import Article, Issue, Page
from publisher.wording import tongue_of

_STYLE = "style.css"
_HEADLINE = "headline.css"
_VERTICAL = "vertical.css"
_COVER = "cover.xhtml"
_CONTENTS = "contents.xhtml"
_COLOPHON = "colophon.xhtml"


@dataclass(frozen=True, slots=True)
class _Story:
    """An article where it stands: its document's name without ending, its page of the manifest, its printed pages."""

    article: Article
    stem: str
    page: Page
    printed: tuple[int, ...]

    @property
    def href(self) -> str:
        return f"articles/{self.stem}.xhtml"


def build(
    issue: Issue,
    cover: bytes,
    pages: Mapping[str, tuple[int, ...]],
    *,
    turns: Mapping[str, Sequence[Turn]] | None = None,
    print_identifier: str | None = None,
    style: bytes | None = None,
    font: HeadlineFont | None = None,
) -> bytes:
    """The issue as an EPUB 3.3 file, the same bytes for the same input.

    ``cover`` is page 1 as PNG or JPEG; ``pages`` gives the printed pages of each article by its id, in the
    order of the text, and ``turns`` where in it they begin; ``print_identifier`` names the printed edition those
    numbers are of; ``style`` is the layout's epub.css, ``font`` what headlines are printed in, for an issue that wants
    it in the book. Raises InputError for a character no XML can hold and for a picture that cannot be read.
    """
    refuse_illegal(issue)
    stories = _stories(issue, pages)
    marks = breaks([story.article.id for story in stories], pages, turns)
    shown = _Images(issue, stories)
    reading = _reading(stories, shown.paths, marks)
    book = Book(
        identifier(issue),
        words.title(issue),
        statements(issue, reading, print_identifier or words.printed_edition(issue)),
        _navigation(issue, stories, marks),
    )
    sheets = {_STYLE: style if style is not None else _sheet("default.css")}
    if font is not None and issue.manifest.ebook.headline_font == "embedded":
        faces, sheets[_HEADLINE] = font.cut(story.article.headline for story in stories)
        for face in faces:
            book.add_item(face)
    if issue.vertical:
        sheets[_VERTICAL] = _sheet(_VERTICAL)
    for name, sheet in sheets.items():
        book.add_item(epub.EpubItem(name.removesuffix(".css"), name, "text/css", sheet))
    styles = tuple(sheets)
    contents = epub.EpubNav("nav", _CONTENTS)
    for item in (_cover_image(cover), *shown.items, contents, epub.EpubNcx("ncx", "toc.ncx")):
        book.add_item(item)
    articles = _articles(issue, stories, marks, shown.paths, styles)
    documents = [_cover(issue), *articles, _colophon(issue, reading, styles)]
    for document in documents:
        book.add_item(document)
    book.spine = [documents[0], contents, *documents[1:]]
    return Writer(book, *styles).written()


def _sheet(name: str) -> bytes:
    return Path(__file__).with_name(name).read_bytes()


def _stories(issue: Issue, pages: Mapping[str, tuple[int, ...]]) -> tuple[_Story, ...]:
    articles = issue.articles
    found: dict[str, _Story] = {}
    stems: set[str] = set()
    for page in issue.manifest.pages:
        for uid in page.stories:
            if uid in found:
                continue
            stem = _free(uid, stems)
            stems.add(stem.lower())
            found[uid] = _Story(articles[uid], stem, page, pages.get(uid) or (page.number,))
    return tuple(found.values())


def _free(name: str, taken: set[str]) -> str:
    """``name``, or with a number where a disk that ignores case would take two articles for one file."""
    free, count = name, 1
    while free.lower() in taken:
        count += 1
        free = f"{name}-{count}"
    return free


class _Images:
    """The pictures of the issue, each once: items of the book, and the path from an article's document to it."""

    def __init__(self, issue: Issue, stories: Iterable[_Story]) -> None:
        self.items: list[epub.EpubItem] = []
        self.paths: dict[str, str] = {}
        hrefs: dict[Path, str] = {}
        for story in stories:
            for index, figure in enumerate(story.article.figures, 1):
                source = issue.resolved.get(figure.image) if figure.image else None
                if source is None or figure.image is None:
                    continue
                if source not in hrefs:
                    hrefs[source] = self._add(source, figure.image, f"{story.stem}-{index}")
                self.paths[figure.image] = f"../{hrefs[source]}"

    def _add(self, source: Path, name: str, stem: str) -> str:
        picture = pictures.converted(source, name)
        href = f"images/{stem}.{picture.ending}"
        self.items.append(epub.EpubImage(f"image-{stem}", href, picture.media_type, picture.data))
        return href


def _reading(stories: Iterable[_Story], images: Mapping[str, str], marks: Breaks) -> Reading:
    shown = [figure for story in stories for figure in story.article.figures if figure.image in images]
    return Reading(bool(shown), all(described(figure) for figure in shown), bool(marks.opening))


def _cover_image(cover: bytes) -> epub.EpubCover:
    item = epub.EpubCover("cover-image", "images/cover.jpg")
    item.content = pictures.cover(cover).data
    item.media_type = "image/jpeg"
    return item


def _cover(issue: Issue) -> Document:
    tongue = tongue_of(issue.language)
    image = element("img", {"src": "images/cover.jpg", "alt": words.cover_text(issue)})
    body = element("body", {"epub:type": "cover", "class": "cover"}, element("figure", {}, image))
    return Document("cover", _COVER, words.COVER.said(tongue), body, issue.language, _STYLE)


def _articles(
    issue: Issue, stories: Iterable[_Story], marks: Breaks, images: Mapping[str, str], styles: Sequence[str]
) -> Iterable[Document]:
    tongue = tongue_of(issue.language)
    for story in stories:
        uid = story.article.id
        place = words.section(story.printed, story.page.section, tongue)
        setting = Setting(
            issue.language,
            place,
            marks.opening.get(uid, ()),
            marks.closing.get(uid, ()),
            images,
            marks.turning.get(uid, ()),
            issue.vertical,
        )
        body = article_body(story.article, setting)
        above = [f"../{style}" for style in styles]
        yield Document(f"article-{story.stem}", story.href, story.article.headline, body, issue.language, *above)


def _colophon(issue: Issue, reading: Reading, styles: Sequence[str]) -> Document:
    title = words.COLOPHON.said(tongue_of(issue.language))
    body = colophon_body(issue, reading)
    return Document("colophon", _COLOPHON, title, body, issue.language, *styles)


def _navigation(issue: Issue, stories: tuple[_Story, ...], marks: Breaks) -> Navigation:
    tongue = tongue_of(issue.language)
    colophon = Entry(_COLOPHON, words.COLOPHON.said(tongue))
    first = stories[0].href if stories else _COLOPHON
    return Navigation(
        contents=(*_sections(stories, issue.language), colophon),
        pages=tuple(
            Entry(
                f"{story.href}#{page_mark(number)}",
                words.page_again(number, story.article.headline, tongue) if again else words.page(number, tongue),
                again=again,
            )
            for story in stories
            for number, again in marks.of(story.article.id)
        ),
        landmarks=(
            Landmark("cover", _COVER, words.COVER.said(tongue)),
            Landmark("toc", f"{_CONTENTS}#toc", words.CONTENTS.said(tongue)),
            Landmark("bodymatter", first, words.BODY.said(tongue)),
            Landmark("colophon", _COLOPHON, words.COLOPHON.said(tongue)),
        ),
        subtitle=words.title(issue),
        language=issue.language,
        tongue=tongue,
        vertical=issue.vertical,
    )


def _sections(stories: Iterable[_Story], language: str) -> Iterable[Entry]:
    """Pages one after another; those in a row that share a section stand under one heading."""
    for _, group in groupby(stories, key=_heading_of):
        members = list(group)
        numbers = tuple(dict.fromkeys(story.page.number for story in members))
        under = tuple(Entry(story.href, " ".join(story.article.headline.split())) for story in members)
        yield Entry(members[0].href, words.section(numbers, members[0].page.section, tongue_of(language)), under)


def _heading_of(story: _Story) -> str | int:
    return story.page.section or story.page.number
