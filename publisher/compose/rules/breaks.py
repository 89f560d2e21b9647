"""Where lines may not turn: marks at the wrong end of a line, divided dashes, lines longer than their measure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.compose.make_up import Layout
from publisher.compose.rules.matter import SetLine, numbered, text_blocks
from publisher.compose.rules.places import line_box, line_span, quoted
from publisher.findings import Severity
from publisher.rules.registry import Hit, rule
from publisher.typeset.marks import CLOSING, OPENING, PAUSES, STOPS
from publisher.typeset.phrases import SMALL_WORDS
from publisher.wording import Text, tongue_of

_NOT_FIRST = CLOSING | PAUSES | STOPS | frozenset("·～%‰℃,;:!?)]}")
_NOT_LAST = OPENING | frozenset("([{¥$￥£€")
_DOUBLED = re.compile("([—…])\\1*$")
_FITS = 0.3  # points by which a line may be out; half of what the eye sees


@rule("LY016", "forbidden-line-break", Severity.ERROR, scope="layout")
def forbidden_line_break(layout: Layout) -> Iterator[Hit]:
    """A line begins or ends with a mark that may not stand there, or a dash or ellipsis is divided.

    Why:
        避头尾: a full stop at a line's head, or an opening bracket at its foot, belongs to the other line; the eye
        stumbles. —— and …… are one mark each. Only a chain of marks longer than a line can force such a turn.

    Bad:
        A line that begins “，开发区”, or ends “召开党工委（”.
    Good:
        The comma at the end of the line above, squeezed in; the bracket at the head of the next.

    中文: 违反行首行尾禁则
        点号、后引号、后括号不得居行首，前引号、前括号不得居行末，破折号、省略号不得拆开。
    """
    for line in _turned(layout):
        fault = _fault(line.block.lines[line.row - 1].text, line.line.text)
        if fault:
            yield _hit(
                layout,
                line,
                Text(f"{fault.en}, at {quoted(line).en}.", f"{quoted(line).zh}处{fault.zh}。"),
                Text("Cut or add a few characters before it.", "请在其前增删几个字。"),
            )


def _fault(left: str, right: str) -> Text | None:
    """What is wrong with a line turn between these two lines."""
    dashes = _DOUBLED.search(left)
    if dashes and right[0] == dashes[1] and len(dashes[0]) % 2:
        return Text(f"“{dashes[1] * 2}” is divided between two lines", f"“{dashes[1] * 2}”被拆在两行")
    if right[0] in _NOT_FIRST:
        return Text(f"“{right[0]}” begins a line", f"“{right[0]}”居于行首")
    if left[-1] in _NOT_LAST:
        return Text(f"“{left[-1]}” ends the line before", f"“{left[-1]}”居于前行之末")
    return None


@rule("LY019", "overfull-line", Severity.ERROR, scope="layout")
def overfull_line(layout: Layout) -> Iterator[Hit]:
    """A line is longer than its measure.

    Why:
        It runs into the gutter, the rule or the next column. A single character that is wider than the measure is
        the one thing that the typesetter cannot bring in.

    Bad:
        A headline of 40 pt with a character more than its frame is wide.
    Good:
        Every line ends at the edge of its column.

    中文: 行长超出版口
        文字超出栏宽，会侵入栏间或压住栏线。
    """
    for page in numbered(layout):
        for block in text_blocks(page):
            for row, line in enumerate(block.lines):
                if block.article is not None and line.width > line.measure + _FITS:
                    at = SetLine(page.number, block, row)
                    over = line.width - line.measure
                    yield _hit(
                        layout,
                        at,
                        Text(
                            f"The line {quoted(at).en} is {over:.1f} pt longer than its measure.",
                            f"{quoted(at).zh}一行超出栏宽 {over:.1f} 点。",
                        ),
                        Text("Shorten the text, or give it more width.", "请缩短文字，或加宽版位。"),
                    )


@rule("LY034", "hanging-headline-word", Severity.INFO, scope="layout")
def hanging_headline_word(layout: Layout) -> Iterator[Hit]:
    """A line of an English headline ends with a small word that belongs to the next line.

    Why:
        A line of a headline is read as a phrase. “Harbour board votes to” makes the reader stop where there is no stop.
        Lines are turned elsewhere where that is possible.

    Bad:
        “Council agrees to / open the bridge”
    Good:
        “Council agrees / to open the bridge”

    中文: 英文标题行末留下虚词
        标题一行应是一个完整的词组，行末不宜留下 to、of、the 之类的小词。
    """
    if tongue_of(layout.issue.language) != "en":
        return
    for line in _turned(layout):
        before = line.block.lines[line.row - 1].text.split()
        if line.block.piece == "headline" and before and before[-1].lower().strip("‘’“”") in SMALL_WORDS:
            yield _hit(
                layout,
                line,
                Text(f"A line of the headline ends with “{before[-1]}”.", f"标题有一行以“{before[-1]}”结尾。"),
                Text("Change a word of the headline.", "请改动标题用词。"),
            )


def _turned(layout: Layout) -> Iterator[SetLine]:
    """Every line of a story's text that follows another of the same block."""
    for page in numbered(layout):
        for block in text_blocks(page):
            if block.article is not None:
                yield from (
                    SetLine(page.number, block, row)
                    for row in range(1, len(block.lines))
                    if block.lines[row].text and block.lines[row - 1].text
                )


def _hit(layout: Layout, at: SetLine, message: Text, hint: Text) -> Hit:
    return Hit(message, hint, span=line_span(layout, at), article=at.block.article, page=at.page, box=line_box(at))
