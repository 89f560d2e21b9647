"""How the desk answers: files of its own pages, and what became of a change that somebody asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from publisher.desk.work import WINDOW
from publisher.editing.saving import Conflict, fingerprint
from publisher.errors import PublisherError
from publisher.templating import style_sheet

_ASSETS = Path(__file__).with_name("assets")
_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}


async def asset(request: Request, name: str | None = None) -> Response:
    """A file of the desk's own pages."""
    file = _ASSETS / (name or request.path_params["name"])
    if file.parent != _ASSETS or not file.is_file():
        return PlainTextResponse("Not here.", 404)
    content = style_sheet(file) if file.suffix == ".css" else file.read_bytes()
    return Response(content, media_type=_KINDS.get(file.suffix, "application/octet-stream"))


def answered(
    change: Callable[[dict[str, Any]], dict[str, Any]], afterwards: Callable[[], None] = lambda: None
) -> Callable[[Request], Any]:
    """What answers a request for a change: its result, what stood in the way, or that somebody else was faster."""

    async def answer(request: Request) -> Response:
        try:
            asked = await request.json()
            if not isinstance(asked, dict):
                raise ValueError
            # A thread is given what is set here.
            WINDOW.set(str(asked.get("window") or ""))
            found = await run_in_threadpool(change, {**asked, "role": request.state.role})
        except Conflict as conflict:
            text = conflict.now.decode("utf-8", "replace")
            now = {"path": conflict.path, "text": text, "seen": fingerprint(conflict.now)}
            return JSONResponse({"conflict": now}, 409)
        except PublisherError as error:
            return JSONResponse(told(error), 400)
        except (ValueError, KeyError, TypeError, UnicodeDecodeError):
            return PlainTextResponse("That was not understood.", 400)
        afterwards()
        return JSONResponse(found)

    return answer


def told(error: PublisherError) -> dict[str, Any]:
    """An error for the browser, in both languages."""
    return {
        "en": error.message.en,
        "zh": error.message.zh,
        "hint_en": error.hint.en,
        "hint_zh": error.hint.zh,
    }
