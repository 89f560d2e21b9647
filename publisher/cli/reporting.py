"""Reports on the command line: which format, to a file or to standard output, and the status that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

import typer

from publisher import reports
from publisher.atomic import write_text
from publisher.errors import ExitCode
from publisher.findings import Severity
from publisher.reports import CheckReport, Render
from publisher.wording import reader_tongue

FORMATS = "Report format: text, json, html, sarif, junit, github, gitlab"
"""What ``--format`` says about itself."""


class Level(StrEnum):
    """Thresholds as they are written on the command line."""

    error = "error"
    warning = "warning"
    info = "info"

    @property
    def severity(self) -> Severity:
        """The severity at which the command fails."""
        return Severity[self.value.upper()]


def chosen(name: str) -> Render:
    """The format of that name; wrong usage where there is none."""
    known = reports.formats()
    if name not in known:
        raise typer.BadParameter(f"{name!r}: use one of {', '.join(known)}", param_hint="--format")
    return known[name]


def deliver(found: Sequence[CheckReport], render: Render, output: Path | None, fail_on: Level) -> int:
    """Write the reports to ``output``, or say them; the exit status, 1 where a finding is as grave as ``fail_on``.

    Raises:
        OutputError: the file cannot be written; what stood there is as it was.
    """
    judged = [replace(report, threshold=fail_on.severity) for report in found]
    text = render(judged, reader_tongue())
    if output:
        write_text(output, text)
    else:
        typer.echo(text, nl=False)
    grave = any(finding.severity >= report.threshold for report in judged for finding in report.findings)
    return int(ExitCode.FINDINGS if grave else ExitCode.CLEAN)
