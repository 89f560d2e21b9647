"""The same word at the same end of lines one below the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from publisher.compose.make_up import Layout
from publisher.compose.rules.matter import SetLine, columns, hyphened
from publisher.compose.rules.places import line_box, line_span
from publisher.findings import Severity
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_HAN = "\u3400-\u9fff"
_FIRST = re.compile(rf"\W*([{_HAN}]{{3}}|[^\W{_HAN}]+)")
_LAST = re.compile(rf"([{_HAN}]{{3}}|[^\W{_HAN}]+)\W*$")
_LONG_WORD = 4  # letters: two lines with such a word are told, with a shorter one three


@rule("LY027", "repeated-line-starts", Severity.INFO, scope="layout")
def repeated_line_starts(layout: Layout) -> Iterator[Hit]:
    """Lines one below the other begin with the same word.

    Why:
        The eye, coming back from the end of a line, drops into the wrong one, and reads it twice or leaves one out.

    Bad:
        Two lines in a row that begin “harbour”.
    Good:
        The word stands elsewhere in one of them.

    中文: 连行行首同词
        相邻几行以同样的字词开头，读者换行时容易看错行。
    """
    yield from _repeats(layout, _first_word, Text("begin", "开头"))


@rule("LY028", "repeated-line-ends", Severity.INFO, scope="layout")
def repeated_line_ends(layout: Layout) -> Iterator[Hit]:
    """Lines one below the other end with the same word.

    Why:
        As at their beginning: the eye leaves the wrong line, and the next one seems to have been read.

    Bad:
        Two lines in a row that end “harbour”.
    Good:
        The word stands elsewhere in one of them.

    中文: 连行行末同词
        相邻几行以同样的字词结尾，读者换行时容易看错行。
    """
    yield from _repeats(layout, _last_word, Text("end", "结尾"))


def _first_word(line: SetLine) -> str:
    found = _FIRST.match(line.line.text)
    return found[1].lower() if found else ""


def _last_word(line: SetLine) -> str:
    found = None if hyphened(line.line) else _LAST.search(line.line.text)
    return found[1].lower() if found else ""


def _repeats(layout: Layout, word_of: Callable[[SetLine], str], end: Text) -> Iterator[Hit]:
    for column in columns(layout):
        for word, group in groupby(column.lines, key=word_of):
            lines = list(group)
            if word and len(lines) > 1 + (len(word) < _LONG_WORD and not re.match(f"[{_HAN}]", word)):
                yield Hit(
                    Text(
                        f"{len(lines)} lines in a row {end.en} with “{word}”.",
                        f"连续 {len(lines)} 行以“{word}”{end.zh}。",
                    ),
                    Text("A word more or less moves it.", "增删一词即可错开。"),
                    span=line_span(layout, lines[0]),
                    article=column.article,
                    page=column.page,
                    box=line_box(lines[0], lines[-1]),
                )
