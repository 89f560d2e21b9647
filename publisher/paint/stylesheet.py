"""The style sheet of one document, made from the faces and looks that its pages use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publisher.errors import InputError
from publisher.paint.sheet import Fragment, Look, Part, Sheet
from publisher.typeset.fonts import FontLibrary
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """CSS text, and the class names that stand for looks and for faces."""

    css: str
    looks: Mapping[Look, str]
    faces: Mapping[str, str]


def points(value: float) -> str:
    """A length for CSS: at most four decimals, no exponent, no negative zero."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("0", "-0") else f"{text}pt"


def stylesheet(sheet: Sheet, fonts: FontLibrary) -> Stylesheet:
    """Rules for exactly what the sheet uses, in the order of its first use."""
    looks = {look: f"t{number}" for number, look in enumerate(dict.fromkeys(_looks(sheet)))}
    used = dict.fromkeys([*(look.face for look in looks), *_foreign(sheet)])
    faces = {key: f"f{number}" for number, key in enumerate(used)}
    rules = [
        f"@page{{size:{points(sheet.width)} {points(sheet.height)};margin:0;bleed:{points(sheet.bleed)}}}",
        f".page{{width:{points(sheet.width)};height:{points(sheet.height - 0.01)}}}",
    ]
    for key in used:
        url = fonts.faces[key].path.resolve().as_uri()
        rules.append(f'@font-face{{font-family:"{family(key)}";src:url("{url}");font-weight:400;font-style:normal}}')
        # No line height of its own: the line keeps the baseline of the block's face.
        rules.append(f'.{faces[key]}{{font-family:"{family(key)}";line-height:0}}')
    for look, name in looks.items():
        rules.append(
            f'.{name}{{font:400 {points(look.size)}/{points(look.leading)} "{family(look.face)}";'
            f"color:{color(look.color, sheet.colors)}}}"
        )
    return Stylesheet("\n".join(rules), looks, faces)


def family(face: str) -> str:
    """The family name of a face: what a printer will read in the list of the file's fonts."""
    return re.sub("[^A-Za-z0-9-]", lambda found: f"-{ord(found[0]):x}-", face)


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


def _looks(sheet: Sheet) -> Iterator[Look]:
    return (fragment.look for fragment in _fragments(sheet))


def _foreign(sheet: Sheet) -> Iterator[str]:
    for fragment in _fragments(sheet):
        for strip in fragment.strips:
            yield from (bit.face for bit in strip.bits if bit.face is not None)
