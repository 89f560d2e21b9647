"""The last line of a paragraph: 孤字, too short a line, one that is all but full."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.compose.make_up import Layout
from publisher.compose.rules.matter import SetLine, hyphened, paragraphs
from publisher.compose.rules.places import line_box, line_span, quoted
from publisher.findings import Severity
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTERS = re.compile(r"\w")
_SHORTEST_WORD = 4  # letters: less at the end of a paragraph is hardly a line
_LEAST_INDENTS = 1.5  # a last line is at least so many first-line indents long, or the two gape together


@rule("LY013", "lone-character", Severity.WARNING, scope="layout")
def lone_character(layout: Layout) -> Iterator[Hit]:
    """The last line of a paragraph holds a single Chinese character.

    Why:
        孤字不成行: one character and a full stop leave a whole line white. The typesetter avoids it; where it could
        not, a word more or less helps.

    Bad:
        A paragraph that ends “……全面落实到” and then “位。”
    Good:
        The same paragraph ending “……全面落实” and “到位。”

    中文: 孤字成行
        段末一行只有一个字，俗称孤字。排版已尽量避免；仍出现时，请增删一两个字。
    """
    for last in _last_lines(layout):
        text = last.line.text
        if _HAN.search(text) and len(_LETTERS.findall(text)) == 1:
            yield _hit(
                layout,
                last,
                Text(
                    f"A paragraph ends with a single character, “{text}”, in its last line.",
                    f"段末一行只有一个字：“{text}”。",
                ),
                Text("Cut or add a word or two.", "请增删一两个字。"),
            )


@rule("LY014", "short-last-line", Severity.INFO, scope="layout")
def short_last_line(layout: Layout) -> Iterator[Hit]:
    """A paragraph of Latin text ends with a line that is hardly one: a scrap of a word, or less than an indent.

    Why:
        Where the next paragraph is indented, a last line shorter than the indent leaves a hole across the column.

    Bad:
        A paragraph whose last line is “on.”, and another that ends in the second half of a divided word.
    Good:
        The last line holds a few words.

    中文: 西文段末行过短
        西文段落的末行只剩半个词或一个短词，与下段缩进之间留下一道空白。
    """
    for last in _last_lines(layout):
        text, style = last.line.text.strip(), last.block.style
        if _HAN.search(text):
            continue
        before = last.block.lines[last.row - 1] if last.row else None
        letters = len(_LETTERS.findall(text))
        scrap = " " not in text and (letters < _SHORTEST_WORD or (before is not None and hyphened(before)))
        if scrap or last.line.width < _LEAST_INDENTS * style.indent * style.size:
            yield _hit(
                layout,
                last,
                Text(f"A paragraph ends with the line “{text}”.", f"段末一行只有“{text}”。"),
                Text("Cut or add a word or two.", "请增删一两个词。"),
            )


@rule("LY015", "nearly-full-last-line", Severity.INFO, scope="layout")
def nearly_full_last_line(layout: Layout) -> Iterator[Hit]:
    """A paragraph's last line is all but full.

    Why:
        What is missing is less than the next paragraph's indent: it looks like a line that failed to reach the edge,
        not like an end.

    Bad:
        A last line that ends three points before the column's edge.
    Good:
        A last line that is full, or ends at least an indent before the edge.

    中文: 西文段末行将满未满
        末行离栏边只差一点，看起来像没排齐，而不像段落结束。
    """
    for last in _last_lines(layout):
        style, line = last.block.style, last.line
        short = line.measure - line.width
        if (
            style.align == "justify"
            and 0.1 * style.size < short < style.indent * style.size
            and not _HAN.search(line.text)
        ):
            yield _hit(
                layout,
                last,
                Text(
                    f"A paragraph's last line, {quoted(last).en}, falls {short:.1f} pt short of the column's edge.",
                    f"段末行{quoted(last).zh}离栏边只差 {short:.1f} 点。",
                ),
                Text("Nothing need be done; a word more or less would mend it.", "一般不必处理，增删一词即可避免。"),
            )


def _last_lines(layout: Layout) -> Iterator[SetLine]:
    """The last line of every body paragraph that has more than one."""
    return (lines[-1] for lines in paragraphs(layout).values() if len(lines) > 1 and lines[-1].line.last)


def _hit(layout: Layout, at: SetLine, message: Text, hint: Text) -> Hit:
    return Hit(message, hint, span=line_span(layout, at), article=at.block.article, page=at.page, box=line_box(at))
