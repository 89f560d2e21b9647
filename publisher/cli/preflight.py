"""publisher preflight: would a printing house accept this PDF?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from publisher import reports
from publisher.atomic import read, write_bytes
from publisher.cli import reporting
from publisher.cli.progress import progress
from publisher.cli.reporting import Level
from publisher.preflight.apart import preflight_apart
from publisher.preflight.proofs import pictures_in
from publisher.press.profile import load_profile
from publisher.reports import CheckReport
from publisher.wording import Text


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(preflight)


def preflight(
    files: Annotated[list[Path], typer.Argument(metavar="FILE.pdf…", help="PDFs for the press")],
    press: Annotated[str, typer.Option(help="newsprint, magazine, or a house's own .toml file")] = "newsprint",
    format: Annotated[str, typer.Option(help=reporting.FORMATS)] = "text",
    output: Annotated[Path | None, typer.Option(help="Write the report to a file instead")] = None,
    proof: Annotated[
        Path | None, typer.Option(help="Folder for pictures of the pages as printed, and maps of their ink")
    ] = None,
    guides: Annotated[bool, typer.Option("--guides", help="Show the trim and the safe zone in those pictures")] = False,
    fail_on: Annotated[Level, typer.Option(help="Lowest severity that makes the command fail")] = Level.error,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress")] = False,
) -> int:
    """Check PDFs for a press: standard, boxes, fonts, colours, overprint, resolution, ink. Status 1 on errors."""
    wanted = reporting.deliveries(format, output, ())
    # Told here, before a file is blamed for it.
    profile = load_profile(press)
    found = []
    with progress(len(files), quiet=quiet) as say:
        for file in files:
            say(Text(f"Checking {file} for {profile.heading().en}", f"检查 {file}（{profile.heading().zh}）"))
            report = _judged(file, press, proof, guides=guides, several=len(files) > 1)
            found.append(_illustrated(report, file, wanted))
    return reporting.deliver(found, wanted, fail_on)


def _judged(file: Path, press: str, proof: Path | None, *, guides: bool, several: bool) -> CheckReport:
    with TemporaryDirectory(prefix="publisher-") as scratch:
        folder = Path(scratch) if proof is not None else None
        verdict = preflight_apart(file, press, proofs=folder, guides=guides)
        if proof is not None and folder is not None:
            for name, data in pictures_in(folder):
                write_bytes(proof / (f"{file.stem}-{name}" if several else name), data)
    return CheckReport(str(file), verdict.findings, verdict.not_run)


def _illustrated(report: CheckReport, file: Path, wanted: list[reporting.Delivery]) -> CheckReport:
    if not any(reports.wants_pictures(one.name) for one in wanted):
        return report
    # Only a report with pictures needs them.
    from publisher.review.pdf import proof_of_pdf

    return replace(report, proof=proof_of_pdf(read(file), file, report.findings))
