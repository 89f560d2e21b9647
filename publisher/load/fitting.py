"""A tree made to fit the models: every fault told, what is sound kept, every value given its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import ValidationError

from publisher.findings import Finding
from publisher.load.misfits import Misfit, explain
from publisher.load.shape import models_below
from publisher.load.tree import Listing, Mapping, Node, Scalar, Step, child, plain, reach, written
from publisher.model import Located, Manifest, Span

_Model = TypeVar("_Model", bound=Located)


def fit(tree: Mapping) -> tuple[Manifest | None, tuple[Finding, ...]]:
    """The manifest, and a finding for every fault.

    Unsound values are taken out of ``tree`` so that the rest can still be checked. Without what every issue must
    have, its date for one, there is no manifest.
    """
    findings: tuple[Finding, ...] | None = None
    while True:
        try:
            manifest = Manifest.model_validate(plain(tree))
        except ValidationError as error:
            misfits = [_misfit(tree, details) for details in error.errors(include_url=False, include_input=False)]
            if findings is None:
                # Later rounds only meet what the first left behind, such as an article without its unsound headline.
                findings = tuple(explain(misfit) for misfit in misfits)
            if not _take_out(tree, [misfit.culprit for misfit in misfits]):
                return None, findings
        else:
            return _placed(manifest, tree), findings or ()


def _misfit(tree: Mapping, details: Any) -> Misfit:
    path: tuple[Step, ...] = tuple(details["loc"])
    node, rest = reach(tree, path)
    kind = details["type"]
    return Misfit(
        path=path,
        kind=kind,
        context=details.get("ctx") or {},
        span=_where(tree, path, kind),
        value=node if not rest or isinstance(node, Scalar) else None,
        article=_article(tree, path),
        culprit=path[: len(path) - max(len(rest), 1 if kind == "missing" else 0)],
    )


def _where(tree: Mapping, path: tuple[Step, ...], kind: str) -> Span:
    """The key where the key is at fault or has no value, else the value, else the mapping that lacks it."""
    holder, rest = reach(tree, path[:-1])
    if not rest and isinstance(holder, Mapping) and path:
        key = str(path[-1])
        if key in holder.keys and kind in ("extra_forbidden", "missing"):
            return holder.keys[key]
    return reach(tree, path)[0].span


def _article(tree: Mapping, path: tuple[Step, ...]) -> str | None:
    if len(path) < 2 or path[0] != "articles":
        return None
    return written(child(reach(tree, path[:2])[0], "id"))


def _take_out(tree: Mapping, paths: Iterable[tuple[Step, ...]]) -> bool:
    """Remove what stands at the paths; False when that would be the whole manifest."""
    # From the end backwards, or the positions of a list's later entries would no longer be right.
    for path in sorted(set(paths), reverse=True):
        if not path:
            return False
        holder, rest = reach(tree, path[:-1])
        if rest:
            continue
        if isinstance(holder, Mapping):
            holder.values.pop(str(path[-1]), None)
        elif isinstance(holder, Listing) and isinstance(path[-1], int):
            del holder.items[path[-1] : path[-1] + 1]
    return True


def _placed(value: _Model, node: Node) -> _Model:
    """The value and all that it holds, each with the places of its fields.

    Entries of a list of plain values have their own, as ``articles.0``; so have the codes of ``allow``
    (``allow.BY001``) and the first line of a text of several (``body.text``).
    """
    for field in models_below(type(value)):
        inner, below = getattr(value, field), child(node, field)
        if below is None or not inner:
            continue
        entries = inner if isinstance(inner, tuple) else (inner,)
        nodes = below.items if isinstance(below, Listing) else [below]
        for entry, entry_node in zip(entries, nodes, strict=True):
            _placed(entry, entry_node)
    return value.located(_spans(node))


def _spans(node: Node) -> dict[str, Span]:
    spans = {"": node.span}
    if not isinstance(node, Mapping):
        return spans
    for key, value in node.values.items():
        spans[key] = value.span
        if isinstance(value, Listing):
            spans.update({f"{key}.{index}": item.span for index, item in enumerate(value.items)})
        elif isinstance(value, Mapping):
            spans.update({f"{key}.{inner}": span for inner, span in value.keys.items()})
        elif value.begins:
            spans[f"{key}.text"] = value.begins
    return spans
