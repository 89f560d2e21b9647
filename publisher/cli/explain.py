"""publisher explain: one rule, with its reason and examples."""

from __future__ import annotations

from typing import Annotated

import typer

from publisher.rules import explain as pages
from publisher.wording import reader_tongue


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(explain)


def explain(code: Annotated[str, typer.Argument(help="Rule code, for instance BY001")]) -> None:
    """Explain a rule: why it matters, an example of the defect, an example without it."""
    typer.echo(pages.explain(code, reader_tongue()), nl=False)
