"""Who may speak to the desk: this machine's browser with the key of this start, from the desk's own pages."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp

COOKIE = "publisher-desk"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
LARGEST = 4_000_000
"""Bytes of one request: a text of a million characters."""
LARGEST_IMPORT = 60_000_000
"""Bytes of a request that brings files in: forty megabytes of them, written in letters."""


class Guard(BaseHTTPMiddleware):
    """Refuses requests for another host, from another page, without the key, or too large; adds the policy."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], key: str) -> None:
        super().__init__(app)
        self._hosts, self._key = hosts, key

    async def dispatch(self, request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        """Answer the request, or let it through."""
        answer = self._refused(request)
        if answer is None:
            answer = await call_next(request)
        answer.headers["Content-Security-Policy"] = _POLICY
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Referrer-Policy"] = "no-referrer"
        answer.headers["Cache-Control"] = answer.headers.get("Cache-Control", "no-store")
        return answer

    def _refused(self, request: Request) -> Response | None:
        # A page elsewhere may give its own name this machine's address.
        if request.headers.get("host", "") not in self._hosts:
            return PlainTextResponse("This desk is for another address.", 421)
        given = request.query_params.get("key", "")
        if given and hmac.compare_digest(given.encode(), self._key.encode()) and request.method == "GET":
            entered = RedirectResponse(request.url.path, 303)
            entered.set_cookie(COOKIE, self._key, httponly=True, samesite="strict")
            return entered
        if not hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), self._key.encode()):
            return PlainTextResponse(
                "Open the address that “publisher desk” printed.\n请打开 publisher desk 给出的地址。", 403
            )
        if request.method != "GET":
            origin = request.headers.get("origin", "")
            if urlsplit(origin).netloc not in self._hosts or request.headers.get("content-type") != "application/json":
                return PlainTextResponse("Only the desk's own pages may change anything.", 403)
            most = LARGEST_IMPORT if request.url.path == "/api/import" else LARGEST
            if int(request.headers.get("content-length") or most + 1) > most:
                return PlainTextResponse("That is too large.", 413)
        return None
