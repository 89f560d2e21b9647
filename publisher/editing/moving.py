"""An article moved in the lists of pages: to another page, or to another place on its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from publisher.editing import lines, lists
from publisher.editing.lists import Item
from publisher.editing.proving import proved
from publisher.editing.values import article_node, child, composed, key_of, scalar
from publisher.errors import InputError
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of the manifest, the key of its list, and the list; None where it has none."""

    holder: yaml.MappingNode
    key: yaml.Node | None
    listed: yaml.SequenceNode | None


def moved(text: str, article: str, page: int | None, place: int = 0) -> str:
    """The manifest with the article at ``place``, from 0, of a page's list; on no page where that is None.

    A comment on the article's line goes with it; all others stay where they are.

    Raises:
        InputError: there is no such page, or the lists are written in a way that cannot be changed.
    """
    place = max(place, 0)
    name = article_node(composed(text), article)
    item = Item(_written(text, name))
    new, item = _taken(text, article, item, leave=page is None)
    if page is not None:
        new = _put(new, item, page, place)

    def meant(tree: Any) -> None:
        told = next(one["id"] for one in tree["articles"] if str(one.get("id")) == article)
        for one in tree["pages"]:
            if any(str(name) == article for name in one.get("articles") or ()):
                one["articles"] = [name for name in one["articles"] if str(name) != article]
        if page is not None:
            target = next(one for one in tree["pages"] if one["number"] == page)
            listed = list(target.get("articles") or [])
            listed.insert(place, told)
            target["articles"] = listed

    return proved(text, new, meant)


def _written(text: str, name: yaml.Node) -> str:
    """An article's id as it may stand in any list."""
    written = text[name.start_mark.index : name.end_mark.index]
    return written if isinstance(name, yaml.ScalarNode) and name.style in ("'", '"') else scalar(written)


def _taken(text: str, article: str, item: Item, *, leave: bool) -> tuple[str, Item]:
    """The text without the article on any page, and the item as it was written there with its comments."""
    said: list[str] = []
    while (found := next(_places(text, article), None)) is not None:
        page, place = found
        assert page.key is not None and page.listed is not None
        text, comment = lists.taken(text, page.key, page.listed, place, leave=leave)
        said += [comment] if comment else []
    return text, Item(item.name, " ".join(said))


def _places(text: str, article: str) -> Iterator[tuple[_Page, int]]:
    for page in _pages(text):
        for place, node in enumerate(page.listed.value if page.listed else ()):
            if node.value == article:
                yield page, place


def _put(text: str, item: Item, number: int, place: int) -> str:
    page = next((one for one in _pages(text) if _number(one.holder) == number), None)
    if page is None:
        raise InputError(
            Text(f"There is no page {number}.", f"没有第{number}版。"), Text("Choose another page.", "请另选版面。")
        )
    return lists.put(text, page.listed, place, item) if page.listed else _new_list(text, page, item)


def _new_list(text: str, page: _Page, item: Item) -> str:
    null = child(page.holder, "articles")
    if null is not None:
        start, end = null.start_mark.index, null.end_mark.index
        space = "" if text[start - 1 : start] == " " else " "
        return lines.with_comment_above(f"{text[:start]}{space}[{item.name}]{text[end:]}", start, item.comment)
    if page.holder.flow_style:
        at = len(text[: page.holder.end_mark.index - 1].rstrip())
        comma = "" if text[at - 1] in "{," else ","
        new = f"{text[:at]}{comma} articles: [{item.name}]{text[at:]}"
        return lines.with_comment_above(new, page.holder.start_mark.index, item.comment)
    number = child(page.holder, "number")
    assert number is not None
    said = f"  {item.comment}" if item.comment else ""
    line = f"{' ' * page.holder.start_mark.column}articles: [{item.name}]{said}"
    return lines.with_line(text, lines.after(text, number.end_mark.index), line)


def _pages(text: str) -> list[_Page]:
    pages = child(composed(text), "pages")
    if not isinstance(pages, yaml.SequenceNode):
        raise InputError(
            Text("The pages make themselves up from all articles.", "版面由程序自动分配。"),
            Text(
                "Write the pages into issue.yaml to place articles yourself.",
                "要自行安排，请在 issue.yaml 中写明各版。",
            ),
        )
    found = []
    for node in pages.value:
        listed = child(node, "articles")
        found.append(_Page(node, key_of(node, "articles"), listed if isinstance(listed, yaml.SequenceNode) else None))
    return found


def _number(holder: yaml.MappingNode) -> int | None:
    node = child(holder, "number")
    return int(node.value) if node is not None and str(node.value).isdecimal() else None
