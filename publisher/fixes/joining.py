"""One broken paragraph of a body file joined, because somebody asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.findings import Finding
from publisher.fixes.proof import same_letters
from publisher.ingest.mend import Join, Paragraph, joined_in_place, mend_file, split_paragraphs
from publisher.model import Issue

RULE = "PA001"


@dataclass(frozen=True, slots=True)
class Seam:
    """Where a finding says that a paragraph is cut: the file's paragraphs, and the join that would mend it."""

    text: str
    paragraphs: Sequence[Paragraph]
    join: Join

    @property
    def apart(self) -> str:
        """The ends of the two halves as they stand."""
        return f"{self.join.left.strip()}¶{self.join.right.strip()}"

    @property
    def together(self) -> str:
        """The same as one paragraph."""
        return f"{self.join.left.strip()}{self.join.separator}{self.join.right.strip()}"

    def joined(self) -> str:
        """The file with this join made and no other."""
        return joined_in_place(self.text, self.paragraphs, [self.join])


def seam_of(finding: Finding, text: str) -> Seam | None:
    """The seam that a finding is about, in the file as it is; None where no such thing stands there (any more)."""
    if finding.rule != RULE or finding.span is None:
        return None
    paragraphs = split_paragraphs(text)
    mended = mend_file(text, paragraphs)
    for join in (*mended.joins, *mended.queries):
        half = paragraphs[join.after]
        if half.line <= finding.span.line <= max(half.line, half.last):
            return Seam(text, paragraphs, join)
    return None


def is_one_paragraph_less(before: Issue, after: Issue | None, article: str | None) -> bool:
    """Whether the issue says the same, and nothing but one paragraph's end in that article is gone."""
    if after is None or not same_letters(before, after):
        return False
    return _paragraphs(after) == {**_paragraphs(before), article: _paragraphs(before).get(article, 0) - 1}


def _paragraphs(issue: Issue) -> dict[str | None, int]:
    return {article.id: len(article.blocks) for article in issue.manifest.articles}
