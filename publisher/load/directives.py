"""Comments in a body that let a rule pass: ``<!-- allow TY004: as in the original -->``."""

from __future__ import annotations

import re

from publisher.model import Allowed, Span

_COMMENT = re.compile(
    r"<!--\s*(?:allow|放行)\s+(?P<codes>[A-Z]{2}\d{3}(?:\s*[,，、]\s*[A-Z]{2}\d{3})*)\s*(?:[:：](?P<why>.*?))?-->", re.S
)


def directives(html: str, span: Span) -> tuple[Allowed, ...] | None:
    """What the comments of a piece of HTML allow; None when it is anything else than such comments."""
    text, found, at = html.strip(), list[Allowed](), 0
    while at < len(text):
        comment = _COMMENT.match(text, at)
        if not comment:
            return None
        why = " ".join((comment["why"] or "").split())
        found += [Allowed(code, why, span) for code in re.findall(r"[A-Z]{2}\d{3}", comment["codes"])]
        at = comment.end() + len(text[comment.end() :]) - len(text[comment.end() :].lstrip())
    return tuple(found) or None
