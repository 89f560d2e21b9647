"""publisher mend: find and join broken paragraphs in plain text or Markdown."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from publisher.atomic import read, write_text
from publisher.ingest.decode import decode
from publisher.ingest.mend import Mended, mend, split_paragraphs
from publisher.wording import Text, Tongue, reader_tongue


class Format(StrEnum):
    """Report formats of this command."""

    text = "text"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("mend")(mend_command)


def mend_command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Plain text or Markdown")],
    write: Annotated[bool, typer.Option("--write", help="Write the mended text back to the file")] = False,
    format: Annotated[Format, typer.Option(help="Report format")] = Format.text,
) -> None:
    """Find paragraphs that a column or page break cut in two, and join them."""
    mended = [(path, _mended(path)) for path in files]
    if write:
        for path, result in mended:
            write_text(path, "\n\n".join(result.paragraphs) + "\n")
    if format is Format.json:
        found = {"files": [_as_json(path, result) for path, result in mended]}
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    tongue = reader_tongue()
    for path, result in mended:
        typer.echo(_as_text(path, result, tongue), nl=False)


def _mended(path: Path) -> Mended:
    return mend([paragraph.text for paragraph in split_paragraphs(decode(read(path), path).text)])


def _as_json(path: Path, result: Mended) -> dict[str, Any]:
    tongue = reader_tongue()
    joins = [
        {"after": join.after, "left": join.left, "right": join.right, "separator": join.separator,
         "confidence": round(join.confidence, 3), "reason": join.reason.said(tongue)}
        for join in result.joins
    ]  # fmt: skip
    return {"file": str(path), "paragraphs": list(result.paragraphs), "joins": joins}


def _as_text(path: Path, result: Mended, tongue: Tongue) -> str:
    lines = [
        f"{path}: …{join.left}|{join.right}…  {join.confidence:.2f}  {join.reason.said(tongue)}"
        for join in result.joins
    ]
    count = len(result.joins)
    lines.append(f"{path}: " + Text(f"{count} joined", f"接合 {count} 处").said(tongue))
    return "\n".join(lines) + "\n"
