"""publisher check: all rules, on the source and on the laid-out pages."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from publisher import edition, reports
from publisher.atomic import write_text
from publisher.cli.progress import progress
from publisher.errors import ExitCode
from publisher.findings import Severity
from publisher.wording import reader_tongue


class Level(StrEnum):
    """Thresholds as they are written on the command line."""

    error = "error"
    warning = "warning"
    info = "info"

    @property
    def severity(self) -> Severity:
        """The severity at which the command fails."""
        return Severity[self.value.upper()]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(check)


def check(
    issues: Annotated[list[Path], typer.Argument(metavar="ISSUE…", help="Issue folders, or their issue.yaml")],
    format: Annotated[str, typer.Option(help="Report format: text, json")] = "text",
    output: Annotated[Path | None, typer.Option(help="Write the report to a file instead")] = None,
    fail_on: Annotated[Level, typer.Option(help="Lowest severity that makes the command fail")] = Level.error,
    no_layout: Annotated[bool, typer.Option("--no-layout", help="Check the source only, lay out nothing")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress")] = False,
) -> int:
    """Check issues: manifest, text, pictures and the laid-out pages. Status 1 when something must be mended."""
    if format not in reports.formats():
        raise typer.BadParameter(f"{format!r}: use one of {', '.join(reports.formats())}", param_hint="--format")
    with progress(3 * len(issues), quiet=quiet) as say:
        checked = [edition.check(issue, layout=not no_layout, say=say).report for issue in issues]
    text = reports.formats()[format](tuple(checked), reader_tongue())
    if output:
        write_text(output, text)
    else:
        typer.echo(text, nl=False)
    grave = any(finding.severity >= fail_on.severity for report in checked for finding in report.findings)
    return int(ExitCode.FINDINGS if grave else ExitCode.CLEAN)
