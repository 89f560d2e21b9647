"""Rules on text: too small to hold, too many inks to register, too near the cut."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.findings import Severity
from publisher.preflight.facts import MM, File, Page
from publisher.preflight.hits import on, rule
from publisher.preflight.marks import Colour, Mark
from publisher.rules.registry import Hit
from publisher.wording import Text


def _texts(page: Page) -> list[Mark]:
    return [mark for mark in page.inside() if mark.kind == "text"]


@rule("PF090", "small-text", Severity.WARNING)
def small_text(file: File) -> Iterator[Hit]:
    """Text is smaller than the paper can hold.

    Why:
        Ink spreads; under five points on newsprint the eyes of letters fill.

    Bad:
        Terms and conditions at 4 pt.
    Good:
        5.5 pt and more, in black.
    中文：字号过小
        油墨会扩散，新闻纸上五点以下的字会糊。
    """
    least = file.profile.text.least
    for page in file.pages:
        marks = [mark for mark in _texts(page) if mark.size < least - 0.01]
        if marks:
            size = min(mark.size for mark in marks)
            yield on(
                page,
                Text(
                    f"Text of {size:.1f} pt; {least:g} is the least.", f"文字仅 {size:.1f} 点，不得小于 {least:g} 点。"
                ),
                Text("Set it larger.", "请加大字号。"),
                marks,
            )


@rule("PF091", "small-white-text", Severity.WARNING)
def small_white_text(file: File) -> Iterator[Hit]:
    """Small text is white on ink.

    Why:
        The inks round it spread into the letters, and every plate that shifts narrows them.

    Bad:
        White text of 6 pt on a photograph.
    Good:
        White text of 10 pt and more, bold.
    中文：反白字过小
        四周油墨扩散，小反白字会糊死。
    """
    least = file.profile.text.white
    for page in file.pages:
        marks = [
            mark
            for mark in _texts(page)
            if mark.size < least - 0.01 and mark.fill is not None and mark.fill.white and not mark.fill_over
        ]
        if marks:
            yield on(
                page,
                Text(
                    f"White text of {marks[0].size:.1f} pt; {least:g} is the least.",
                    f"反白字仅 {marks[0].size:.1f} 点，不得小于 {least:g} 点。",
                ),
                Text("Set it larger, or in black.", "请加大字号，或改为黑字。"),
                marks,
            )


@rule("PF092", "small-coloured-text", Severity.WARNING)
def small_coloured_text(file: File) -> Iterator[Hit]:
    """Small text is made of several inks.

    Why:
        Each ink is printed from a plate of its own; where they do not meet exactly, letters get coloured edges.

    Bad:
        A caption of 7 pt in C100 M60 K40.
    Good:
        The same caption in black.
    中文：小字用多色油墨
        各色套印稍偏，小字就会出彩边。
    """
    least, limit = file.profile.text.coloured, file.profile.ink.rich_black
    for page in file.pages:
        marks = [
            mark
            for mark in _texts(page)
            if mark.size < least - 0.01 and any(_mixed(colour) for colour in mark.colours) and not _rich(mark, limit)
        ]
        if marks:
            said = next(colour for colour in marks[0].colours if _mixed(colour)).said()
            yield on(
                page,
                Text(f"Text of {marks[0].size:.1f} pt in {said}.", f"{marks[0].size:.1f} 点文字用了 {said}。"),
                Text(f"Use one ink, or {least:g} pt and more.", f"请用单色，或 {least:g} 点以上。"),
                marks,
            )


def _mixed(colour: Colour) -> bool:
    """Whether it is made of several inks; what is not made of inks is told by another rule."""
    return colour.family in ("cmyk", "spot") and colour.count > 1


def _rich(mark: Mark, limit: float) -> bool:
    inks = mark.fill.inks if mark.fill is not None else None
    return inks is not None and inks[3] >= 0.85 and sum(inks) * 100 > limit


@rule("PF093", "rich-black-text", Severity.WARNING)
def rich_black_text(file: File) -> Iterator[Hit]:
    """Text is in a black made of all inks.

    Why:
        It takes four plates to print what one prints sharper.

    Bad:
        C75 M68 Y67 K90, which is what RGB black becomes.
    Good:
        K100.
    中文：文字用四色黑
        四块版去印一块版就能印清的黑字，必有重影。
    """
    limit = file.profile.ink.rich_black
    for page in file.pages:
        marks = [mark for mark in _texts(page) if _rich(mark, limit)]
        if marks and marks[0].fill is not None:
            said = marks[0].fill.said()
            yield on(page, Text(f"Text in {said}.", f"文字用了 {said}。"), Text("Use K100.", "请改用 K100。"), marks)


@rule("PF094", "text-near-trim", Severity.WARNING)
def text_near_trim(file: File) -> Iterator[Hit]:
    """Text stands nearer to the trim than is safe.

    Why:
        Sheets are never folded and cut to the hair; letters at the edge are cut off.

    Bad:
        A folio 1 mm from the edge.
    Good:
        Text at least 5 mm inside on newsprint, 3 in a magazine.
    中文：文字太靠近裁切边
        折页、裁切总有偏差，靠边的字会被切掉。
    """
    safe = file.profile.page.safe
    for page in file.pages:
        left, bottom, right, top = page.area
        near: list[tuple[float, Mark]] = []
        for mark in _texts(page):
            x1, y1, x2, y2 = mark.box
            away = min(x1 - left, y1 - bottom, right - x2, top - y2) / MM
            if away < safe - 0.05:
                near.append((away, mark))
        if near:
            away = min(distance for distance, _ in near)
            yield on(
                page,
                Text(
                    f"Text stands {away:.1f} mm from the trim; {safe:g} are safe.",
                    f"文字距裁切边 {away:.1f} 毫米，应留 {safe:g} 毫米。",
                ),
                Text("Move it inwards.", "请向内移。"),
                [mark for _, mark in near],
            )
