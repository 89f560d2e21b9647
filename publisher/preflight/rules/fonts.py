"""Rules on fonts."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.findings import Severity
from publisher.preflight.facts import File
from publisher.preflight.hits import on, rule
from publisher.rules.registry import Hit
from publisher.wording import Text


@rule("PF060", "font-not-embedded", Severity.ERROR)
def font_not_embedded(file: File) -> Iterator[Hit]:
    """A font is not in the file.

    Why:
        The plant's machine sets the text in another: lines run longer, Chinese becomes boxes.

    Bad:
        Helvetica, named only.
    Good:
        The subset of the font that the page uses.
    中文：字体未嵌入
        印刷厂的设备会用别的字体代替，行长改变，汉字变成方框。
    """
    for page in file.pages:
        names = sorted(font.name for font in page.fonts.values() if not font.embedded)
        if names:
            what = ", ".join(names[:5])
            marks = [mark for mark in page.marks if mark.kind == "text" and mark.name in names]
            yield on(
                page,
                Text(f"Not embedded: {what}.", f"未嵌入的字体：{what}。"),
                Text("Embed all fonts, or turn the text to outlines.", "请嵌入全部字体，或将文字转为轮廓。"),
                marks[:1],
            )


@rule("PF061", "drawn-font", Severity.WARNING)
def drawn_font(file: File) -> Iterator[Hit]:
    """A font is made of drawings or pictures (Type 3).

    Why:
        Its letters are not sharpened for the plate, and may be pictures of a coarse grid.

    Bad:
        Text of an old typesetting program in fonts of 300 dots an inch.
    Good:
        OpenType or TrueType.
    中文：Type 3 字体
        字形由图形或点阵拼成，印出来发毛。
    """
    for page in file.pages:
        names = sorted(font.name for font in page.fonts.values() if font.kind == "Type3")
        if names:
            what = ", ".join(names[:5])
            yield on(
                page,
                Text(f"Type 3 fonts: {what}.", f"Type 3 字体：{what}。"),
                Text("Use OpenType or TrueType fonts.", "请改用 OpenType 或 TrueType 字体。"),
            )


@rule("PF062", "empty-glyph", Severity.ERROR)
def empty_glyph(file: File) -> Iterator[Hit]:
    """Text shows the box that stands for a missing glyph.

    Why:
        It is printed as it is: an empty box in a name.

    Bad:
        A rare surname set in a font that lacks it.
    Good:
        A font that has the character.
    中文：缺字方框
        字体没有的字印成空框，多半出在人名上。
    """
    for page in file.pages:
        marks = [mark for mark in page.marks if mark.missing]
        if marks:
            count = sum(mark.missing for mark in marks)
            yield on(
                page,
                Text(f"{count} characters have no glyph in {marks[0].name}.", f"{marks[0].name} 缺 {count} 个字。"),
                Text("Set them in a font that has them.", "请改用有这些字的字体。"),
                marks,
            )
