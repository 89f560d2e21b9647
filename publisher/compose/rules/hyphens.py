"""Hyphens at the ends of lines: in a stack, at a column's foot, before a paragraph's last line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from publisher.compose.make_up import Layout
from publisher.compose.rules.matter import SetLine, columns, hyphened, paragraphs
from publisher.compose.rules.places import line_box, line_span
from publisher.findings import Severity
from publisher.rules.registry import Hit, rule
from publisher.wording import Text


@rule("LY024", "stacked-hyphens", Severity.WARNING, scope="layout")
def stacked_hyphens(layout: Layout) -> Iterator[Hit]:
    """Too many lines one below the other end in a hyphen.

    Why:
        A ladder of hyphens at the edge of a column catches the eye and makes reading a guess. How many may stand one
        below the other is the layout's choice (limits.hyphens).

    Bad:
        Three lines in a row that end “consid-”, “break-” and “har-”.
    Good:
        One hyphen, and lines with whole words above and below it.

    中文: 连行断词
        连续多行以连字符结尾，栏边像一架梯子，妨碍阅读。
    """
    most = layout.pack.limits.hyphens
    for column in columns(layout):
        for divided, group in groupby(column.lines, key=lambda line: hyphened(line.line)):
            lines = list(group)
            if divided and len(lines) > most:
                yield Hit(
                    Text(f"{len(lines)} lines in a row end in a hyphen.", f"连续 {len(lines)} 行以连字符结尾。"),
                    Text("Change a word in one of them.", "请改动其中一词。"),
                    span=line_span(layout, lines[0]),
                    article=column.article,
                    page=column.page,
                    box=line_box(lines[0], lines[-1]),
                )


@rule("LY025", "hyphen-at-column-end", Severity.INFO, scope="layout")
def hyphen_at_column_end(layout: Layout) -> Iterator[Hit]:
    """The last word of a column is divided, and ends at the head of the next one.

    Why:
        The reader carries half a word to the top of another column; over a page it is lost.

    Bad:
        A column ends “break-”, the next begins “water”.
    Good:
        The column ends with a whole word.

    中文: 栏末断词
        一个词被断在两栏之间，跨版时尤其难读。
    """
    found = columns(layout)
    for index, column in enumerate(found):
        last = column.lines[-1]
        following = next((later for later in found[index + 1 :] if later.article == column.article), None)
        if hyphened(last.line) and following is not None:
            turned = following.page != column.page
            yield _hit(
                layout,
                last,
                Text(
                    f"The last word of a {'page' if turned else 'column'} is divided: “{_last_word(last)}”.",
                    f"{'版' if turned else '栏'}末的词“{_last_word(last)}”被断开。",
                ),
                Severity.WARNING if turned else Severity.INFO,
            )


@rule("LY026", "hyphen-before-last-line", Severity.INFO, scope="layout")
def hyphen_before_last_line(layout: Layout) -> Iterator[Hit]:
    """The last line but one of a paragraph ends in a hyphen.

    Why:
        The paragraph then ends with the rest of a word and little else; the word was divided for nothing.

    Bad:
        “…over the northern break-” and the last line “water.”
    Good:
        The last full line ends with a whole word.

    中文: 段末前行断词
        倒数第二行断词，末行往往只剩半个词。
    """
    for lines in paragraphs(layout).values():
        if len(lines) > 1 and lines[-1].line.last and hyphened(lines[-2].line):
            word = _last_word(lines[-2])
            yield _hit(
                layout,
                lines[-2],
                Text(
                    f"The last full line of a paragraph ends with the divided word “{word}”.",
                    f"段末前一行以断开的词“{word}”结尾。",
                ),
            )


def _last_word(line: SetLine) -> str:
    return line.line.text.split()[-1]


def _hit(layout: Layout, at: SetLine, message: Text, severity: Severity | None = None) -> Hit:
    return Hit(
        message,
        Text("A word more or less before it mends it.", "在其前增删一词即可避免。"),
        span=line_span(layout, at),
        article=at.block.article,
        page=at.page,
        box=line_box(at),
        severity=severity,
    )
