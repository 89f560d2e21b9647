"""A finished book read back, with nothing of the product's code."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from posixpath import dirname, join, normpath

from lxml import etree

SPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "epub": "http://www.idpf.org/2007/ops",
}
Element = etree._Element


class Opened:
    """The files of an .epub by their names inside it."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.names = self.archive.namelist()
        self.package = self.parsed("EPUB/content.opf")

    def parsed(self, name: str) -> Element:
        return etree.fromstring(self.archive.read(name))

    def find(self, node: Element, path: str) -> list[Element]:
        found = node.xpath(path, namespaces=SPACES)
        assert isinstance(found, list)
        return [item for item in found if isinstance(item, Element)]

    def one(self, node: Element, path: str) -> Element:
        found = self.find(node, path)
        assert len(found) == 1, f"{path}: {len(found)}"
        return found[0]

    def meta(self, name: str) -> list[str]:
        return [node.text or "" for node in self.find(self.package, f"o:metadata/o:meta[@property='{name}']")]

    def dc(self, name: str) -> list[str]:
        return [node.text or "" for node in self.find(self.package, f"o:metadata/dc:{name}")]

    @property
    def manifest(self) -> dict[str, Element]:
        return {f"EPUB/{node.get('href')}": node for node in self.find(self.package, "o:manifest/o:item")}

    @property
    def spine(self) -> list[str]:
        by_id = {node.get("id"): name for name, node in self.manifest.items()}
        return [by_id[node.get("idref")] for node in self.find(self.package, "o:spine/o:itemref")]

    @property
    def articles(self) -> list[str]:
        return [name for name in self.spine if name.startswith("EPUB/articles/")]

    @property
    def nav(self) -> Element:
        return self.parsed("EPUB/contents.xhtml")

    def links(self, kind: str) -> list[tuple[str, str]]:
        """(target, label) of a nav list, targets as full names in the archive."""
        nodes = self.find(self.nav, f"//h:nav[@epub:type='{kind}']//h:a")
        return [(self.target("EPUB/contents.xhtml", node.get("href") or ""), text(node)) for node in nodes]

    def target(self, name: str, href: str) -> str:
        return normpath(join(dirname(name), href))

    def at(self, target: str) -> Element:
        """The element that a full target names; the root when it has no fragment."""
        name, _, fragment = target.partition("#")
        root = self.parsed(name)
        return self.one(root, f"//*[@id='{fragment}']") if fragment else root

    def with_id(self, uid: str) -> Iterator[Element]:
        for name in self.articles:
            yield from (node for node in self.parsed(name).iter() if node.get("id") == uid)


def text(node: Element) -> str:
    return "".join(str(part) for part in node.itertext())
