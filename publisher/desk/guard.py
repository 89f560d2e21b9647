"""Who may speak to the desk: this machine's browser with the key of this start, from the desk's own pages."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from urllib.parse import quote, unquote, urlsplit

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp

from publisher.desk.roles import Keys, may

COOKIE = "publisher-desk"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_NOT_YOURS = {
    "en": "That is not yours to change.",
    "zh": "您无权做这一改动。",
    "hint_en": "Ask the editor or the chief.",
    "hint_zh": "请由编辑或主编来做。",
}
_MANY, _WHILE = 10, 60.0
"""So many wrong keys in so many seconds are a guesser's."""
LARGEST = 4_000_000
"""Bytes of one request: a text of a million characters."""
LARGEST_IMPORT = 60_000_000
"""Bytes of a request that brings files in: forty megabytes of them, written in letters."""


class Guard(BaseHTTPMiddleware):
    """Refuses what is for another host, from another page, without a key, or not for that role; adds the policy."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], keys: Keys) -> None:
        super().__init__(app)
        self._hosts, self._keys = hosts, keys
        self._wrong: deque[float] = deque(maxlen=_MANY)

    async def dispatch(self, request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        """Answer the request, or let it through."""
        answer = self._refused(request)
        if answer is not None and answer.status_code == 403:
            await self._slow_down()
        if answer is None:
            answer = await call_next(request)
        answer.headers["Content-Security-Policy"] = answer.headers.get("Content-Security-Policy", _POLICY)
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Referrer-Policy"] = "no-referrer"
        answer.headers["Cache-Control"] = answer.headers.get("Cache-Control", "no-store")
        return answer

    def _refused(self, request: Request) -> Response | None:
        # A page elsewhere may give its own name this machine's address.
        if request.headers.get("host", "") not in self._hosts:
            return PlainTextResponse("This desk is for another address.", 421)
        given = request.query_params.get("key", "")
        if given and self._keys.role(given) and request.method == "GET":
            entered = RedirectResponse(request.url.path, 303)
            entered.set_cookie(COOKIE, quote(given), httponly=True, samesite="strict")
            return entered
        role = self._keys.role(unquote(request.cookies.get(COOKIE, "")))
        if role is None:
            return PlainTextResponse(
                "Open the address that “publisher desk” printed.\n请打开 publisher desk 给出的地址。", 403
            )
        if request.method != "GET":
            origin = request.headers.get("origin", "")
            if urlsplit(origin).netloc not in self._hosts or request.headers.get("content-type") != "application/json":
                return PlainTextResponse("Only the desk's own pages may change anything.", 403)
            most = LARGEST_IMPORT if request.url.path.endswith("/api/import") else LARGEST
            if int(request.headers.get("content-length") or most + 1) > most:
                return PlainTextResponse("That is too large.", 413)
            if not may(role, request.url.path.rpartition("/")[2]):
                return JSONResponse(_NOT_YOURS, 400)
        request.state.role = role
        return None

    async def _slow_down(self) -> None:
        """Make guessing slow: who has a key is never asked to wait."""
        now = time.monotonic()
        self._wrong.append(now)
        if len(self._wrong) == _MANY and now - self._wrong[0] < _WHILE:
            await asyncio.sleep(1)
