"""The proof of one build: what was wanted, what was found in each edition, and every difference."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PIL import Image

from publisher.compose.pages import Composition
from publisher.conserve import pdf as file
from publisher.conserve.book import EDITION as EPUB
from publisher.conserve.book import SITE, prove_epub, prove_site
from publisher.conserve.compare import bare, compare
from publisher.conserve.ink import picture_of, unseen
from publisher.conserve.places import PaintedLine, misplaced
from publisher.conserve.reading import Misread, Reader, told
from publisher.conserve.telling import lost_piece
from publisher.findings import Finding, in_order
from publisher.model import Article, Issue
from publisher.pieces import pieces

_PAGES, _SCREEN = "pages", "screen"


class PaintedPages(Protocol):
    """What painting gave: see :class:`publisher.paint.painted.Painted`."""

    @property
    def lines(self) -> Sequence[PaintedLine]:
        """Every painted line."""

    @property
    def twins(self) -> Mapping[str, str]:
        """Characters that share a glyph."""


@dataclass(frozen=True, slots=True)
class Account:
    """One article in one edition: how many characters it has, and whether each is there once and in order."""

    edition: str
    article: str
    characters: int
    proved: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """The accounts of every article in every edition, and the findings LY004 (none: everything is proved)."""

    accounts: tuple[Account, ...]
    findings: tuple[Finding, ...]

    @property
    def proved(self) -> bool:
        """Whether nothing was lost anywhere."""
        return not self.findings

    def and_also(self, other: Proof) -> Proof:
        """Both proofs as one."""
        return Proof((*self.accounts, *other.accounts), in_order((*self.findings, *other.findings)))

    def as_json(self) -> dict[str, Any]:
        """``{"proved": …, "editions": {edition: {article: {"characters": n, "proved": …}}}}``."""
        editions: dict[str, dict[str, Any]] = {}
        for account in self.accounts:
            entry = {"characters": account.characters, "proved": account.proved}
            editions.setdefault(account.edition, {})[account.article] = entry
        return {"proved": self.proved, "editions": editions}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a finished PDF lacks: lines that it does not give back as text, and lines that a picture does not show."""

    edition: str
    misread: tuple[Finding, ...]
    unseen: tuple[Finding, ...] = ()


Draw = Callable[[int, Any], Image.Image | None]
"""Draws a page, by its place from 0 and as PDFium has it open, within its trim; None where it has no need of that."""


def prove(issue: Issue, composition: Composition, painted: PaintedPages, pdfs: Mapping[str, bytes]) -> Proof:
    """Prove that every piece of every article is in the painted pages and in each finished PDF.

    ``pdfs`` maps an edition's name to its file.
    """
    # The editions are the same painting: to look at one is to look at all.
    shown = _SCREEN if _SCREEN in pdfs else next(iter(pdfs), None)
    readings = [
        read_back(issue, composition, painted.twins, name, pdf, look=name == shown) for name, pdf in pdfs.items()
    ]
    return proof_of(issue, composition, painted, readings)


def read_back(
    issue: Issue,
    composition: Composition,
    twins: Mapping[str, str],
    edition: str,
    pdf: bytes,
    *,
    look: bool,
    draw: Draw = lambda number, page: None,
) -> Reading:
    """Read a finished PDF page by page, and look at each page too where that is wanted.

    To open a page takes longer than to read it, so that whoever else wants pictures may ``draw`` them meanwhile.
    """
    reader = Reader(twins)
    misread: list[Misread] = []
    blank: list[Finding] = []
    with file.opened(pdf) as document:
        for number, page in enumerate(composition.pages):
            if number >= len(document):
                misread += reader.misread(page, ())
                continue
            shown = document[number]
            picture = draw(number, shown)
            misread += reader.misread(page, file.characters(shown))
            if look:
                blank += unseen(page, picture or picture_of(shown), composition.width, issue)
            shown.close()
    return Reading(edition, tuple(told(wrong, edition, issue) for wrong in misread), tuple(blank))


def proof_of(issue: Issue, composition: Composition, painted: PaintedPages, readings: Sequence[Reading]) -> Proof:
    """The proof of a build, of its painted pages and of what was read in its files."""
    # What the pages lack, no file made of them can have.
    pages = [*_whole(issue, composition, painted), *misplaced(composition, issue, painted.lines)]
    pages += (finding for reading in readings for finding in reading.unseen)
    accounts = tuple(
        _account(issue, article, reading.edition, (*reading.misread, *pages))
        for reading in readings
        for article in _printed(issue)
    )
    return Proof(accounts, in_order((*pages, *(finding for reading in readings for finding in reading.misread))))


def prove_book(issue: Issue, book: bytes) -> Proof:
    """Prove the same of the e-book."""
    found = prove_epub(issue, book)
    return Proof(tuple(_account(issue, article, EPUB, found) for article in _printed(issue)), in_order(found))


def prove_pages(issue: Issue, files: Mapping[str, bytes]) -> Proof:
    """Prove the same of the e-paper, whose files these are: on the pages, and again on each article's own."""
    pages = [data for name, data in sorted(files.items()) if re.fullmatch(r"site/(index|page-\d+)\.html", name)]
    alone = [data for name, data in sorted(files.items()) if re.fullmatch(r"site/articles/[^/]+\.html", name)]
    found = (*prove_site(issue, pages), *prove_site(issue, alone))
    return Proof(tuple(_account(issue, article, SITE, found) for article in _printed(issue)), in_order(found))


def _printed(issue: Issue) -> list[Article]:
    """The articles that a page lists. One that no page lists is told by the loader and stands in no edition."""
    return [article for article in issue.manifest.articles if issue.page_of(article.id) is not None]


def _account(issue: Issue, article: Article, edition: str, findings: Sequence[Finding]) -> Account:
    characters = sum(len(bare(piece.text)) for piece in pieces(article, issue.language))
    # Text gone astray may be anybody's.
    proved = not any(finding.article in (article.id, None) for finding in findings)
    return Account(edition, article.id, characters, proved)


def _whole(issue: Issue, composition: Composition, painted: PaintedPages) -> tuple[Finding, ...]:
    """Painted text against the source, article by article, without the hyphens that setting has added."""
    found: dict[str, list[tuple[str, str]]] = {}
    first: dict[str, int] = {}
    pages = {page.number: page for page in composition.pages}
    for line in painted.lines:
        if line.article is not None and line.block is not None and line.row is not None:
            first.setdefault(line.article, line.page)
            block = pages[line.page].items[line.block]
            rows = getattr(block, "lines", ())
            composed = rows[line.row] if line.row < len(rows) else None
            exact = composed is not None and bare(composed.text) == bare(line.text)
            text = composed.source_text if exact and composed is not None else line.text
            found.setdefault(line.article, []).append((line.piece, text))
    return tuple(
        lost_piece(difference, article, _PAGES, first.get(article.id))
        for article in _printed(issue)
        for difference in compare(pieces(article, issue.language), found.get(article.id, []))
    )
