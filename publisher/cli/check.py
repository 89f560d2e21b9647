"""publisher check: all rules, on the source and on the laid-out pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from publisher import edition
from publisher.cli import reporting
from publisher.cli.progress import progress
from publisher.cli.reporting import Level
from publisher.reports import with_sources


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(check)


def check(
    issues: Annotated[list[Path], typer.Argument(metavar="ISSUE…", help="Issue folders, or their issue.yaml")],
    format: Annotated[str, typer.Option(help=reporting.FORMATS)] = "text",
    output: Annotated[Path | None, typer.Option(help="Write the report to a file instead")] = None,
    fail_on: Annotated[Level, typer.Option(help="Lowest severity that makes the command fail")] = Level.error,
    no_layout: Annotated[bool, typer.Option("--no-layout", help="Check the source only, lay out nothing")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress")] = False,
) -> int:
    """Check issues: manifest, text, pictures and the laid-out pages. Status 1 when something must be mended."""
    render = reporting.chosen(format)
    with progress(3 * len(issues), quiet=quiet) as say:
        checked = [(issue, edition.check(issue, layout=not no_layout, say=say).report) for issue in issues]
    return reporting.deliver([with_sources(report, issue) for issue, report in checked], render, output, fail_on)
