"""How a rule tells what it found in a piece of text: the place to the character, the words around it, the remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from publisher.findings import Fix, Severity
from publisher.model import Issue, Span
from publisher.rules.passages import Passage, excerpt, passages
from publisher.rules.places import place_in
from publisher.rules.registry import Hit
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters ``start`` to ``end`` of a passage that are wrong; ``new`` is what to write there, where that is safe.

    ``sure``: the change may be made without asking.
    """

    start: int
    end: int
    new: str | None = None
    sure: bool = True


def spotted(
    passage: Passage, spots: Sequence[Spot], what: Text, hint: Text, *, severity: Severity | None = None
) -> Hit:
    """One hit for all such spots of a passage, at the first of them: “<what> in <piece>: <words around it>”."""
    first = spots[0]
    context = excerpt(passage.text, first.start, first.end)
    others = len(spots) - 1
    more = Text(f" (and {others} more)" if others else "", f"（另有{others}处）" if others else "")
    return Hit(
        Text(
            f"{what.en} in {passage.place.en}: {context}{more.en}",
            f"{passage.place.zh}{what.zh}：{context}{more.zh}",
        ),
        hint,
        where(passage, first.start),
        passage.article.id,
        passage.figure,
        severity=severity,
        piece=passage.key,
        fixes=tuple(
            Fix(passage.key, spot.start, spot.end, spot.new, spot.sure) for spot in spots if spot.new is not None
        ),
    )


def searched(
    issue: Issue,
    pattern: re.Pattern[str],
    what: Callable[[re.Match[str]], Text],
    hint: Text,
    *,
    new: Callable[[re.Match[str]], str | None] = lambda found: None,
    keep: Callable[[Passage, re.Match[str]], bool] = lambda passage, found: True,
    among: Callable[[Passage], bool] = lambda passage: True,
    sure: bool = True,
    severity: Severity | None = None,
) -> Iterator[Hit]:
    """A hit for each passage that has the pattern; ``keep`` looks at each match, ``among`` at each passage first."""
    for passage in passages(issue):
        if not among(passage):
            continue
        found = [one for one in pattern.finditer(passage.text) if keep(passage, one)]
        if found:
            spots = [Spot(*one.span(), new(one), sure) for one in found]
            yield spotted(passage, spots, what(found[0]), hint, severity=severity)


def where(passage: Passage, at: int) -> Span:
    """The place of a character of the passage; of a value of the manifest, where the value begins."""
    return place_in(passage.block, at) if passage.block and at else passage.span


def in_body(passage: Passage) -> bool:
    """Whether it is a running paragraph, quote or list item of the body."""
    return passage.kind in ("paragraph", "quote", "item")


def quoted(found: re.Match[str] | str, en: str, zh: str) -> Text:
    """A message about the words found, which stand for ``{}``."""
    words = found if isinstance(found, str) else found[0]
    return Text(en.replace("{}", words), zh.replace("{}", words))
