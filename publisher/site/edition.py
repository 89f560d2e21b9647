"""The edition: an issue's record, and every file of its e-paper but the pages that are filled from it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from publisher.compose.pages import Composition
from publisher.epub import pictures as fit
from publisher.epub.metadata import identifier
from publisher.model import Article, Issue
from publisher.pieces import byline, credited, pieces
from publisher.site import render
from publisher.site.bodies import body_html
from publisher.site.pictures import WIDTHS, jpeg, pictures_of
from publisher.site.record import NAME, Download, IssueRecord, Page, Story
from publisher.site.zones import zones_of
from publisher.wording import tongue_of

_MM = 25.4 / 72


def edition(
    issue: Issue, composition: Composition, screen: bytes, book: bytes | None, *, ready: bool
) -> dict[str, bytes]:
    """Every file by its path in the build's folder: ``issue.json``, and the e-paper below ``site/``.

    ``screen`` is the screen edition, ``book`` the e-book, if there is one; ``ready``: nothing keeps it from the press.
    """
    files: dict[str, bytes] = {}
    images = _images(issue, files)
    pages = _pages(issue, composition, screen, files)
    given = {f"{issue.name}.pdf": screen, **({f"{issue.name}.epub": book} if book else {})}
    files |= given
    info, paper = issue.manifest.issue, issue.manifest.publication
    record = IssueRecord(
        name=issue.name,
        title=paper.title,
        title_latin=paper.title_latin,
        language=issue.language,
        publisher=paper.publisher,
        paper=paper.identifier or paper.title,
        identifier=identifier(issue),
        number=info.number,
        volume=info.volume,
        date=info.date,
        pages=pages,
        stories=tuple(_stories(issue, composition, images)),
        downloads=tuple(_download(name, data) for name, data in given.items()),
        ready=ready,
    )
    first = files[pages[0].pictures[WIDTHS[1]]]
    files |= {"cover.jpg": jpeg(first, WIDTHS[1]), "thumb.jpg": jpeg(first, WIDTHS[0])}
    files |= render.rendered(record, render.Around())
    files |= render.assets()
    return {NAME: record.to_json().encode(), **{f"site/{name}": data for name, data in files.items()}}


def _images(issue: Issue, files: dict[str, bytes]) -> dict[str, str]:
    """Each picture of the stories once, by the name it has in the manifest: its path in the site."""
    found: dict[str, str] = {}
    for article in issue.manifest.articles:
        for index, figure in enumerate(article.figures, 1):
            source = issue.resolved.get(figure.image) if figure.image else None
            if source is None or figure.image is None or figure.image in found:
                continue
            picture = fit.converted(source, figure.image)
            found[figure.image] = f"images/{article.id}-{index}.{picture.ending}"
            files[found[figure.image]] = picture.data
    return found


def _pages(issue: Issue, composition: Composition, screen: bytes, files: dict[str, bytes]) -> tuple[Page, ...]:
    drawn = pictures_of(screen)
    order = list(issue.articles)
    pages = []
    for place, page in enumerate(composition.pages):
        names = {width: f"pages/p{page.number:02}-{width}.webp" for width in drawn[place]}
        files |= {names[width]: data for width, data in drawn[place].items()}
        size = round(composition.width * _MM, 2), round(composition.height * _MM, 2)
        zones = zones_of(page, order)
        pages.append(
            Page(number=page.number, section=page.section, width=size[0], height=size[1], pictures=names, zones=zones)
        )
    return tuple(pages)


def _stories(issue: Issue, composition: Composition, images: Mapping[str, str]) -> list[Story]:
    standing = composition.pages_of_articles()
    stories = (article for article in issue.manifest.articles if issue.page_of(article.id) is not None)
    return [_story(article, issue, standing.get(article.id, ()), images) for article in stories]


def _story(article: Article, issue: Issue, pages: tuple[int, ...], images: Mapping[str, str]) -> Story:
    words = [block.text for block in article.blocks if block.text]
    picture = next((images[one.image] for one in article.figures if one.image and one.image in images), None)
    return Story(
        id=article.id,
        headline=" ".join(article.headline.split()),
        kicker=article.kicker,
        subhead=article.subhead,
        deck=article.deck.text if article.deck else None,
        deck_label=article.deck.label if article.deck else None,
        byline="" if credited(article) else byline(article.byline, issue.language),
        pages=pages or (issue.page_of(article.id) or 1,),
        html=body_html(article, issue.language, images),
        words=("" if tongue_of(issue.language) == "zh" else " ").join(words)[:300],
        picture=picture,
        characters=sum(len("".join(piece.text.split())) for piece in pieces(article, issue.language)),
    )


def _download(name: str, data: bytes) -> Download:
    kind = "epub" if name.endswith(".epub") else "pdf"
    return Download(path=name, kind=kind, bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
