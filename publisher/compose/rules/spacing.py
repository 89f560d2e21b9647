"""White space inside the lines: lines that had to be opened too far, rivers that run through several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.compose.make_up import Layout
from publisher.compose.rules.matter import Column, SetLine, columns
from publisher.compose.rules.places import line_box, line_span, quoted
from publisher.findings import Severity
from publisher.rules.registry import Hit, rule
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.lines import Line, Segment
from publisher.typeset.shaping import Shaper
from publisher.wording import Text, tongue_of

_TWO_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{2}")
_BANK = 0.3  # ems by which the middle of a space may lie beside that of the space above it, in a river


@rule("LY022", "loose-line", Severity.WARNING, scope="layout")
def loose_line(layout: Layout) -> Iterator[Hit]:
    """A line was opened further than the layout allows.

    Why:
        In a narrow measure with a long word, or an address, the setter has nothing but white to fill the line with. The
        column gets a hole, and words or characters fall apart. How far is too far is the layout's choice (limits).

    Bad:
        “a     considerable     internationalisation”
    Good:
        The sentence turned so that the long word finds its place.

    中文: 行内过松
        字距或词距被拉得过大，版面出现空洞。限度由版式规定（limits）。
    """
    limits = layout.pack.limits
    for column in columns(layout):
        for at in column.lines:
            if at.line.last or at.block.style.align != "justify":
                continue
            words, letters = _opened(at.line, at.block.style.size)
            if words > limits.word_space or letters > limits.letter_space:
                yield Hit(
                    Text(
                        f"The line {quoted(at).en} is loose: {max(words, letters):.2f} em between its "
                        f"{'words' if words > limits.word_space else 'characters'}.",
                        f"{quoted(at).zh}一行过松：{'词距' if words > limits.word_space else '字距'}加大了 "
                        f"{max(words, letters):.2f} 字宽。",
                    ),
                    Text("Change a word of the sentence.", "请改动句中一词。"),
                    span=line_span(layout, at),
                    article=column.article,
                    page=at.page,
                    box=line_box(at),
                )


def _opened(line: Line, size: float) -> tuple[float, float]:
    """What was added to word spaces, and between Chinese characters, in ems, where most was.

    The gap between a Han character and a figure or Latin word is no sign of looseness: some of it is in every line.
    """
    spaces = [one.tracking + one.word for one in line.segments if " " in one.text]
    squares = [one.tracking for one in line.segments if _TWO_HAN.search(one.text)]
    return max(spaces, default=0.0) / size, max(squares, default=0.0) / size


@rule("LY023", "river", Severity.INFO, scope="layout")
def river(layout: Layout) -> Iterator[Hit]:
    """The word spaces of several lines lie one below the other.

    Why:
        Together they make a white crack that runs down the column, and the eye follows it instead of the text. From how
        many lines on it is told is the layout's choice (limits.river).

    Bad:
        Five lines whose third space stands at the same place.
    Good:
        Spaces that fall where chance puts them.

    中文: 行间白缝
        上下数行的词距恰好对齐，形成一道白缝，视线会顺着它滑下去。
    """
    if tongue_of(layout.issue.language) != "en":
        return
    shaper = Shaper(FontLibrary.load(), layout.issue.language)
    for column in columns(layout):
        for lines in _rivers(column, layout.pack.limits.river, shaper):
            yield Hit(
                Text(
                    f"Word spaces lie one below the other in {len(lines)} lines from {quoted(lines[0]).en} on.",
                    f"自{quoted(lines[0]).zh}起 {len(lines)} 行的词距上下对齐，形成白缝。",
                ),
                Text("A word more or less closes it.", "增删一词即可错开。"),
                span=line_span(layout, lines[0]),
                article=column.article,
                page=column.page,
                box=line_box(lines[0], lines[-1]),
            )


def _rivers(column: Column, least: int, shaper: Shaper) -> Iterator[list[SetLine]]:
    """Runs of at least so many lines through which one river goes; of several that end together the longest."""
    lines = column.lines
    rivers: list[tuple[float, int]] = []  # the middle of a space in the line before, and lines the river has come
    for row in range(len(lines) + 1):
        bank = _BANK * lines[min(row, len(lines) - 1)].block.style.size
        here = _middles(lines[row], shaper) if row < len(lines) else []
        ended = [n for above, n in rivers if n >= least and not any(abs(above - x) <= bank for x in here)]
        if ended:
            yield lines[row - max(ended) : row]
        rivers = [(x, 1 + max((n for above, n in rivers if abs(above - x) <= bank), default=0)) for x in here]


def _middles(at: SetLine, shaper: Shaper) -> list[float]:
    """Where the middle of each word space of a justified line lies, in points from the trim's left edge."""
    line, size = at.line, at.block.style.size
    if line.last or at.block.style.align != "justify":
        return []
    x, found = at.block.x + line.offset, []
    for segment in line.segments:
        for character, width in zip(segment.text, _widths(segment, size, shaper), strict=True):
            if character == " ":
                found.append(x + width / 2)
            x += width
    return found


def _widths(segment: Segment, size: float, shaper: Shaper) -> list[float]:
    cells = shaper.cells(segment.face, segment.text, segment.tracking != 0)
    return [
        cell * size + segment.tracking + (segment.word if character == " " else 0.0)
        for cell, character in zip(cells, segment.text, strict=True)
    ]
