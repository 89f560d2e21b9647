"""The proof of an import: every character of the source that can be seen stands in the result, and once."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.ingest.page import RecognisedPage


@dataclass(frozen=True, slots=True)
class Unaccounted:
    """A run of characters of one source line that the result holds never (``times`` 0) or more than once."""

    line: int
    column: int
    text: str
    times: int


def account(text: str, page: RecognisedPage) -> tuple[Unaccounted, ...]:
    """What of ``text`` is not exactly once in ``page``; empty when the import is complete."""
    times = [0] * len(text)
    for _, piece in page.pieces():
        for offset, characters in piece.taken():
            for at, character in enumerate(characters, offset):
                if at < len(text) and text[at] == character:
                    times[at] += 1
    return tuple(_runs(text, times))


def _runs(text: str, times: list[int]) -> list[Unaccounted]:
    found: list[Unaccounted] = []
    line, begin = 1, 0
    previous = -1
    for at, character in enumerate(text):
        if character == "\n":
            line, begin = line + 1, at + 1
        elif not character.isspace() and times[at] != 1:
            last = found[-1] if found else None
            if last and previous == at - 1 and last.line == line and last.times == times[at]:
                found[-1] = Unaccounted(last.line, last.column, last.text + character, last.times)
            else:
                found.append(Unaccounted(line, at - begin + 1, character, times[at]))
            previous = at
    return found
