"""Is every painted line where the composition has it? The first reading: the engine's own boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol

from publisher.compose.pages import Composition, TextBlock
from publisher.conserve.compare import bare
from publisher.conserve.telling import blocks_of, box_of, lost, span_of
from publisher.findings import Finding
from publisher.model import Issue
from publisher.wording import Text

POSITION, EDGE = 0.2, 0.3
"""Points that a line's start and baseline, and its right end, may be off."""
_INK = 0.5
_SHARE_ABOVE, _SHARE_BELOW = 0.7, 0.1


class PaintedLine(Protocol):
    """A line as painted: see :class:`publisher.paint.painted.WalkedLine`."""

    @property
    def article(self) -> str | None:
        """The article's id."""

    @property
    def piece(self) -> str:
        """Key of the piece."""

    @property
    def text(self) -> str:
        """The characters."""

    @property
    def page(self) -> int:
        """Page number."""

    @property
    def x(self) -> float:
        """Left edge."""

    @property
    def baseline(self) -> float:
        """Baseline."""

    @property
    def right(self) -> float:
        """Right edge."""

    @property
    def block(self) -> int | None:
        """Number of the block among the page's items."""

    @property
    def row(self) -> int | None:
        """Number of the line in the block."""

    @property
    def hidden(self) -> str | None:
        """What hides it."""


def misplaced(composition: Composition, issue: Issue, lines: Sequence[PaintedLine]) -> tuple[Finding, ...]:
    """A finding for every line that is not painted once, as composed, on its page and open to the eye."""
    painted = {(line.page, line.block, line.row): line for line in lines if line.block is not None}
    found: list[Finding] = []
    for page in composition.pages:
        for number, block in blocks_of(page).items():
            for row, line in enumerate(block.lines):
                there = painted.pop((page.number, number, row), None)
                if there is None and not line.segments:
                    continue
                fault = _fault(composition, block, row, there)
                if fault is not None:
                    found.append(_told(issue, block, row, page.number, fault))
    found += (_stray(line) for line in painted.values() if bare(line.text))
    found += (_stray(line) for line in lines if line.block is None and bare(line.text))
    return (*found, *_doubled(composition, lines))


def _fault(composition: Composition, block: TextBlock, row: int, there: PaintedLine | None) -> Text | None:
    if there is None:
        return Text("is not painted", "没有印出")
    if there.hidden is not None:
        return Text(f"is hidden ({there.hidden})", f"被遮住或裁掉（{there.hidden}）")
    line = block.lines[row]
    if bare(there.text) != bare(line.text):
        return Text(f"is painted as “{there.text}”", f"印成了“{there.text}”")
    if not line.segments:
        return None
    off = [
        (there.x - block.x - line.offset, POSITION, Text("to the right", "偏右")),
        (there.baseline - block.baseline - row * block.leading, POSITION, Text("too low", "偏低")),
        (there.right - block.x - line.width, EDGE, Text("too long", "过长")),
    ]
    for distance, most, what in off:
        if abs(distance) > most:
            return Text(f"is {distance:.2f} pt {what.en}", f"{what.zh} {distance:.2f} pt")
    size = block.style.size
    # Room for an opening mark that hangs outside: its blank half may stand over the edge.
    inside = (
        there.x >= -_INK * size
        and there.right <= composition.width + _INK
        and there.baseline - _SHARE_ABOVE * size >= -_INK
        and there.baseline + _SHARE_BELOW * size <= composition.height + _INK
    )
    return None if inside else Text("reaches over the page's edge", "超出版面边缘")


def _told(issue: Issue, block: TextBlock, row: int, page: int, fault: Text) -> Finding:
    text, name = block.lines[row].text, block.article
    who = Text(f"{name}, {block.piece}" if name else "Furniture", f"{name} 的 {block.piece}" if name else "版面元素")
    return lost(
        Text(
            f"{who.en}: the line “{text}” on page {page} {fault.en}.", f"{who.zh}：第{page}版的一行“{text}”{fault.zh}。"
        ),
        article=name,
        span=span_of(issue, block),
        page=page,
        box=box_of(block, row),
    )


def _stray(line: PaintedLine) -> Finding:
    return lost(
        Text(
            f"Page {line.page} shows text that was not composed: “{line.text}”.",
            f"第{line.page}版出现了未经组版的文字：“{line.text}”。",
        ),
        article=line.article,
        page=line.page,
    )


def _doubled(composition: Composition, lines: Sequence[PaintedLine]) -> Iterator[Finding]:
    counts = Counter((line.page, line.block, line.row) for line in lines if line.block is not None)
    for (page, _, _), count in counts.items():
        if count > 1:
            yield lost(
                Text(f"A line of page {page} is painted {count} times.", f"第{page}版有一行重复印了 {count} 次。"),
                page=page,
            )
