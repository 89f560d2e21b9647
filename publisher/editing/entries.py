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
    """The manifest with these names as the article's byline; none takes it away. Roles stay with as many names.

    Raises InputError where names with roles would become more or fewer, or something else would change.
    """
    holder = article_mapping(composed(text), article)
    node = child(holder, "byline")
    people = node.value if isinstance(node, yaml.SequenceNode) else [node] if isinstance(node, yaml.MappingNode) else []
    if any(isinstance(one, yaml.MappingNode) for one in people):
        return _renamed(text, article, people, names)
    if not names or (isinstance(node, yaml.ScalarNode) and len(names) == 1):
        new = changed(text, holder, "byline", names[0] if names else None)
    else:
        new = _listed(text, holder, names)

    def meant(tree: Any) -> None:
        entry = _entry(tree, article)
        entry["byline"] = None if not names else names[0] if len(names) == 1 else list(names)

    return proved(text, new, meant)


def _listed(text: str, holder: yaml.MappingNode, names: Sequence[str]) -> str:
    """A byline written anew: one name as it is, several as a list on the line."""
    node, key = child(holder, "byline"), key_of(holder, "byline")
    listed = ", ".join(scalar(name, _quoted(name)) for name in names)
    written = scalar(names[0]) if len(names) == 1 else f"[{listed}]"
    if node is None or key is None:
        return added(text, holder, "byline", written)
    if isinstance(node, yaml.SequenceNode):
        # The list may begin on the next line; what follows it stays where it is.
        stop = len(text[: end_of(node)].rstrip())
        return f"{text[: key.end_mark.index]}: {written}{text[stop:]}"
    return text[: node.start_mark.index] + written + text[node.end_mark.index :]


def _renamed(text: str, article: str, people: Sequence[yaml.Node], names: Sequence[str]) -> str:
    """Names with roles changed where they stand, one by one."""
    places = [child(one, "name") if isinstance(one, yaml.MappingNode) else one for one in people]
    if len(places) != len(names) or not all(isinstance(one, yaml.ScalarNode) for one in places):
        raise elsewhere()
    new = text
    for place, name in reversed(list(zip(places, names, strict=True))):
        assert isinstance(place, yaml.ScalarNode)
        quotes = place.style if place.style in ("'", '"') else _quoted(name)
        new = new[: place.start_mark.index] + scalar(name, quotes) + new[place.end_mark.index :]

    def meant(tree: Any) -> None:
        entry = _entry(tree, article)
        held = entry["byline"] if isinstance(entry["byline"], list) else [entry["byline"]]
        told = [{**one, "name": name} if isinstance(one, dict) else name for one, name in zip(held, names, strict=True)]
        entry["byline"] = told if isinstance(entry["byline"], list) else told[0]

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
        new = _changed_key(text, node, rule, written)
    elif node is None:
        new = added(text, holder, "allow", f"{{{rule}: {written}}}")
    else:
        raise elsewhere()

    def meant(tree: Any) -> None:
        entry = tree if article is None else _entry(tree, article)
        entry["allow"] = {**(entry.get("allow") or {}), rule: reason.strip()}

    return proved(text, new, meant)


def _changed_key(text: str, holder: yaml.MappingNode, key: str, written: str) -> str:
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
