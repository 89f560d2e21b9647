"""Rules on the markup of a text: headings, pictures, tables, links, and what EPUB 3 does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from publisher.ebook_check.book import OPS, XHTML, Book, Document, elements, local, pictured, types, words
from publisher.ebook_check.hits import at, first, rule
from publisher.findings import Severity
from publisher.rules.registry import Hit
from publisher.wording import Text

_OLD = frozenset(
    ("font", "center", "big", "strike", "tt", "basefont", "frame", "frameset", "applet", "marquee", "acronym")
)
_OLD_ATTRIBUTES = frozenset(("align", "bgcolor", "background", "valign", "cellpadding", "cellspacing", "face"))
_ROLES = {"doc-pagebreak": "pagebreak", "doc-toc": "toc", "doc-noteref": "noteref"}


@rule("EP044", "heading-structure", Severity.WARNING)
def heading_structure(book: Book) -> Iterator[Hit]:
    """A document has no heading, several of the first level, an empty one, or one that skips a level.

    Why:
        Who cannot see the page goes from heading to heading.

    Bad:
        <h1>…</h1> … <h4>…</h4>
    Good:
        <h1>…</h1> … <h2>…</h2>
    中文：标题层级有误
        看不见版面的读者靠标题一级级跳转。
    """
    for document in book.stories:
        if document.body is None or not document.text.strip():
            continue
        heads = [node for node in elements(document.body) if re.fullmatch("h[1-6]", local(node))]
        levels = [int(local(node)[1]) for node in heads]
        hint = Text("One h1 for the headline, then each level in its turn.", "大标题用一个 h1，以下逐级使用。")
        if not heads:
            if len(document.text.strip()) > 200 or document.body.find(f".//{XHTML}article") is not None:
                yield at(
                    document.path,
                    document.body.sourceline or 1,
                    Text("The document has no heading.", "文档没有标题。"),
                    hint,
                )
            continue
        bare = next((node for node in heads if not words(node).strip() and not pictured(node)), None)
        skipped = next((number for number in range(1, len(levels)) if levels[number] > levels[number - 1] + 1), None)
        if bare is not None:
            why, line = Text("A heading is empty.", "有空标题。"), bare.sourceline
        elif levels.count(1) > 1:
            why, line = (
                Text(f"There are {levels.count(1)} headings of level 1.", f"有 {levels.count(1)} 个一级标题。"),
                heads[[n for n, level in enumerate(levels) if level == 1][1]].sourceline,
            )
        elif skipped is not None:
            why = Text(
                f"h{levels[skipped]} follows h{levels[skipped - 1]}.",
                f"h{levels[skipped - 1]} 之后直接用了 h{levels[skipped]}。",
            )
            line = heads[skipped].sourceline
        else:
            continue
        yield at(document.path, line or 1, why, hint)


@rule("EP045", "picture-without-words", Severity.WARNING)
def picture_without_words(book: Book) -> Iterator[Hit]:
    """A picture has no alternative text, an empty one, or the file's name for one.

    Why:
        Who cannot see it learns nothing; EPUBCheck and Ace let an empty one pass, even on the photograph of the day.

    Bad:
        <figure><img src="images/p1.jpg" alt=""/>…</figure>
    Good:
        <img src="images/p1.jpg" alt="工人在屋顶安装光伏板"/>
    中文：图片没有替代文字
        看不见图片的读者一无所获；现有检查工具会放过空的 alt，哪怕是头版照片。
    """
    hint = Text("Say in one sentence what the picture shows.", "请用一句话说明图片内容。")

    def found(document: Document) -> Iterator[Hit]:
        for node in pictured(document.root):
            alt, name = node.get("alt"), (node.get("src") or "").rpartition("/")[2]
            if node.get("role") in ("presentation", "none") and alt == "":
                continue
            text = (alt or "").strip()
            if alt is None:
                why = Text("A picture has no alternative text.", "图片没有替代文字。")
            elif not text and (alone := _content(node)):
                why = Text(f"The alternative text of {alone} is empty.", f"{alone} 的替代文字是空的。")
            elif text and (
                text in (name, name.rpartition(".")[0])
                or re.fullmatch(
                    r"\S+\.(jpe?g|png|gif|svg|webp|tiff?)|(image|img|photo|picture|图片|照片|图)[-_ ]?\d*", text, re.I
                )
            ):
                why = Text(f"The alternative text “{text}” says nothing.", f"替代文字“{text}”没有说明内容。")
            else:
                continue
            yield at(document.path, node.sourceline or 1, why, hint)

    for document in book.documents.values():
        yield from first(found(document))


def _content(node: Any) -> str:
    """The picture's file when it is part of the story: in a figure, or large; else an empty alt may be meant."""
    above = node.iterancestors()
    return (
        (node.get("src") or "").rpartition("/")[2]
        if any(local(one) in ("figure", "article", "section") or one.get("class") == "figure" for one in above)
        else ""
    )


