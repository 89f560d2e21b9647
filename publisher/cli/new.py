"""publisher new: a small issue that builds, or the next issue of a paper, to begin from."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from publisher.editing.starting import start, start_like
from publisher.errors import InputError
from publisher.load.documents import find_manifest
from publisher.wording import Text, reader_tongue


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(new)


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to make; it must not exist, or be empty")],
    layout: Annotated[str | None, typer.Option(help="Layout; default: the one for the language")] = None,
    language: Annotated[
        str | None, typer.Option(help="BCP 47 tag: zh-Hans, en …; default: the layout's, else zh-Hans")
    ] = None,
    like: Annotated[
        Path | None, typer.Option(metavar="ISSUE", help="Take paper, layout and pages of that issue, without stories")
    ] = None,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Date of the issue, with --like")] = None,
    number: Annotated[int | None, typer.Option(help="Number of the issue, with --like")] = None,
) -> None:
    """Make a small issue that builds, or the next issue of a paper, to begin from."""
    if like is not None:
        start_like(find_manifest(like).parent, folder, _day(date), number)
    else:
        start(folder, layout, language)
    text = Text(
        f"{folder} is ready. Build it with: publisher build {folder}",
        f"{folder} 已建好。生成版面：publisher build {folder}",
    )
    typer.echo(text.said(reader_tongue()))


def _day(date: str | None) -> datetime.date:
    try:
        return datetime.date.fromisoformat(date or "")
    except ValueError as error:
        raise InputError(
            Text("--like needs the date of the new issue.", "--like 须同时给出新一期的日期。"),
            Text("Write it as --date 2026-05-12.", "请写作 --date 2026-05-12。"),
        ) from error
