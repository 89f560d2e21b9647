"""Findings → places on the laid-out pages. A finding made on the source is followed to the lines that print it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from publisher.compose.pages import Composition, Picture, TextBlock
from publisher.findings import Box, Finding
from publisher.model import Article, Issue
from publisher.pieces import Piece, pieces
from publisher.reports.proof import Mark
from publisher.review.lines import block_box, gap_under, stretch_box

_MM = 25.4 / 72
_HEAD = ("byline", "deck", "deck.label", "subhead", "headline", "kicker")
"""The pieces of a head, the lowest first: what a head lacks is wanted below the first of them that is there."""


def places(findings: Sequence[Finding], issue: Issue, composition: Composition | None) -> tuple[Mark | None, ...]:
    """For every finding its page and boxes; without a composition only what the manifest says of pages is known."""
    page = _Pages.of(composition)
    return tuple(_place(finding, issue, page) for finding in findings)


@dataclass(slots=True)
class _Pages:
    """What stands on the pages, by article: text blocks by piece, pictures by figure."""

    blocks: dict[tuple[str, str], list[tuple[int, TextBlock]]] = field(default_factory=lambda: defaultdict(list))
    pictures: dict[tuple[str, int], tuple[int, Picture]] = field(default_factory=dict)

    @classmethod
    def of(cls, composition: Composition | None) -> _Pages:
        """The pages of a composition; none without one."""
        found = cls()
        for page in composition.pages if composition else ():
            for item in page.items:
                if isinstance(item, TextBlock) and item.article is not None:
                    found.blocks[item.article, item.piece].append((page.number, item))
                elif isinstance(item, Picture) and item.article is not None:
                    found.pictures[item.article, item.figure] = page.number, item
        return found


def _place(finding: Finding, issue: Issue, pages: _Pages) -> Mark | None:
    if finding.page is not None:
        return Mark(finding.page, (finding.box,) if finding.box else ())
    article = _article_of(finding, issue)
    if article is None:
        return None
    piece = _piece_of(finding, article, issue.language)
    blocks = pages.blocks.get((article.id, piece.key)) if piece else None
    if piece and blocks and piece.key in _HEAD and finding.name.startswith("missing-"):
        # What is missing is told at the headline: there is no other line of the source to point to.
        return _under_the_head(article, pages)
    if piece and blocks:
        return _on_lines(finding, piece, blocks)
    if finding.figure is not None and (article.id, finding.figure) in pages.pictures:
        number, picture = pages.pictures[article.id, finding.figure]
        sides = (picture.x, picture.y, picture.width, picture.height)
        return Mark(number, (Box(*(round(side * _MM, 2) for side in sides)),), piece=f"figure.{finding.figure}")
    return _under_the_head(article, pages) or _page_alone(article, issue)


def _article_of(finding: Finding, issue: Issue) -> Article | None:
    if finding.article is not None:
        return issue.articles.get(finding.article)
    if finding.span is None:
        return None
    path = finding.span.path.as_posix()
    return next((one for one in issue.manifest.articles if (one.body or "").strip() == path), None)


def _piece_of(finding: Finding, article: Article, language: str) -> Piece | None:
    """The piece the finding names, or what was written where it points: there or, in a body, nearest above it."""
    span = finding.span
    every = pieces(article, language)
    named = next((piece for piece in every if piece.key == finding.piece), None)
    if named or span is None:
        return named
    here = [piece for piece in every if piece.span.path == span.path]
    exact = [piece for piece in here if piece.span == span]
    if exact:
        return exact[-1]
    above = [
        piece
        for piece in here
        if piece.key.startswith("body.") and (piece.span.line, piece.span.column) <= (span.line, span.column)
    ]
    return above[-1] if above else None


def _on_lines(finding: Finding, piece: Piece, blocks: Sequence[tuple[int, TextBlock]]) -> Mark:
    span = finding.span
    fixes = [fix for fix in finding.fixes if fix.piece == piece.key]
    if fixes:
        return Mark(*_stretches([fix.start for fix in fixes], blocks), piece=piece.key)
    offset = span.column - piece.span.column if span and span.line == piece.span.line else 0
    if 0 < offset < len(piece.text):
        return Mark(*_stretches([offset], blocks), piece=piece.key)
    number = blocks[0][0]
    # What runs on to another page is shown where it begins: a finding stands in one section of a report.
    boxes = tuple(block_box(block) for at, block in blocks if at == number)
    return Mark(number, boxes, piece=piece.key)


def _stretches(offsets: Sequence[int], blocks: Sequence[tuple[int, TextBlock]]) -> tuple[int, tuple[Box, ...]]:
    """The page of the first of these characters, and a box about each that stands there."""
    found = [
        (number, stretch_box(block, index, offset))
        for offset in offsets
        for number, block in blocks
        for index, line in enumerate(block.lines)
        if line.start <= offset < line.end
    ]
    page = found[0][0] if found else blocks[0][0]
    return page, tuple(box for number, box in found if number == page)


def _under_the_head(article: Article, pages: _Pages) -> Mark | None:
    for key in _HEAD:
        if blocks := pages.blocks.get((article.id, key)):
            number, block = blocks[-1]
            return Mark(number, (gap_under(block),), gap=True)
    return None


def _page_alone(article: Article, issue: Issue) -> Mark | None:
    number = issue.page_of(article.id)
    return Mark(number) if number is not None else None
