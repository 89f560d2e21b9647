"""Rules on overprint: black must, white must not."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.findings import Severity
from publisher.preflight.facts import File
from publisher.preflight.hits import on, rule
from publisher.preflight.marks import Colour, Mark
from publisher.rules.registry import Hit
from publisher.wording import Text

_KNOCK = Text("Set it to knock out.", "请取消叠印。")
_OVER = Text("Set it to overprint, mode 1.", "请设为叠印（OPM 1）。")


def _white_over(mark: Mark) -> bool:
    return bool(mark.fill and mark.fill.white and mark.fill_over) or bool(
        mark.line and mark.line.white and mark.line_over
    )


@rule("PF080", "white-text-overprints", Severity.ERROR)
def white_text_overprints(file: File) -> Iterator[Hit]:
    """White text is set to overprint.

    Why:
        White is no ink: overprinted it is nothing, and the text is gone.

    Bad:
        A price in white on red, left on overprint when it was black.
    Good:
        White that knocks out.
    中文：白字设了叠印
        白色没有油墨，叠印就消失了。
    """
    for page in file.pages:
        marks = [mark for mark in page.inside() if mark.kind == "text" and _white_over(mark)]
        if marks:
            yield on(page, Text("White text overprints and will be gone.", "白字叠印，印出来会消失。"), _KNOCK, marks)


@rule("PF081", "white-area-overprints", Severity.WARNING)
def white_area_overprints(file: File) -> Iterator[Hit]:
    """A white line or area is set to overprint.

    Why:
        It is seen on the screen and not on paper.

    Bad:
        A white panel on overprint over a photograph.
    Good:
        White that knocks out.
    中文：白色线条或色块设了叠印
        屏幕上看得见，印出来没有。
    """
    for page in file.pages:
        marks = [mark for mark in page.inside() if mark.kind == "path" and _white_over(mark)]
        if marks:
            yield on(page, Text("A white area overprints.", "白色线条或色块叠印。"), _KNOCK, marks)


def _cut_out(colour: Colour | None, over: bool, mode: int) -> bool:
    """Whether black is cut out of what lies under it. The mode matters only where four inks are given together."""
    if colour is None or not colour.black or colour.family == "gray":
        return False
    return not over or (colour.family == "cmyk" and mode != 1)


@rule("PF082", "black-text-knocks-out", Severity.WARNING)
def black_text_knocks_out(file: File) -> Iterator[Hit]:
    """Small black text does not overprint.

    Why:
        It is cut out of what lies under it, and the least shift of a plate leaves white edges round every letter.

    Bad:
        Body text over a tint with overprint off, or with overprint mode 0.
    Good:
        Solid black on overprint, mode 1.
    中文：小黑字没有叠印
        套印稍偏，每个字都会露白边。
    """
    most = file.profile.text.overprint
    for page in file.pages:
        marks = [mark for mark in page.inside() if mark.kind == "text" and mark.size < most - 0.01 and _knocks(mark)]
        if marks:
            yield on(
                page,
                Text(
                    f"Black text of {marks[0].size:.1f} pt does not overprint.", f"{marks[0].size:.1f} 点黑字没有叠印。"
                ),
                _OVER,
                marks,
            )


def _knocks(mark: Mark) -> bool:
    return _cut_out(mark.fill, mark.fill_over, mark.mode) or _cut_out(mark.line, mark.line_over, mark.mode)


@rule("PF083", "black-line-knocks-out", Severity.WARNING)
def black_line_knocks_out(file: File) -> Iterator[Hit]:
    """A thin black line over something else does not overprint.

    Why:
        The least shift of a plate leaves a white edge along it.

    Bad:
        A hairline frame round a photograph, knocked out.
    Good:
        Solid black on overprint, mode 1.
    中文：细黑线没有叠印
        套印稍偏，线旁就露白边。
    """
    most = file.profile.line.overprint
    for page in file.pages:
        marks = [
            mark
            for mark in page.inside()
            if mark.kind == "path"
            and mark.width is not None
            and mark.width < most - 0.01
            and _knocks(mark)
            and any(True for _ in page.under(mark))
        ]
        if marks:
            yield on(
                page,
                Text(
                    f"A black line of {marks[0].width:.2f} pt does not overprint.",
                    f"{marks[0].width:.2f} 点黑线没有叠印。",
                ),
                _OVER,
                marks,
            )


@rule("PF084", "text-in-grey-space", Severity.WARNING)
def text_in_grey_space(file: File) -> Iterator[Hit]:
    """Small text is in DeviceGray.

    Why:
        Overprint is not honoured there by every program, and knocked out it shows white edges.

    Bad:
        0 g for body text.
    Good:
        0 0 0 1 k.
    中文：小字使用 DeviceGray
        灰度空间的叠印，有的软件不认。
    """
    most = file.profile.text.overprint
    for page in file.pages:
        marks = [
            mark
            for mark in page.inside()
            if mark.kind == "text"
            and mark.size < most - 0.01
            and any(colour.family == "gray" and not colour.white for colour in mark.colours)
        ]
        if marks:
            yield on(
                page,
                Text(
                    f"Text of {marks[0].size:.1f} pt is in DeviceGray.", f"{marks[0].size:.1f} 点文字使用 DeviceGray。"
                ),
                Text("Set it in DeviceCMYK, black alone.", "请改为 DeviceCMYK 单色黑。"),
                marks,
            )


@rule("PF085", "line-in-grey-space", Severity.WARNING)
def line_in_grey_space(file: File) -> Iterator[Hit]:
    """A thin line over something else is in DeviceGray.

    Why:
        As with small text: its overprint is not honoured everywhere.

    Bad:
        A frame of 0.5 pt with 0 G round a photograph.
    Good:
        0 0 0 1 K.
    中文：细线使用 DeviceGray
        灰度空间的叠印，有的软件不认。
    """
    most = file.profile.line.overprint
    for page in file.pages:
        marks = [
            mark
            for mark in page.inside()
            if mark.kind == "path"
            and mark.width is not None
            and mark.width < most - 0.01
            and any(colour.family == "gray" and not colour.white for colour in mark.colours)
            and any(True for _ in page.under(mark))
        ]
        if marks:
            yield on(
                page,
                Text(
                    f"A line of {marks[0].width:.2f} pt is in DeviceGray.",
                    f"{marks[0].width:.2f} 点线条使用 DeviceGray。",
                ),
                Text("Set it in DeviceCMYK, black alone.", "请改为 DeviceCMYK 单色黑。"),
                marks,
            )


@rule("PF086", "grey-overprints", Severity.WARNING)
def grey_overprints(file: File) -> Iterator[Hit]:
    """Something in DeviceGray is set to overprint.

    Why:
        One program overprints it, another knocks it out.

    Bad:
        A grey panel on overprint.
    Good:
        The panel in DeviceCMYK, or on knockout.
    中文：灰度对象设了叠印
        有的软件叠印，有的镂空，结果不一。
    """
    small = file.profile.text.overprint, file.profile.line.overprint
    for page in file.pages:
        marks = [mark for mark in page.inside() if _grey_over(mark) and not _small(mark, *small)]
        if marks:
            yield on(page, Text("Something in DeviceGray overprints.", "DeviceGray 对象叠印。"), _KNOCK, marks)


def _grey_over(mark: Mark) -> bool:
    fill = mark.fill is not None and mark.fill.family == "gray" and not mark.fill.white and mark.fill_over
    line = mark.line is not None and mark.line.family == "gray" and not mark.line.white and mark.line_over
    return mark.kind in ("text", "path") and (fill or line)


def _small(mark: Mark, text: float, line: float) -> bool:
    """Told by another rule already."""
    if mark.kind == "text":
        return mark.size < text - 0.01
    return mark.width is not None and mark.width < line - 0.01
