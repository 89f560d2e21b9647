"""The style sheet of one document: its pages' size, a class for each colour of text, and the faces by their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publisher.errors import InputError
from publisher.paint.faces import family
from publisher.paint.rows import short
from publisher.paint.sheet import Fragment, Part, Sheet
from publisher.typeset.fonts import FontLibrary
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """CSS text, and the class names that stand for colours."""

    css: str
    colors: Mapping[str, str]


def points(value: float) -> str:
    """A length for CSS: at most four decimals, no exponent, no negative zero."""
    figure = short(value)
    return "0" if figure == "0" else f"{figure}pt"


def stylesheet(sheet: Sheet, fonts: FontLibrary, *, named: bool) -> Stylesheet:
    """Rules for exactly what the sheet uses, in the order of its first use.

    ``named`` gives the faces their family names, for a layout that sets text of its own; set lines need none, and
    the engine takes its time to read a font.
    """
    used = dict.fromkeys(fragment.color for fragment in _fragments(sheet))
    colors = {name: f"c{number}" for number, name in enumerate(used)}
    rules = [
        f"@page{{size:{points(sheet.width)} {points(sheet.height)};margin:0;bleed:{points(sheet.bleed)}}}",
        f".page{{width:{points(sheet.width)};height:{points(sheet.height - 0.01)}}}",
    ]
    for key in sheet.faces if named else ():
        url = fonts.faces[key].path.resolve().as_uri()
        rules.append(f'@font-face{{font-family:"{family(key)}";src:url("{url}");font-weight:400;font-style:normal}}')
    rules += [f".{name}{{color:{color(used, sheet.colors)}}}" for used, name in colors.items()]
    return Stylesheet("\n".join(rules), colors)


def color(name: str, colors: Mapping[str, str]) -> str:
    """``#rrggbb`` for a colour's name or for itself; InputError for a name that the layout does not define."""
    found = name if name.startswith("#") else colors.get(name)
    if found is None:
        raise InputError(
            Text(f"The layout has no colour “{name}”.", f"版式中没有颜色“{name}”。"),
            Text("Add it under “colors” in layout.yaml.", "请在 layout.yaml 的 colors 中添加。"),
        )
    return found


def _fragments(sheet: Sheet) -> Iterator[Fragment]:
    for page in sheet.pages:
        for group in page.groups:
            for item in group.items:
                if isinstance(item, Part):
                    yield from item.fragments
