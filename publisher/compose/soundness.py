"""Does a layout pack make sense: does its grid add up, are its frames on the sheet, is what it names declared?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from pydantic import ValidationError

from publisher.compose.pack import MM, Frame, Furniture, Pack, Pair, Separator
from publisher.compose.parts import Part
from publisher.wording import Text

Loc = tuple[str | int, ...]

_HEAD = ("kicker", "subtitle", "deck", "deck-label", "byline")
_PICTURE = ("caption", "credit", "placeholder", "placeholder-note")
_NUMBER = ("number", "number-small", "number-unit", "number-label", "number-note")
_REQUIRED = ("body", "subhead", *_HEAD, *_PICTURE, *_NUMBER)
"""Styles that setting any article may need."""


@dataclass(frozen=True, slots=True)
class PackFault:
    """What is wrong with the value at ``loc`` of a layout, to be read after the value's name."""

    loc: Loc
    what: Text


def misfits(error: ValidationError) -> list[PackFault]:
    """The faults that validation has found, in words."""
    return [PackFault(details["loc"], _misfit(details["type"], dict(details))) for details in error.errors()]


def _misfit(kind: str, details: Mapping[str, Any]) -> Text:
    context = details.get("ctx") or {}
    if kind in ("missing", "missing_argument", "missing_keyword_only_argument"):
        return Text("is missing", "缺少此项")
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        return Text("is not a field that layouts have", "版式没有这一项")
    if kind in ("float_type", "float_parsing", "int_type", "int_parsing", "int_from_float"):
        return Text(f"must be a number, not “{details['input']}”", f"应为数字，而不是“{details['input']}”")
    if kind in ("greater_than", "greater_than_equal"):
        least = context.get("gt", context.get("ge"))
        than = Text("more than", "大于") if kind == "greater_than" else Text("at least", "不小于")
        return Text(f"must be {than.en} {least}", f"应{than.zh} {least}")
    if kind == "literal_error":
        return Text(f"must be one of {context['expected']}", f"只能是 {context['expected']} 之一")
    return Text(str(details["msg"]), f"取值不对（{details['msg']}）")


def unsound(pack: Pack) -> list[PackFault]:
    """Every fault of a pack whose values are of the right kinds."""
    return [*_grid(pack), *_names(pack), *_templates(pack)]


def _grid(pack: Pack) -> Iterator[PackFault]:
    grid = pack.grid
    width, height = pack.sheet.width * MM, pack.sheet.height * MM
    right, foot = grid.left + grid.width, grid.y(grid.lines)
    if grid.left < 0 or right > width:
        columns = f"{grid.columns} × {grid.column:g} + {grid.columns - 1} × {grid.gutter:g} = {grid.width:g} pt"
        yield PackFault(
            ("grid",),
            Text(
                f"the columns ({columns}) with a left margin of {grid.left:g} pt reach {right:.1f} pt; the sheet is "
                f"{width:.1f} pt wide",
                f"各栏共宽 {columns}，加左边距 {grid.left:g} pt 到 {right:.1f} pt，而纸宽只有 {width:.1f} pt",
            ),
        )
    if grid.top < 0 or foot > height:
        lines = f"{grid.lines} × {grid.leading:g} = {grid.lines * grid.leading:g} pt"
        yield PackFault(
            ("grid",),
            Text(
                f"the lines ({lines}) with a top margin of {grid.top:g} pt reach {foot:.1f} pt; the sheet is "
                f"{height:.1f} pt high",
                f"各行共高 {lines}，加上边距 {grid.top:g} pt 到 {foot:.1f} pt，而纸高只有 {height:.1f} pt",
            ),
        )
    for name in ("first_line", "inner_line"):
        if not 0 <= getattr(pack, name) < grid.lines:
            yield PackFault((name,), Text(f"is not one of the {grid.lines} lines", f"不在 {grid.lines} 行之内"))


def _names(pack: Pack) -> Iterator[PackFault]:
    for name in _REQUIRED:
        if name not in pack.styles:
            yield PackFault(("styles", name), Text("is missing; every layout needs it", "缺少此项，各版式都要有"))
    for name, style in pack.styles.items():
        yield from _declared(("styles", name, "color"), style.color, pack.colors, "colour", "颜色")
    if not pack.headlines:
        yield PackFault(("headlines",), Text("is empty", "是空的"))
    for name, step in pack.headlines.items():
        yield from _declared(("headlines", name, "style"), step.style, pack.styles, "style", "样式")
    for loc, furniture in _furnitures(pack):
        yield from _furniture(loc, furniture, pack)


def _furnitures(pack: Pack) -> Iterator[tuple[Loc, Furniture]]:
    for name in ("first", "inner", "verso"):
        if (found := getattr(pack, name)) is not None:
            yield (name,), found
    for name, template in pack.templates.items():
        if template.furniture is not None:
            yield ("templates", name, "furniture"), template.furniture


