"""publisher sign: a stage of review is done, on the text as it reads now."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from publisher import edition
from publisher.cli.progress import progress
from publisher.errors import ExitCode, InputError
from publisher.findings import Severity
from publisher.imprint import Stage
from publisher.load import load
from publisher.load.documents import find_manifest
from publisher.model import Issue
from publisher.signing.signature import signatures
from publisher.signing.stages import name_of, stage_called
from publisher.signing.writing import add
from publisher.wording import Text, reader_tongue


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(sign)


def sign(
    issue: Annotated[Path, typer.Argument(metavar="ISSUE", help="The issue's folder")],
    stage: Annotated[str, typer.Argument(help="first-review 一审 … third-proof 三校, sign-off 付印")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who has read it")],
    articles: Annotated[
        list[str] | None, typer.Option("--article", metavar="ID", help="Only this article; may be given again")
    ] = None,
    at: Annotated[datetime.datetime | None, typer.Option(help="When, if not now")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress")] = False,
) -> int:
    """Sign a stage of review for an issue, or for some of its articles. A signature falls when its text is changed."""
    tongue = reader_tongue()
    read, faults = load(issue)
    if read is None:
        raise _unreadable(issue, len(faults))
    meant = stage_called(stage, read)
    if meant == "sign-off" and not _fit_for_press(issue, quiet=quiet):
        return int(ExitCode.FINDINGS)
    made = signatures(read, meant, by, at or _now(), tuple(articles or ()))
    if made:
        file = add(find_manifest(issue).parent, made)
        typer.echo(_told(read, meant, by, len(made), file).said(tongue))
    else:
        name = name_of(meant, read)
        typer.echo(Text(f"{name}: all is signed already.", f"{name}：都已签署，没有改动。").said(tongue))
    return int(ExitCode.CLEAN)


def _now() -> datetime.datetime:
    return datetime.datetime.now().replace(second=0, microsecond=0)


def _fit_for_press(path: Path, *, quiet: bool) -> bool:
    with progress(4, quiet=quiet) as say:
        report = edition.check(path, say=say).report
    errors = report.counts[Severity.ERROR.label]
    if errors:
        told = Text(
            f"Not signed: {errors} error{'s' if errors > 1 else ''} must be mended first; publisher check tells them.",
            f"未签署：有 {errors} 处错误须先改正，用 publisher check 查看。",
        )
        typer.echo(told.said(reader_tongue()), err=True)
    return not errors


def _told(issue: Issue, stage: Stage, by: str, count: int, file: Path) -> Text:
    name = name_of(stage, issue)
    if stage == "sign-off":
        return Text(f"{by} has signed the issue off for the press ({file.name}).", f"{by}已签署付印（{file.name}）。")
    articles = f"{count} article{'s' if count > 1 else ''}"
    return Text(f"{name} of {articles} signed by {by} ({file.name}).", f"{by}签署{name}，{count} 篇（{file.name}）。")


def _unreadable(path: Path, faults: int) -> InputError:
    return InputError(
        Text(
            f"{path} cannot be signed: its manifest has faults ({faults}).",
            f"{path} 无法签署：清单有 {faults} 处错误。",
        ),
        Text("publisher check tells them.", "请用 publisher check 查看。"),
    )
