"""The source lines that a report quotes, read once for each file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from publisher.load.source import read_source
from publisher.reports.report import CheckReport


def with_sources(report: CheckReport, issue: Path) -> CheckReport:
    """The report with its folder and the lines of every file a finding points into; ``issue`` as the user named it."""
    folder = issue if issue.is_dir() else issue.parent
    paths = sorted({finding.span.path for finding in report.findings if finding.span})
    read = {path.as_posix(): read_source(folder / path, path).text for path in paths}
    sources = {name: tuple(text.split("\n")) for name, text in read.items() if text is not None}
    return replace(report, folder=_from_here(folder), sources=sources)


def _from_here(folder: Path) -> PurePosixPath:
    """The folder as seen from the working folder, where it lies below it: CI knows files by their path in the project.

    Elsewhere it stays as it was named.
    """
    whole, here = folder.resolve(), Path.cwd().resolve()
    return PurePosixPath((whole.relative_to(here) if whole.is_relative_to(here) else folder).as_posix())
