"""A manifest as written: scalars, lists and mappings, each with its place. The loader's own small document tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from publisher.model import Span


@dataclass(slots=True)
class Scalar:
    """A value as its written text. ``null`` is true for an empty plain value, ``~`` and ``null``.

    Of a text of several lines, ``begins`` is where its first character stands; where YAML folds the lines,
    ``lines`` are those lines as the editor wrote them.
    """

    text: str
    span: Span
    null: bool = False
    begins: Span | None = None
    lines: tuple[str, ...] = ()


@dataclass(slots=True)
class Listing:
    """A YAML sequence."""

    items: list[Node]
    span: Span


@dataclass(slots=True)
class Mapping:
    """A YAML mapping; ``keys`` tells where each key was written."""

    values: dict[str, Node]
    span: Span
    keys: dict[str, Span] = field(default_factory=dict)


Node: TypeAlias = Scalar | Listing | Mapping
Step: TypeAlias = str | int


def copied(node: Node) -> Node:
    """A tree of its own with the same places; what an alias names twice is one node here too."""
    made: dict[int, Node] = {}

    def copy(one: Node) -> Node:
        known = made.get(id(one))
        if known is None:
            if isinstance(one, Mapping):
                known = Mapping({key: copy(value) for key, value in one.values.items()}, one.span, dict(one.keys))
            elif isinstance(one, Listing):
                known = Listing([copy(item) for item in one.items], one.span)
            else:
                known = Scalar(one.text, one.span, one.null, one.begins, one.lines)
            made[id(one)] = known
        return known

    return copy(node)


def child(node: Node, step: Step) -> Node | None:
    """One step down, or None when there is nothing."""
    if isinstance(node, Mapping):
        return node.values.get(str(step))
    if isinstance(node, Listing) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def reach(node: Node, path: tuple[Step, ...]) -> tuple[Node, tuple[Step, ...]]:
    """As far down the path as there are nodes: the last node, and the steps that were left."""
    for index, step in enumerate(path):
        below = child(node, step)
        if below is None:
            return node, path[index:]
        node = below
    return node, ()


def listed(node: Node | None) -> Iterator[Node]:
    """The items of a list; nothing for anything else."""
    if isinstance(node, Listing):
        yield from node.items


def written(node: Node | None) -> str | None:
    """The text of a scalar that is not null."""
    return node.text if isinstance(node, Scalar) and not node.null else None


def plain(node: Node) -> Any:
    """The tree as Python values: every scalar is its written text, so that ``headline: 2019`` stays “2019”.

    A key without a value is left out, as if it had not been written. Under ``allow`` it becomes an empty reason:
    left out, the missing reason could not be told.
    """
    if isinstance(node, Scalar):
        return None if node.null else node.text
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return {
        key: {code: plain(reason) or "" for code, reason in value.values.items()}
        if key == "allow" and isinstance(value, Mapping)
        else plain(value)
        for key, value in node.values.items()
        if not (isinstance(value, Scalar) and value.null)
    }


def laid_under(upper: Node, lower: Node) -> Node:
    """Both documents as one: mappings are merged key by key, everything else of ``upper`` wins."""
    if not (isinstance(upper, Mapping) and isinstance(lower, Mapping)):
        return upper
    values = dict(lower.values)
    for key, value in upper.values.items():
        values[key] = laid_under(value, values[key]) if key in values else value
    return Mapping(values, upper.span, {**lower.keys, **upper.keys})
