"""From a change in a piece of text to a change in the file it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from publisher.findings import Fix
from publisher.model import Article, Issue, Span
from publisher.pieces import pieces
from publisher.rules.places import offset_in

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start`` to ``end`` of a file become ``new``; ``article`` and ``fix`` are what asked for it."""

    path: Path
    start: int
    end: int
    new: str
    article: str
    fix: Fix


def edit_for(issue: Issue, article: Article, fix: Fix, texts: dict[Path, str]) -> Edit | None:
    """The edit of a fix; None where the words do not stand in the file as they do in the piece.

    ``texts`` are the files as they are, with their own line ends.
    """
    piece = next((one for one in pieces(article, issue.language) if one.key == fix.piece), None)
    if piece is None or piece.span.path not in texts:
        return None
    text = texts[piece.span.path]
    at = _in_body(article, fix, text) if fix.piece.startswith("body.") else _in_value(piece.span, piece.text, fix, text)
    if at is None or text[at : at + fix.end - fix.start] != piece.text[fix.start : fix.end]:
        return None
    return Edit(piece.span.path, at, at + fix.end - fix.start, fix.new, article.id, fix)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits that do not overlap."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order, without those that overlap an earlier one; they are found again in the next round."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda one: (str(one.path), one.start, one.end, one.new)):
        last = kept[-1] if kept else None
        if last is None or last.path != edit.path or edit.start >= last.end + (edit.start == edit.end):
            kept.append(edit)
    return kept


def _in_body(article: Article, fix: Fix, text: str) -> int | None:
    number = fix.piece.split(".")[1]
    if not number.isdigit() or int(number) >= len(article.blocks) or fix.piece.count(".") > 1:
        return None
    block = article.blocks[int(number)]
    first = offset_in(block.source, block.text, fix.start)
    last = offset_in(block.source, block.text, fix.end - 1) if fix.end > fix.start else first
    begins = _offset(text, block.span)
    if first is None or last is None or begins is None or last - first != max(fix.end - fix.start - 1, 0):
        return None  # marks of Markdown stand between
    line = block.source.count("\n", 0, first)
    if not line:
        return begins + first
    column = first - block.source.rfind("\n", 0, first) - 1
    return _offset(text, Span(block.span.path, block.span.line + line, block.margin + column))


def _in_value(span: Span, value: str, fix: Fix, text: str) -> int | None:
    """In a value of the manifest, where it is written on one line, with or without quotation marks."""
    at = _offset(text, span)
    if at is None:
        return None
    at += text[at : at + 1] in ("'", '"')
    return at + fix.start if text.startswith(value, at) else None


def _offset(text: str, span: Span) -> int | None:
    """The index of a place in a text with any line ends; a byte order mark is no column."""
    at = 1 if text.startswith("\ufeff") else 0
    for _ in range(span.line - 1):
        end = _LINE_END.search(text, at)
        if not end:
            return None
        at = end.end()
    at += span.column - 1
    return at if at <= len(text) else None
