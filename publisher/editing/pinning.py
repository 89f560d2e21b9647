"""A story pinned to its place on the page, and let go again."""

from __future__ import annotations

from typing import Any

import yaml

from publisher.editing.proving import elsewhere, proved
from publisher.editing.values import added, article_mapping, changed, child, composed, mean

Pair = tuple[int, int]


def with_pin(text: str, article: str, columns: Pair, lines: Pair) -> str:
    """The manifest with the article's frame pinned: first and last column from 1, first and end line from 0.

    What else of it is pinned stays. Raises InputError where its frame is pinned already, or something else would
    change.
    """
    holder = article_mapping(composed(text), article)
    node = child(holder, "pin")
    frame = f"{{columns: [{columns[0]}, {columns[1]}], lines: [{lines[0]}, {lines[1]}]}}"
    if isinstance(node, yaml.MappingNode) and node.value:
        if child(node, "frame") is not None:
            raise elsewhere()
        new = added(text, node, "frame", frame)
    elif node is None:
        new = added(text, holder, "pin", f"{{frame: {frame}}}")
    else:
        raise elsewhere()

    def meant(tree: Any) -> None:
        entry = _entry(tree, article)
        entry["pin"] = {**(entry.get("pin") or {}), "frame": {"columns": list(columns), "lines": list(lines)}}

    return proved(text, new, meant)


def without_pin(text: str, article: str) -> str:
    """The manifest with the article's frame left to automatic make-up again; what else of it is pinned stays.

    Raises InputError where something else would change.
    """
    holder = article_mapping(composed(text), article)
    node = child(holder, "pin")
    if not isinstance(node, yaml.MappingNode) or child(node, "frame") is None:
        return text
    alone = len(node.value) == 1
    new = changed(text, holder, "pin", None) if alone else changed(text, node, "frame", None)

    def meant(tree: Any) -> None:
        entry = _entry(tree, article)
        if alone:
            mean(entry, "pin", None)
        else:
            mean(entry["pin"], "frame", None)

    return proved(text, new, meant)


def _entry(tree: Any, article: str) -> Any:
    return next(one for one in tree["articles"] if str(one.get("id")) == article)
