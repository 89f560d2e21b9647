"""Rules on pictures: enough pixels for the size they are printed at."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.findings import Severity
from publisher.preflight.facts import File, Page
from publisher.preflight.hits import on, rule
from publisher.preflight.marks import Mark
from publisher.rules.registry import Hit
from publisher.wording import Text

_TINY = 16
"""Pictures of no more pixels a side are tints and patterns, not pictures."""


def _pictures(page: Page, *, stencil: bool) -> Iterator[Mark]:
    for mark in page.inside():
        raster = mark.raster
        if raster is not None and max(raster.width, raster.height) > _TINY and (raster.bits == 1) is stencil:
            yield mark


def _told(page: Page, marks: list[Mark], least: float, wanted: float) -> Iterator[Hit]:
    for severity, low, high in ((Severity.ERROR, 0.0, least), (Severity.WARNING, least, wanted)):
        poor = [mark for mark in marks if low <= round(mark.sharpness) < high]
        if poor:
            worst = min(poor, key=lambda mark: mark.sharpness)
            size = f"{worst.drawn[0] / 72 * 25.4:.0f} × {worst.drawn[1] / 72 * 25.4:.0f} mm"
            poor.sort(key=lambda mark: mark is not worst)
            yield on(
                page,
                Text(
                    f"A picture has {worst.sharpness:.0f} pixels an inch at {size}; {wanted:g} are wanted.",
                    f"一张图片按 {size} 印刷只有每英寸 {worst.sharpness:.0f} 像素，应为 {wanted:g}。",
                ),
                Text("Supply it larger, or print it smaller.", "请换大图，或缩小使用。"),
                poor,
                severity,
            )


@rule("PF110", "coarse-picture", Severity.WARNING)
def coarse_picture(file: File) -> Iterator[Hit]:
    """A picture has too few pixels for the size it is printed at.

    Why:
        The reader sees squares. Under the press's least it is an error, under what it wants a warning.

    Bad:
        A picture from a web page across four columns.
    Good:
        150 pixels an inch on newsprint, 225 in a magazine.
    中文：图片分辨率不足
        低于印刷要求的图片会露出方格。
    """
    press = file.profile.picture
    for page in file.pages:
        yield from _told(page, list(_pictures(page, stencil=False)), press.least, press.wanted)


@rule("PF111", "coarse-bitmap", Severity.WARNING)
def coarse_bitmap(file: File) -> Iterator[Hit]:
    """A picture of pure black and white has too few pixels for the size it is printed at.

    Why:
        Its edges are not softened by a screen: every step is seen.

    Bad:
        A scanned signature at 200 pixels an inch.
    Good:
        800 and more, or the signature as outlines.
    中文：黑白位图分辨率不足
        位图边缘没有过渡，分辨率低就有锯齿。
    """
    press = file.profile.picture
    for page in file.pages:
        yield from _told(page, list(_pictures(page, stencil=True)), press.bitmap_least, press.bitmap_wanted)
