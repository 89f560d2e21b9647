"""publisher schema: the JSON Schema of issue.yaml, for completion and checking in an editor."""

from __future__ import annotations

import json

import typer

from publisher import load


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(schema)


def schema() -> None:
    """Print the JSON Schema of issue.yaml."""
    typer.echo(json.dumps(load.schema(), ensure_ascii=False, indent=2))
