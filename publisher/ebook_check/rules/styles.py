"""Rules on style sheets: legible, of this book alone, and without what readers choke on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import tinycss2  # type: ignore[import-untyped]
from tinycss2.color3 import RGBA, parse_color  # type: ignore[import-untyped]

from publisher.ebook_check.book import XHTML, Book, elements
from publisher.ebook_check.hits import at, first, rule
from publisher.findings import Severity
from publisher.rules.registry import Hit
from publisher.wording import Text

_PIXELS, _EMS, _POINTS = 9.0, 0.6, 7.0
_CONTRAST = 4.5
_POSITIONED = ("fixed", "absolute", "sticky")


def _sheets(book: Book) -> Iterator[tuple[str, int, str, Mapping[str, tuple[str, int]]]]:
    """Each rule: its file, line, selector, and declarations by name with value and line."""
    for path, rules in book.styles.items():
        yield from _rules(path, rules, 0)
    for path, document in book.documents.items():
        for node in elements(document.root):
            if node.tag == f"{XHTML}style":
                yield from _rules(
                    path, tinycss2.parse_stylesheet(node.text or "", True, True), (node.sourceline or 1) - 1
                )
            elif node.get("style"):
                yield (
                    path,
                    node.sourceline or 1,
                    str(node.tag),
                    _declared(
                        tinycss2.parse_declaration_list(node.get("style"), True, True), (node.sourceline or 1) - 1
                    ),
                )


def _rules(path: str, rules: Any, above: int) -> Iterator[tuple[str, int, str, Mapping[str, tuple[str, int]]]]:
    for one in rules:
        if one.type == "qualified-rule":
            declared = _declared(tinycss2.parse_declaration_list(one.content, True, True), above)
            yield path, one.source_line + above, tinycss2.serialize(one.prelude).strip(), declared
        elif one.type == "at-rule" and one.content and one.lower_at_keyword in ("media", "supports"):
            if "dark" in tinycss2.serialize(one.prelude):
                continue  # for a dark page, which is not the one that is judged
            yield from _rules(path, tinycss2.parse_rule_list(one.content, True, True), above)
        elif one.type == "at-rule" and one.content:
            yield (
                path,
                one.source_line + above,
                f"@{one.lower_at_keyword}",
                _declared(tinycss2.parse_declaration_list(one.content, True, True), above),
            )


def _declared(tokens: Any, above: int) -> Mapping[str, tuple[str, int]]:
    return {
        one.lower_name: (tinycss2.serialize(one.value).strip(), one.source_line + above)
        for one in tokens
        if one.type == "declaration"
    }


@rule("EP060", "tiny-type", Severity.WARNING)
def tiny_type(book: Book) -> Iterator[Hit]:
    """Type is set so small that it cannot be read.

    Why:
        A size of a few pixels stays that small whatever the reader chooses.

    Bad:
        p { font-size: 6px }
    Good:
        p { font-size: 1em }
    中文：字号过小
        写死的小字号，读者怎么调都放不大。
    """
    for path, _, selector, declared in _sheets(book):
        value, line = declared.get("font-size", ("", 0))
        size = re.fullmatch(r"([\d.]+)(px|pt|r?em|%)", value)
        if not size or selector == "rt":
            continue
        number, unit = float(size[1]), size[2]
        least = {"px": _PIXELS, "pt": _POINTS, "em": _EMS, "rem": _EMS, "%": _EMS * 100}[unit]
        if 0 < number < least:
            yield at(
                path,
                line,
                Text(f"“{selector}” has type of {value}.", f"“{selector}”的字号是 {value}。"),
                Text("Use 0.75em or more.", "请用 0.75em 以上。"),
            )


@rule("EP061", "poor-contrast", Severity.WARNING)
def poor_contrast(book: Book) -> Iterator[Hit]:
    """Type and ground are too much alike, or a colour is set for type that stays in night mode.

    Why:
        Grey on white tires good eyes and locks out weak ones.

    Bad:
        .note { color: #bbb; background: #fff }
    Good:
        .note { color: #555 }
    中文：文字与底色反差不足
        浅灰字在白底上，眼力好的读着累，眼力弱的看不见。
    """
    sheets = list(_sheets(book))
    dark = any(_is_dark(declared) for _, _, _, declared in sheets)
    for path, _, selector, declared in sheets:
        color, line = declared.get("color", ("", 0))
        ground = declared.get("background-color", declared.get("background", ("white", 0)))[0]
        type_, paper = parse_color(color) if color else None, parse_color(ground) or RGBA(1, 1, 1, 1)
        if isinstance(type_, RGBA) and isinstance(paper, RGBA) and type_.alpha > 0.9 and paper.alpha > 0.9:
            if "background" not in " ".join(declared) and _light(type_) > 0.4 and dark:
                continue  # light type, which may well stand on the dark ground of another rule
            ratio = _ratio(_light(type_), _light(paper))
            if ratio < _CONTRAST:
                yield at(
                    path,
                    line,
                    Text(
                        f"“{selector}”: {color} on {ground} has a contrast of {ratio:.1f}.",
                        f"“{selector}”：{color} 在 {ground} 上的对比度为 {ratio:.1f}。",
                    ),
                    Text("Let it be 4.5 or more.", "请达到 4.5 以上。"),
                )


def _is_dark(declared: Mapping[str, tuple[str, int]]) -> bool:
    ground = parse_color(declared.get("background-color", declared.get("background", ("", 0)))[0] or "none")
    return isinstance(ground, RGBA) and ground.alpha > 0.9 and _light(ground) < 0.05


def _light(color: Any) -> float:
    channels = (value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in color[:3])
    return float(sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), channels, strict=True)))


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@rule("EP062", "faulty-style-sheet", Severity.WARNING)
def faulty_style_sheet(book: Book) -> Iterator[Hit]:
    """A style sheet has a fault of syntax, or imports another.

    Why:
        Readers drop the rest of a faulty sheet, and many do not follow imports.

    Bad:
        p { margin: 0; color }
    Good:
        p { margin: 0; color: #333 }
    中文：样式表有误
        有语法错误的样式表会被整段丢弃，引入的样式表很多阅读软件不读。
    """
    correct = Text("Correct that place.", "请改正该处。")
    for path, rules in book.styles.items():
        for one in rules:
            if one.type == "error":
                told = Text(f"The style sheet is faulty: {one.message}.", f"样式表有误：{one.message}。")
                yield at(path, one.source_line, told, correct)
            elif one.type == "at-rule" and one.lower_at_keyword == "import":
                told = Text("The style sheet imports another.", "样式表引入了另一个样式表。")
                yield at(path, one.source_line, told, Text("Link both from the documents.", "请在文档中分别引用。"))
            elif one.type == "qualified-rule":
                for part in tinycss2.parse_declaration_list(one.content, True, True):
                    if part.type == "error":
                        told = Text(f"A declaration is faulty: {part.message}.", f"声明有误：{part.message}。")
                        yield at(path, part.source_line, told, correct)


@rule("EP055", "style-out-of-flow", Severity.WARNING)
def style_out_of_flow(book: Book) -> Iterator[Hit]:
    """A style takes something out of the flow, or sets the direction of writing.

    Why:
        What is fixed to the screen covers the text at some size of type; the direction of writing is no matter of
        style.

    Bad:
        nav { position: fixed }
    Good:
        nav { margin: 1em 0 }
    中文：样式脱离正文流
        固定定位的内容在某种字号下会盖住正文；书写方向不该由样式决定。
    """

    def found() -> Iterator[Hit]:
        for path, line, selector, declared in _sheets(book):
            value, at_line = declared.get("position", ("", line))
            if value in _POSITIONED:
                told = Text(
                    f"“{selector}” is taken out of the flow (position: {value}).",
                    f"“{selector}”脱离了正文流（position: {value}）。",
                )
                yield at(path, at_line, told, Text("Let it flow.", "请让它随正文排列。"))
            if "direction" in declared or "unicode-bidi" in declared:
                told = Text(
                    f"“{selector}” sets the direction of writing in CSS.", f"“{selector}”在 CSS 里设定书写方向。"
                )
                yield at(path, line, told, Text("Use the attribute dir.", "请用 dir 属性。"))

    yield from first(found())


@rule("EP056", "troublesome-font", Severity.WARNING)
def troublesome_font(book: Book) -> Iterator[Hit]:
    """A font is embedded that no style uses, or in a form that not all readers know.

    Why:
        It makes the book heavy and changes nothing.

    Bad:
        A WOFF2 file; a font without @font-face.
    Good:
        An OTF with its @font-face.
    中文：嵌入字体有问题
        没有样式使用的字体只会增大文件；WOFF2 有的阅读器不认。
    """
    used = any(selector == "@font-face" for _, _, selector, _ in _sheets(book))
    for item in book.items:
        if "font" not in item.media_type and item.media_type != "application/vnd.ms-opentype":
            continue
        if item.media_type == "font/woff2":
            told = Text(f"{item.href} is WOFF2, which Kobo does not know.", f"{item.href} 是 WOFF2，Kobo 不支持。")
            yield at(book.opf_path, item.line, told, Text("Embed OTF or WOFF.", "请嵌入 OTF 或 WOFF。"))
        elif not used:
            told = Text(f"No style uses the font {item.href}.", f"没有样式使用字体 {item.href}。")
            hint = Text("Take it out, or declare it with @font-face.", "请删去，或用 @font-face 声明。")
            yield at(book.opf_path, item.line, told, hint)


@rule("EP057", "type-size-in-percent", Severity.WARNING)
def type_size_in_percent(book: Book) -> Iterator[Hit]:
    """The size of type is set in percent, or for the whole page in fixed units.

    Why:
        Kobo reckons percentages wrongly; points and pixels on the body take the choice of size from the reader.

    Bad:
        body { font-size: 12pt }
    Good:
        h1 { font-size: 1.6em }
    中文：字号用了百分比或写死
        Kobo 会算错百分比；在 body 上写死字号，读者就不能调整。
    """
    for path, _, selector, declared in _sheets(book):
        value, line = declared.get("font-size", ("", 0))
        whole = selector in ("body", "html", "p", "*") and re.fullmatch(r"[\d.]+(px|pt|cm|mm)", value)
        if (value.endswith("%") and value != "100%") or whole:
            told = Text(f"“{selector}” has type of {value}.", f"“{selector}”的字号是 {value}。")
            yield at(path, line, told, Text("Use em.", "请用 em。"))


@rule("EP063", "writing-direction-differs", Severity.WARNING)
def writing_direction_differs(book: Book) -> Iterator[Hit]:
    """Text runs down the page, and pages do not turn from right to left, or the other way round.

    Why:
        The reader turns the page and is at the end of the book.

    Bad:
        writing-mode: vertical-rl without page-progression-direction="rtl"
    Good:
        Both.
    中文：竖排与翻页方向不一致
        一翻页就到了书尾。
    """
    spine = next(book.package.iter("{http://www.idpf.org/2007/opf}spine"), None)
    turned = spine is not None and spine.get("page-progression-direction") == "rtl"
    upright = any(
        "vertical-rl" in value
        for _, _, selector, declared in _sheets(book)
        if selector.split(",")[0].strip() in ("html", "body", ":root")
        for name, (value, _) in declared.items()
        if name.endswith("writing-mode")
    )
    eastern = book.language.lower().partition("-")[0] not in ("ar", "he", "fa", "ur")
    if upright != turned and eastern:
        yield at(
            book.opf_path,
            spine.sourceline or 1 if spine is not None else 1,
            Text("Lines and pages run in different directions.", "行文方向与翻页方向不一致。"),
            Text(
                'Vertical text wants page-progression-direction="rtl", other text does not.',
                '竖排须写 page-progression-direction="rtl"，横排不写。',
            ),
        )
