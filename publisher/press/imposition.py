"""Imposition: finished pages on printer's sheets, two side by side, to be folded and stitched, or as reader's spreads.

``stitched`` orders pages for a booklet folded at the spine: the first sheet is the outermost. Every sheet further in
lies a paper's thickness nearer to the trimmed edge (creep), so its pages move that much towards the spine.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from publisher.errors import InputError
from publisher.press.finish import saved
from publisher.press.identity import Identity, identify
from publisher.press.matrix import Rect, rect
from publisher.press.opaque import make_opaque
from publisher.press.profile import PressProfile
from publisher.press.sheet import MM, Line, grown, put_boxes, put_marks, sheet_of
from publisher.wording import Text

Scheme = Literal["stitched", "two-up", "spreads"]
_FOLD = 5 * MM


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: its pages, counted from 1, None for a blank; ``depth`` is how many sheets lie outside it."""

    left: int | None
    right: int | None
    depth: int = 0


def stitched(count: int, *, right_to_left: bool = False) -> tuple[Side, ...]:
    """The sides of a saddle-stitched booklet: outer and inner side of each sheet, the outermost sheet first."""
    whole = -(-count // 4) * 4
    sides = []
    for sheet in range(whole // 4):
        first, last = 2 * sheet + 1, whole - 2 * sheet
        sides += [(last, first, sheet), (first + 1, last - 1, sheet)]
    return tuple(_side(left, right, depth, count, right_to_left) for left, right, depth in sides)


def two_up(count: int, *, right_to_left: bool = False) -> tuple[Side, ...]:
    """Pages two by two in their order, for a sheet that is cut."""
    return tuple(_side(first, first + 1, 0, count, right_to_left) for first in range(1, count + 1, 2))


def spreads(count: int, *, right_to_left: bool = False) -> tuple[Side, ...]:
    """Pages as a reader sees them: the first alone, then left and right together (跨版)."""
    pairs = [(0, 1), *((first, first + 1) for first in range(2, count + 1, 2))]
    return tuple(_side(left, right, 0, count, right_to_left) for left, right in pairs)


def _side(left: int, right: int, depth: int, count: int, right_to_left: bool) -> Side:
    if right_to_left:
        left, right = right, left
    return Side(left if 1 <= left <= count else None, right if 1 <= right <= count else None, depth)


_SCHEMES = {"stitched": stitched, "two-up": two_up, "spreads": spreads}


def impose(
    pdf: bytes,
    scheme: Scheme,
    identity: Identity,
    profile: PressProfile,
    *,
    right_to_left: bool = False,
    paper: float = 0.1,
    marks: bool = True,
) -> bytes:
    """Finished pages on sheets, themselves finished. ``paper`` is its thickness in millimetres, for the creep.

    Raises:
        InputError: the pages are not all of one size, or one has no trim box.
    """
    with Pdf.open(io.BytesIO(pdf)) as pages, Pdf.new() as sheets:
        trims = [_trim(page, number) for number, page in enumerate(pages.pages, 1)]
        width, height = _one_size(trims)
        bleed = _bleed(pages.pages[0], trims[0])
        forms: dict[int, pikepdf.Object] = {}
        for side in _SCHEMES[scheme](len(trims), right_to_left=right_to_left):
            sheet = sheet_of((0.0, 0.0, 2 * width, height), bleed, profile, marks=marks)
            page = sheets.add_blank_page(page_size=(2 * width, height))
            page.obj.Resources = Dictionary(XObject=Dictionary())
            content = []
            creep = side.depth * paper * MM if scheme == "stitched" else 0.0
            for number, right in ((side.left, False), (side.right, True)):
                if number is None:
                    continue
                if number not in forms:
                    forms[number] = sheets.copy_foreign(_form(pages.pages[number - 1], bleed))
                page.obj.Resources.XObject[f"/P{number}"] = forms[number]
                content.append(_placed(number, trims[number - 1], bleed, right, creep))
            page.obj.Contents = sheets.make_stream(b"\n".join(content))
            page.obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK, I=True)
            put_boxes(page.obj, sheet)
            if marks:
                put_marks(sheets, page, sheet, profile, extra=tuple(_folds(width, height, bleed)))
        if profile.standard == "PDF/X-1a":
            make_opaque(sheets)
        identify(sheets, identity, profile)
        return saved(sheets, profile)


def _form(page: pikepdf.Page, bleed: float) -> pikepdf.Object:
    form = page.as_form_xobject()
    # qpdf cuts it at the trim, bleed and all.
    form["/BBox"] = pikepdf.Array([round(side, 4) for side in grown(rect(page.obj.TrimBox), bleed)])
    return form


def _placed(number: int, trim: Rect, bleed: float, right: bool, creep: float) -> bytes:
    """The page on its half. It bleeds outwards and never over the spine."""
    width, height = trim[2] - trim[0], trim[3] - trim[1]
    left = width if right else 0.0
    shift = left - trim[0] + (-creep if right else creep)
    clip = (left if right else -bleed, -bleed, width + bleed, height + 2 * bleed)
    return b"q %.4f %.4f %.4f %.4f re W n 1 0 0 1 %.4f %.4f cm /P%d Do Q" % (*clip, shift, -trim[1], number)


def _folds(width: float, height: float, bleed: float) -> Iterator[Line]:
    """Marks at the spine, above and below the bleed."""
    for foot, sign in ((-bleed - MM, -1), (height + bleed + MM, 1)):
        yield width, foot, width, foot + sign * _FOLD


def _trim(page: pikepdf.Page, number: int) -> Rect:
    if "/TrimBox" not in page.obj:
        raise InputError(
            Text(f"Page {number} does not say where it is trimmed.", f"第{number}页没有裁切框。"),
            Text("Impose a file that publisher has made, or that passes preflight.", "请使用通过印前检查的文件拼版。"),
        )
    return rect(page.obj.TrimBox)


def _one_size(trims: list[Rect]) -> tuple[float, float]:
    sizes = {(round(trim[2] - trim[0], 1), round(trim[3] - trim[1], 1)) for trim in trims}
    if len(sizes) != 1:
        raise InputError(
            Text("The pages are not all of one size.", "各页尺寸不一致。"),
            Text("Impose pages of one size.", "请使用尺寸一致的页面拼版。"),
        )
    return trims[0][2] - trims[0][0], trims[0][3] - trims[0][1]


def _bleed(page: pikepdf.Page, trim: Rect) -> float:
    outer = rect(page.obj["/BleedBox"]) if "/BleedBox" in page.obj else trim
    return max(0.0, min(trim[0] - outer[0], trim[1] - outer[1], outer[2] - trim[2], outer[3] - trim[3]))
