"""publisher desk: an issue in the browser, seen, mended and signed."""

from __future__ import annotations

import datetime
import os
import secrets
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publisher.errors import ExitCode, InputError
from publisher.load.documents import MANIFEST, find_manifest
from publisher.wording import Text, reader_tongue

if TYPE_CHECKING:
    from publisher.desk.roles import Keys

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_PASSWORD = "PUBLISHER_DESK_PASSWORD"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(desk)


def desk(
    issue: Annotated[Path, typer.Argument(metavar="ISSUE", help="An issue's folder, or a folder of issues")],
    port: Annotated[int, typer.Option(help="Port to listen on")] = 8137,
    host: Annotated[
        str, typer.Option(help="Address to listen on; another than this machine's needs a password")
    ] = "127.0.0.1",
    out: Annotated[Path | None, typer.Option(help="Where builds go; default: dist beside the issue")] = None,
    site: Annotated[Path | None, typer.Option(metavar="DIR", help="Newsstand to release issues to")] = None,
    base_url: Annotated[str, typer.Option("--base-url", metavar="URL", help="The newsstand's address")] = "",
    name: Annotated[
        list[str] | None, typer.Option(metavar="HOST", help="Name that browsers reach it by, through a proxy")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the browser")] = False,
) -> int:
    """Show the issue in the browser: pages as they will be printed, findings in their places, everything editable.

    What is written goes to the issue's own files; a file changed by any editor is shown at once.
    """
    import uvicorn

    from publisher.desk.app import Desk
    from publisher.desk.newsroom import Newsroom
    from publisher.desk.release import Press
    from publisher.desk.shelf import Shelf
    from publisher.desk.work import Work
    from publisher.session import Session

    whole = issue.is_dir() and not (issue / MANIFEST).is_file()
    folder = issue if whole else find_manifest(issue).parent
    press = Press(
        (out or (folder if whole else folder.resolve().parent) / "dist").resolve(), site, _address(site, base_url)
    )
    keys = _keys(host)
    names = _LOOPBACK[:2] if host in _LOOPBACK else (host,)
    hosts = frozenset((*(f"{one}:{port}" for one in names), *(name or ())))
    with Session() as session:
        desk: Desk | Newsroom = (
            Newsroom(Shelf(folder), session, _now, press) if whole else Desk(Work(folder, session), _now, press)
        )
        application = desk.application(hosts, keys)
        address = f"http://{names[0]}:{port}/?key={keys.chief}"
        shown = address if host in _LOOPBACK else address.replace(keys.chief, "…")
        typer.echo(Text(f"The desk is open: {shown}", f"校样台已打开：{shown}").said(reader_tongue()))
        typer.echo(Text("Ctrl-C closes it.", "按 Ctrl-C 关闭。").said(reader_tongue()), err=True)
        if open_:
            webbrowser.open(address)
        config = uvicorn.Config(application, host=host, port=port, log_level="critical", access_log=False)
        config.timeout_graceful_shutdown = 1
        uvicorn.Server(config).run()
    return int(ExitCode.CLEAN)


def _address(site: Path | None, base_url: str) -> str:
    if site is not None and not base_url.startswith(("http://", "https://")):
        raise InputError(
            Text("A newsstand needs its address.", "发布到报刊页须给出网址。"),
            Text("Add --base-url https://paper.example/", "请加 --base-url https://paper.example/"),
        )
    return base_url


def _now() -> datetime.datetime:
    return datetime.datetime.now().replace(second=0, microsecond=0)


def _keys(host: str) -> Keys:
    """A key of this start for this machine; the passwords of the environment for others."""
    from publisher.desk.roles import Keys, Role, keys_of

    if host in _LOOPBACK and _PASSWORD not in os.environ:
        return Keys({Role.CHIEF: secrets.token_urlsafe(24)})
    return keys_of(os.environ, _PASSWORD)
