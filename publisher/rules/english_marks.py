"""English punctuation and the style of numbers, dates and times (AP)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.hits import Spot, in_body, quoted, searched, spotted
from publisher.rules.passages import passages
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_TWO_SPACES = re.compile(r"(?<=[^\s\d]) {2,}(?=\S)")  # behind a figure they set off a clue or a row of results

_SPACE_BEFORE = re.compile(r"(?<=[A-Za-z0-9”’\")]) +(?=[,;:!?](?:\s|$)|\.(?:\s|$))")

_NO_SPACE_AFTER = re.compile(r"(?<=[a-z]{2})(?:[,;:!?](?=[A-Za-z]{2})|\.(?=[A-Z][a-z]+\s))")

_DASH = re.compile(r"(?<=[A-Za-z0-9”’,.])\s?--\s?(?=[A-Za-z0-9“‘])")


@rule("TY050", "two-spaces", Severity.INFO, tongue="en", alone=True)
def two_spaces(issue: Issue) -> Iterator[Hit]:
    """Two spaces stand in a row.

    Why:
        They come from typewriter habits or from a word taken out, and make a hole in the line.

    Bad:
        body: Waves broke over the  harbour wall on Monday night.
    Good:
        body: Waves broke over the harbour wall on Monday night.
    中文：英文里有连续空格
        打字机时代的习惯，或删词留下的，印出来是一个空当。
    """
    yield from searched(
        issue,
        _TWO_SPACES,
        lambda found: Text("Two spaces in a row", "有连续空格"),
        Text("Keep one.", "请只留一个。"),
        new=lambda found: " ",
        among=lambda passage: in_body(passage) or passage.key.endswith("caption"),
    )


@rule("TY051", "space-before-mark", Severity.WARNING, tongue="en", alone=True)
def space_before_mark(issue: Issue) -> Iterator[Hit]:
    """A space stands before a comma or full stop.

    Why:
        The mark may slip to the next line, alone.

    Bad:
        body: Waves broke over the wall , and the town was flooded.
    Good:
        body: Waves broke over the wall, and the town was flooded.
    中文：英文标点前有空格
        标点可能独自落到下一行开头。
    """
    yield from searched(
        issue,
        _SPACE_BEFORE,
        lambda found: Text("A space before a mark", "标点前有空格"),
        Text("Delete the space.", "请删去空格。"),
        new=lambda found: "",
    )


@rule("TY052", "no-space-after-mark", Severity.WARNING, tongue="en", alone=True)
def no_space_after_mark(issue: Issue) -> Iterator[Hit]:
    """No space stands after a comma or full stop.

    Why:
        Two words run into one, and cannot be parted at a line's end. Addresses and names of files are not told.

    Bad:
        body: Waves broke over the wall,and the town was flooded.
    Good:
        body: Waves broke over the wall, and the town was flooded.
    中文：英文标点后缺空格
        两个词粘在一起，行末也断不开。
    """
    yield from searched(
        issue,
        _NO_SPACE_AFTER,
        lambda found: quoted(found, "No space after “{}”", "的“{}”后缺空格"),
        Text("Add the space.", "请补上空格。"),
        new=lambda found: f"{found[0]} ",
        sure=False,
        keep=lambda passage, found: not re.search(r"[@/\\_]|www|http", _word_around(passage.text, found.start())),
    )


def _word_around(text: str, at: int) -> str:
    left = text.rfind(" ", 0, at) + 1
    right = text.find(" ", at)
    return text[left : right if right > 0 else len(text)]


@rule("TY053", "mixed-quotes", Severity.INFO, tongue="en")
def mixed_quotes(issue: Issue) -> Iterator[Hit]:
    """Straight and curly quotation marks stand in one story.

    Why:
        Parts of the story came from two places. Print has curly ones throughout.

    Bad:
        body: |
          “We heard the sirens,” said the harbour master.

          "The wall held," said his daughter.
    Good:
        body: |
          “We heard the sirens,” said the harbour master.

          “The wall held,” said his daughter.
    中文：直引号与弯引号混用
        稿子是两处拼来的。印刷用弯引号。
    """
    for _, group in groupby(passages(issue), key=lambda passage: passage.article.id):
        story = list(group)
        if any("“" in passage.text for passage in story):
            for passage in story:
                at = passage.text.find('"')
                if (at >= 0 and not re.match(r'"(?=\s|$)', passage.text[at:])) or (
                    at > 0 and not passage.text[at - 1].isdigit()
                ):
                    yield spotted(
                        passage,
                        [Spot(at, at + 1)],
                        Text('A straight mark (") among curly ones', "的直引号与弯引号混用"),
                        Text("Write “ and ”.", "请改用“”。"),
                    )


@rule("TY054", "double-hyphen", Severity.INFO, tongue="en", alone=True)
def double_hyphen(issue: Issue) -> Iterator[Hit]:
    """Two hyphens stand for a dash.

    Why:
        A typewriter had no dash; print has.

    Bad:
        body: Waves broke over the wall -- the highest for years.
    Good:
        body: Waves broke over the wall — the highest for years.
    中文：两个连字符代替破折号
        打字机没有破折号，印刷有。
    """
    yield from searched(
        issue,
        _DASH,
        lambda found: Text("Two hyphens for a dash", "用两个连字符代替破折号"),
        Text("Write —", "请改用“—”。"),
        new=lambda found: found[0].replace("--", "—"),
    )
