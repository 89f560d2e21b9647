"""EbookLib's book and writer, with the parts replaced that write something other than what they were given.

EbookLib keeps the registry of items and the order of writing. What is overridden here, and why, is tested in
``tests/epub/test_writer.py`` against the versions that are allowed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from ebooklib import epub  # type: ignore[import-untyped]
from lxml import etree

from publisher.epub.archive import FixedZip
from publisher.epub.navigation import Landmark, Navigation, nav_document, ncx
from publisher.epub.xhtml import XML, Element

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
IDENTIFIER = "publication-id"
_NAMESPACES: dict[str, str] = {None: OPF}  # type: ignore[dict-item]

_GUIDE_KINDS = {"cover": "cover", "toc": "toc", "bodymatter": "text"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One line of the package's metadata: ``dc:title``, ``meta`` or ``link``, its text and its attributes."""

    tag: str
    text: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


class Book(epub.EpubBook):  # type: ignore[misc]
    """An EbookLib book whose metadata keeps its order and whose navigation is ours.

    EbookLib groups metadata by namespace, and adds a random identifier and its own name as generator.
    """

    def __init__(self, identifier: str, title: str, statements: tuple[Statement, ...], navigation: Navigation) -> None:
        super().__init__()
        self.metadata: dict[str, object] = {}
        self._ids: set[str] = set()
        self._names: set[str] = set()
        self.uid = identifier
        self.title = title
        self.language = navigation.language
        self.direction = "rtl" if navigation.vertical else None
        self.statements = statements
        self.navigation = navigation

    def add_item(self, item: epub.EpubItem) -> epub.EpubItem:
        """Register a file. Raises ValueError for an id or a name that is taken; EbookLib would write both."""
        name = item.file_name.lower()
        if item.id in self._ids:
            raise ValueError(f"two items with id {item.id}")
        if name in self._names:
            raise ValueError(f"two items named {item.file_name}")
        self._ids.add(item.id)
        self._names.add(name)
        return super().add_item(item)


class Writer(epub.EpubWriter):  # type: ignore[misc]
    """Writes a Book into memory, the same bytes for the same book."""

    book: Book

    def __init__(self, book: Book, *styles: str) -> None:
        """``styles`` are the style sheets' paths from the package document, for the contents page."""
        self._archive = io.BytesIO()
        self._styles = styles
        super().__init__(self._archive, book)

    def written(self) -> bytes:
        """The finished book."""
        self.process()
        self.write()
        return self._archive.getvalue()

    def write(self) -> None:
        """Put every file into the archive, the media type first and unpacked, as readers expect it."""
        with FixedZip(self._archive, "w") as self.out:
            self.out.writestr("mimetype", "application/epub+zip", compress_type=zipfile.ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf(self) -> None:
        root = etree.Element(f"{{{OPF}}}package", nsmap=_NAMESPACES)
        root.set("version", "3.0")
        root.set("unique-identifier", IDENTIFIER)
        root.set(f"{{{XML}}}lang", self.book.language)
        self._write_opf_metadata(root)
        self._write_opf_spine(root, self._write_opf_manifest(root))
        self._write_opf_guide(root)
        self._write_opf_file(root)

    def _write_opf_metadata(self, root: Element) -> None:
        metadata = etree.SubElement(root, f"{{{OPF}}}metadata", nsmap={"dc": DC})
        for statement in self.book.statements:
            prefix, colon, name = statement.tag.partition(":")
            tag = f"{{{DC}}}{name}" if colon else f"{{{OPF}}}{prefix}"
            etree.SubElement(metadata, tag, dict(statement.attributes)).text = statement.text

    def _write_opf_manifest(self, root: Element) -> str | None:
        manifest = etree.SubElement(root, f"{{{OPF}}}manifest")
        ncx_id = None
        for item in self.book.get_items():
            attributes = {"id": item.id, "href": item.file_name, "media-type": item.media_type}
            if isinstance(item, epub.EpubNav):
                attributes["properties"] = "nav"
            elif isinstance(item, epub.EpubCover):
                attributes["properties"] = "cover-image"
            elif isinstance(item, epub.EpubNcx):
                ncx_id = item.id
            etree.SubElement(manifest, f"{{{OPF}}}item", attributes)
        return ncx_id

    def _write_opf_spine(self, root: Element, ncx_id: str | None) -> None:
        spine = etree.SubElement(root, f"{{{OPF}}}spine", {"toc": ncx_id} if ncx_id else {})
        if self.book.direction:
            spine.set("page-progression-direction", self.book.direction)
        for item in self.book.spine:
            etree.SubElement(spine, f"{{{OPF}}}itemref", {"idref": item.id})

    def _write_opf_guide(self, root: Element) -> None:
        guide = etree.SubElement(root, f"{{{OPF}}}guide")
        for mark in self.book.navigation.landmarks:
            if mark.kind in _GUIDE_KINDS:
                etree.SubElement(guide, f"{{{OPF}}}reference", _reference(mark))

    def _get_nav(self, item: epub.EpubNav) -> bytes:
        return nav_document(item.file_name, self.book.navigation, *self._styles).get_content()

    def _get_ncx(self) -> bytes:
        return ncx(self.book.navigation, self.book.uid, self.book.title)


def _reference(mark: Landmark) -> dict[str, str]:
    return {"type": _GUIDE_KINDS[mark.kind], "title": mark.label, "href": mark.href}
