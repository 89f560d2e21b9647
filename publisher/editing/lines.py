"""The lines of a manifest's text: where they begin and end, how they end, and the comments on them."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\r\n]*")


def newline(text: str) -> str:
    """How the lines of a text end, so that an inserted one ends as the others do."""
    return "\r\n" if "\r\n" in text else "\n"


def begin(text: str, at: int) -> int:
    """Where the line begins on which ``at`` stands."""
    return text.rfind("\n", 0, at) + 1


def end(text: str, at: int) -> int:
    """Where the line of ``at`` ends, before its line end."""
    found = text.find("\n", at)
    if found < 0:
        return len(text)
    return found - 1 if found > at and text[found - 1] == "\r" else found


def after(text: str, at: int) -> int:
    """Where the line after that of ``at`` begins, or the text ends."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def margin(text: str, at: int) -> str:
    """The white space before the first word of the line of ``at``."""
    line = text[begin(text, at) : end(text, at)]
    return line[: len(line) - len(line.lstrip(" "))]


def comment(text: str, at: int) -> str:
    """The comment between ``at`` and the end of its line, where nothing else stands there; else ``""``."""
    rest = text[at : end(text, at)].rstrip()
    found = _COMMENT.fullmatch(rest.lstrip()) if rest[:1].isspace() or text[at - 1 : at] in (",", "") else None
    return found[0] if found else ""


def with_line(text: str, at: int, line: str) -> str:
    """The text with a line put in where one begins, or after its last."""
    if at and not text[:at].endswith("\n"):
        return f"{text[:at]}{newline(text)}{line}{text[at:]}"
    return f"{text[:at]}{line}{newline(text)}{text[at:]}"


def with_comment_above(text: str, at: int, said: str) -> str:
    """The text with a comment on a line of its own, above the line of ``at``."""
    return with_line(text, begin(text, at), margin(text, at) + said) if said else text


def without_line(text: str, at: int, kept: str = "") -> str:
    """The text without the line of ``at``; a comment that is to be ``kept`` takes its place."""
    if kept:
        return f"{text[: begin(text, at)]}{margin(text, at)}{kept}{text[end(text, at) :]}"
    first, last = begin(text, at), after(text, at)
    if last == len(text) and not text.endswith("\n"):
        first = len(text[:first].removesuffix("\n").removesuffix("\r"))
    return text[:first] + text[last:]
