"""``check --fix``: mending an issue before it is checked, and showing what was changed."""

from __future__ import annotations

from pathlib import Path

import typer

from publisher.house import House
from publisher.wording import Text, reader_tongue


def mend(issue: Path, house: House | None, *, ask: bool) -> None:
    """Mend the issue and show the difference on standard error; with ``ask`` what is not sure is put to the user."""
    from publisher.fixes import Offer, mend_issue  # a check without --fix need not load it

    tongue = reader_tongue()

    def decide(offer: Offer) -> bool:
        span = offer.finding.span
        where = f"{span.path.as_posix()}:{span.line}: " if span else ""
        typer.echo(f"{where}{offer.finding.message.said(tongue)}", err=True)
        question = Text(f"Write “{offer.new}” for “{offer.old}”?", f"把“{offer.old}”改成“{offer.new}”？")
        return typer.confirm(question.said(tongue), default=False, err=True)

    mended = mend_issue(issue, house, decide if ask else None)
    for changed in mended.changed:
        typer.echo(changed.difference, nl=False, err=True)
    files = len(mended.changed)
    said = Text(
        f"{issue}: {mended.made} mended in {files} files; {mended.offered} more could be (--fix=ask).",
        f"{issue}：在{files}个文件中改正{mended.made}处；另有{mended.offered}处可逐一确认（--fix=ask）。",
    )
    typer.echo(said.said(tongue), err=True)
