"""publisher build: check, lay out, write the editions, prove that nothing was lost."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from publisher import cache as caching
from publisher import edition, reports
from publisher.cli.progress import progress
from publisher.errors import ExitCode
from publisher.findings import Severity
from publisher.wording import Text, reader_tongue


class Edition(StrEnum):
    """Editions that can be asked for by name."""

    print = "print"
    screen = "screen"
    epub = "epub"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(build)


def build(
    issues: Annotated[list[Path], typer.Argument(metavar="ISSUE…", help="Issue folders, or their issue.yaml")],
    editions: Annotated[
        list[Edition] | None, typer.Option("--edition", help="Only these; default: what the manifest names")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the editions")] = Path("dist"),
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Make every picture anew")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress")] = False,
) -> int:
    """Build the editions of issues into OUT/<issue>/. An issue in which text was lost leaves no edition."""
    tongue = reader_tongue()
    status = ExitCode.CLEAN
    cache = caching.NONE if no_cache else caching.of_user()
    for issue in issues:
        with progress(8, quiet=quiet) as say:
            built = edition.build(
                issue, out, editions=tuple(item.value for item in editions or ()), cache=cache, say=say
            )
        if built.report.findings:
            typer.echo(reports.formats()["text"]((built.report,), tongue), nl=False)
        for path in built.files:
            typer.echo(str(path))
        if not built.files:
            typer.echo(Text("No edition was written.", "没有写出任何版本。").said(tongue), err=True)
        elif not built.press_ready:
            typer.echo(_NOT_READY.said(tongue), err=True)
        if any(finding.severity >= Severity.ERROR for finding in built.report.findings):
            status = ExitCode.FINDINGS
    cache.tidied()
    return int(status)


_NOT_READY = Text(
    "Not for the press yet: mend the errors above first.",
    "还不能付印：请先改正上面的错误。",
)