def _furniture(loc: Loc, furniture: Furniture, pack: Pack) -> Iterator[PackFault]:
    for number, label in enumerate(furniture.labels):
        yield from _declared((*loc, "labels", number, "style"), label.style, pack.styles, "style", "样式")
    for number, bar in enumerate(furniture.bars):
        yield from _declared((*loc, "bars", number, "color"), bar.color, pack.colors, "colour", "颜色")
    parts: list[tuple[Loc, Part]] = [((*loc, "contents", at), one) for at, one in enumerate(furniture.contents)]
    parts += [((*loc, name), part) for name in ("index", "teasers") if (part := getattr(furniture, name)) is not None]
    for place, part in parts:
        for field in type(part).model_fields:
            if field == "style" or field.endswith("_style"):
                yield from _declared((*place, field), getattr(part, field), pack.styles, "style", "样式")


def _templates(pack: Pack) -> Iterator[PackFault]:
    for name, template in pack.templates.items():
        for number, frame in enumerate(template.frames):
            yield from _frame(("templates", name, "frames", number), frame, pack)
        for (one, a), (two, b) in combinations(enumerate(template.frames), 2):
            if _meet(a, b):
                yield PackFault(
                    ("templates", name, "frames", two),
                    Text(f"this frame lies over frame {one + 1}", f"与第 {one + 1} 个版块重叠"),
                )
        for number, separator in enumerate(template.separators):
            yield from _separator(("templates", name, "separators", number), separator, pack)


def _frame(loc: Loc, frame: Frame, pack: Pack) -> Iterator[PackFault]:
    yield from _columns((*loc, "columns"), frame.columns, (1, pack.grid.columns))
    yield from _lines((*loc, "lines"), frame.lines, pack)
    if frame.lines[0] >= frame.lines[1]:
        yield PackFault((*loc, "lines"), Text("has no depth", "没有高度"))
    if not frame.headline:
        yield PackFault((*loc, "headline"), Text("names no headline step", "没有写标题字级"))
    for step in frame.headline:
        yield from _declared((*loc, "headline"), step, pack.headlines, "headline step", "标题字级")
    for field in ("kicker", "deck"):
        yield from _declared((*loc, field), getattr(frame, field), pack.styles, "style", "样式")
    for field in ("tint", "topline_color"):
        yield from _declared((*loc, field), getattr(frame, field), pack.colors, "colour", "颜色")
    if frame.picture:
        yield from _columns((*loc, "picture", "columns"), frame.picture.columns, frame.columns)


def _separator(loc: Loc, separator: Separator, pack: Pack) -> Iterator[PackFault]:
    yield from _lines((*loc, "lines"), separator.lines, pack)
    yield from _declared((*loc, "color"), separator.color, pack.colors, "colour", "颜色")
    if separator.across:
        yield from _columns((*loc, "across"), separator.across, (1, pack.grid.columns))
    if separator.down is not None and not 1 <= separator.down < pack.grid.columns:
        yield PackFault((*loc, "down"), Text("there is no gutter after that column", "该栏之后没有栏间"))


def _columns(loc: Loc, columns: tuple[int, int], within: tuple[int, int]) -> Iterator[PackFault]:
    first, last = columns
    if not within[0] <= first <= last <= within[1]:
        yield PackFault(
            loc,
            Text(
                f"[{first}, {last}] is not a range within the columns {within[0]} to {within[1]}",
                f"[{first}, {last}] 不在第 {within[0]} 至 {within[1]} 栏之内",
            ),
        )


def _lines(loc: Loc, lines: Pair, pack: Pack) -> Iterator[PackFault]:
    if not 0 <= lines[0] <= lines[1] <= pack.grid.lines:
        shown = f"[{lines[0]:g}, {lines[1]:g}]"
        most = pack.grid.lines
        what = Text(f"{shown} is not a range within the lines 0 to {most}", f"{shown} 不在 0 至 {most} 行之内")
        yield PackFault(loc, what)


def _declared(loc: Loc, name: str | None, known: Collection[str], what: str, what_zh: str) -> Iterator[PackFault]:
    if name is not None and name not in known and not name.startswith("#"):
        there = ", ".join(known)
        yield PackFault(
            loc,
            Text(
                f"the {what} “{name}” is used but not declared (there are: {there})",
                f"用到了未声明的{what_zh}“{name}”（已有：{there}）",
            ),
        )


def _meet(one: Frame, two: Frame) -> bool:
    across = one.columns[0] <= two.columns[1] and two.columns[0] <= one.columns[1]
    return across and one.lines[0] < two.lines[1] and two.lines[0] < one.lines[1]
