"""The web application of a folder of issues: the shelf, and below it the desk of each issue that somebody opens."""

from __future__ import annotations

import asyncio
import datetime
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route, Router
from starlette.types import Receive, Scope, Send

from publisher.desk.answers import answered, asset
from publisher.desk.app import Desk
from publisher.desk.guard import Guard
from publisher.desk.release import Press
from publisher.desk.roles import Keys
from publisher.desk.shelf import Shelf, Wanted
from publisher.desk.uploads import files_of
from publisher.desk.work import Work
from publisher.session import Session

_MOST_OPEN = 12
"""Issues watched at once; the one that was opened longest ago is closed for another."""


class Newsroom:
    """The application of all issues of a shelf."""

    def __init__(self, shelf: Shelf, session: Session, clock: Callable[[], datetime.datetime], press: Press) -> None:
        self._shelf, self._session, self._clock, self._press = shelf, session, clock, press
        self._lock = threading.Lock()
        self._open: dict[str, tuple[Router, asyncio.Task[None]]] = {}

    def application(self, hosts: frozenset[str], keys: Keys) -> Starlette:
        """The ASGI application, for these hosts and these keys."""
        routes = [
            Route("/", self._page),
            Route("/assets/{name}", asset),
            Route("/api/shelf", self._shown),
            Route("/api/new", answered(self._begin), methods=["POST"]),
            Route("/api/import", answered(self._bring_in), methods=["POST"]),
            Route("/issue/{name}", self._with_slash),
            Mount("/issue/{name}", app=self._desk),
        ]
        return Starlette(routes=routes, middleware=[Middleware(Guard, hosts=hosts, keys=keys)], lifespan=self._living)

    @asynccontextmanager
    async def _living(self, _app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            for name in list(self._open):
                await self._close(name)

    async def _close(self, name: str) -> None:
        _, task = self._open.pop(name)
        task.cancel()
        with suppress(asyncio.CancelledError, OSError):
            await task

    async def _desk(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = scope["path_params"]["name"]
        folder = self._shelf.issue(name)
        if folder is None:
            await PlainTextResponse("No such issue.\n没有这一期。", 404)(scope, receive, send)
            return
        if name not in self._open:
            while len(self._open) >= _MOST_OPEN:
                await self._close(next(iter(self._open)))
            desk = Desk(Work(folder, self._session, self._lock), self._clock, self._press)
            self._open[name] = Router(desk.routes()), asyncio.create_task(desk.watch())
        await self._open[name][0](scope, receive, send)

    async def _with_slash(self, request: Request) -> Response:
        return RedirectResponse(f"{request.url.path}/", 303)

    async def _page(self, request: Request) -> Response:
        return await asset(request, "shelf.html")

    async def _shown(self, _request: Request) -> Response:
        today = self._clock().date().isoformat()
        return JSONResponse({**await run_in_threadpool(self._shelf.as_json), "today": today})

    def _begin(self, asked: dict[str, Any]) -> dict[str, Any]:
        wanted = _wanted(asked)
        self._shelf.begin(wanted)
        return {"name": wanted.name}

    def _bring_in(self, asked: dict[str, Any]) -> dict[str, Any]:
        wanted = _wanted(asked)
        counts = self._shelf.bring_in(wanted, files_of(asked))
        return {"name": wanted.name, "counts": counts}


def _wanted(asked: dict[str, Any]) -> Wanted:
    def said(key: str) -> str:
        return str(asked.get(key) or "").strip()

    return Wanted(said("name"), said("like"), said("layout") or None, said("language"), said("date"), said("number"))
