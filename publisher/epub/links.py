"""Links that may stand in an e-book: https and mailto, spelled so that every checker accepts them."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$")
_MAIL = re.compile(r"mailto:[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LEGAL = "%/:@!$&'()*+,;=~-._"


def safe_href(href: str | None) -> str | None:
    """The address percent-encoded, or None when it is no https or mailto address; the words then stand unlinked."""
    if not href:
        return None
    if href.startswith("mailto:"):
        return href if _MAIL.match(href) else None
    try:
        parts = urlsplit(href)
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        port = parts.port
    except ValueError:
        return None
    if parts.scheme != "https" or not _HOST.match(host) or parts.username is not None:
        return None
    where = host if port is None else f"{host}:{port}"
    return urlunsplit(("https", where, _encoded(parts.path), _encoded(parts.query, "?"), _encoded(parts.fragment, "?")))


def _encoded(part: str, more: str = "") -> str:
    return quote(_BARE_PERCENT.sub("%25", part), safe=_LEGAL + more)
