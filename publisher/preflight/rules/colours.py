"""Rules on colours: what is not made of this press's inks."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.findings import Severity
from publisher.preflight.facts import File, Page
from publisher.preflight.hits import on, rule
from publisher.preflight.marks import Colour, Mark
from publisher.rules.registry import Hit
from publisher.wording import Text

_PROCESS = frozenset(("Cyan", "Magenta", "Yellow", "Black", "None", "All"))
_CONVERT = Text("Convert it to the press's CMYK.", "请转换为本机的 CMYK。")
_KINDS = {
    "text": Text("text", "文字"), "path": Text("lines or areas", "线条或色块"), "picture": Text("pictures", "图片"),
    "shading": Text("gradients", "渐变"),
}  # fmt: skip


def _told(page: Page, families: tuple[str, ...], name: Text) -> Iterator[Hit]:
    marks = [mark for mark in page.marks if any(colour.family in families for colour in mark.colours)]
    gradient = any(family in families for family in page.oddities.get("gradient", ()))
    if not marks and not gradient:
        return
    kinds = [kind for key, kind in _KINDS.items() if any(mark.kind == key for mark in marks)]
    if gradient and _KINDS["shading"] not in kinds:
        kinds.append(_KINDS["shading"])
    what = Text(", ".join(kind.en for kind in kinds), "、".join(kind.zh for kind in kinds))
    yield on(page, Text(f"{what.en} in {name.en}.".capitalize(), f"{what.zh}使用{name.zh}。"), _CONVERT, marks)


@rule("PF070", "rgb-colour", Severity.ERROR)
def rgb_colour(file: File) -> Iterator[Hit]:
    """Something is coloured in RGB, the colours of a screen.

    Why:
        The plant's program turns it to inks by some rule of its own; black text becomes four inks.

    Bad:
        A photograph placed as it came from the camera.
    Good:
        The photograph in the press's CMYK.
    中文：使用 RGB 颜色
        RGB 由印刷厂的软件自行转换，黑字会变成四色黑。
    """
    for page in file.pages:
        yield from _told(page, ("rgb",), Text("device RGB", " RGB 颜色"))


@rule("PF071", "measured-colour", Severity.ERROR)
def measured_colour(file: File) -> Iterator[Hit]:
    """Something is coloured by a profile of its own (ICC, Lab, calibrated).

    Why:
        Newspapers and magazines take inks as they are to be printed; what is converted late is nobody's doing.

    Bad:
        A grey picture tagged with a profile of the screen.
    Good:
        DeviceCMYK or DeviceGray.
    中文：使用带特性文件的颜色
        报刊要求直接给出油墨值，不接受输出时再转换的颜色。
    """
    for page in file.pages:
        yield from _told(page, ("icc", "cal", "lab"), Text("colours with a profile of their own", "自带特性文件的颜色"))


def _spots(colours: tuple[Colour, ...]) -> set[str]:
    return {name for colour in colours for name in colour.names} - _PROCESS


@rule("PF072", "spot-ink", Severity.ERROR)
def spot_ink(file: File) -> Iterator[Hit]:
    """A spot ink is used that this press does not have.

    Why:
        It needs a plate of its own: it is charged, or left out.

    Bad:
        A logo in PANTONE 485 C in a four-colour paper.
    Good:
        The logo in magenta and yellow.
    中文：使用专色
        专色要另出一块版，四色报纸没有这个机组。
    """
    allowed = set(file.profile.ink.spots)
    for page in file.pages:
        marks = [mark for mark in page.marks if _spots(mark.colours) - allowed]
        if marks:
            names = ", ".join(sorted(set().union(*(_spots(mark.colours) for mark in marks)) - allowed))
            yield on(page, Text(f"Spot inks: {names}.", f"专色：{names}。"), _CONVERT, marks)


@rule("PF073", "registration-colour", Severity.WARNING)
def registration_colour(file: File) -> Iterator[Hit]:
    """Something within the trim is in the registration colour, which prints on every plate.

    Why:
        It is four solid inks at once: it will not dry and will not register.

    Bad:
        A frame in “All” because it looked black.
    Good:
        The frame in black.
    中文：版心内使用套版色
        套版色在每块版上都印实地，干不了、也套不准。
    """
    for page in file.pages:
        marks = [mark for mark in page.inside() if _registration(mark)]
        if marks:
            yield on(
                page,
                Text("The registration colour (All) is used on the page.", "版面上用了套版色（All）。"),
                Text("Use black.", "请改用单色黑。"),
                marks,
            )


def _registration(mark: Mark) -> bool:
    return any("All" in colour.names and any(value > 0 for value in colour.values) for colour in mark.colours)
