"""Where in the e-book each printed page begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Turn:
    """Where an article turns to a page: at character ``at`` of the piece. ``again``: it is marked elsewhere too."""

    page: int
    piece: str
    at: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class Breaks:
    """Pages by article: those that begin with it, those it turns to, and those that hold its rest, place unknown."""

    opening: Mapping[str, tuple[int, ...]]
    closing: Mapping[str, tuple[int, ...]]
    turning: Mapping[str, tuple[Turn, ...]] = field(default_factory=dict)

    def of(self, article: str) -> tuple[tuple[int, bool], ...]:
        """All pages marked in this article, in the order of the marks, and whether the page is marked elsewhere too."""
        plain = self.opening.get(article, ()), self.closing.get(article, ())
        turns = ((turn.page, turn.again) for turn in self.turning.get(article, ()))
        return (*((page, False) for page in plain[0]), *turns, *((page, False) for page in plain[1]))


def breaks(
    order: Iterable[str], pages: Mapping[str, tuple[int, ...]], turns: Mapping[str, Sequence[Turn]] | None = None
) -> Breaks:
    """One mark for every page at the first article that begins on it, and one wherever an article turns to a page.

    Where ``turns`` does not tell the place, a page on which no article begins is marked in the first one that runs on
    to it, before its last paragraph: the end of the text is sure to be on it.
    """
    turns = turns or {}
    standing = [(article, pages[article]) for article in order if pages.get(article)]
    opening: dict[str, tuple[int, ...]] = {}
    closing: dict[str, tuple[int, ...]] = {}
    turning: dict[str, tuple[Turn, ...]] = {}
    marked: set[int] = set()
    for article, numbers in standing:
        if numbers[0] not in marked:
            marked.add(numbers[0])
            opening[article] = (numbers[0],)
    for article, numbers in standing:
        known = []
        for turn in turns.get(article, ()):
            if turn.page in numbers[1:]:
                known.append(Turn(turn.page, turn.piece, turn.at, turn.page in marked))
                marked.add(turn.page)
        if known:
            turning[article] = tuple(known)
        told = {turn.page for turn in known}
        rest = tuple(number for number in numbers[1:] if number not in marked and number not in told)
        if rest:
            marked.update(rest)
            closing[article] = rest
    return Breaks(opening, closing, turning)
