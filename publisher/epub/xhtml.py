"""Content documents: elements, and a document whose bytes are exactly what we made."""

from __future__ import annotations

from collections.abc import Mapping

from ebooklib import epub  # type: ignore[import-untyped]
from lxml import etree

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
XML = "http://www.w3.org/XML/1998/namespace"
DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'

_PREFIXES = {"epub": OPS, "xml": XML}
_NAMESPACES: dict[str, str] = {None: XHTML, "epub": OPS}  # type: ignore[dict-item]

Element = etree._Element
Child = Element | str | None


def element(tag: str, attributes: Mapping[str, str | None] | None = None, *children: Child) -> Element:
    """An XHTML element. Attributes and children that are None are left out; ``epub:`` and ``xml:`` names are known."""
    made = etree.Element(f"{{{XHTML}}}{tag}", nsmap=_NAMESPACES)
    for name, value in (attributes or {}).items():
        if value is not None:
            made.set(_qualified(name), value)
    for child in children:
        append(made, child)
    return made


def append(parent: Element, child: Child) -> None:
    """Put text or an element after what ``parent`` already holds. A newline in text is also shown as one."""
    if isinstance(child, str):
        first, *lines = child.split("\n")
        _append_text(parent, first + "\n" if lines else first)
        for number, line in enumerate(lines, 1):
            # The newline stays a character of the text; <br/> alone would lose it from what is read back.
            turn = element("br")
            turn.tail = line + "\n" if number < len(lines) else line
            parent.append(turn)
    elif child is not None:
        parent.append(child)


def _append_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _qualified(name: str) -> str:
    prefix, colon, local = name.partition(":")
    return f"{{{_PREFIXES[prefix]}}}{local}" if colon else name


class Document(epub.EpubHtml):  # type: ignore[misc]
    """One XHTML document of the book.

    EbookLib's own would parse it again as HTML, indent it (which puts gaps between Chinese words) and drop
    what stands in ``head`` and on ``body``; this one is serialised once and handed over as it is.
    """

    def __init__(self, uid: str, file_name: str, title: str, body: Element, language: str, *styles: str) -> None:
        """``styles`` are paths from this document. Raises ValueError: no title, or an id used twice."""
        super().__init__(uid=uid, file_name=file_name, title=title, media_type="application/xhtml+xml", lang=language)
        if not title.strip():
            raise ValueError(f"{file_name} has no title")
        head = element(
            "head",
            {},
            element("meta", {"charset": "utf-8"}),
            element("title", {}, " ".join(title.split())),
            *(element("link", {"rel": "stylesheet", "type": "text/css", "href": style}) for style in styles),
        )
        root = element("html", {"lang": language, "xml:lang": language}, head, body)
        _refuse_double_ids(file_name, root)
        self._bytes = DECLARATION + b"<!DOCTYPE html>\n" + etree.tostring(root, encoding="utf-8") + b"\n"

    def get_content(self, default: bytes | None = None) -> bytes:
        """The document, serialised."""
        return self._bytes


def _refuse_double_ids(file_name: str, root: Element) -> None:
    seen: set[str] = set()
    for node in root.iter():
        uid = node.get("id")
        if uid in seen:
            raise ValueError(f"{file_name} has two elements with id {uid}")
        if uid:
            seen.add(uid)
