"""Parts of an article's entry besides its own fields: names in its byline, words of its figures, what is allowed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

from publisher.editing.proving import elsewhere, proved
from publisher.editing.values import added, article_mapping, changed, child, composed, end_of, key_of, mean, scalar
from publisher.errors import InputError
from publisher.wording import Text

FIGURE_FIELDS = ("caption", "alt", "credit")
_RULE = re.compile(r"[A-Z]{2}\d{3}")


def with_names(text: str, article: str, names: Sequence[str]) -> str:
    """The manifest with these names, which have no role of their own, as the article's byline; none takes it away.

    Raises InputError where the byline says more than names, or cannot be changed without touching something else.
    """
    holder = article_mapping(composed(text), article)
    node, key = child(holder, "byline"), key_of(holder, "byline")
    if not names or (isinstance(node, yaml.ScalarNode) and len(names) == 1):
        new = changed(text, holder, "byline", names[0] if names else None)
    else:
        written = (
            scalar(names[0]) if len(names) == 1 else f"[{', '.join(scalar(name, _quoted(name)) for name in names)}]"
        )
        if node is None or key is None:
            new = added(text, holder, "byline", written)
        elif isinstance(node, yaml.SequenceNode) and all(isinstance(one, yaml.ScalarNode) for one in node.value):
            # The list may begin on the next line; what follows it stays where it is.
            stop = len(text[: end_of(node)].rstrip())
            new = f"{text[: key.end_mark.index]}: {written}{text[stop:]}"
        elif isinstance(node, yaml.ScalarNode):
            new = text[: node.start_mark.index] + written + text[node.end_mark.index :]
        else:
            raise elsewhere()

    def meant(tree: Any) -> None:
        entry = _entry(tree, article)
        entry["byline"] = None if not names else names[0] if len(names) == 1 else list(names)

    return proved(text, new, meant)


def with_figure_field(text: str, article: str, figure: int, field: str, value: str | None) -> str:
    """The manifest with a field of an article's figure set: ``caption``, ``alt``, ``credit``; figures count from 0.

    Raises InputError where there is no such figure, or the change would touch something else.
    """
    listed = child(article_mapping(composed(text), article), "figures")
    figures = listed.value if isinstance(listed, yaml.SequenceNode) else []
    if (
        field not in FIGURE_FIELDS
        or not 0 <= figure < len(figures)
        or not isinstance(figures[figure], yaml.MappingNode)
    ):
        raise elsewhere()
    new = changed(text, figures[figure], field, value)

    def meant(tree: Any) -> None:
        mean(_entry(tree, article)["figures"][figure], field, value)

    return proved(text, new, meant)


def with_allowed(text: str, article: str | None, rule: str, reason: str) -> str:
    """The manifest with a rule allowed for an article, or for the whole issue, and why.

    Raises InputError where no reason is given, or the change would touch something else.
    """
    if not _RULE.fullmatch(rule) or not reason.strip():
        raise InputError(
            Text("What is allowed needs a reason.", "允许须写明理由。"), Text("Write why.", "请写明为什么。")
        )
    root = composed(text)
    holder = root if article is None else article_mapping(root, article)
    node, written = child(holder, "allow"), scalar(reason.strip())
    if isinstance(node, yaml.MappingNode) and (node.value or node.flow_style):
        new = changed_key(text, node, rule, written)
    elif node is None:
        new = added(text, holder, "allow", f"{{{rule}: {written}}}")
    else:
        raise elsewhere()

    def meant(tree: Any) -> None:
        entry = tree if article is None else _entry(tree, article)
        entry["allow"] = {**(entry.get("allow") or {}), rule: reason.strip()}

    return proved(text, new, meant)


def changed_key(text: str, holder: yaml.MappingNode, key: str, written: str) -> str:
    """The text with a key of a mapping saying what is ``written``, whether or not it was there."""
    node = child(holder, key)
    if node is None:
        return added(text, holder, key, written)
    if not isinstance(node, yaml.ScalarNode) or node.style in ("|", ">"):
        raise elsewhere()
    return text[: node.start_mark.index] + written + text[node.end_mark.index :]


def _entry(tree: Any, article: str) -> Any:
    return next(one for one in tree["articles"] if str(one.get("id")) == article)


def _quoted(name: str) -> str | None:
    """Quotes for a name that would be two in a list."""
    return '"' if "," in name or "]" in name else None
