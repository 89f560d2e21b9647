"""Rules on the lists of the package: the manifest's items, and the order of reading."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.ebook_check.book import OPF, Book
from publisher.ebook_check.hits import at, rule
from publisher.findings import Severity
from publisher.rules.registry import Hit
from publisher.wording import Text

_KNOWN = frozenset(("cover-image", "mathml", "nav", "remote-resources", "scripted", "svg", "switch"))


@rule("EP026", "item-without-file", Severity.ERROR)
def item_without_file(book: Book) -> Iterator[Hit]:
    """The manifest lists a file that is not in the book, or an item that says too little.

    Why:
        Readers stop at the gap; shops refuse the file.

    Bad:
        <item id="map" href="map.png" media-type="image/png"/> without map.png
    Good:
        Each item with id, href and media-type, and its file in the zip.
    中文：清单所列文件不在书中
        阅读软件读到缺口就停，平台会拒收。
    """
    ids: set[str] = set()
    paths: set[str] = set()
    for item in book.items:
        if not (item.id and item.href and item.media_type):
            why = Text("lacks id, href or media-type", "缺少 id、href 或 media-type")
        elif item.id in ids:
            why = Text("has an id that another item has", "的 id 与另一项重复")
        elif item.path and item.path in paths:
            why = Text("lists a file a second time", "重复列出同一文件")
        elif "#" in item.href or " " in item.href:
            why = Text("has a fragment or a space in its href", "的 href 带有片段标识或空格")
        elif item.path and item.path not in book.archive.files:
            why = Text("is not in the book", "不在书中")
        elif item.properties - _KNOWN and not any(":" in one for one in item.properties - _KNOWN):
            why = Text("has an unknown property", "含未知属性")
        elif item.fallback is not None and item.fallback not in book.by_id:
            why = Text("names a fallback that is not there", "的 fallback 不存在")
        else:
            ids.add(item.id)
            paths.add(item.path)
            continue
        yield at(
            book.opf_path,
            item.line,
            Text(f"The item “{item.href or item.id}” {why.en}.", f"清单项“{item.href or item.id}”{why.zh}。"),
            Text("Correct the entry, or take it out.", "请改正或删去该项。"),
        )


@rule("EP027", "broken-spine", Severity.ERROR)
def broken_spine(book: Book) -> Iterator[Hit]:
    """The order of reading is empty, or names something that is not there or cannot be read.

    Why:
        What is not in the spine is not read; what cannot be shown ends the book there.

    Bad:
        <itemref idref="ch7"/> without an item “ch7”
    Good:
        Every itemref names an XHTML or SVG document of the manifest, each once.
    中文：阅读顺序有误
        不在 spine 里的读不到；指向不存在或不能显示的内容，书就断在那里。
    """
    if not book.spine:
        yield at(
            book.opf_path,
            1,
            Text("The spine is empty.", "spine 是空的。"),
            Text("List the documents.", "请列出各篇文档。"),
        )
    elif not any(ref.linear for ref in book.spine):
        yield at(
            book.opf_path,
            book.spine[0].line,
            Text("Nothing in the spine is linear.", "spine 中没有一项是线性的。"),
            Text('Take linear="no" from what is to be read.', '请去掉正文的 linear="no"。'),
        )
    seen: set[str] = set()
    for ref in book.spine:
        item = book.by_id.get(ref.idref)
        if item is None:
            why = Text("is not in the manifest", "不在清单中")
        elif ref.idref in seen:
            why = Text("stands there twice", "出现了两次")
        elif item.media_type not in ("application/xhtml+xml", "image/svg+xml") and not item.fallback:
            why = Text("is no document that every reader can show", "不是阅读软件都能显示的文档")
        else:
            seen.add(ref.idref)
            continue
        yield at(
            book.opf_path,
            ref.line,
            Text(f"“{ref.idref}” in the spine {why.en}.", f"spine 中的“{ref.idref}”{why.zh}。"),
            Text("Correct the itemref.", "请改正该 itemref。"),
        )
    wanted = book.package.find(f"{OPF}spine")
    toc = wanted.get("toc") if wanted is not None else None
    if toc is not None and (toc not in book.by_id or book.by_id[toc].media_type != "application/x-dtbncx+xml"):
        yield at(
            book.opf_path,
            wanted.sourceline or 1,
            Text(f"The spine's toc “{toc}” is no NCX.", f"spine 的 toc“{toc}”不是 NCX。"),
            Text("Name the NCX, or leave toc out.", "请指向 NCX，或去掉 toc。"),
        )
