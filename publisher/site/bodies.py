"""The text of an article as HTML: the e-book's own elements, without what only e-books know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from publisher.epub.article import Setting, article_body
from publisher.epub.xhtml import XHTML
from publisher.model import Article

_HEADINGS = {f"h{level}": f"h{min(level + 1, 6)}" for level in range(1, 7)}


def body_html(article: Article, language: str, images: Mapping[str, str]) -> str:
    """All that stands below the byline: paragraphs, subheads, pictures. ``images`` are paths from the site's root.

    Subheads are h3: the headline above them is h2 on a page, and nothing lies between.
    """
    story = article_body(article, Setting(language, "", (), (), images))[0]
    parts = [node for node in story if _name(node) != "header"]
    for part in parts:
        for node in part.iter():
            if isinstance(node.tag, str):
                _plain(node)
    return "".join(_written(part) for part in parts)


def _name(node: Any) -> str:
    return str(node.tag).removeprefix(f"{{{XHTML}}}")


def _plain(node: Any) -> None:
    name = _name(node)
    node.tag = _HEADINGS.get(name, name)
    for key in list(node.attrib):
        if key.startswith("{"):
            del node.attrib[key]
    if name == "img":
        node.set("loading", "lazy")


def _written(node: Any) -> str:
    etree.cleanup_namespaces(node)
    text = etree.tostring(node, encoding="unicode", method="html", with_tail=False)
    return str(text).replace(f' xmlns="{XHTML}"', "")
