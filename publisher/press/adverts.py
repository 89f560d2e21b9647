"""Advertisements that came as PDF: the picture that was painted for the screen gives way to the page itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Name, Pdf

from publisher.errors import InputError
from publisher.press.matrix import IDENTITY, Matrix, Rect, bounds, matrix, rect, times
from publisher.wording import Text

_OFF = 1.0
"""Points that a painted picture may lie off the place it was composed for."""
_UNIT = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))


@dataclass(frozen=True, slots=True)
class Advert:
    """A PDF and where its first page stands: the page's index, and the box in points of that page."""

    page: int
    box: Rect
    file: Path
    name: str


def place(document: Pdf, adverts: Iterable[Advert]) -> set[tuple[int, int]]:
    """Put each advertisement in the place of its picture; the objects of the pages placed.

    Raises:
        InputError: a file cannot be read, or its picture is not where it was composed.
    """
    placed: dict[Path, Any] = {}
    for advert in adverts:
        page = document.pages[advert.page]
        name = _picture_at(page, advert.box)
        if name is None:
            raise _trouble(advert.name, "its picture is not on the page", "版面上找不到它的图片")
        if advert.file not in placed:
            placed[advert.file] = _form(document, advert)
        page.obj.Resources.XObject[name] = placed[advert.file]
    return {form.objgen for form in placed.values()}


def _picture_at(page: pikepdf.Page, box: Rect) -> str | None:
    """The name of the picture that is drawn in the box."""
    now: Matrix = IDENTITY
    saved: list[Matrix] = []
    for step in pikepdf.parse_content_stream(page, "q Q cm Do"):
        if not isinstance(step, pikepdf.ContentStreamInstruction):
            continue
        operator = str(step.operator)
        if operator == "q":
            saved.append(now)
        elif operator == "Q" and saved:
            now = saved.pop()
        elif operator == "cm":
            now = times(matrix(step.operands), now)
        elif operator == "Do":
            drawn = bounds(_UNIT, now)
            if all(abs(a - b) <= _OFF for a, b in zip(drawn, box, strict=True)):
                return str(step.operands[0])
    return None


def _form(document: Pdf, advert: Advert) -> Any:
    try:
        with Pdf.open(advert.file) as source:
            page = source.pages[0]
            left, bottom, right, top = rect(page.trimbox)
            form = document.copy_foreign(page.as_form_xobject())
    except (pikepdf.PdfError, OSError, IndexError, ValueError) as error:
        raise _trouble(advert.name, "it cannot be read", "无法读取") from error
    # What stood there was a picture, which is drawn in a square of one by one.
    width, height = right - left, top - bottom
    form["/BBox"] = Array([round(side, 4) for side in (left, bottom, right, top)])
    form["/Matrix"] = Array([1 / width, 0, 0, 1 / height, -left / width, -bottom / height])
    for key in ("/StructParents", "/PieceInfo"):
        if key in form:
            del form[key]
    assert form.get("/Subtype") == Name.Form
    return form


def _trouble(name: str, en: str, zh: str) -> InputError:
    return InputError(
        Text(f"The advertisement {name} cannot be placed: {en}.", f"广告 {name} 无法置入：{zh}。"),
        Text("Check it with publisher preflight.", "请用 publisher preflight 检查该文件。"),
    )