@rule("EP046", "table-without-heads", Severity.WARNING)
def table_without_heads(book: Book) -> Iterator[Hit]:
    """A table has no heading cells.

    Why:
        Read aloud, a table without heads is a string of figures.

    Bad:
        <table><tr><td>月份</td><td>产值</td></tr>…
    Good:
        <tr><th scope="col">月份</th>…
    中文：表格没有表头
        念出来只是一串数字。
    """
    for document in book.documents.values():
        for table in document.root.iter(f"{XHTML}table") if document.root is not None else ():
            if table.get("role") in ("presentation", "none"):
                continue
            rows = list(table.iter(f"{XHTML}tr"))
            if len(rows) > 1 and table.find(f".//{XHTML}th") is None:
                yield at(
                    document.path,
                    table.sourceline or 1,
                    Text("The table has no heading cells.", "表格没有表头单元格。"),
                    Text("Use th for the first row or column.", "首行或首列请用 th。"),
                )


@rule("EP047", "nameless-link", Severity.WARNING)
def nameless_link(book: Book) -> Iterator[Hit]:
    """A link has no words.

    Why:
        Nobody knows where it leads; a screen reader says “link”.

    Bad:
        <a href="notes.xhtml"></a>
    Good:
        <a href="notes.xhtml">注释</a>
    中文：链接没有文字
        不知道通向哪里，读屏软件只会念“链接”。
    """
    for document in book.documents.values():
        if document is book.nav:
            continue
        for node in document.root.iter(f"{XHTML}a") if document.root is not None else ():
            named = words(node).strip() or node.get("aria-label") or any(image.get("alt") for image in pictured(node))
            if node.get("href") and not named:
                yield at(
                    document.path,
                    node.sourceline or 1,
                    Text("A link has no words.", "链接没有文字。"),
                    Text("Say where it leads.", "请写明通向哪里。"),
                )
                break


@rule("EP048", "old-markup", Severity.ERROR)
def old_markup(book: Book) -> Iterator[Hit]:
    """Elements or attributes are used that EPUB 3 does not know, or one outside its place.

    Why:
        Readers ignore them or refuse the document; how it looks belongs to the style sheet.

    Bad:
        <p align="center"><font color="red">…</font></p>
    Good:
        <p class="notice">…</p>
    中文：使用了 EPUB 3 没有的标记
        阅读软件不认或拒绝显示；外观应写在样式表里。
    """

    def found(document: Document) -> Iterator[Hit]:
        for node in elements(document.root):
            name = local(node)
            if not str(node.tag).startswith(XHTML):
                continue
            odd = [key for key in node.attrib if key in _OLD_ATTRIBUTES or (key == "border" and name != "table")]
            inside = (
                node.getparent() is not None
                and local(node.getparent()) == "p"
                and name in ("p", "div", "h1", "h2", "h3", "ul", "ol", "table", "section", "figure")
            )
            if (
                name in _OLD
                or odd
                or inside
                or (name in ("ul", "ol") and _stray(node))
                or (name == "img" and not node.get("src"))
            ):
                what = f"<{name}>" if name in _OLD or inside or not odd else odd[0]
                yield at(
                    document.path,
                    node.sourceline or 1,
                    Text(f"{what} may not stand here in EPUB 3.", f"EPUB 3 不允许此处使用 {what}。"),
                    Text("Replace it by plain XHTML and a style.", "请改用标准 XHTML 和样式。"),
                )

    for document in book.documents.values():
        yield from first(found(document))


def _stray(node: Any) -> bool:
    if not len(node):
        return True
    return any(isinstance(child.tag, str) and local(child) not in ("li", "script", "template") for child in node)


@rule("EP049", "role-and-type-differ", Severity.WARNING)
def role_and_type_differ(book: Book) -> Iterator[Hit]:
    """A part has an epub:type and no role for it, or a role that is another.

    Why:
        Screen readers go by the role, reading programs by the type.

    Bad:
        <span epub:type="pagebreak" id="page-2"/>
    Good:
        <span epub:type="pagebreak" role="doc-pagebreak" id="page-2" aria-label="第2版"/>
    中文：epub:type 与 role 不一致
        读屏软件看 role，阅读软件看 type。
    """
    pairs = {kind: role for role, kind in _ROLES.items()}

    def found(document: Document) -> Iterator[Hit]:
        for node in elements(document.root):
            for kind in types(node) & set(pairs):
                if local(node) == "a" and kind == "toc":
                    continue
                if node.get("role") != pairs[kind]:
                    yield at(
                        document.path,
                        node.sourceline or 1,
                        Text(
                            f"epub:type is “{kind}”, role “{node.get('role') or ''}”.",
                            f"epub:type 是“{kind}”，role 是“{node.get('role') or ''}”。",
                        ),
                        Text(f'Write role="{pairs[kind]}".', f'请写 role="{pairs[kind]}"。'),
                    )
            if node.get(f"{OPS}type") == "":
                yield at(
                    document.path,
                    node.sourceline or 1,
                    Text("epub:type is empty.", "epub:type 是空的。"),
                    Text("Take it out.", "请去掉。"),
                )

    for document in book.documents.values():
        yield from first(found(document))
