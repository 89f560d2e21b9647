"""Characters that no XML document can hold are refused before anything is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.errors import InputError
from publisher.model import Article, Issue, Located, Span
from publisher.wording import Text

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def refuse_illegal(issue: Issue) -> None:
    """Raise InputError, naming the place, for a control character, a lone surrogate or a non-character.

    They are not left out quietly: an edition holds every character of its source, or it is not made.
    """
    for text, span in _written(issue.manifest):
        found = _ILLEGAL.search(text)
        if found:
            raise _refusal(found.group(), span)


def _written(value: Located) -> Iterator[tuple[str, Span]]:
    for name, held in value:
        for item in held if isinstance(held, tuple) else (held,):
            if isinstance(item, str):
                yield item, value.span_of(name)
            elif isinstance(item, Located):
                yield from _written(item)
    if isinstance(value, Article):
        for block in value.blocks:
            yield block.marker + block.text, block.span


def _refusal(character: str, span: Span) -> InputError:
    code = f"U+{ord(character):04X}"
    place = f"{span.path}:{span.line}"
    return InputError(
        Text(
            f"{place}: the text has {code}, an invisible control character that no e-book can hold.",
            f"{place}：文字里有控制字符 {code}，看不见，电子书也装不下。",
        ),
        Text("Delete it there, or type the words around it again.", "请在该处删去它，或把前后的字重打一遍。"),
    )
