"""publisher import: text of a printed page or a CMS export becomes an issue."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from publisher.ingest.again import ASIDE
from publisher.ingest.issue import import_sources
from publisher.wording import Text, reader_tongue


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("import")(import_command)


def import_command(
    sources: Annotated[list[Path], typer.Argument(metavar="SOURCE…", help="Text, Markdown, Word, HTML or PDF")],
    out: Annotated[Path, typer.Option(help="Folder of the new issue")],
    layout: Annotated[str, typer.Option(help="Layout of the new issue")] = "newspaper",
    language: Annotated[str | None, typer.Option(help="BCP 47 tag; default: told from the text")] = None,
) -> None:
    """Recognise articles, headlines, bylines and captions; join broken paragraphs; lose nothing."""
    report = import_sources(sources, out, layout=layout, language=language)
    tongue = reader_tongue()
    joined, guessed = report.counts["joins"], report.counts["guesses"]
    typer.echo(
        Text(
            f"{out}: {report.counts['articles']} articles, {joined} broken paragraphs joined, "
            f"{guessed} guesses to look at in import-report.json",
            f"{out}：{report.counts['articles']} 篇稿件，接合断段 {joined} 处；"
            f"{guessed} 处推断请在 import-report.json 中核对",
        ).said(tongue)
    )
    if report.kept:
        aside = len(report.aside)
        typer.echo(
            Text(
                f"Kept as the editors left them: {', '.join(report.kept)}."
                + (f" The new text of {aside} of them is in {out}/{ASIDE}/." if aside else ""),
                f"保留编辑改过的文件：{'、'.join(report.kept)}。"
                + (f"其中 {aside} 个的新稿在 {out}/{ASIDE}/。" if aside else ""),
            ).said(tongue)
        )
