"""Finding words on the pages: the lines run together without their spaces, and every character knows its line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.reports.comparison import Part
from publisher.review.state import PageLine

_CONTEXT = 10
"""Characters on either side of a change by which its place is told from others."""


@dataclass(frozen=True, slots=True)
class Stream:
    """All lines as one text; ``starts`` are the offsets at which they begin."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[PageLine, ...]

    @classmethod
    def of(cls, lines: Sequence[PageLine]) -> Stream:
        """Run lines together."""
        pieces = [_bare(line.text) for line in lines]
        starts: list[int] = []
        at = 0
        for piece in pieces:
            starts.append(at)
            at += len(piece)
        return cls("".join(pieces), tuple(starts), tuple(lines))

    def set_largest(self, words: str) -> PageLine | None:
        """The line in which these words begin; of several the one in the largest type: an index repeats headlines."""
        bare = _bare(words)
        found: list[PageLine] = []
        at = self.text.find(bare) if bare else -1
        while at >= 0:
            found.append(self.lines[self._index(at)])
            at = self.text.find(bare, at + 1)
        return max(found, key=lambda line: line.box.width / max(len(line.text), 1), default=None)

    def around(self, parts: Sequence[Part]) -> list[PageLine]:
        """The lines that hold what changed, told by the words before and after it."""
        kept = [part for part in parts if part.kind != "old"]
        whole = "".join(_bare(part.text) for part in kept)
        found: list[PageLine] = []
        offset = 0
        for part in parts:
            size = len(_bare(part.text))
            if part.kind != "same":
                last = offset + (size if part.kind == "new" else 0)
                found += self._between(whole, offset, last)
            offset += size if part.kind != "old" else 0
        return found

    def _between(self, whole: str, first: int, last: int) -> list[PageLine]:
        low = max(0, first - _CONTEXT)
        words = whole[low : last + _CONTEXT]
        at = self.text.find(words) if words else -1
        if at < 0:
            return []
        begin, end = at + first - low, at + last - low
        line, until = self._index(begin), self._index(max(begin, end - 1))
        return list(self.lines[line : until + 1])

    def _index(self, offset: int) -> int:
        return min(max(bisect_right(self.starts, offset) - 1, 0), len(self.lines) - 1)


def _bare(text: str) -> str:
    return "".join(text.split()).replace("¶", "").replace("\u00ad", "")
