"""publisher impose: finished pages on printer's sheets."""

from __future__ import annotations

import datetime
import io
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pikepdf
import typer

from publisher.atomic import read, write_bytes
from publisher.errors import InputError
from publisher.press.identity import Identity
from publisher.press.imposition import impose
from publisher.press.profile import load_profile
from publisher.wording import Text


class Scheme(StrEnum):
    """Ways to put two pages on a sheet."""

    stitched = "stitched"
    two_up = "two-up"
    spreads = "spreads"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("impose")(impose_command)


def impose_command(
    file: Annotated[Path, typer.Argument(metavar="PRINT.pdf", help="Finished pages, such as dist/<issue>/print.pdf")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The PDF of the sheets")],
    scheme: Annotated[
        Scheme, typer.Option(help="stitched: a booklet; two-up: in order, to be cut; spreads: as readers see them")
    ] = Scheme.stitched,
    right_to_left: Annotated[bool, typer.Option("--right-to-left", help="The paper opens to the right")] = False,
    paper: Annotated[float, typer.Option(min=0, max=1, help="Thickness of the paper in mm, for the creep")] = 0.1,
    press: Annotated[str, typer.Option(help="newsprint, magazine, or a house's own .toml file")] = "magazine",
    marks: Annotated[bool, typer.Option(help="Crop, fold and registration marks")] = True,
) -> None:
    """Put finished pages two by two on printer's sheets, to be folded, cut or looked at."""
    profile = load_profile(press)
    data = read(file)
    try:
        identity = _identity(data, f"{scheme.value} {right_to_left}")
        made = impose(data, scheme.value, identity, profile, right_to_left=right_to_left, paper=paper, marks=marks)
    except pikepdf.PdfError as error:
        raise InputError(
            Text(f"{file} cannot be read as a PDF.", f"{file} 无法作为 PDF 读取。"),
            Text("Impose a file that passes publisher preflight.", "请使用通过 publisher preflight 检查的文件。"),
        ) from error
    write_bytes(output, made)
    typer.echo(str(output))


def _identity(data: bytes, way: str) -> Identity:
    """Title and day of the pages themselves, so that the same pages give the same sheets."""
    with pikepdf.open(io.BytesIO(data)) as document:
        info = document.docinfo
        found = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(info.get("/CreationDate", "")))
        try:
            day = datetime.date(*map(int, found.groups())) if found else datetime.date(2000, 1, 1)
        except ValueError:
            day = datetime.date(2000, 1, 1)
        number = str(document.trailer.get("/ID", [""])[0])
        return Identity(str(info.get("/Title", "")) or "Sheets", day, f"{number} {way}")
