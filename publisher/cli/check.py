"""publisher check: all rules, on the source and on the laid-out pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from publisher import edition, reports
from publisher.atomic import read
from publisher.cli import reporting
from publisher.cli.mending import mend
from publisher.cli.progress import Say, progress
from publisher.cli.reporting import Level
from publisher.findings import in_order
from publisher.house import House
from publisher.load.profiles import named_profile
from publisher.reports import CheckReport, with_changes, with_sources
from publisher.wording import Text


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(check)


def check(
    issues: Annotated[list[Path], typer.Argument(metavar="ISSUE…", help="Issue folders, any file of them, or EPUBs")],
    format: Annotated[str, typer.Option(help=reporting.FORMATS)] = "text",
    output: Annotated[Path | None, typer.Option(help="Write the report to a file instead")] = None,
    also: Annotated[list[str] | None, typer.Option(metavar="FORMAT=FILE", help="Write another format besides")] = None,
    fail_on: Annotated[Level, typer.Option(help="Lowest severity that makes the command fail")] = Level.error,
    profile: Annotated[
        str, typer.Option(metavar="NAME|FILE", help="House style to judge by, instead of the manifest's")
    ] = "",
    fix: Annotated[bool, typer.Option("--fix", help="Mend what is safe first; --fix=ask puts the rest to you")] = False,
    ask: Annotated[bool, typer.Option("--ask", hidden=True)] = False,
    judges: Annotated[
        bool, typer.Option("--judges", help="Of an EPUB: ask EPUBCheck and Ace too, if installed")
    ] = False,
    no_layout: Annotated[bool, typer.Option("--no-layout", help="Check the source only, lay out nothing")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress")] = False,
) -> int:
    """Check issues (manifest, text, pictures, pages) or anybody's EPUBs. Status 1 when something must be mended."""
    wanted = reporting.deliveries(format, output, also or ())
    pictures = any(reports.wants_pictures(one.name) for one in wanted)
    books = [path for path in issues if path.suffix.lower() == ".epub" and not path.is_dir()]
    meant = reporting.issues_of([path for path in issues if path not in books])
    house = named_profile(profile) if profile else None
    for issue in meant if fix or ask else ():
        mend(issue, house, ask=ask)
    with progress(4 * len(meant), quiet=quiet) as say:
        found = [_checked(issue, house, layout=not no_layout, pictures=pictures, say=say) for issue in meant]
        found += [_book(book, judges=judges, say=say) for book in books]
    return reporting.deliver(found, wanted, fail_on)


def _book(file: Path, *, judges: bool, say: Say) -> CheckReport:
    # Whoever checks an issue need not wait for what reads e-books.
    from publisher.ebook_check.check import check_book
    from publisher.ebook_check.judges import judged, not_asked

    say(Text(f"Checking {file}", f"检查 {file}"))
    own = check_book(read(file))
    findings, not_run = judged(file) if judges else ((), not_asked())
    return CheckReport(str(file), in_order((*own, *findings)), not_run)


def _checked(issue: Path, house: House | None, *, layout: bool, pictures: bool, say: Say) -> CheckReport:
    checked = edition.check(issue, layout=layout, house=house, say=say)
    report = with_changes(with_sources(checked.report, issue), checked.issue)
    if not pictures:
        return report
    # Only a report with pictures needs the painter, which takes longer to load than most checks take.
    from publisher.review import proof_of

    say(Text("Painting the pages", "出版面"))
    return replace(report, proof=proof_of(checked))
