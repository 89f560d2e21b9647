"""publisher publish: all issues of a folder of builds as a newsstand."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Annotated

import typer

from publisher.cli.progress import progress
from publisher.errors import ExitCode
from publisher.newsstand import minisign
from publisher.newsstand.publishing import publish as published
from publisher.wording import Text, reader_tongue


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(publish)


def publish(
    dist: Annotated[Path, typer.Argument(metavar="DIST", help="Folder of builds with --edition site")],
    site: Annotated[Path, typer.Option("--site", metavar="DIR", help="Folder of the newsstand, for any web host")],
    base_url: Annotated[str, typer.Option("--base-url", metavar="URL", help="Its address: https://paper.example/")],
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress")] = False,
) -> int:
    """Publish all issues: pages, feeds, catalogues, search, checksums. Run again, it writes only what changed.

    Where PUBLISHER_MINISIGN_KEY holds a secret key of minisign, the checksums are signed.
    """
    tongue = reader_tongue()
    secret = os.environ.get(minisign.VARIABLE)
    with progress(3, quiet=quiet) as say:
        done = published(
            dist, site, base_url, today=datetime.date.today(), key=minisign.key_of(secret) if secret else None, say=say
        )
    told = Text(
        f"{done.issues} issues; {done.written} files written, {done.removed} removed.",
        f"共 {done.issues} 期；写出 {done.written} 个文件，删除 {done.removed} 个。",
    )
    typer.echo(told.said(tongue))
    for one in done.refused:
        why = Text(f"Not published: {one.folder.name}: {one.why.en}.", f"未发布：{one.folder.name}：{one.why.zh}。")
        typer.echo(why.said(tongue), err=True)
    return int(ExitCode.FINDINGS if done.refused else ExitCode.CLEAN)
