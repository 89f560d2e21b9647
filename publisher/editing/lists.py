"""A name taken out of a list of a manifest, or put in, so that the list keeps its manner and every comment stays."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from publisher.editing import lines

_BLANKS = re.compile(r"[ \t]*")
_UP_TO_COMMA = re.compile(r"(?:\s|(?<=\s)#[^\n]*)*,")


@dataclass(frozen=True, slots=True)
class Item:
    """A name as it is written, and the comment on its line, which goes with it; ``""`` without."""

    name: str
    comment: str = ""


def taken(text: str, key: yaml.Node, listed: yaml.SequenceNode, place: int, *, leave: bool) -> tuple[str, str]:
    """The text without the list's item at that place, and the comment that went with it.

    ``key`` is the list's key; with ``leave`` the comment stays where the item was, and ``""`` is given.
    """
    return (_from_flow if listed.flow_style else _from_block)(text, key, listed, place, leave)


def put(text: str, listed: yaml.SequenceNode, place: int, item: Item) -> str:
    """The text with an item before the one at that place; at the end where there is none."""
    if not listed.value:
        return _into_empty(text, listed, item)
    return (_into_flow if listed.flow_style else _into_block)(text, listed, min(max(place, 0), len(listed.value)), item)


def _from_block(text: str, key: yaml.Node, listed: yaml.SequenceNode, place: int, leave: bool) -> tuple[str, str]:
    node = listed.value[place]
    said = lines.comment(text, node.end_mark.index)
    new = lines.without_line(text, node.start_mark.index, said if leave else "")
    if len(listed.value) == 1:
        colon = text.index(":", key.end_mark.index) + 1
        new = f"{new[:colon]} []{new[colon:]}"
    return new, "" if leave else said


def _into_block(text: str, listed: yaml.SequenceNode, place: int, item: Item) -> str:
    first = listed.value[0].start_mark.index
    dash = text[lines.begin(text, first) : first]
    at = lines.after(text, listed.value[place - 1].end_mark.index) if place else lines.begin(text, first)
    return lines.with_line(text, at, f"{dash}{item.name}{_behind(item)}")


def _from_flow(text: str, key: yaml.Node, listed: yaml.SequenceNode, place: int, leave: bool) -> tuple[str, str]:
    del key
    node = listed.value[place]
    start, stop = node.start_mark.index, node.end_mark.index
    following = _UP_TO_COMMA.match(text, stop)
    if following is None:
        return _last_from_flow(text, listed, place), ""
    tail = following.end()
    if "\n" in text[stop:tail]:  # the comma stands at the head of a later line: what lies between stays
        return text[:start] + text[stop : tail - 1] + text[tail:], ""
    if not _alone(text, listed, place):
        spaces = _BLANKS.match(text, tail)
        assert spaces is not None
        beyond = tail if text[spaces.end() : spaces.end() + 1] in ("\r", "\n", "#", "") else spaces.end()
        return text[:start] + text[beyond:], ""
    said = lines.comment(text, tail)
    if not text[lines.begin(text, start) : start].strip():
        return lines.without_line(text, start, said if leave else ""), "" if leave else said
    if leave and said:
        return text[:start] + text[tail:], ""
    return text[:start].rstrip(" ") + text[lines.end(text, tail) if said else tail :], said


def _last_from_flow(text: str, listed: yaml.SequenceNode, place: int) -> str:
    """Without an item that no comma follows: the comma before it goes too, where both stand on one line."""
    node = listed.value[place]
    start, stop = node.start_mark.index, node.end_mark.index
    if place:
        before = listed.value[place - 1].end_mark.index
        if not text[before:start].strip(" \t,"):
            return text[:before] + text[stop:]
    if text[lines.begin(text, start) : start].strip() or text[stop : lines.end(text, stop)].strip():
        return text[:start] + text[stop:]
    return lines.without_line(text, start)


def _into_flow(text: str, listed: yaml.SequenceNode, place: int, item: Item) -> str:
    if place == len(listed.value):
        return _at_end_of_flow(text, listed, item)
    at = listed.value[place].start_mark.index
    if _own_line(text, listed) and not text[lines.begin(text, at) : at].strip():
        return lines.with_line(text, lines.begin(text, at), f"{lines.margin(text, at)}{item.name},{_behind(item)}")
    return lines.with_comment_above(f"{text[:at]}{item.name}, {text[at:]}", at, item.comment)


def _at_end_of_flow(text: str, listed: yaml.SequenceNode, item: Item) -> str:
    last = listed.value[-1].end_mark.index
    comma = _UP_TO_COMMA.match(text, last)
    closing = listed.end_mark.index - 1
    if not _own_line(text, listed) or "\n" not in text[last:closing]:
        if comma:
            at = comma.end()
            return lines.with_comment_above(f"{text[:at]} {item.name},{text[at:]}", last, item.comment)
        return lines.with_comment_above(f"{text[:last]}, {item.name}{text[last:]}", last, item.comment)
    head = text[: comma.end()] if comma else f"{text[:last]},"
    rest = text[comma.end() if comma else last :]
    line = f"{lines.margin(text, last)}{item.name}{',' if comma else ''}{_behind(item)}"
    return lines.with_line(head + rest, lines.after(head + rest, len(head)), line)


def _into_empty(text: str, listed: yaml.SequenceNode, item: Item) -> str:
    start, stop = listed.start_mark.index + 1, listed.end_mark.index - 1
    inner = text[start:stop]
    rest = inner if inner.strip() else ""
    apart = " " if rest.startswith("#") else ""
    return lines.with_comment_above(f"{text[:start]}{item.name}{apart}{rest}{text[stop:]}", start, item.comment)


def _own_line(text: str, listed: yaml.SequenceNode) -> bool:
    """Whether a list in brackets is written with each name on its own line."""
    return all(_alone(text, listed, place) for place in range(len(listed.value))) and "\n" in _written(text, listed)


def _alone(text: str, listed: yaml.SequenceNode, place: int) -> bool:
    """Whether no other name of the list stands on this one's line."""
    here = lines.begin(text, listed.value[place].start_mark.index)
    others = (node for at, node in enumerate(listed.value) if at != place)
    return "\n" in _written(text, listed) and all(lines.begin(text, one.start_mark.index) != here for one in others)


def _written(text: str, listed: yaml.SequenceNode) -> str:
    return text[listed.start_mark.index : listed.end_mark.index]


def _behind(item: Item) -> str:
    return f"  {item.comment}" if item.comment else ""
