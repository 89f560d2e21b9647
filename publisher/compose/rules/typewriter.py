"""Marks of the typewriter in Latin text as it stands on the page: straight quotes, hyphens that stand for dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.compose.make_up import Layout
from publisher.compose.rules.matter import SetLine, is_body, numbered, text_blocks
from publisher.compose.rules.places import headline, line_box, line_span
from publisher.findings import Severity
from publisher.model import Span
from publisher.rules.places import place_in
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

# After a figure they are feet, inches, minutes.
_STRAIGHT = re.compile(r"""(?<![\d"'])["']""")
_DASH = re.compile(r"(?:^|(?<=\s))-(?=\s|$)")


@rule("TY055", "straight-quotes", Severity.WARNING, scope="layout", tongue="en")
def straight_quotes(layout: Layout) -> Iterator[Hit]:
    """Quotation marks or apostrophes are straight.

    Why:
        The straight mark was made for typewriters, which had one key for four signs. In print it looks like a smudge,
        and its space is wrong on both sides. The text is never changed on the way to the page: only its editor knows
        which of the four is meant.

    Bad:
        "It's the harbour," she said.
    Good:
        “It’s the harbour,” she said.

    中文: 西文用了直引号
        直引号是打字机的符号，印刷应用弯引号（“ ” ‘ ’）。程序不会擅自改动，请编辑更正。
    """
    yield from _told(
        layout,
        _STRAIGHT,
        Text("straight quotation marks", "直引号"),
        Text("Write “ ” and ‘ ’.", "请改用弯引号。"),
    )


@rule("TY056", "hyphen-for-dash", Severity.WARNING, scope="layout", tongue="en")
def hyphen_for_dash(layout: Layout) -> Iterator[Hit]:
    """A hyphen between spaces stands for a dash.

    Why:
        A hyphen joins, a dash parts. It is too short to be seen as a pause, and at a line's end it looks like a divided
        word.

    Bad:
        The ferry - the last of its kind - sails at noon.
    Good:
        The ferry – the last of its kind – sails at noon.

    中文: 连字符代替破折号
        两边有空格的连字符应为破折号（– 或 —）。
    """
    yield from _told(
        layout,
        _DASH,
        Text("hyphens for dashes", "代替破折号的连字符"),
        Text("Write – or —.", "请改用 – 或 —。"),
    )


def _told(layout: Layout, pattern: re.Pattern[str], what: Text, hint: Text) -> Iterator[Hit]:
    """One finding for each story that has such marks, at the first of them."""
    found: dict[str, list[tuple[SetLine, Span | None]]] = {}
    for page in numbered(layout):
        for block in text_blocks(page):
            for row, line in enumerate(block.lines if block.article else ()):
                at = SetLine(page.number, block, row)
                for mark in pattern.finditer(line.source_text):
                    found.setdefault(block.article or "", []).append((at, _place(layout, at, mark)))
    for article, places in found.items():
        at, span = places[0]
        title, count = headline(layout, article), len(places)
        yield Hit(
            Text(f"“{title}” has {what.en}, {count} in all.", f"《{title}》有{what.zh}，共 {count} 处。"),
            hint,
            span=span,
            article=article,
            page=at.page,
            box=line_box(at),
        )


def _place(layout: Layout, at: SetLine, mark: re.Match[str]) -> Span | None:
    if not is_body(at.block) or at.block.article is None:
        return line_span(layout, at)
    block = layout.issue.articles[at.block.article].blocks[int(at.block.piece.split(".")[1])]
    return place_in(block, block.text.find(mark[0], at.line.start))
