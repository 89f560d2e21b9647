"""The bytes of an e-book → what the rules are asked about."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

import tinycss2  # type: ignore[import-untyped]
from lxml import etree

from publisher.ebook_check import navigating
from publisher.ebook_check.archive import Archive, Unreadable, opened
from publisher.ebook_check.book import (
    CSS_TYPE,
    DC,
    NCX_TYPE,
    OPF,
    XHTML_TYPE,
    Book,
    Document,
    Item,
    Itemref,
    Link,
    Statement,
    elements,
    local,
)
from publisher.wording import Text

_CONTAINER = "META-INF/container.xml"
_ADDRESSES = {"href": None, "src": None, "poster": None, "data": ("object",), "cite": ()}
_XLINK = "{http://www.w3.org/1999/xlink}href"


def read(data: bytes) -> Book:
    """The book. Raises Unreadable where there is no package in it that could be understood."""
    archive = opened(data)
    path = _package_path(archive)
    package = _package(archive, path)
    items = tuple(_items(package, path))
    documents = {
        item.path: parsed(item.path, archive.files[item.path])
        for item in items
        if item.media_type == XHTML_TYPE and item.path in archive.files
    }
    styles = {
        item.path: tinycss2.parse_stylesheet_bytes(archive.files[item.path], skip_comments=True)[0]
        for item in items
        if item.media_type == CSS_TYPE and item.path in archive.files
    }
    nav = next((documents[item.path] for item in items if "nav" in item.properties and item.path in documents), None)
    tree = _ncx(items, archive)
    return Book(
        archive,
        path,
        package,
        tuple(_metadata(package)),
        items,
        tuple(_spine(package)),
        documents,
        styles,
        tuple(_links(documents, styles)),
        navigating.navs(nav) if nav is not None else {},
        navigating.points(*tree) if tree else (),
        tree[0] if tree else None,
    )


def parsed(path: str, data: bytes) -> Document:
    """A content document; entities are not followed, so that nothing outside is read and nothing swells."""
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        position = getattr(error, "position", (1, 1))
        return Document(path, data, None, str(error).splitlines()[0], position[0] or 1)
    return Document(path, data, root)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _package_path(archive: Archive) -> str:
    if _CONTAINER not in archive.files:
        raise Unreadable(
            Text(f"it has no {_CONTAINER}: it is no e-book", f"缺少 {_CONTAINER}，不是电子书"),
            Text("Name an EPUB file.", "请指定 EPUB 文件。"),
        )
    for node in elements(_tree(archive, _CONTAINER)):
        if local(node) == "rootfile" and node.get("full-path"):
            return str(node.get("full-path"))
    raise Unreadable(
        Text(f"{_CONTAINER} names no package document", f"{_CONTAINER} 没有指明包文件"),
        Text("Export the book again.", "请重新导出。"),
    )


def _package(archive: Archive, path: str) -> Any:
    if path not in archive.files:
        raise Unreadable(
            Text(f"its package document {path} is not there", f"缺少包文件 {path}"),
            Text("Export the book again.", "请重新导出。"),
        )
    root = _tree(archive, path)
    if root.tag != f"{OPF}package":
        raise Unreadable(
            Text(f"{path} is no package document", f"{path} 不是包文件"),
            Text("Export the book again.", "请重新导出。"),
        )
    return root


def _tree(archive: Archive, path: str) -> Any:
    """The root of a file without which there is no book."""
    try:
        return etree.fromstring(archive.files[path], _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        why = str(error).splitlines()[0]
        raise Unreadable(
            Text(f"{path} is not well-formed XML ({why})", f"{path} 不是格式良好的 XML（{why}）"),
            Text("Mend the file, or export the book again.", "请改正该文件或重新导出。"),
        ) from error


def _metadata(package: Any) -> Iterator[Statement]:
    holder = package.find(f"{OPF}metadata")
    for node in holder if holder is not None else ():
        if not isinstance(node.tag, str):
            continue
        text = " ".join("".join(node.itertext()).split())
        if node.tag.startswith(DC):
            name = "dc:" + local(node)
        elif local(node) == "meta" and node.get("property"):
            name = node.get("property")
        elif local(node) == "meta":
            name, text = f"meta:{node.get('name')}", node.get("content") or ""
        else:
            name, text = local(node), node.get("href") or ""
        yield Statement(name, text, dict(node.attrib), node.sourceline or 1)


def _items(package: Any, opf: str) -> Iterator[Item]:
    for node in package.iterfind(f"{OPF}manifest/{OPF}item"):
        href = node.get("href") or ""
        split = urlsplit(href)
        path = "" if split.scheme else posixpath.normpath(posixpath.join(posixpath.dirname(opf), unquote(split.path)))
        yield Item(
            node.get("id") or "",
            href,
            path if href else "",
            node.get("media-type") or "",
            frozenset((node.get("properties") or "").split()),
            node.get("fallback"),
            node.sourceline or 1,
        )


def _spine(package: Any) -> Iterator[Itemref]:
    for node in package.iterfind(f"{OPF}spine/{OPF}itemref"):
        yield Itemref(node.get("idref") or "", node.get("linear") != "no", node.sourceline or 1)


def _ncx(items: tuple[Item, ...], archive: Archive) -> tuple[Any, str] | None:
    item = next((item for item in items if item.media_type == NCX_TYPE and item.path in archive.files), None)
    if item is None:
        return None
    found = parsed(item.path, archive.files[item.path])
    return (found.root, item.path) if found.root is not None else None


def _links(documents: Mapping[str, Document], styles: Mapping[str, Any]) -> Iterator[Link]:
    for path, document in documents.items():
        for node in elements(document.root):
            for name, owners in _ADDRESSES.items():
                value = node.get(name)
                if value is not None and (owners is None or local(node) in owners):
                    yield Link(path, node.sourceline or 1, value.strip(), local(node))
            if node.get(_XLINK):
                yield Link(path, node.sourceline or 1, node.get(_XLINK), local(node))
    for path, rules in styles.items():
        yield from (Link(path, token.source_line, token.value, "css") for token in _urls(rules))


def _urls(tokens: Any) -> Iterator[Any]:
    for token in tokens or ():
        if token.type == "url":
            yield token
        elif token.type == "function" and token.lower_name == "url":
            yield from (part for part in token.arguments if part.type == "string")
        elif token.type == "at-rule" and token.lower_at_keyword == "import":
            yield from (part for part in token.prelude if part.type in ("string", "url"))
        else:
            for part in ("prelude", "content", "arguments"):
                yield from _urls(getattr(token, part, None))
