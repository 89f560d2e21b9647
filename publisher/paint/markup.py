"""A fragment's patches as elements: the attributes by which the painter finds a block and places its characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from publisher.paint.patches import Patch, written
from publisher.paint.sheet import Fragment
from publisher.paint.stylesheet import points


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the page: its tag, its attributes as they stand in the tag, and the characters in it."""

    tag: str
    attributes: Markup
    text: str


def elements(fragment: Fragment, faces: Sequence[str], colors: Mapping[str, str]) -> Iterator[Element]:
    """The elements of a fragment: other names it goes by, then its patches.

    ``faces`` are the document's, ``colors`` the class of each colour.
    """
    classes = f"b {colors[fragment.color]}"
    for name in fragment.anchors[1:]:
        where = _at(fragment.patches[0])
        yield Element("i", _joined({"id": f"article-{name}", "class": "b", "style": where}), "")
    for number, patch in enumerate(fragment.patches):
        href = f"#article-{fragment.link}" if fragment.link else patch.href
        attributes = {"class": classes}
        if number == 0 and fragment.bookmark:
            attributes |= {"class": f"{classes} k", "data-label": fragment.bookmark}
        if number == 0 and fragment.anchors:
            attributes["id"] = f"article-{fragment.anchors[0]}"
        if href:
            attributes["href"] = href
        attributes |= {
            "data-block": str(fragment.number),
            "style": _at(patch),
            "data-size": str(fragment.size),
            "data-box": f"{patch.width} {patch.height}",
            "data-set": written(patch.rows, faces),
        }
        yield Element("a" if href else "span", _joined(attributes), patch.text)


def _at(patch: Patch) -> str:
    return f"left:{points(patch.left)};top:{points(patch.top)}"


def _joined(attributes: Mapping[str, str]) -> Markup:
    return Markup("".join(f' {name}="{escape(value)}"' for name, value in attributes.items()))
