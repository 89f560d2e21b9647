"""publisher mend: find and join broken paragraphs in plain text or Markdown."""

from __future__ import annotations

import codecs
import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from publisher.atomic import read, write_bytes
from publisher.ingest.decode import decode
from publisher.ingest.mend import Mended, Paragraph, joined_in_place, mend_file, split_paragraphs
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
    write: Annotated[bool, typer.Option("--write", help="Make the joins in the file")] = False,
    format: Annotated[Format, typer.Option(help="Report format")] = Format.text,
) -> None:
    """Find paragraphs that a column or page break cut in two, and join them."""
    read_files = [(path, read(path)) for path in files]
    mended = [(path, *_mended(path, data)) for path, data in read_files]
    if write:
        for (path, data), (_, paragraphs, result) in zip(read_files, mended, strict=True):
            if result.joins:
                write_bytes(path.resolve(), _joined(path, data, paragraphs, result))
    if format is Format.json:
        found = {"files": [_as_json(path, result) for path, _, result in mended]}
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    tongue = reader_tongue()
    for path, _, result in mended:
        typer.echo(_as_text(path, result, tongue), nl=False)


def _mended(path: Path, data: bytes) -> tuple[tuple[Paragraph, ...], Mended]:
    text = decode(data, path).text
    paragraphs = split_paragraphs(text)
    return paragraphs, mend_file(text, paragraphs)


def _joined(path: Path, data: bytes, paragraphs: tuple[Paragraph, ...], result: Mended) -> bytes:
    """The file's bytes with the joins made, in the encoding it has."""
    codec, mark = _codec(decode(data, path).encoding, data)
    text = data.removeprefix(mark).decode(codec)
    return mark + joined_in_place(text, paragraphs, result.joins).encode(codec)


def _codec(encoding: str, data: bytes) -> tuple[str, bytes]:
    """The codec of a file and its byte order mark, which a codec of its own would not write back as it was."""
    if encoding == "UTF-16":
        little = data.startswith(codecs.BOM_UTF16_LE)
        return ("utf-16-le", codecs.BOM_UTF16_LE) if little else ("utf-16-be", codecs.BOM_UTF16_BE)
    if encoding == "UTF-8 (BOM)":
        return "utf-8", codecs.BOM_UTF8
    return ("gb18030" if encoding == "GB 18030" else "utf-8"), b""


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
