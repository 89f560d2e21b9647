"""Paragraphs divided by the layout."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.compose.make_up import Layout
from publisher.compose.pages import TextBlock
from publisher.compose.rules.places import block_span, box_of, headline
from publisher.findings import Severity
from publisher.rules.registry import Hit, rule
from publisher.wording import Text


@rule("LY001", "split-paragraph", Severity.WARNING, scope="layout")
def split_paragraph(layout: Layout) -> Iterator[Hit]:
    """A paragraph is divided by a page break.

    Why:
        The reader who turns the page, or never does, loses the sentence. Text cut there is also what later
        readers of the page's text find as two broken paragraphs.

    Bad:
        Page 1 ends “…围绕社会、意识形态、全”, page 3 begins “面从严治党等各领域…”.
    Good:
        The jump stands at the end of a paragraph.

    中文: 段落被版面分开
        段落跨版断开，读者翻页才能读完一句；转版宜在段落之末。
    """
    seen: dict[tuple[str, str], tuple[int, int]] = {}
    for page in layout.composition.pages[: len(layout.issue.manifest.pages)]:
        for block in page.items:
            if not isinstance(block, TextBlock) or block.article is None or not block.piece.startswith("body."):
                continue
            key = (block.article, block.piece)
            before = seen.get(key)
            if before and before[0] != page.number and block.continued:
                yield Hit(
                    Text(
                        f"A paragraph of “{headline(layout, block.article)}” is divided: {before[1]} lines on page "
                        f"{before[0]}, {len(block.lines)} on page {page.number}.",
                        f"《{headline(layout, block.article)}》有一段被分开：第{before[0]}版 {before[1]} 行，"
                        f"第{page.number}版 {len(block.lines)} 行。",
                    ),
                    Text(
                        "Cut or add lines so that the break falls between paragraphs.",
                        "增删若干行，使断处落在两段之间。",
                    ),
                    span=block_span(layout, block.article, block.piece),
                    article=block.article,
                    page=page.number,
                    box=box_of(block),
                )
            count = before[1] if before and before[0] == page.number else 0
            seen[key] = (page.number, count + len(block.lines))
