"""The running text of an article: paragraphs, subheads, quotations, lists and tables as what they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from publisher.epub.inline import piece_id, with_runs
from publisher.epub.tables import tables
from publisher.epub.xhtml import Element, append, element
from publisher.model import Article, Block

_DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A block and its place in the body, which its name comes from."""

    index: int
    block: Block


def flow(article: Article) -> list[Element]:
    """The body's elements in order; a dateline runs into the first paragraph."""
    numbered = [_Numbered(index, block) for index, block in enumerate(article.blocks) if block.text or block.marker]
    made: list[Element] = []
    dateline = _dateline(article)
    if dateline is not None and not (numbered and numbered[0].block.kind == "paragraph"):
        made.append(element("p", {"class": "opening"}, dateline))
        dateline = None
    depth = _HeadingDepth(numbered)
    for kind, group in groupby(numbered, key=lambda item: item.block.kind):
        items = list(group)
        if kind == "item":
            made.extend(_lists(article.id, items))
        elif kind == "cell":
            made.extend(tables(article.id, [(item.index, item.block) for item in items]))
        elif kind == "quote":
            made.append(element("blockquote", {}, *(_paragraph(article.id, item) for item in items)))
        elif kind == "subhead":
            made.extend(_named(depth.tag(item.block), article.id, item) for item in items)
        else:
            first, *rest = items
            made.append(_paragraph(article.id, first) if dateline is None else _run_in(dateline, article.id, first))
            dateline = None
            made.extend(_paragraph(article.id, item) for item in rest)
    return made


class _HeadingDepth:
    """h2 for the uppermost subheads of the article; below them never more than one step down at a time."""

    def __init__(self, numbered: Iterable[_Numbered]) -> None:
        levels = [item.block.level for item in numbered if item.block.kind == "subhead"]
        self._top = min(levels, default=1)
        self._last = 1

    def tag(self, block: Block) -> str:
        self._last = min(2 + block.level - self._top, self._last + 1, _DEEPEST_HEADING)
        return f"h{self._last}"


def _dateline(article: Article) -> Element | None:
    if not (article.dateline and article.dateline.strip()):
        return None
    return element("span", {"class": "dateline", "id": piece_id(article.id, "dateline")}, article.dateline)


def _run_in(dateline: Element, article: str, item: _Numbered) -> Element:
    return element("p", {"class": "opening"}, dateline, " ", _named("span", article, item))


def _paragraph(article: str, item: _Numbered) -> Element:
    return _named("p", article, item)


def _named(tag: str, article: str, item: _Numbered) -> Element:
    return with_runs(element(tag, {"id": piece_id(article, f"body.{item.index}")}), item.block)


def _lists(article: str, items: Sequence[_Numbered]) -> list[Element]:
    """Items of one run as lists, deeper ones inside the item above them."""
    made: list[Element] = []
    top = min(item.block.level for item in items)
    for deeper, group in groupby(items, key=lambda item: item.block.level > top):
        members = list(group)
        if deeper and made:
            for inner in _lists(article, members):
                made[-1][-1].append(inner)
        elif deeper:
            made.extend(_lists(article, members))
        else:
            for item in members:
                _add_item(made, article, item)
    return made


def _add_item(lists: list[Element], article: str, item: _Numbered) -> None:
    tag = "ol" if any(character.isalnum() for character in item.block.marker) else "ul"
    if not lists or not str(lists[-1].tag).endswith(f"}}{tag}"):
        # Without the role some screen readers take a list without bullets of its own for plain paragraphs.
        lists.append(element(tag, {"role": "list", "class": "marked"}))
    marker = item.block.marker
    words = element("div", {"class": "item"})
    if marker.strip():
        name = piece_id(article, f"body.{item.index}.marker")
        append(words, element("span", {"class": "marker", "id": name}, marker))
        append(words, " ")
    append(words, _named("span", article, item))
    append(lists[-1], element("li", {}, words))
