"""PDF read by programs that had no part in making it: Poppler and qpdf."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.judges.tools import ProgramFailed, program, run


@dataclass(frozen=True)
class Image:
    """One picture of a PDF as it stands: page, size in pixels, colour as Poppler names it, and pixels an inch."""

    page: int
    width: int
    height: int
    colour: str
    ppi: int


def pdftotext(path: Path, *, layout: bool = False) -> str:
    """The text of a PDF in reading order, or as it stands on the page; a form feed after each page."""
    return run([program("pdftotext"), "-layout" if layout else "-raw", "-enc", "UTF-8", path, "-"])


def pdffonts(path: Path) -> dict[str, bool]:
    """The fonts of a PDF, and whether each is embedded."""
    rows = run([program("pdffonts"), path]).splitlines()[2:]
    # Columns are counted from the right: a font's name and its type may hold spaces.
    return {row[:36].strip(): row.split()[-5] == "yes" for row in rows}


def pdfimages(path: Path) -> list[Image]:
    """The pictures of a PDF, in the order of the pages; masks left out."""
    rows = (row.split() for row in run([program("pdfimages"), "-list", path]).splitlines()[2:])
    return [Image(int(row[0]), int(row[3]), int(row[4]), row[5], int(row[12])) for row in rows if row[2] == "image"]


def qpdf_check(path: Path) -> list[str]:
    """What qpdf finds wrong with the structure of a PDF: nothing, for a sound one."""
    try:
        run([program("qpdf"), "--check", path])
    except ProgramFailed as error:
        return str(error).splitlines()
    return []
