"""publisher build: check, lay out, write the editions, prove that nothing was lost."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from publisher import cache as caching
from publisher import edition, reports
from publisher.cli.progress import progress
from publisher.errors import ExitCode
from publisher.findings import Severity
from publisher.reports import CheckReport
from publisher.wording import Text, Tongue, reader_tongue


class Edition(StrEnum):
    """Editions that can be asked for by name."""

    print = "print"
    screen = "screen"
    epub = "epub"
    site = "site"


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
    all_: Annotated[bool, typer.Option("--all", help="Every issue below these folders, in parallel, resumed")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, help="With --all: processes at once; default: one a core")] = None,
    cluster: Annotated[
        str | None, typer.Option(metavar="tcp://…", help="With --all: a Dask scheduler to work for")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="With --all: also what is built and unchanged")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress")] = False,
) -> int:
    """Build the editions of issues into OUT/<issue>/. An issue in which text was lost leaves no edition."""
    if all_:
        from publisher.cli.building import build_all

        return build_all(
            issues,
            out,
            tuple(item.value for item in editions or ()),
            workers=jobs,
            cluster=cluster,
            again=again,
            quiet=quiet,
        )
    tongue = reader_tongue()
    status = ExitCode.CLEAN
    cache = caching.NONE if no_cache else caching.of_user()
    for issue in issues:
        with progress(8, quiet=quiet) as say:
            built = edition.build(
                issue, out, editions=tuple(item.value for item in editions or ()), cache=cache, say=say
            )
        if built.report.findings:
            typer.echo(_told(built.report, tongue), nl=False)
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


def _told(report: CheckReport, tongue: Tongue) -> str:
    """What must or should be mended. Notes are for the one who asks ``check``, not for every build."""
    weighty = tuple(finding for finding in report.findings if finding.severity > Severity.INFO)
    notes = len(report.findings) - len(weighty)
    more = Text(
        f"{notes} note{'s' if notes > 1 else ''} besides: publisher check shows them.\n",
        f"另有 {notes} 条提示，用 publisher check 查看。\n",
    )
    shown = reports.formats()["text"]((replace(report, findings=weighty),), tongue) if weighty or not notes else ""
    return shown + (more.said(tongue) if notes else "")


_NOT_READY = Text(
    "Not for the press yet: mend the errors above first.",
    "还不能付印：请先改正上面的错误。",
)
