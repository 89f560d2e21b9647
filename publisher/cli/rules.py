"""publisher rules: the list of all rules."""

from __future__ import annotations

import typer

from publisher.rules.explain import listing
from publisher.wording import reader_tongue


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(rules)


def rules() -> None:
    """List every rule with its code, severity and what it finds."""
    typer.echo(listing(reader_tongue()), nl=False)
