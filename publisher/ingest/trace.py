"""Text that remembers where in the source each of its characters stood, so that nothing can be lost unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MADE = -1


@dataclass(frozen=True, slots=True)
class Traced:
    """A text in parts: ``(offset in the source, characters)``; a part the importer put in itself has offset -1."""

    parts: tuple[tuple[int, str], ...] = ()

    @classmethod
    def of(cls, source: str, start: int, end: int) -> Traced:
        """The characters ``source[start:end]``."""
        return cls(((start, source[start:end]),)) if end > start else cls()

    @classmethod
    def made(cls, text: str) -> Traced:
        """Characters that do not come from the source, such as the space between two joined lines."""
        return cls(((_MADE, text),)) if text else cls()

    @property
    def text(self) -> str:
        """The characters alone."""
        return "".join(text for _, text in self.parts)

    def __len__(self) -> int:
        return sum(len(text) for _, text in self.parts)

    def __add__(self, other: Traced) -> Traced:
        return Traced(self.parts + other.parts)

    def __getitem__(self, span: slice) -> Traced:
        start, end, _ = span.indices(len(self))
        found: list[tuple[int, str]] = []
        at = 0
        for offset, text in self.parts:
            low, high = max(start - at, 0), min(end - at, len(text))
            if low < high:
                found.append((offset + low if offset != _MADE else _MADE, text[low:high]))
            at += len(text)
        return Traced(tuple(found))

    def strip(self) -> Traced:
        """Without white space at both ends."""
        text = self.text
        start = len(text) - len(text.lstrip())
        return self[start : max(start, len(text.rstrip()))]

    def without_spaces(self) -> Traced:
        """Without any white space: 张　三 → 张三."""
        whole = Traced()
        for found in re.finditer(r"\S+", self.text):
            whole += self[found.start() : found.end()]
        return whole

    @property
    def start(self) -> int | None:
        """Offset of the first character that comes from the source."""
        return next((offset for offset, _ in self.parts if offset != _MADE), None)

    def taken(self) -> Iterator[tuple[int, str]]:
        """The parts that come from the source."""
        return ((offset, text) for offset, text in self.parts if offset != _MADE)
