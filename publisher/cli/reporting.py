"""Reports on the command line: which format, to a file or to standard output, and the status that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Delivery:
    """One format and where it goes: a file, or standard output where there is none."""

    name: str
    render: Render
    file: Path | None


def deliveries(format: str, output: Path | None, also: Sequence[str]) -> list[Delivery]:
    """What ``--format``, ``--output`` and ``--also FORMAT=FILE`` ask for; wrong usage where they cannot be."""
    wanted = [Delivery(format, chosen(format), output)]
    for one in also:
        name, between, file = one.partition("=")
        if not between or not file:
            raise typer.BadParameter(f"{one!r}: write FORMAT=FILE", param_hint="--also")
        wanted.append(Delivery(name, chosen(name), Path(file)))
    return wanted


def issues_of(paths: Sequence[Path]) -> list[Path]:
    """The issues that are meant: folders and manifests as they are, other files as the issue they lie in, once."""
    meant: list[Path] = []
    for path in paths:
        above = path.parents if path.is_file() and path.name != "issue.yaml" else ()
        issue = next((folder for folder in above if (folder / "issue.yaml").is_file()), None)
        if issue is None:
            meant.append(path)
        elif not any(_same(issue, other) for other in meant):
            meant.append(issue)
    return meant


def _same(folder: Path, other: Path) -> bool:
    return folder.resolve() == (other.parent if other.name == "issue.yaml" else other).resolve()


def deliver(found: Sequence[CheckReport], wanted: Sequence[Delivery], fail_on: Level) -> int:
    """Write or say the reports in every format; the exit status, 1 where a finding is as grave as ``fail_on``.

    Raises:
        OutputError: the file cannot be written; what stood there is as it was.
    """
    judged = [replace(report, threshold=fail_on.severity) for report in found]
    for one in wanted:
        text = one.render(judged, reader_tongue())
        if one.file:
            write_text(one.file, text)
        else:
            typer.echo(text, nl=False)
    grave = any(finding.severity >= report.threshold for report in judged for finding in report.findings)
    return int(ExitCode.FINDINGS if grave else ExitCode.CLEAN)
