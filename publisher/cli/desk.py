"""publisher desk: an issue in the browser, seen, mended and signed."""

from __future__ import annotations

import datetime
import os
import secrets
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from publisher.errors import ExitCode, InputError
from publisher.load.documents import find_manifest
from publisher.wording import Text, reader_tongue

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_PASSWORD = "PUBLISHER_DESK_PASSWORD"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(desk)


def desk(
    issue: Annotated[Path, typer.Argument(metavar="ISSUE", help="The issue's folder")],
    port: Annotated[int, typer.Option(help="Port to listen on")] = 8137,
    host: Annotated[
        str, typer.Option(help="Address to listen on; another than this machine's needs a password")
    ] = "127.0.0.1",
    open_: Annotated[bool, typer.Option("--open", help="Open the browser")] = False,
) -> int:
    """Show the issue in the browser: pages as they will be printed, findings in their places, everything editable.

    What is written goes to the issue's own files; a file changed by any editor is shown at once.
    """
    import uvicorn

    from publisher.desk.app import Desk
    from publisher.desk.work import Work
    from publisher.session import Session

    folder = find_manifest(issue).parent
    key = _key(host)
    names = _LOOPBACK[:2] if host in _LOOPBACK else (host,)
    hosts = frozenset(f"{name}:{port}" for name in names)
    with Session() as session:
        application = Desk(Work(folder, session), _now).application(hosts, key)
        address = f"http://{names[0]}:{port}/?key={key}"
        shown = address if host in _LOOPBACK else address.replace(key, "…")
        typer.echo(Text(f"The desk is open: {shown}", f"校样台已打开：{shown}").said(reader_tongue()))
        typer.echo(Text("Ctrl-C closes it.", "按 Ctrl-C 关闭。").said(reader_tongue()), err=True)
        if open_:
            webbrowser.open(address)
        config = uvicorn.Config(application, host=host, port=port, log_level="critical", access_log=False)
        config.timeout_graceful_shutdown = 1
        uvicorn.Server(config).run()
    return int(ExitCode.CLEAN)


def _now() -> datetime.datetime:
    return datetime.datetime.now().replace(second=0, microsecond=0)


def _key(host: str) -> str:
    """A key of this start for this machine; the password of the environment for others."""
    if host in _LOOPBACK:
        return secrets.token_urlsafe(24)
    password = os.environ.get(_PASSWORD, "")
    if len(password) < 12:
        raise InputError(
            Text(
                f"To be seen from other machines the desk needs a password of 12 characters or more in {_PASSWORD}.",
                f"要让其他机器访问，须在 {_PASSWORD} 中设置至少 12 个字符的口令。",
            ),
            Text("Set it, and let a proxy speak https.", "请设置口令，并由代理提供 https。"),
        )
    return password
