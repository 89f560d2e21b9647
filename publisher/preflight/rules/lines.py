"""Rules on lines: what a plate does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.findings import Severity
from publisher.preflight.facts import File, Page
from publisher.preflight.hits import on, rule
from publisher.preflight.marks import Colour, Mark
from publisher.rules.registry import Hit
from publisher.wording import Text


def _lines(page: Page, low: float, high: float) -> Iterator[tuple[Mark, Colour]]:
    """Lines of a width from ``low`` to under ``high`` points, with the colour that makes them."""
    for mark in page.inside():
        if mark.kind == "path" and mark.width is not None and low - 0.005 <= mark.width < high - 0.005:
            colour = mark.line or mark.fill
            if colour is not None:
                yield mark, colour


def _told(page: Page, marks: list[Mark], least: float, name: Text) -> Iterator[Hit]:
    if marks:
        width = min(mark.width or 0.0 for mark in marks)
        yield on(
            page,
            Text(
                f"{name.en} of {width:.2f} pt; {least:g} is the least.",
                f"{name.zh}仅 {width:.2f} 点，不得细于 {least:g} 点。",
            ),
            Text("Make it thicker, or print it in one ink.", "请加粗，或改用单色。"),
            marks,
        )


@rule("PF100", "hairline", Severity.ERROR)
def hairline(file: File) -> Iterator[Hit]:
    """A line is thinner than any plate holds.

    Why:
        On the screen it is always one dot wide; on the plate it is nothing.

    Bad:
        A width of 0.
    Good:
        0.25 pt and more.
    中文：发丝线
        屏幕上总显示一个像素宽，印版上却没有。
    """
    least = file.profile.line.hairline
    for page in file.pages:
        marks = [mark for mark, _ in _lines(page, 0, least)]
        yield from _told(page, marks, file.profile.line.least, Text("A line", "线条"))


@rule("PF101", "thin-line", Severity.WARNING)
def thin_line(file: File) -> Iterator[Hit]:
    """A line in one ink is thinner than the press holds.

    Why:
        It breaks up, the more so where its ink is screened.

    Bad:
        A black line of 0.15 pt.
    Good:
        0.25 pt and more.
    中文：线条过细
        细线会断，带网的细线更是如此。
    """
    line = file.profile.line
    for page in file.pages:
        marks = [mark for mark, colour in _lines(page, line.hairline, line.least) if colour.count == 1]
        yield from _told(page, marks, line.least, Text("A line", "线条"))


@rule("PF102", "thin-white-line", Severity.WARNING)
def thin_white_line(file: File) -> Iterator[Hit]:
    """A white line on ink is thinner than the press holds.

    Why:
        The inks on both sides run together over it.

    Bad:
        White rules of 0.2 pt in a tinted table.
    Good:
        White rules of 0.5 pt.
    中文：反白线过细
        两侧油墨会把细白线糊住。
    """
    line = file.profile.line
    for page in file.pages:
        marks = [
            mark
            for mark, colour in _lines(page, line.hairline, line.least)
            if colour.white and any(True for _ in page.under(mark))
        ]
        yield from _told(page, marks, line.least, Text("A white line", "反白线"))


@rule("PF103", "thin-coloured-line", Severity.WARNING)
def thin_coloured_line(file: File) -> Iterator[Hit]:
    """A thin line is made of several inks.

    Why:
        Where the plates do not meet exactly it becomes two lines of different colours.

    Bad:
        A frame of 0.2 pt in C100 M60.
    Good:
        The frame in one ink, or 0.5 pt and more.
    中文：细线用多色油墨
        套印稍偏，一条线就成了两条。
    """
    line = file.profile.line
    for page in file.pages:
        marks = [mark for mark, colour in _lines(page, line.hairline, line.least) if colour.count > 1]
        yield from _told(page, marks, line.least, Text("A line of several inks", "多色线"))
