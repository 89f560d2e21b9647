"""A join, and the text that mending leaves."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.ingest.mend.marks import SPACE
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Join:
    """One paragraph found in two pieces.

    Attributes:
        after: Index of the paragraph that holds the left half.
        left: The last characters of the left half.
        right: The first characters of the right half.
        separator: What is set between the halves: nothing, or a space.
        confidence: 0.5–0.99.
        reason: The strongest sign.
        rule: Its name.
        certain: Whether the two may be joined without asking anyone.
        resumes: Index of the paragraph that holds the right half: the next one, unless page furniture stands between.
        dropped: What is taken away at the seam: the hyphen of a divided word, then the space around the seam.
    """

    after: int
    left: str
    right: str
    separator: str
    confidence: float
    reason: Text
    rule: str
    certain: bool
    resumes: int
    dropped: str = ""

    def sewn(self, left: str, right: str) -> str:
        """The two halves put together."""
        head = left.rstrip(SPACE)
        hyphen = self.dropped.strip(SPACE)
        return head[: len(head) - len(hyphen)] + self.separator + right.lstrip(SPACE)


@dataclass(frozen=True, slots=True)
class Mended:
    """The paragraphs after mending.

    Every character of the input is in ``paragraphs``, except what the joins say they dropped. Page furniture that stood
    between two halves stands after the joined paragraph.

    Attributes:
        paragraphs: The text, joined.
        joins: The joins that were made, in order.
        queries: Those found and not made, for somebody to look at.
        furniture: Indices of the input paragraphs that stood between two joined halves.
    """

    paragraphs: tuple[str, ...]
    joins: tuple[Join, ...]
    queries: tuple[Join, ...] = ()
    furniture: tuple[int, ...] = ()
