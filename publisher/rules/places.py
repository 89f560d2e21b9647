"""Where in a source file a character of a paragraph stands: past emphasis marks, link addresses and line ends."""

from __future__ import annotations

from publisher.model import Block, Span


def place_in(block: Block, at: int) -> Span:
    """The place of the character ``at`` of the block's text; the block's own place where it cannot be told."""
    offset = offset_in(block.source, block.text, at)
    if offset is None:
        return block.span
    before = block.source[:offset]
    line = before.count("\n")
    column = len(before) - before.rfind("\n") - 1
    return Span(
        block.span.path,
        block.span.line + line,
        column + (block.margin if line else block.span.column),
    )


def offset_in(source: str, text: str, at: int) -> int | None:
    """The index in ``source`` of character ``at`` of ``text``, whose characters stand there in order among others.

    A space of the text may be a line end of the source; the address of a link is passed over, or a letter of it could
    be taken for one of the text. At the text's end the index after its last character.
    """
    here = 0
    for character in text[:at]:
        found = _next(source, here, character)
        if found is None:
            return None
        here = found + 1
    return here if at >= len(text) else _next(source, here, text[at])


def _next(source: str, here: int, character: str) -> int | None:
    while here < len(source):
        one = source[here]
        if one == "]" and source.startswith("](", here) and character != "]":
            here = max(source.find(")", here), here)
        elif one == character or (character == " " and one == "\n"):
            return here
        here += 1
    return None
