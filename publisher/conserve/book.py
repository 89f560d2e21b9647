"""E-book and e-paper, read back from their files: every piece in the element of its name, and nothing beside."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from lxml import etree, html

from publisher.conserve.compare import Difference, bare, compare
from publisher.conserve.telling import lost_piece
from publisher.findings import Finding
from publisher.model import Article, Issue
from publisher.pieces import pieces

EDITION, SITE = "epub", "site"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_FURNITURE = "furniture"
_Element = etree._Element


def prove_epub(issue: Issue, book: Path | bytes) -> tuple[Finding, ...]:
    """A finding for every piece of an article that the book does not hold once, whole and in order."""
    stories = list(_stories(book))
    placed = [article for article in issue.manifest.articles if issue.page_of(article.id) is not None]
    return tuple(finding for article in placed for finding in _proved(issue, article, stories))


def _stories(book: Path | bytes) -> Iterator[_Element]:
    """The article elements of the book's documents."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    with zipfile.ZipFile(io.BytesIO(book) if isinstance(book, bytes) else book) as archive:
        for name in sorted(archive.namelist()):
            if PurePosixPath(name).suffix == ".xhtml":
                root = etree.fromstring(archive.read(name), parser)
                yield from root.iter(f"{_XHTML}article")


def prove_site(issue: Issue, pages: Iterable[bytes]) -> tuple[Finding, ...]:
    """The same for pages of HTML, each article being on one of them."""
    stories = [story for page in pages for story in html.fromstring(page.decode("utf-8")).iter("article")]
    placed = [article for article in issue.manifest.articles if issue.page_of(article.id) is not None]
    return tuple(finding for article in placed for finding in _proved(issue, article, stories, SITE))


def _proved(issue: Issue, article: Article, stories: list[_Element], edition: str = EDITION) -> Iterator[Finding]:
    expected = pieces(article, issue.language)
    names = {f"{article.id}--{piece.key.replace('.', '-')}": piece.key for piece in expected}
    found: list[tuple[str, str]] = []
    beside = ""
    for story in stories:
        if any(node.get("id") in names for node in story.iter()):
            found += ((key, text) for key, text in _texts(story, names) if key)
            beside += "".join(text for key, text in _texts(story, names) if not key)
    differences = list(compare(expected, found))
    if bare(beside):
        differences.append(Difference("extra", "text", None, 0, "", bare(beside)[:12]))
    for difference in differences:
        yield lost_piece(difference, article, edition)


def _texts(node: _Element, names: dict[str, str], inside: str = "") -> Iterator[tuple[str, str]]:
    """Every run of text with the key of the piece it lies in; furniture left out."""
    if _FURNITURE in (node.get("class") or "").split():
        return
    key = names.get(node.get("id") or "", inside)
    if node.text:
        yield key, node.text
    for child in node:
        if isinstance(child.tag, str):
            yield from _texts(child, names, key)
        if child.tail:
            yield key, child.tail
