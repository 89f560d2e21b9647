"""An e-book as the rules see it: read once, never changed. Paths are those within the zip."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urlsplit

from publisher.ebook_check.archive import Archive

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
OPS = "{http://www.idpf.org/2007/ops}"
XML = "{http://www.w3.org/XML/1998/namespace}"
XHTML_TYPE, NCX_TYPE, CSS_TYPE = "application/xhtml+xml", "application/x-dtbncx+xml", "text/css"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the manifest; ``path`` is where its ``href`` leads, "" where it leads out of the book."""

    id: str
    href: str
    path: str
    media_type: str
    properties: frozenset[str]
    fallback: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Itemref:
    """An entry of the spine."""

    idref: str
    linear: bool
    line: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A line of the metadata: ``name`` is ``dc:title``, or the property of a ``meta``."""

    name: str
    text: str
    attributes: Mapping[str, str]
    line: int


@dataclass(frozen=True)
class Document:
    """A content document; ``root`` is None where it is not well-formed, and ``error`` says why, at ``error_line``."""

    path: str
    data: bytes
    root: Any
    error: str = ""
    error_line: int = 1

    @cached_property
    def ids(self) -> Mapping[str, Any]:
        """Elements by id, the first of each."""
        found: dict[str, Any] = {}
        for node in elements(self.root):
            if node.get("id"):
                found.setdefault(node.get("id"), node)
        return found

    @cached_property
    def body(self) -> Any:
        """The body, or None."""
        return None if self.root is None else self.root.find(f"{XHTML}body")

    @cached_property
    def text(self) -> str:
        """All words of the body."""
        return "" if self.body is None else words(self.body)


@dataclass(frozen=True, slots=True)
class Link:
    """Where something leads: the file it stands in, its line, the address as written, its kind (a, img, css …)."""

    source: str
    line: int
    href: str
    kind: str

    @property
    def remote(self) -> bool:
        """Whether it leads out of the book."""
        return bool(urlsplit(self.href).scheme or self.href.startswith("//"))

    @property
    def target(self) -> str:
        """The path it leads to."""
        path = unquote(urlsplit(self.href).path)
        if not path:
            return self.source
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.source), path))

    @property
    def fragment(self) -> str:
        """The id in the target that it leads to, or ""."""
        return unquote(urlsplit(self.href).fragment)


@dataclass(frozen=True, slots=True)
class Point:
    """A line of a table of contents or list of pages."""

    label: str
    link: Link
    depth: int = 1


@dataclass(frozen=True)
class Book:
    """The whole book. ``navs`` has the points of each ``nav`` by its epub:type; ``ncx`` those of the NCX."""

    archive: Archive
    opf_path: str
    package: Any
    metadata: tuple[Statement, ...]
    items: tuple[Item, ...]
    spine: tuple[Itemref, ...]
    documents: Mapping[str, Document]
    styles: Mapping[str, Any]
    links: tuple[Link, ...]
    navs: Mapping[str, tuple[Point, ...]] = field(default_factory=dict)
    ncx: tuple[Point, ...] = ()
    ncx_tree: Any = None

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Items by id."""
        return {item.id: item for item in reversed(self.items)}

    @cached_property
    def by_path(self) -> Mapping[str, Item]:
        """Items by path."""
        return {item.path: item for item in reversed(self.items) if item.path}

    @cached_property
    def nav(self) -> Document | None:
        """The navigation document."""
        item = next((item for item in self.items if "nav" in item.properties), None)
        return self.documents.get(item.path) if item else None

    @cached_property
    def reading(self) -> tuple[Document, ...]:
        """The documents of the spine, in its order, each once."""
        items = (self.by_id.get(ref.idref) for ref in self.spine)
        paths = dict.fromkeys(item.path for item in items if item and item.path in self.documents)
        return tuple(self.documents[path] for path in paths)

    @cached_property
    def stories(self) -> tuple[Document, ...]:
        """The documents that are read for their own sake: in the spine, neither the cover nor the contents."""
        return tuple(document for document in self.reading if document is not self.nav and not _is_cover(document))

    @property
    def language(self) -> str:
        """The language that the package states, or ""."""
        return next(iter(self.values("dc:language")), "")

    def values(self, name: str) -> list[str]:
        """The texts of all statements of that name."""
        return [one.text for one in self.metadata if one.name == name]

    def of(self, name: str) -> list[Statement]:
        """All statements of that name."""
        return [one for one in self.metadata if one.name == name]


def elements(root: Any) -> Iterator[Any]:
    """All elements of a tree, without comments."""
    return (node for node in root.iter() if isinstance(node.tag, str)) if root is not None else iter(())


def local(node: Any) -> str:
    """An element's name without its namespace."""
    return str(node.tag).rpartition("}")[2]


def words(node: Any) -> str:
    """The text of an element, white space kept."""
    return "".join(part for part in node.itertext() if isinstance(part, str))


def types(node: Any) -> frozenset[str]:
    """The values of epub:type."""
    return frozenset((node.get(f"{OPS}type") or "").split())


def pictured(root: Any) -> list[Any]:
    """The pictures in a tree."""
    return [node for node in elements(root) if node.tag == f"{XHTML}img"]


def _is_cover(document: Document) -> bool:
    if document.body is None:
        return False
    kinds = {kind for node in elements(document.root) for kind in types(node)}
    return bool(kinds & {"cover", "titlepage"}) or (not document.text.strip() and len(pictured(document.body)) == 1)
