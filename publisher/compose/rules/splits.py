"""Paragraphs divided by the layout."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from publisher.compose.make_up import Layout
from publisher.compose.rules.matter import SetLine, columns
from publisher.compose.rules.places import headline, line_box, line_span
from publisher.findings import Severity
from publisher.rules.registry import Hit, rule
from publisher.wording import Text


@rule("LY001", "split-paragraph", Severity.WARNING, scope="layout")
def split_paragraph(layout: Layout) -> Iterator[Hit]:
    """A paragraph is divided by a page break; one divided by the end of a column is told for information.

    Why:
        The reader who turns the page, or never does, loses the sentence. Text cut there is also what later
        readers of the page's text find as two broken paragraphs. Columns divide paragraphs as a matter of course;
        how many lines stand on either side shows whether the cut is a good one.

    Bad:
        Page 1 ends “…围绕社会、意识形态、全”, page 3 begins “面从严治党等各领域…”.
    Good:
        The jump stands at the end of a paragraph.

    中文: 段落被版面分开
        段落跨版断开，读者翻页才能读完一句；转版宜在段落之末。段落跨栏属常事，只作提示，并列出两边各有几行。
    """
    for before, after in _cuts(layout):
        first, last = before[-1], after[0]
        turned = first.page != last.page
        title = headline(layout, last.block.article or "")
        where = Text("in one column", "前一栏"), Text("in the next", "后一栏")
        if turned:
            where = Text(f"on page {first.page}", f"第{first.page}版"), Text(f"on page {last.page}", f"第{last.page}版")
        yield Hit(
            Text(
                f"A paragraph of “{title}” is divided: {_lines(before)} {where[0].en}, {len(after)} {where[1].en}.",
                f"《{title}》有一段被分开：{where[0].zh} {len(before)} 行，{where[1].zh} {len(after)} 行。",
            ),
            Text("Cut or add lines so that the break falls between paragraphs.", "增删若干行，使断处落在两段之间。")
            if turned
            else Text("Nothing need be done.", "一般不必处理。"),
            span=line_span(layout, last),
            article=last.block.article,
            page=last.page,
            box=line_box(last, after[-1]),
            severity=None if turned else Severity.INFO,
        )


def _lines(lines: list[SetLine]) -> str:
    return f"{len(lines)} line{'s' if len(lines) > 1 else ''}"


def _cuts(layout: Layout) -> Iterator[tuple[list[SetLine], list[SetLine]]]:
    """The lines of one paragraph on both sides of each place where it is divided."""
    parts: dict[tuple[str, str], list[list[SetLine]]] = {}
    for column in columns(layout):
        for piece in dict.fromkeys(block.piece for block in column.blocks):
            lines = [line for line in column.lines if line.block.piece == piece]
            parts.setdefault((column.article, piece), []).append(lines)
    for found in parts.values():
        yield from pairwise(found)
