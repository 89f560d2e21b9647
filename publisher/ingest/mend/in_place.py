"""Joins made in the file they were found in: the lines at the seams change, all others stay as they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from publisher.ingest.mend.finding import mend
from publisher.ingest.mend.joins import Join, Mended
from publisher.ingest.mend.marks import SPACE
from publisher.ingest.mend.paragraphs import Paragraph, split_paragraphs

_LINE = re.compile(r"([^\n\r\v\f\x85\u2028\u2029]*)(\r\n|[\n\r\v\f\x85\u2028\u2029]|$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_BARRIER = "```"
"""Stands for a paragraph that is no text: nothing is joined to it, or across it."""


def mend_file(text: str, paragraphs: Sequence[Paragraph]) -> Mended:
    """Mend the paragraphs of a plain text or Markdown file; front matter and fenced blocks are left alone."""
    literal = literal_lines(text)
    aside = [any(line in literal for line in range(one.line, one.last + 1)) for one in paragraphs]
    result = mend([_BARRIER if hidden else one.text for one, hidden in zip(paragraphs, aside, strict=True)])
    hidden_texts = iter([one.text for one, hidden in zip(paragraphs, aside, strict=True) if hidden])
    shown = tuple(next(hidden_texts, text) if text == _BARRIER else text for text in result.paragraphs)
    return Mended(shown, result.joins, result.queries, result.furniture)


def literal_lines(text: str) -> frozenset[int]:
    """Numbers, from 1, of the lines of YAML front matter and of fenced blocks, their fences included."""
    lines = [line for line, _ in _lines(text)]
    found: set[int] = set()
    front = (
        bool(lines)
        and lines[0].rstrip() == "---"
        and next((n for n, line in enumerate(lines[1:], 2) if _closes(line)), 0)
    )
    found.update(range(1, int(front) + 1))
    fence = ""
    for number, line in enumerate(lines[int(front) :], int(front) + 1):
        mark = _FENCE.match(line)
        if fence:
            found.add(number)
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
        elif mark and not (mark[1][0] == "`" and "`" in mark[2]):
            found.add(number)
            fence = mark[1]
    return frozenset(found)


def joined_in_place(text: str, paragraphs: Sequence[Paragraph], joins: Sequence[Join]) -> str:
    """The text of the file with the joins made.

    Args:
        text: The file as it is, with its own line ends.
        paragraphs: As they were read from it.
        joins: Of these paragraphs.
    """
    if not joins:
        return text
    if not any(one.last > one.line for one in paragraphs):
        return _made(text, paragraphs, joins, close_up=False)
    ways = [_made(text, paragraphs, joins, close_up=close_up) for close_up in (True, False)]
    ways.append(_made(*_unwrapped(text, paragraphs, joins), joins, close_up=False))
    # A changed line may be so long or short that the lines no longer look hard-wrapped: then all would be read anew.
    alike = (way for way in ways if len(split_paragraphs(way)) == len(paragraphs) - len(joins))
    return next(alike, ways[0])


def _unwrapped(text: str, paragraphs: Sequence[Paragraph], joins: Sequence[Join]) -> tuple[str, tuple[Paragraph, ...]]:
    """The text with each paragraph that is to be joined on one line, and the paragraphs where they now stand."""
    halves = {place for join in joins for place in (join.after, join.resumes)}
    lines = _lines(text)
    gone: list[int] = []
    moved: list[Paragraph] = []
    for place, one in enumerate(paragraphs):
        first, last = one.line - len(gone), one.last - len(gone)
        if place in halves and one.last > one.line:
            lines[one.line - 1] = one.text, lines[one.last - 1][1]
            gone.extend(range(one.line, one.last))
            last = first
        moved.append(Paragraph(one.text, first, last))
    kept = [line for number, line in enumerate(lines) if number not in set(gone)]
    return "".join(line + end for line, end in kept), tuple(moved)


def _made(text: str, paragraphs: Sequence[Paragraph], joins: Sequence[Join], *, close_up: bool) -> str:
    lines: list[tuple[str, str] | None] = list(_lines(text))
    unended = text[-1:] not in "\n\r\v\f\x85\u2028\u2029"
    for join in sorted(joins, key=lambda one: one.after, reverse=True):
        left, right = paragraphs[join.after].last - 1, paragraphs[join.resumes].line - 1
        between = [place for place in range(left + 1, right) if _filled(lines[place])]
        if close_up and not between:
            _close_up(lines, left, right, join)
        else:
            _sew(lines, left, right, join, paragraphs[join.resumes].last - 1)
        for place in range(between[-1] + 1 if between else left + 1, right):
            lines[place] = None
    kept = [line for line in lines if line is not None]
    joined = "".join(line + end for line, end in kept)
    return joined.removesuffix(kept[-1][1]) if unended and kept[-1][1] else joined


def _sew(lines: list[tuple[str, str] | None], left: int, right: int, join: Join, last: int) -> None:
    """Put the right half at the end of the left one's line; its further lines, if it is hard-wrapped, follow there."""
    head, tail = _line(lines, left), _line(lines, right)
    rest = [line for line in lines[right + 1 : last + 1] if line is not None]
    lines[left] = join.sewn(_solid(head[0]), tail[0]), head[1] or tail[1]
    for place in range(right, last + 1):
        lines[place] = None
    if rest:
        sewn = _line(lines, left)
        lines[left] = sewn[0] + sewn[1] + "".join(line + end for line, end in rest[:-1]) + rest[-1][0], sewn[1]


def _close_up(lines: list[tuple[str, str] | None], left: int, right: int, join: Join) -> None:
    """Hard-wrapped halves become one block; a word cut at the seam is made whole on the left half's line."""
    head, tail = _line(lines, left), _line(lines, right)
    if not join.dropped.strip(SPACE):
        return
    word, _, rest = tail[0].lstrip(SPACE).partition(" ")
    lines[left] = join.sewn(_solid(head[0]), word), head[1]
    lines[right] = (rest, tail[1]) if rest else None


def _solid(line: str) -> str:
    """The line without the invisible characters at its end, which reading leaves out."""
    while line and unicodedata.category(line[-1]) in ("Cc", "Cf") and line[-1] != "\u00ad":
        line = line[:-1]
    return line


def _line(lines: Sequence[tuple[str, str] | None], place: int) -> tuple[str, str]:
    line = lines[place]
    assert line is not None, "a line is joined once"
    return line


def _filled(line: tuple[str, str] | None) -> bool:
    return line is not None and bool(line[0].strip(SPACE))


def _closes(line: str) -> bool:
    return line.rstrip() in ("---", "...")


def _lines(text: str) -> list[tuple[str, str]]:
    """Each line and the mark that ends it; none after the last mark."""
    return [(found[1], found[2]) for found in _LINE.finditer(text) if found[0]]
