"""The ways through a book as its navigation document and its NCX tell them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from publisher.ebook_check.book import NCX, XHTML, Document, Link, Point, types, words


def navs(document: Document) -> Mapping[str, tuple[Point, ...]]:
    """The points of each ``nav`` by its epub:type."""
    found: dict[str, tuple[Point, ...]] = {}
    for nav in document.root.iter(f"{XHTML}nav") if document.root is not None else ():
        for kind in types(nav):
            found.setdefault(kind, tuple(_listed(nav, document.path, 0)))
    return found


def _listed(node: Any, path: str, depth: int) -> Iterator[Point]:
    for child in node:
        if not isinstance(child.tag, str):
            continue
        inner = depth + (child.tag == f"{XHTML}ol")
        if child.tag == f"{XHTML}a" and child.get("href") is not None:
            yield Point(
                " ".join(words(child).split()), Link(path, child.sourceline or 1, child.get("href"), "a"), inner
            )
        yield from _listed(child, path, inner)


def points(tree: Any, path: str) -> tuple[Point, ...]:
    """The points of an NCX, in its order."""
    found = []
    for point in tree.iter(f"{NCX}navPoint"):
        label, content = point.find(f"{NCX}navLabel/{NCX}text"), point.find(f"{NCX}content")
        text = " ".join((label.text or "").split()) if label is not None else ""
        href = content.get("src") or "" if content is not None else ""
        found.append(Point(text, Link(path, point.sourceline or 1, href, "ncx")))
    return tuple(found)
