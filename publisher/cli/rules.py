"""publisher rules: the list of all rules, or the whole reference."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from publisher.rules import reference
from publisher.rules.explain import listing
from publisher.wording import reader_tongue


class Format(StrEnum):
    """Forms of the reference."""

    text = "text"
    markdown = "markdown"
    html = "html"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(rules)


def rules(
    format: Annotated[Format, typer.Option(help="A line for each rule, or its whole page")] = Format.text,
) -> None:
    """List every rule with its code, severity and what it finds."""
    written = {Format.text: listing, Format.markdown: reference.markdown, Format.html: reference.html}[format]
    typer.echo(written(reader_tongue()), nl=False)
