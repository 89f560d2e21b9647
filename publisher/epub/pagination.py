"""Where in the e-book each printed page begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Breaks:
    """Page numbers by article: those that begin with it, and those that hold nothing but the rest of it."""

    opening: Mapping[str, tuple[int, ...]]
    closing: Mapping[str, tuple[int, ...]]

    def of(self, article: str) -> tuple[int, ...]:
        """All pages marked in this article, in the order of the marks."""
        return self.opening.get(article, ()) + self.closing.get(article, ())


def breaks(order: Iterable[str], pages: Mapping[str, tuple[int, ...]]) -> Breaks:
    """One mark for every page: at the first article that begins on it.

    A page on which no article begins is marked in the first one that runs on to it, before its last paragraph:
    the numbers do not say where in the text the page turns, but the end of the text is sure to be on it.
    """
    standing = [(article, pages[article]) for article in order if pages.get(article)]
    opening: dict[str, tuple[int, ...]] = {}
    closing: dict[str, tuple[int, ...]] = {}
    marked: set[int] = set()
    for article, numbers in standing:
        if numbers[0] not in marked:
            marked.add(numbers[0])
            opening[article] = (numbers[0],)
    for article, numbers in standing:
        rest = tuple(number for number in numbers[1:] if number not in marked)
        if rest:
            marked.update(rest)
            closing[article] = rest
    return Breaks(opening, closing)
