"""Paragraphs of a plain text: its non-blank lines or, where lines are hard-wrapped, its blocks between blank lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.ingest.mend.hyphens import divided, suspended
from publisher.ingest.mend.marks import HAN, SPACE, ended, language_of

_NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_WIDEST = 100
_TIGHT_LAST = re.compile(rf"[{HAN}，。、；：！？（“《]$")
_TIGHT_FIRST = re.compile(rf"[{HAN}]")
_NOT_WRAPPED = re.compile(r"\s*(?:#{1,6}\s|[-*+>|]|\d+[.)]\s|```|~~~)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as it stands in the source.

    Attributes:
        text: Its characters, the first-line indent included; wrapped lines joined.
        line: Number of its first line, from 1.
        last: Number of its last line.
        dropped: Hyphens taken out where a word was divided at a line end, in order.
    """

    text: str
    line: int
    last: int = 0
    dropped: str = ""


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a plain text."""
    blocks = _blocks(_NEWLINE.split(text))
    wrapped = _hard_wrapped([lines for _, lines in blocks], text)
    found: list[Paragraph] = []
    for first, lines in blocks:
        if wrapped and not any(_NOT_WRAPPED.match(line) for line in lines):
            joined, dropped = _unwrapped(lines)
            found.append(Paragraph(joined, first, first + len(lines) - 1, dropped))
        else:
            found.extend(Paragraph(line.rstrip(SPACE), number, number) for number, line in enumerate(lines, first))
    return tuple(found)


def _blocks(lines: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Runs of non-blank lines, each with the number of its first."""
    blocks: list[tuple[int, list[str]]] = []
    open_block = False
    for number, line in enumerate(lines, 1):
        if line.strip(SPACE):
            if not open_block:
                blocks.append((number, []))
            blocks[-1][1].append(line)
        open_block = bool(line.strip(SPACE))
    return blocks


def _hard_wrapped(blocks: Sequence[Sequence[str]], text: str) -> bool:
    """Whether lines end at a measure and not where paragraphs end.

    That is so if, in blocks of several lines, no line is wide, most lines but the last of a block are nearly as wide as
    the widest, and most of them stop in mid-sentence.
    """
    inner = [line.strip(SPACE) for block in blocks for line in block[:-1] if not _NOT_WRAPPED.match(line)]
    if len(inner) < 3:
        return False
    widths = sorted(len(line) for line in inner)
    widest = widths[-1]
    if widest > (_WIDEST if language_of(text) == "en" else 60) or widest < 8:
        return False
    full = sum(width >= 0.75 * widest for width in widths)
    unfinished = sum(not ended(line) for line in inner)
    return full >= 0.7 * len(inner) and unfinished >= 0.6 * len(inner)


def _unwrapped(lines: Sequence[str]) -> tuple[str, str]:
    joined, dropped = lines[0].rstrip(SPACE), ""
    for line in lines[1:]:
        rest = line.strip(SPACE)
        hyphen = None if suspended(joined, rest) else divided(joined, rest)
        if hyphen:
            joined, dropped = joined.removesuffix(hyphen), dropped + hyphen
        close = hyphen is not None or _TIGHT_LAST.search(joined) or _TIGHT_FIRST.match(rest)
        joined += rest if close else " " + rest
    return joined, dropped
