"""Blocks → a Markdown body that reads back as exactly the same characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.ingest.page import Block

ACTIVE = re.compile(r"([\\`*_\[\]<>&~|$^{}])")
"""Characters that mean something inside a line of Markdown."""
_LINE_START = re.compile(r"(#|[-+=:]|\d{1,9}(?=[.)]))")
_NUMBERED = re.compile(r"(\d{1,2})\.\s*(?=\S)")
_BULLET = re.compile(r"[•·●▪◦►▶◆*-]\s*(?=\S)")


def body(blocks: Sequence[Block], *, markdown: bool = False) -> str:
    """The body as Markdown, one line for each block; with ``markdown`` the blocks are Markdown already."""
    written: list[str] = []
    previous: str | None = None
    for index, block in enumerate(blocks):
        text = " ".join(block.text.text.split("\n"))
        line = _marked(block, text, blocks, index) if markdown else _plain(block, text, blocks, index)
        kind = "list" if re.match(r"(?:- |\d+\. )", line) else block.kind
        if written:
            written.append("" if kind == previous == "list" else "\n")
        written.append(line + "\n")
        previous = kind
    return "".join(written)


def _marked(block: Block, text: str, blocks: Sequence[Block], index: int) -> str:
    return {"subhead": "## ", "quote": "> "}.get(block.kind, "") + text


def _plain(block: Block, text: str, blocks: Sequence[Block], index: int) -> str:
    if block.kind == "subhead":
        return "## " + escaped(text)
    if block.kind == "quote":
        return "> " + escaped(text)
    if block.kind == "item":
        bullet = _BULLET.match(text)
        if bullet and bullet.group().strip() == "•":
            return "- " + escaped(text[bullet.end() :])
        numbered = _NUMBERED.match(text)
        if numbered and _counts(blocks, index):
            return f"{numbered[1]}. {escaped(text[numbered.end() :])}"
    return escaped(text)


def _counts(blocks: Sequence[Block], index: int) -> bool:
    """Whether the run of items around this one counts 1, 2, 3: Markdown would number any other list anew."""
    start = index
    while start and blocks[start - 1].kind == "item":
        start -= 1
    end = index
    while end < len(blocks) and blocks[end].kind == "item":
        end += 1
    numbers = [_NUMBERED.match(block.text.text) for block in blocks[start:end]]
    return all(found and found[1] == str(at) for at, found in enumerate(numbers, 1))


def escaped(text: str, *, inner: bool = True) -> str:
    """Plain text as one paragraph of Markdown: no character of it starts emphasis, a link, a list or a heading.

    Without ``inner`` only the beginning is seen to, for a line whose words are Markdown already.
    """
    if inner:
        text = ACTIVE.sub(r"\\\1", text)
    found = _LINE_START.match(text)
    if not found:
        return text
    return text[: found.end()] + "\\" + text[found.end() :] if text[0].isdigit() else "\\" + text
