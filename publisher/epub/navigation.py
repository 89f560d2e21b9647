"""Ways through the book: contents, pages of the printed edition, landmarks; once for EPUB 3, once for older readers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from publisher.epub import words
from publisher.epub.upright import stand_upright
from publisher.epub.xhtml import XML, Document, Element, append, element
from publisher.wording import Tongue

NCX = "http://www.daisy.org/z3986/2005/ncx/"
_NAMESPACES: dict[str, str] = {None: NCX}  # type: ignore[dict-item]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents, and what stands under it. ``href`` is relative to the package document.

    ``again``: a page that another line of its list leads to as well.
    """

    href: str
    label: str
    under: tuple[Entry, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that readers go to by its kind: cover, toc, bodymatter."""

    kind: str
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Navigation:
    """Everything that leads somewhere. ``subtitle`` stands under the heading of the contents page.

    ``vertical``: its lines, like those of the whole book, run downwards.
    """

    contents: tuple[Entry, ...]
    pages: tuple[Entry, ...]
    landmarks: tuple[Landmark, ...]
    subtitle: str
    language: str
    tongue: Tongue
    vertical: bool = False


def nav_document(file_name: str, navigation: Navigation, *styles: str) -> Document:
    """The navigation document, which is also the contents page of the book."""
    title = words.CONTENTS.said(navigation.tongue)
    header = element(
        "header",
        {},
        element("h1", {"id": "contents-heading"}, title),
        element("p", {"class": "furniture"}, navigation.subtitle),
    )
    contents = element(
        "nav",
        {"epub:type": "toc", "role": "doc-toc", "id": "toc", "aria-labelledby": "contents-heading"},
        _list(navigation.contents),
    )
    body = element("body", {"epub:type": "frontmatter", "class": "contents"}, header, contents)
    if navigation.pages:
        append(body, _page_list(navigation))
    append(body, _landmarks(navigation))
    if navigation.vertical:
        stand_upright(body)
    return Document("nav", file_name, title, body, navigation.language, *styles)


def _list(entries: Iterable[Entry]) -> Element:
    made = element("ol")
    for entry in entries:
        append(
            made,
            element(
                "li",
                {"class": "section"} if entry.under else {},
                element("a", {"href": entry.href}, entry.label),
                _list(entry.under) if entry.under else None,
            ),
        )
    return made


def _page_list(navigation: Navigation) -> Element:
    return element(
        "nav",
        {
            "epub:type": "page-list",
            "role": "doc-pagelist",
            "id": "page-list",
            "aria-labelledby": "pages-heading",
            "hidden": "hidden",
        },
        element("h2", {"id": "pages-heading"}, words.PAGES.said(navigation.tongue)),
        _list(navigation.pages),
    )


def _landmarks(navigation: Navigation) -> Element:
    made = element("ol")
    for mark in navigation.landmarks:
        append(made, element("li", {}, element("a", {"epub:type": mark.kind, "href": mark.href}, mark.label)))
    return element(
        "nav",
        {"epub:type": "landmarks", "id": "landmarks", "aria-labelledby": "landmarks-heading", "hidden": "hidden"},
        element("h2", {"id": "landmarks-heading"}, words.LANDMARKS.said(navigation.tongue)),
        made,
    )


def ncx(navigation: Navigation, identifier: str, title: str) -> bytes:
    """The contents and pages once more, in the form that readers of EPUB 2 and Kindle's converter know."""
    root = etree.Element(f"{{{NCX}}}ncx", {"version": "2005-1", f"{{{XML}}}lang": navigation.language}, _NAMESPACES)
    head = _inside(root, "head")
    for name, content in (
        ("dtb:uid", identifier),
        ("dtb:depth", str(_depth(navigation.contents))),
        ("dtb:totalPageCount", str(sum(not entry.again for entry in navigation.pages))),
        ("dtb:maxPageNumber", str(max((_page_number(entry) for entry in navigation.pages), default=0))),
    ):
        _inside(head, "meta", name=name, content=content)
    _label(_inside(root, "docTitle"), title)
    order = _PlayOrder()
    _points(_inside(root, "navMap"), navigation.contents, "point", order)
    if navigation.pages:
        _targets(_inside(root, "pageList"), navigation, order)
    return etree.tostring(root, pretty_print=True, encoding="utf-8", xml_declaration=True)


class _PlayOrder:
    """Numbers for targets in the order of their first use; entries that lead to one place share its number."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def of(self, href: str) -> str:
        return self._given.setdefault(href, str(len(self._given) + 1))


def _points(parent: Element, entries: Iterable[Entry], prefix: str, order: _PlayOrder) -> None:
    for index, entry in enumerate(entries, 1):
        uid = f"{prefix}-{index}"
        point = _inside(parent, "navPoint", id=uid, playOrder=order.of(entry.href))
        _label(_inside(point, "navLabel"), entry.label)
        _inside(point, "content", src=entry.href)
        _points(point, entry.under, uid, order)


def _targets(parent: Element, navigation: Navigation, order: _PlayOrder) -> None:
    _label(_inside(parent, "navLabel"), words.PAGES.said(navigation.tongue))
    # Here every number may stand once.
    for index, entry in enumerate((entry for entry in navigation.pages if not entry.again), 1):
        target = _inside(
            parent,
            "pageTarget",
            id=f"page-{index}",
            type="normal",
            value=str(_page_number(entry)),
            playOrder=order.of(entry.href),
        )
        _label(_inside(target, "navLabel"), entry.label)
        _inside(target, "content", src=entry.href)


def _page_number(entry: Entry) -> int:
    return int(entry.href.rpartition("-")[2])


def _inside(parent: Element, tag: str, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{NCX}}}{tag}", attributes)


def _label(parent: Element, text: str) -> None:
    _inside(parent, "text").text = text


def _depth(entries: tuple[Entry, ...]) -> int:
    return 1 + max((_depth(entry.under) for entry in entries if entry.under), default=0)
