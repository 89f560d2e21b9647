"""Hits of the rules on e-books: one a file and rule, at its first place, with how often it is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from publisher.model import Span
from publisher.rules import registry
from publisher.rules.registry import Hit
from publisher.wording import Text

rule = partial(registry.rule, scope="book", firm=True)


def at(path: str, line: int, message: Text, hint: Text) -> Hit:
    """A hit in a file of the book."""
    return Hit(message, hint, Span(Path(path), max(line, 1)))


def first(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Of the hits in each file only the first, with their number: a template's fault is there a thousand times."""
    by_file: dict[Path | None, list[Hit]] = {}
    for hit in hits:
        by_file.setdefault(hit.span.path if hit.span else None, []).append(hit)
    for listed in by_file.values():
        one = listed[0]
        if len(listed) == 1:
            yield one
            continue
        message = Text(f"{one.message.en} ({len(listed)} places)", f"{one.message.zh}（共{len(listed)}处）")
        yield Hit(message, one.hint, one.span)
