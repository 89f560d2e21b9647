"""A tree made to fit the models: every fault told, what is sound kept, every value given its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from publisher.findings import Finding
from publisher.load.misfits import Misfit, explain
from publisher.load.shape import models_below
from publisher.load.tree import Listing, Mapping, Node, Scalar, Step, child, plain, reach, written
from publisher.model import Article, Located, Manifest, Span

_Model = TypeVar("_Model", bound=Located)


@dataclass(frozen=True, slots=True)
class Fitted:
    """What became of a tree.

    ``manifest`` is None without what every issue must have, its date for one. ``unsound`` are the articles that
    lack an id or a headline: they are not in the manifest, and here have stand-ins, so that the rest of them can be
    checked all the same.
    """

    manifest: Manifest | None
    unsound: tuple[Article, ...]
    findings: tuple[Finding, ...]


def fit(tree: Mapping) -> Fitted:
    """The manifest, and a finding for every fault. Unsound values are taken out of ``tree``."""
    findings: tuple[Finding, ...] | None = None
    dropped: list[Node] = []
    while True:
        try:
            manifest = Manifest.model_validate(plain(tree))
        except ValidationError as error:
            every = [_misfit(tree, details) for details in error.errors(include_url=False, include_input=False)]
            misfits = [misfit for misfit in every if not _only_echoes(misfit)]
            if findings is None:
                # Later rounds only meet what the first left behind, such as an article without its unsound headline.
                findings = tuple(explain(misfit) for misfit in misfits)
            culprits = {misfit.culprit for misfit in misfits}
            dropped += [reach(tree, path)[0] for path in sorted(culprits) if len(path) == 2 and path[0] == "articles"]
            if not _take_out(tree, culprits):
                return Fitted(None, _with_stand_ins(dropped), findings)
        else:
            return Fitted(_placed(manifest, tree), _with_stand_ins(dropped), findings or ())


def _only_echoes(misfit: Misfit) -> bool:
    """Whether a list is called too short only because its entries, told by themselves, do not count."""
    return misfit.kind == "too_short" and isinstance(misfit.value, Listing) and bool(misfit.value.items)


def _with_stand_ins(nodes: Iterable[Node]) -> tuple[Article, ...]:
    made = []
    for node in nodes:
        if isinstance(node, Mapping):
            values = {"id": "unnamed", "headline": "…", **plain(node)}
            try:
                made.append(_placed(Article.model_validate(values), node))
            except ValidationError:
                continue
    return tuple(made)


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
    """Remove what stands at the paths; False when that would be the whole manifest, or nothing at all."""
    done: set[tuple[int, Step]] = set()
    # From the end backwards, or the positions of a list's later entries would no longer be right.
    for path in sorted(set(paths), reverse=True):
        if not path:
            return False
        holder, rest = reach(tree, path[:-1])
        # Through an alias one list can be reached by two paths.
        if rest or (id(holder), path[-1]) in done:
            continue
        done.add((id(holder), path[-1]))
        if isinstance(holder, Mapping):
            holder.values.pop(str(path[-1]), None)
        elif isinstance(holder, Listing) and isinstance(path[-1], int):
            del holder.items[path[-1] : path[-1] + 1]
    return bool(done)


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
