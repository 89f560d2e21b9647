"""publisher check: all rules, on the source and on the laid-out pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from publisher import edition, reports
from publisher.cli import reporting
from publisher.cli.progress import Say, progress
from publisher.cli.reporting import Level
from publisher.reports import CheckReport, with_changes, with_sources
from publisher.wording import Text


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
    with progress(4 * len(issues), quiet=quiet) as say:
        found = [_checked(issue, format, layout=not no_layout, say=say) for issue in issues]
    return reporting.deliver(found, render, output, fail_on)


def _checked(issue: Path, format: str, *, layout: bool, say: Say) -> CheckReport:
    checked = edition.check(issue, layout=layout, say=say)
    report = with_changes(with_sources(checked.report, issue), checked.issue)
    if not reports.wants_pictures(format):
        return report
    # Only a report with pictures needs the painter, which takes longer to load than most checks take.
    from publisher.review import proof_of

    say(Text("Painting the pages", "出版面"))
    return replace(report, proof=proof_of(checked))
