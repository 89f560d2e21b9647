"""The desk's web application: one page, its data, its pictures, a stream of changes, and the edits."""

from __future__ import annotations

import asyncio
import datetime
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from watchfiles import awatch

from publisher.desk.answers import answered, asset, told
from publisher.desk.guard import Guard
from publisher.desk.release import Press, build, release
from publisher.desk.roles import Keys, Role, may, refuse_to_sign
from publisher.desk.signed import comparison, keep, last_signed
from publisher.desk.uploads import files_of
from publisher.desk.work import Work
from publisher.editing.saving import Conflict
from publisher.errors import InputError, PublisherError
from publisher.wording import Text, Tongue

_ALONE = (
    "sandbox allow-scripts; default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
)
"""A page that holds all its own, and is kept from the desk and from everybody else."""
_CALM = 50
"""Milliseconds in which changes of files are taken together."""


class Desk:
    """The application of one issue; ``clock`` dates signatures, ``press`` is where builds go."""

    def __init__(self, work: Work, clock: Callable[[], datetime.datetime], press: Press) -> None:
        self._work, self._clock, self._press = work, clock, press
        self._waiting: set[asyncio.Queue[str]] = set()
        self._looking = asyncio.Lock()
        self._looks: set[asyncio.Task[None]] = set()

    def application(self, hosts: frozenset[str], keys: Keys) -> Starlette:
        """The ASGI application, for these hosts and these keys."""
        middleware = [Middleware(Guard, hosts=hosts, keys=keys)]
        return Starlette(routes=self.routes(), middleware=middleware, lifespan=self._living)

    def routes(self) -> list[Route]:
        """What is answered, below the issue's own address."""
        post = {
            "body": self._body,
            "field": self._field,
            "names": self._names,
            "figure": self._figure,
            "allow": self._allow,
            "import": self._import,
            "move": self._move,
            "pin": self._pin,
            "fix": self._fix,
            "undo": self._undo,
            "looked": self._looked,
            "build": self._build,
            "release": self._release,
        }
        return [
            Route("/", self._page),
            Route("/assets/{name}", asset),
            Route("/api/state", self._state),
            Route("/api/events", self._events),
            Route("/page/{number:int}.png", self._picture),
            Route("/out/{name}", self._made),
            Route("/compared", self._compared),
            Route("/api/sign", answered(self._sign, self._after_signing), methods=["POST"]),
            *(
                Route(f"/api/{name}", answered(change, self._look_soon), methods=["POST"])
                for name, change in post.items()
            ),
        ]

    @asynccontextmanager
    async def _living(self, _app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(self.watch())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def watch(self) -> None:
        """Look at the issue again whenever one of its files changes; ends when it is cancelled."""
        async for _ in awatch(self._work.folder, debounce=_CALM, step=20, yield_on_timeout=False):
            await self._look()

    async def _look(self) -> None:
        """Look at the issue, if there is anything new: of many changes at once, one look sees the last."""
        async with self._looking:
            if not await run_in_threadpool(lambda: self._work.is_news):
                return
            try:
                await run_in_threadpool(self._work.look, self._early(asyncio.get_running_loop()))
            except PublisherError as error:
                self._tell("trouble", told(error))
                return
        self._tell("changed", {"revision": self._work.revision})

    def _look_soon(self) -> None:
        """Look without waiting for the system to tell that a file has changed."""
        task = asyncio.create_task(self._look())
        self._looks.add(task)
        task.add_done_callback(self._looks.discard)

    def _after_signing(self) -> None:
        """Keep the proof that was signed, without having whoever signed wait for it."""
        self._look_soon()
        task = asyncio.create_task(self._kept())
        self._looks.add(task)
        task.add_done_callback(self._looks.discard)

    async def _kept(self) -> None:
        with suppress(PublisherError):
            await run_in_threadpool(keep, self._work.folder, self._press.out)
        self._tell("changed", {"revision": self._work.revision})

    def _early(self, loop: asyncio.AbstractEventLoop) -> Callable[[], None]:
        """Tell, from the thread that looks, that new pages can be shown."""

        def tell() -> None:
            loop.call_soon_threadsafe(self._tell, "changed", {"revision": self._work.revision})

        return tell

    def _tell(self, kind: str, data: dict[str, Any]) -> None:
        for queue in self._waiting:
            queue.put_nowait(f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n")

    def _tell_present(self) -> None:
        self._tell("present", {"windows": len(self._waiting)})

    async def _page(self, request: Request) -> Response:
        return await asset(request, "desk.html")

    async def _state(self, request: Request) -> Response:
        try:
            view = await run_in_threadpool(lambda: self._work.view)
        except PublisherError as error:
            return JSONResponse(told(error), 400)
        allowed = view.finished and may(request.state.role, "release")
        signed = await run_in_threadpool(lambda: last_signed(view.issue, self._press.out))
        out = {
            "files": self._press.made(self._work.folder),
            "may": allowed,
            "site": bool(self._press.site),
            "signed": signed is not None,
        }
        return JSONResponse({**view.shown, "revision": self._work.revision, "out": out, "role": request.state.role})

    async def _picture(self, request: Request) -> Response:
        data = await run_in_threadpool(self._work.picture, request.path_params["number"])
        if data is None:
            return PlainTextResponse("Not here.", 404)
        # The address has the picture's digest in it: another picture has another address.
        return Response(data, media_type="image/png", headers={"Cache-Control": "private, max-age=86400, immutable"})

    async def _made(self, request: Request) -> Response:
        file = self._press.file(self._work.folder, request.path_params["name"])
        return FileResponse(file, filename=file.name) if file else PlainTextResponse("Not here.", 404)

    async def _events(self, request: Request) -> Response:
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._waiting.add(queue)
        self._tell_present()

        async def stream() -> AsyncIterator[str]:
            try:
                yield ": open\n\n"
                while True:
                    with suppress(TimeoutError):
                        yield await asyncio.wait_for(queue.get(), 15)
                        continue
                    yield ": still here\n\n"
            finally:
                self._waiting.discard(queue)
                self._tell_present()

        return StreamingResponse(stream(), media_type="text/event-stream")

    async def _compared(self, request: Request) -> Response:
        tongue: Tongue = "zh" if request.query_params.get("lang") == "zh" else "en"
        issue, folder, out = self._work.view.issue, self._work.folder, self._press.out
        try:
            page = await run_in_threadpool(lambda: comparison(issue, folder, out, tongue))
        except PublisherError as error:
            return PlainTextResponse(f"{error.message.said(tongue)}\n{error.hint.said(tongue)}", 404)
        return HTMLResponse(page, headers={"Content-Security-Policy": _ALONE})

    def _body(self, asked: dict[str, Any]) -> dict[str, Any]:
        return {"seen": self._work.write_body(str(asked["article"]), str(asked["text"]), str(asked["seen"]))}

    def _field(self, asked: dict[str, Any]) -> dict[str, Any]:
        value = None if asked["value"] is None else str(asked["value"])
        return {"seen": self._work.write_field(str(asked["article"]), str(asked["field"]), value, str(asked["seen"]))}

    def _names(self, asked: dict[str, Any]) -> dict[str, Any]:
        names = [str(one) for one in asked["names"]]
        return {"seen": self._work.write_names(str(asked["article"]), names, str(asked["seen"]))}

    def _figure(self, asked: dict[str, Any]) -> dict[str, Any]:
        article, place, field = str(asked["article"]), int(asked["figure"]), str(asked["field"])
        return {"seen": self._work.write_figure(article, place, field, str(asked["value"] or ""), str(asked["seen"]))}

    def _allow(self, asked: dict[str, Any]) -> dict[str, Any]:
        return {"seen": self._work.allow(int(asked["finding"]), str(asked["reason"]), str(asked["seen"]))}

    def _import(self, asked: dict[str, Any]) -> dict[str, Any]:
        return {"articles": self._work.add(files_of(asked))}

    def _move(self, asked: dict[str, Any]) -> dict[str, Any]:
        page = None if asked["page"] is None else int(asked["page"])
        return {"seen": self._work.move(str(asked["article"]), page, int(asked["place"]), str(asked["seen"]))}

    def _pin(self, asked: dict[str, Any]) -> dict[str, Any]:
        return {"seen": self._work.pin(str(asked["article"]), str(asked["seen"]))}

    def _fix(self, asked: dict[str, Any]) -> dict[str, Any]:
        self._work.fix(int(asked["finding"]))
        return {}

    def _undo(self, _asked: dict[str, Any]) -> dict[str, Any]:
        try:
            return {"undone": self._work.undo()}
        except Conflict as conflict:
            raise InputError(
                Text(f"{conflict.path} has been changed since.", f"{conflict.path} 此后又有改动。"),
                Text("Change it back by hand.", "请手工改回。"),
            ) from conflict

    def _sign(self, asked: dict[str, Any]) -> dict[str, Any]:
        articles = tuple(str(one) for one in asked.get("articles") or ())
        role: Role = asked["role"]
        added = self._work.sign(
            str(asked["stage"]), str(asked["by"]), self._clock(), articles, lambda stage: refuse_to_sign(role, stage)
        )
        return {"added": added}

    def _looked(self, asked: dict[str, Any]) -> dict[str, Any]:
        self._work.looked_at(str(asked["guess"]))
        return {}

    def _build(self, _asked: dict[str, Any]) -> dict[str, Any]:
        return build(self._work.folder, self._work.view, self._press)

    def _release(self, asked: dict[str, Any]) -> dict[str, Any]:
        return release(self._work.folder, self._work.look(), self._press, str(asked["by"]), self._clock())
