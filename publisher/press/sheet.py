"""The sheet round a page: its boxes, and in the slug the marks of the cutter and the printer and a line of words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.press.matrix import Rect
from publisher.press.profile import PressProfile

MM = 72 / 25.4
_WEIGHT = 0.25
_GAP, _LENGTH, _RADIUS = 1 * MM, 5 * MM, 1.8 * MM
_CONTROL = 4 * MM
"""Side of a patch of the colour bar."""
Line = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Boxes in points as PDF has them, the trim's lower left corner wherever the page has it."""

    trim: Rect
    bleed: Rect
    media: Rect


def sheet_of(trim: Rect, bleed: float, profile: PressProfile, *, marks: bool) -> Sheet:
    """The boxes about a trim; ``bleed`` in points. Without marks the sheet ends where the bleed does."""
    outer = grown(trim, bleed)
    return Sheet(trim, outer, grown(outer, profile.page.slug * MM) if marks else outer)


def put_boxes(page: Any, sheet: Sheet) -> None:
    """Write the page's boxes; what else there was of boxes goes."""
    for key in ("/CropBox", "/ArtBox", "/Rotate", "/UserUnit"):
        if key in page:
            del page[key]
    page["/MediaBox"], page["/BleedBox"], page["/TrimBox"] = _box(sheet.media), _box(sheet.bleed), _box(sheet.trim)


def put_marks(
    document: pikepdf.Pdf,
    page: pikepdf.Page,
    sheet: Sheet,
    profile: PressProfile,
    slug: bytes = b"",
    extra: tuple[Line, ...] = (),
) -> None:
    """Draw crop and registration marks, a colour bar and the slug line outside the bleed, as a form of its own."""
    crop = b" ".join(b"%.3f %.3f m %.3f %.3f l S" % line for line in (*_crops(sheet), *extra))
    # Registration marks stand on all four plates, yet not even they may carry more ink than the press takes.
    tint = min(1.0, profile.ink.limit / 400)
    register = b" ".join(_target(x, y) for x, y in _middles(sheet))
    parts = [
        b"q %.2f w 0 0 0 1 K 0 0 0 1 k" % _WEIGHT,
        crop,
        b"%.4f %.4f %.4f %.4f K" % ((tint,) * 4),
        register,
        _bar(sheet, profile),
        b"0 0 0 1 k",
        slug,
        b"Q",
    ]
    form = document.make_stream(
        b"\n".join(parts), Type=Name.XObject, Subtype=Name.Form, BBox=_box(sheet.media), Resources=Dictionary()
    )
    name = page.add_resource(form, Name.XObject, Name("/Marks"), replace_existing=True)
    page.contents_add(b"q", prepend=True)
    page.contents_add(b"Q q %s Do Q" % str(name).encode())


def slug_corner(sheet: Sheet) -> tuple[float, float, float]:
    """Where the slug line begins: left end, baseline, and the width it may take."""
    left = sheet.trim[0] + 4 * MM
    return left, sheet.bleed[1] - _GAP - _LENGTH, (sheet.trim[2] - sheet.trim[0]) / 2 - 12 * MM


def _crops(sheet: Sheet) -> list[Line]:
    left, bottom, right, top = sheet.trim
    outer = sheet.bleed
    lines: list[Line] = []
    for x in (left, right):
        lines += [
            (x, outer[1] - _GAP, x, outer[1] - _GAP - _LENGTH),
            (x, outer[3] + _GAP, x, outer[3] + _GAP + _LENGTH),
        ]
    for y in (bottom, top):
        lines += [
            (outer[0] - _GAP, y, outer[0] - _GAP - _LENGTH, y),
            (outer[2] + _GAP, y, outer[2] + _GAP + _LENGTH, y),
        ]
    return lines


def _middles(sheet: Sheet) -> list[tuple[float, float]]:
    left, bottom, right, top = sheet.bleed
    across, up = (left + right) / 2, (bottom + top) / 2
    off = _GAP + _LENGTH / 2
    return [(across, bottom - off), (across, top + off), (left - off, up), (right + off, up)]


def _target(x: float, y: float) -> bytes:
    r, k = _RADIUS * 0.6, _RADIUS * 0.6 * 0.5523
    cross = b"%.3f %.3f m %.3f %.3f l S %.3f %.3f m %.3f %.3f l S" % (
        x - _RADIUS, y, x + _RADIUS, y, x, y - _RADIUS, x, y + _RADIUS,
    )  # fmt: skip
    circle = b"%.3f %.3f m %.3f %.3f %.3f %.3f %.3f %.3f c %.3f %.3f %.3f %.3f %.3f %.3f c " % (
        x + r, y, x + r, y + k, x + k, y + r, x, y + r, x - k, y + r, x - r, y + k, x - r, y,
    )  # fmt: skip
    rest = b"%.3f %.3f %.3f %.3f %.3f %.3f c %.3f %.3f %.3f %.3f %.3f %.3f c S" % (
        x - r, y - k, x - k, y - r, x, y - r, x + k, y - r, x + r, y - k, x + r, y,
    )  # fmt: skip
    return cross + b" " + circle + rest


def _bar(sheet: Sheet, profile: PressProfile) -> bytes:
    """Patches of each ink, solid and half, at the foot right of the middle."""
    left = (sheet.trim[0] + sheet.trim[2]) / 2 + 8 * MM
    foot = sheet.bleed[1] - _GAP - _LENGTH
    patches = []
    for ink in range(4):
        for share in (1.0, 0.5):
            inks = tuple(share if ink == number else 0.0 for number in range(4))
            patches.append(b"%g %g %g %g k %.3f %.3f %.3f %.3f re f" % (*inks, left, foot, _CONTROL, _CONTROL))
            left += _CONTROL
    return b" ".join(patches)


def grown(box: Rect, by: float) -> Rect:
    """The box, larger by so much on every side."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _box(box: Rect) -> Array:
    return Array([round(side, 4) for side in box])
