"""An article moved in the lists of pages: to another page, or to another place on its own."""

from __future__ import annotations

from typing import Any

import yaml

from publisher.editing.values import child, composed, proved
from publisher.errors import InputError
from publisher.wording import Text


def moved(text: str, article: str, page: int | None, place: int = 0) -> str:
    """The manifest with the article at ``place``, from 0, of a page's list; on no page where that is None.

    Raises:
        InputError: there is no such page, or the lists are written in a way that cannot be changed.
    """
    without = _taken(text, article)
    new = without if page is None else _put(without, article, page, place)

    def meant(tree: Any) -> None:
        for one in tree["pages"]:
            if article in (one.get("articles") or ()):
                one["articles"] = [name for name in one["articles"] if name != article]
        if page is not None:
            target = next(one for one in tree["pages"] if one["number"] == page)
            listed = list(target.get("articles") or [])
            listed.insert(place, article)
            target["articles"] = listed

    return proved(text, new, meant)


def _taken(text: str, article: str) -> str:
    while True:
        found = next(
            (
                (listed, number)
                for _, listed in _lists(text)
                if listed is not None
                for number, node in enumerate(listed.value)
                if node.value == article
            ),
            None,
        )
        if found is None:
            return text
        listed, number = found
        text = _without(text, listed, number)


def _without(text: str, listed: yaml.SequenceNode, number: int) -> str:
    if listed.flow_style:
        return _flow(text, listed, [one for place, one in enumerate(_written(text, listed)) if place != number])
    if len(listed.value) == 1:
        start, end = text.rfind("\n", 0, listed.start_mark.index), _line_end(text, listed.value[0])
        return f"{text[:start]} []{text[end:]}"
    first = text.rfind("\n", 0, listed.value[number].start_mark.index) + 1
    return text[:first] + text[_line_end(text, listed.value[number]) + 1 :]


def _put(text: str, article: str, page: int, place: int) -> str:
    holder, listed = next(((one, two) for one, two in _lists(text) if _number(one) == page), (None, None))
    if holder is None:
        raise InputError(
            Text(f"There is no page {page}.", f"没有第{page}版。"), Text("Choose another page.", "请另选版面。")
        )
    if listed is None:
        return _new_list(text, holder, article)
    if listed.flow_style or not listed.value:
        names = _written(text, listed)
        return _flow(text, listed, [*names[:place], article, *names[place:]])
    dash = " " * listed.start_mark.column + f"- {article}\n"
    if place < len(listed.value):
        at = text.rfind("\n", 0, listed.value[place].start_mark.index) + 1
    else:
        at = _line_end(text, listed.value[-1]) + 1
        if at > len(text):
            return f"{text}\n{dash}"
    return text[:at] + dash + text[at:]


def _new_list(text: str, holder: yaml.MappingNode, article: str) -> str:
    null = child(holder, "articles")
    if null is not None:
        start, end = null.start_mark.index, null.end_mark.index
        return f"{text[:start]}{'' if text[start - 1 : start] in (' ', '') else ' '}[{article}]{text[end:]}"
    if holder.flow_style:
        at = holder.end_mark.index - 1
        return f"{text[:at].rstrip()}, articles: [{article}]{text[at:]}"
    key, value = holder.value[0]
    at = _line_end(text, value) + 1
    return f"{text[:at]}{' ' * key.start_mark.column}articles: [{article}]\n{text[at:]}"


def _lists(text: str) -> list[tuple[yaml.MappingNode, yaml.SequenceNode | None]]:
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
        found.append((node, listed if isinstance(listed, yaml.SequenceNode) else None))
    return found


def _number(holder: yaml.MappingNode) -> int | None:
    node = child(holder, "number")
    return int(node.value) if node is not None and str(node.value).isdecimal() else None


def _written(text: str, listed: yaml.SequenceNode) -> list[str]:
    return [text[node.start_mark.index : node.end_mark.index] for node in listed.value]


def _flow(text: str, listed: yaml.SequenceNode, names: list[str]) -> str:
    return f"{text[: listed.start_mark.index]}[{', '.join(names)}]{text[listed.end_mark.index :]}"


def _line_end(text: str, node: yaml.Node) -> int:
    end = text.find("\n", node.end_mark.index)
    return len(text) if end < 0 else end
