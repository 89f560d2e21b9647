"""publisher status: which stages of review are signed, which have fallen, which are open."""

from __future__ import annotations

import json
import unicodedata
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from publisher import edition
from publisher.cli.progress import progress
from publisher.errors import ExitCode, InputError
from publisher.signing.stages import name_of
from publisher.signing.standing import Mark, Standing, standing_of
from publisher.wording import Text, Tongue, reader_tongue

_HEADLINE, _CELL = 30, 12
"""Cells of the terminal, two for a Chinese character."""
_SHOWN = {"signed": "✓", "fallen": "✗", "open": "—"}


class Format(StrEnum):
    """How the standing is told."""

    text = "text"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(status)


def status(
    issue: Annotated[Path, typer.Argument(metavar="ISSUE", help="The issue's folder")],
    format: Annotated[Format, typer.Option(help="text or json")] = Format.text,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress")] = False,
) -> int:
    """Tell where an issue stands: signatures by article and stage, and what the check finds. Status 1: not finished."""
    with progress(4, quiet=quiet) as say:
        checked = edition.check(issue, say=say)
    if checked.issue is None:
        raise InputError(
            Text(f"{issue} cannot be read.", f"{issue} 无法读取。"),
            Text("publisher check tells why.", "请用 publisher check 查看原因。"),
        )
    standing, counts = standing_of(checked.issue), checked.report.counts
    if format is Format.json:
        typer.echo(json.dumps({**standing.as_json(), "counts": counts}, ensure_ascii=False, indent=2))
    else:
        typer.echo(_table(standing, counts, reader_tongue()))
    return int(ExitCode.FINDINGS if standing.open or counts["error"] else ExitCode.CLEAN)


def _table(standing: Standing, counts: dict[str, int], tongue: Tongue) -> str:
    issue = standing.issue
    head = [_filled("", _HEADLINE), *(_filled(name_of(stage, issue), _CELL) for stage in standing.stages)]
    rows = [
        [_filled(issue.articles[name].headline, _HEADLINE), *(_filled(_cell(mark), _CELL) for mark in row.values())]
        for name, row in standing.marks.items()
    ]
    found = Text(
        f"{counts['error']} errors, {counts['warning']} warnings.",
        f"{counts['error']} 处错误，{counts['warning']} 处警告。",
    )
    signed = Text(
        f"{standing.open} required signatures are missing, {standing.fallen} of all have fallen.",
        f"还缺 {standing.open} 个必需的签署；已失效 {standing.fallen} 个。",
    )
    lines = ["".join(cells).rstrip() for cells in (head, *rows)]
    return "\n".join((*lines, "", signed.said(tongue), found.said(tongue)))


def _cell(mark: Mark) -> str:
    return f"{_SHOWN[mark.state]} {mark.by}".rstrip()


def _filled(text: str, cells: int) -> str:
    """The text cut or filled to so many cells, with a space at its end."""
    shown, used = "", 0
    for character in text:
        wide = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used + wide > cells - 2:
            shown, used = shown + "…", used + 1
            break
        shown, used = shown + character, used + wide
    return shown + " " * (cells - used)
