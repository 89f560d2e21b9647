"""What a YAML syntax error means to somebody who writes headlines, not YAML."""

from __future__ import annotations

from pathlib import Path

import yaml

from publisher.findings import Finding
from publisher.load.faults import BAD_MANIFEST
from publisher.model import Span
from publisher.wording import Text

_MEANINGS: tuple[tuple[str, Text, Text], ...] = (
    (
        "mapping values are not allowed",
        Text("A colon stands where none is expected.", "此处多了一个冒号。"),
        Text(
            'Put the value into quotes: headline: "Storm: day two".', '请给含冒号的值加引号：headline: "台风: 第二天"。'
        ),
    ),
    (
        "could not find expected ':'",
        Text("A key without a colon.", "键的后面没有冒号。"),
        Text("Write “key: value”, with a colon and a space.", "请写成“键: 值”，用半角冒号加空格。"),
    ),
    (
        "tab",
        Text("The line is indented with a tab.", "此行用制表符缩进。"),
        Text("Indent with spaces.", "请改用空格缩进。"),
    ),
    (
        "cannot start any token",
        Text("A value cannot begin with this character.", "值不能以这个字符开头。"),
        Text("Put the value into quotes.", "请给这个值加引号。"),
    ),
    (
        "quoted scalar",
        Text(
            "A quotation mark is opened and not closed, or a backslash follows it.", "引号没有成对，或引号内有反斜杠。"
        ),
        Text("Close the quote, or write the value between single quotes.", "请补上引号，或改用单引号。"),
    ),
    (
        "',' or ']'",
        Text("A list is opened with [ and not closed.", "列表以 [ 开始，却没有结束。"),
        Text("Write the missing comma or ].", "请补上逗号或 ]。"),
    ),
    (
        "',' or '}'",
        Text("A mapping is opened with { and not closed.", "映射以 { 开始，却没有结束。"),
        Text("Write the missing comma or }.", "请补上逗号或 }。"),
    ),
    (
        "block end",
        Text("The indentation of this line fits nothing above it.", "此行的缩进与上文不符。"),
        Text("Indent all keys of one level by the same number of spaces.", "同一层的键请用相同数量的空格缩进。"),
    ),
    (
        "block mapping",
        Text(
            "This line is neither a key with a value nor part of the value above.",
            "此行既不是“键: 值”，也不属于上面的值。",
        ),
        Text("Check its indentation, or put the value into quotes.", "请检查缩进，或给值加引号。"),
    ),
)
_OTHERWISE = (
    Text("This is not valid YAML.", "此处不是有效的 YAML。"),
    Text(
        "Check the colons, quotes and indentation of this line and the one above.",
        "请检查此行和上一行的冒号、引号与缩进。",
    ),
)
_FULL_WIDTH = Text(
    "Write the colon after a key as “: ”, not as “：”.", "键后面请用半角冒号加空格“: ”，不要用全角“：”。"
)


def explain_syntax(error: yaml.YAMLError, text: str, path: Path) -> Finding:
    """A finding where the parser gave up."""
    span = _place(error, text, path)
    message, hint = _meaning(f"{getattr(error, 'problem', '')} {getattr(error, 'context', '')}")
    if _has_full_width_colon(text, span.line):
        hint = _FULL_WIDTH
    return BAD_MANIFEST.at(span, message, hint)


def _place(error: yaml.YAMLError, text: str, path: Path) -> Span:
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    if "quoted scalar" in str(getattr(error, "context", "")):
        # The parser notices an open quote at the end of the file; it was opened where the value begins.
        marks.reverse()
    mark = marks[0] or marks[1]
    if mark is not None:
        return Span(path, mark.line + 1, mark.column + 1)
    position = getattr(error, "position", 0) or 0
    before = text[:position]
    return Span(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _meaning(problem: str) -> tuple[Text, Text]:
    problem = problem.replace(r"'\t'", "tab")  # So PyYAML calls it where libyaml is missing.
    for words, message, hint in _MEANINGS:
        if words in problem:
            return message, hint
    return _OTHERWISE


def _has_full_width_colon(text: str, line: int) -> bool:
    """Whether the line or the one above has “：” and no ASCII colon: the commonest slip on a Chinese keyboard."""
    lines = text.split("\n")[max(line - 2, 0) : line]
    return any("：" in one and ":" not in one for one in lines)
