"""Text that was lost, as findings LY004 that name article, piece, page and place."""

from __future__ import annotations

from publisher.compose.pages import PlacedPage, TextBlock
from publisher.conserve.compare import Difference
from publisher.findings import Box, Finding, Severity
from publisher.model import Article, Issue, Span
from publisher.pieces import pieces
from publisher.wording import Text

RULE, NAME = "LY004", "text-lost"
_MM = 25.4 / 72


def lost(
    message: Text,
    *,
    article: str | None = None,
    span: Span | None = None,
    page: int | None = None,
    box: Box | None = None,
) -> Finding:
    """A finding LY004."""
    hint = Text(
        "No edition was written. Look for a page.css or page.html.j2 of the layout that hides, moves or changes text; "
        "if there is none, report it with this message.",
        "未写出任何版本。请检查版式的 page.css 或 page.html.j2 是否隐藏、移动或改动了文字；"
        "若没有，请附上本信息报告问题。",
    )
    return Finding(RULE, NAME, Severity.ERROR, message, hint, span, article, page, box)


def lost_piece(difference: Difference, article: Article, edition: str, page: int | None = None) -> Finding:
    """The finding for a piece that an edition does not hold once, whole and in order."""
    key, wanted, found = difference.key, difference.wanted, difference.found
    piece, name = difference.piece, article.id
    if difference.fault == "missing":
        message = Text(
            f"{edition}: {name}, {key} is missing: “{wanted}…”", f"{edition}：{name} 的 {key} 缺失：“{wanted}…”"
        )
    elif difference.fault == "order":
        message = Text(
            f"{edition}: {name}, {key} is out of order: “{wanted}…”",
            f"{edition}：{name} 的 {key} 顺序不对：“{wanted}…”",
        )
    elif difference.fault == "extra":
        message = Text(
            f"{edition}: {name}, {key} has text that the source has not: “{found}”",
            f"{edition}：{name} 的 {key} 多出原稿没有的文字：“{found}”",
        )
    else:
        message = Text(
            f"{edition}: {name}, {key} differs after {difference.at} characters: “{wanted}” in the source, "
            f"“{found}” in the edition",
            f"{edition}：{name} 的 {key} 在第 {difference.at} 字之后不同：原稿“{wanted}”，成品“{found}”",
        )
    return lost(message, article=name, span=piece.span if piece is not None else article.span_of(), page=page)


def span_of(issue: Issue, block: TextBlock) -> Span | None:
    """Where the text of a block was written."""
    article = issue.articles.get(block.article or "")
    if article is None:
        return None
    return next((p.span for p in pieces(article, issue.language) if p.key == block.piece), article.span_of())


def box_of(block: TextBlock, row: int | None = None) -> Box:
    """The place of a block's line, or of the whole block, in millimetres."""
    lines = block.lines if row is None else block.lines[row : row + 1]
    top = block.baseline + (row or 0) * block.leading - block.style.size
    left = block.x + min((line.offset for line in lines), default=0.0)
    right = block.x + max((line.width for line in lines), default=0.0)
    height = block.leading * max(len(lines) - 1, 0) + block.style.size * 1.2
    return Box(*(round(value * _MM, 2) for value in (left, top, right - left, height)))


def blocks_of(page: PlacedPage) -> dict[int, TextBlock]:
    """The page's blocks that hold text, by their number among its items."""
    return {
        number: item
        for number, item in enumerate(page.items)
        if isinstance(item, TextBlock) and any(line.segments for line in item.lines)
    }
