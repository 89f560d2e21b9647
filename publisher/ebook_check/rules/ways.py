"""Rules on the other ways through a book: pages of the print, the NCX, what names what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from publisher.ebook_check.book import NCX, Book, Document, elements, types
from publisher.ebook_check.hits import at, first, rule
from publisher.findings import Severity
from publisher.rules.registry import Hit
from publisher.wording import Text


@rule("EP037", "broken-page-list", Severity.WARNING)
def broken_page_list(book: Book) -> Iterator[Hit]:
    """Marks of printed pages and the list of pages do not agree, or nothing says which edition they are of.

    Why:
        “See page 3” is the way in which people of paper and of screen speak of one thing.

    Bad:
        Page 3 is marked in the text and missing from the list.
    Good:
        A line for each mark, in order, and pageBreakSource.
    中文：版次标记与版次列表不一致
        “见第3版”要让看报纸的和看屏幕的说到一处去。
    """
    if not book.navs.get("toc"):
        return
    marks = [
        (document.path, node)
        for document in book.reading
        for node in elements(document.root)
        if "pagebreak" in types(node) or node.get("role") == "doc-pagebreak"
    ]
    points = book.navs.get("page-list", ())
    listed = [(point.link.target, point.link.fragment) for point in points]
    hint = Text("Make the list anew from the marks.", "请按标记重做版次列表。")
    yield from _marked(marks, listed, hint)
    if len(set(listed)) < len(listed) or len({point.label for point in points}) < len(points):
        yield at(
            points[0].link.source,
            points[0].link.line,
            Text("The list of pages names one page twice.", "版次列表重复。"),
            hint,
        )
    if marks and not points:
        yield at(
            marks[0][0],
            marks[0][1].sourceline or 1,
            Text("Pages are marked, and there is no list of pages.", "有版次标记，却没有版次列表。"),
            hint,
        )
    if points and not (book.of("pageBreakSource") or book.of("dc:source")):
        yield at(
            book.opf_path,
            1,
            Text("Nothing says which edition the pages are of.", "没有说明版次出自哪个版本。"),
            Text("Add pageBreakSource to the metadata.", "请在元数据中加 pageBreakSource。"),
        )
    if not points and book.of("pageBreakSource"):
        yield at(
            book.opf_path,
            book.of("pageBreakSource")[0].line,
            Text("pageBreakSource is stated, and no pages are listed.", "写了 pageBreakSource，却没有版次列表。"),
            hint,
        )


def _marked(marks: Sequence[tuple[str, Any]], listed: Sequence[tuple[str, str]], hint: Text) -> Iterator[Hit]:
    for path, node in marks:
        if listed and (path, node.get("id")) not in listed:
            yield at(
                path,
                node.sourceline or 1,
                Text(
                    f"The page marked as “{node.get('id')}” is not in the list of pages.",
                    f"标记“{node.get('id')}”不在版次列表中。",
                ),
                hint,
            )
        if not (node.get("aria-label") or node.get("title") or "".join(node.itertext()).strip()):
            yield at(
                path,
                node.sourceline or 1,
                Text("A page mark does not say which page.", "版次标记没有说明是哪一版。"),
                Text('Add aria-label="…".', '请加 aria-label="…"。'),
            )


@rule("EP038", "ncx-differs", Severity.WARNING)
def ncx_differs(book: Book) -> Iterator[Hit]:
    """The contents for older readers say something else than the contents.

    Why:
        Kindle and old readers go by toc.ncx; they lead to an earlier state of the book.

    Bad:
        dtb:uid of an earlier issue; an article more or less.
    Good:
        Both made from one list.
    中文：NCX 与目录不一致
        Kindle 和旧阅读器看 toc.ncx，会把读者带到旧的内容。
    """
    if book.ncx_tree is None:
        return
    path = next(item.path for item in book.items if item.media_type == "application/x-dtbncx+xml")
    uid = next((node.get("content") for node in book.ncx_tree.iter(f"{NCX}meta") if node.get("name") == "dtb:uid"), "")
    wanted = book.package.get("unique-identifier")
    own = next((one.text for one in book.of("dc:identifier") if one.attributes.get("id") == wanted), None)
    if own is not None and uid != own:
        yield at(
            path,
            1,
            Text(f"dtb:uid is “{uid}”, and the book is “{own}”.", f"dtb:uid 是“{uid}”，而本书是“{own}”。"),
            Text("Write the book's identifier.", "请写本书的标识。"),
        )
    toc = book.navs.get("toc", ())
    # What the contents lack altogether is told of the document itself.
    listed = {point.link.target for point in toc}
    here = [(point.label, point.link.target) for point in book.ncx if point.link.target in listed]
    there = [(point.label, point.link.target) for point in toc]
    if toc and here != there:
        odd = next((one for one in here if one not in there), None) or next(
            (one for one in there if one not in here), here[0] if here else there[0]
        )
        yield at(
            path,
            1,
            Text(f"NCX and contents differ at “{odd[0]}”.", f"NCX 与目录在“{odd[0]}”处不一致。"),
            Text("Make both from one list.", "请用同一份列表生成两者。"),
        )


@rule("EP039", "dangling-aria", Severity.WARNING)
def dangling_aria(book: Book) -> Iterator[Hit]:
    """An element is named or described by an id that is not there.

    Why:
        A screen reader says nothing where the name should be.

    Bad:
        <article aria-labelledby="title"> without id="title"
    Good:
        <h1 id="title">
    中文：aria 引用落空
        读屏软件在该念名称的地方一片沉默。
    """

    def found(document: Document) -> Iterator[Hit]:
        for node in elements(document.root):
            for name in ("aria-labelledby", "aria-describedby", "for", "headers"):
                for wanted in (node.get(name) or "").split():
                    if wanted not in document.ids:
                        yield at(
                            document.path,
                            node.sourceline or 1,
                            Text(f"{name} names “{wanted}”, which is not there.", f"{name} 指向“{wanted}”，并不存在。"),
                            Text("Correct the id.", "请改正 id。"),
                        )

    for document in book.documents.values():
        yield from first(found(document))
