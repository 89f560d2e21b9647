"""Short numbers that stand upright in vertical lines (纵中横, tate-chu-yoko), where they would lie on their sides.

Up to two digits share the place of one character; three or four stand one below the other, as does a lone capital (A股)
and the sign of per cent. What is longer, or has Latin letters or marks in it (5G, 3.5, 2019-05-21), is one word to a
reader and lies on its side as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from publisher.epub.xhtml import Element, element

COMBINED, STACKED = "combined", "stacked"
"""Classes of the two ways to stand; the style sheet of vertical books knows them."""

_WORD = re.compile(r"""[^\s!"'(),.:;<>?\[\]{}\u0080-\U0010ffff](?:[!-~]*[^\s!"'(),.:;<>?\[\]{}\u0080-\U0010ffff])?""")
"""A run of ASCII characters, without the marks at its ends."""

_SHORT = re.compile(rf"(?P<{COMBINED}>\d\d?)(?P<percent>%?)|(?P<{STACKED}>\d{{3,4}}%?|[A-Z])")
_MARKER = re.compile("[!-~]{1,3}")
_INLINE = frozenset(["span", "em", "strong", "a"])


@dataclass(frozen=True, slots=True)
class _Slot:
    """Characters of a line: those at the beginning of a node, or those that follow it."""

    node: Element
    part: Literal["text", "tail"]

    @property
    def text(self) -> str:
        return (self.node.text if self.part == "text" else self.node.tail) or ""


@dataclass(frozen=True, slots=True)
class _Stand:
    """Characters ``start`` to ``end`` of a slot, which stand ``how``."""

    start: int
    end: int
    how: str


def stand_upright(body: Element) -> Element:
    """``body`` with its short numbers in elements of their own; every character stays, in its place."""
    for line in list(_lines(body)):
        whole, begins = "".join(slot.text for slot in line), 0
        stands = list(_stands(whole))
        for slot in line:
            ends = begins + len(slot.text)
            if slot.part == "text" and slot.node.get("class") == "marker" and _MARKER.fullmatch(slot.text):
                _wrap(slot, [_Stand(0, len(slot.text), COMBINED)])
            else:
                # A number that a page begins within is left as it is.
                held = [one for one in stands if begins <= one.start and one.end <= ends]
                _wrap(slot, [_Stand(one.start - begins, one.end - begins, one.how) for one in held])
            begins = ends
    return body


def _lines(body: Element) -> Iterator[list[_Slot]]:
    """Characters that follow each other without a break, whatever inline elements part them."""
    line: list[_Slot] = []
    for at in _walk(body):
        if at is not None:
            line.append(at)
        elif line:
            yield line
            line = []
    if line:
        yield line


def _walk(node: Element) -> Iterator[_Slot | None]:
    """Slots in reading order; None where a block begins or ends."""
    inline = str(node.tag).rpartition("}")[2] in _INLINE
    if not inline:
        yield None
    if node.text:
        yield _Slot(node, "text")
    for child in node:
        yield from _walk(child)
    if not inline:
        yield None
    if node.tail:
        yield _Slot(node, "tail")


def _stands(text: str) -> Iterator[_Stand]:
    for word in _WORD.finditer(text):
        short = _SHORT.fullmatch(word.group())
        for name, how in ((COMBINED, COMBINED), ("percent", STACKED), (STACKED, STACKED)):
            if short and short[name]:
                yield _Stand(word.start() + short.start(name), word.start() + short.end(name), how)


def _wrap(slot: _Slot, stands: list[_Stand]) -> None:
    if not stands:
        return
    text, holder = slot.text, slot.node
    ends = [one.start for one in stands[1:]] + [len(text)]
    made = [element("span", {"class": one.how}, text[one.start : one.end]) for one in stands]
    for span, one, end in zip(made, stands, ends, strict=True):
        span.tail = text[one.end : end] or None
    before = text[: stands[0].start] or None
    if slot.part == "text":
        holder.text = before
        holder[:0] = made
        return
    parent = holder.getparent()
    assert parent is not None
    holder.tail = before
    place = parent.index(holder) + 1
    parent[place:place] = made
