"""publisher diff: two builds or two states of an issue, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from publisher.atomic import write_text
from publisher.cli.progress import Say, progress
from publisher.cli.reporting import Level
from publisher.errors import ExitCode
from publisher.reports.comparison_text import comparison_text
from publisher.review.built import is_build, of_build
from publisher.review.compare import compare
from publisher.review.state import State, of_issue
from publisher.wording import reader_tongue


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(diff)


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="An issue's folder, or what a build left in dist/")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The same, later")],
    output: Annotated[Path | None, typer.Option(help="Write the pages side by side to an HTML file")] = None,
    fail_on: Annotated[Level, typer.Option(help="Lowest severity of a new finding that makes it fail")] = Level.error,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress")] = False,
) -> int:
    """Compare two proofs: words by article, findings new and gone, what moved. Status 1 when a new error came in."""
    pictures = output is not None
    with progress(2 * (3 + pictures), quiet=quiet) as say:
        found = compare(_state(old, say, pictures=pictures), _state(new, say, pictures=pictures))
    tongue = reader_tongue()
    if output is not None:
        # Only a page with pictures needs the templates.
        from publisher.reports.html.comparison import render

        write_text(output, render(found, tongue))
    typer.echo(comparison_text(found, tongue), nl=False)
    return int(ExitCode.FINDINGS if found.worse(fail_on.severity) else ExitCode.CLEAN)


def _state(path: Path, say: Say, *, pictures: bool) -> State:
    return of_build(path, pictures=pictures) if is_build(path) else of_issue(path, pictures=pictures, say=say)
