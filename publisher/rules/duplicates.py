"""Paragraphs that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.passages import HAN, passages
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_LONG = 24
"""Width from which a paragraph is nobody's formula, in Han characters; three Latin characters count as one."""


@rule("PA002", "duplicate-paragraph", Severity.ERROR)
def duplicate_paragraph(issue: Issue) -> Iterator[Hit]:
    """The same paragraph stands twice in the issue.

    Why:
        A paragraph pasted twice, or a story placed on two pages, is seen by readers and costs the space of another.
        Short formulas may repeat.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: |
              Waves broke over the harbour wall on Monday night and flooded the lower town.

              Waves broke over the harbour wall on Monday night and flooded the lower town.
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: |
              Waves broke over the harbour wall on Monday night and flooded the lower town.

              By Tuesday morning the water had gone, and the clearing up began.
    中文：同一段文字出现两次
        一段贴了两遍，或一篇稿件上了两个版，读者看得见，也占了别的稿件的位置。短的套话可以重复。
    """
    seen: dict[str, Text] = {}
    for passage in passages(issue):
        words = re.sub(r"\s+", " ", passage.text).strip()
        if not passage.key.startswith("body.") or _width(words) < _LONG:
            continue
        place = passage.place
        first = seen.setdefault(words, place)
        if first is not place:
            yield Hit(
                Text(f"The {place.en} repeats the {first.en} word for word.", f"{place.zh}与{first.zh}一字不差。"),
                Text("Delete one of the two.", "请删去其中一段。"),
                passage.span,
                passage.article.id,
                piece=passage.key,
            )


@lru_cache(maxsize=32768)
def _width(text: str) -> float:
    han = len(re.findall(f"[{HAN}]", text))
    return han + (len(text) - han) / 3
