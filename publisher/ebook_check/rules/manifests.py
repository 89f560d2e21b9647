"""Rules on what the manifest says of its files: their kinds, their properties, the cover."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.ebook_check.book import XHTML, Book, Document, elements, local
from publisher.ebook_check.hits import at, rule
from publisher.findings import Severity
from publisher.rules.registry import Hit
from publisher.wording import Text

_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"OTTO", "font/otf"),
    (b"\x00\x01\x00\x00", "font/ttf"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
    (b"%PDF", "application/pdf"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
)
_ALIKE = {
    "application/vnd.ms-opentype": {"font/otf", "font/ttf"},
    "application/font-sfnt": {"font/otf", "font/ttf"},
    "application/x-font-ttf": {"font/ttf"},
    "application/font-woff": {"font/woff"},
    "font/sfnt": {"font/otf", "font/ttf"},
    "font/otf": {"font/ttf"},
    "font/ttf": {"font/otf"},
}
_TYPES = {
    "xhtml": "application/xhtml+xml",
    "css": "text/css",
    "ncx": "application/x-dtbncx+xml",
    "svg": "image/svg+xml",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
}


def _kind(data: bytes) -> str | None:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:12] in (b"ftypavif", b"ftypheic"):
        return "image/" + data[8:12].decode()
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


@rule("EP028", "wrong-media-type", Severity.ERROR)
def wrong_media_type(book: Book) -> Iterator[Hit]:
    """The manifest calls a file something that it is not.

    Why:
        A reader goes by the manifest and shows nothing.

    Bad:
        <item href="photo.jpg" media-type="image/png"/> for a JPEG
    Good:
        <item href="photo.jpg" media-type="image/jpeg"/>
    中文：清单所写类型与文件不符
        阅读软件以清单为准，类型不对就显示不出来。
    """
    for item in book.items:
        data = book.archive.files.get(item.path)
        if data is None or not item.media_type:
            continue
        kind = _kind(data) or (
            None if item.media_type.startswith(("image/", "font/")) and not data.lstrip().startswith(b"<") else ""
        )
        if kind is None and not item.media_type.startswith("image/svg"):
            found = "damaged" if item.media_type in {magic for _, magic in _MAGIC} else ""
        elif kind:
            found = "" if kind == item.media_type or kind in _ALIKE.get(item.media_type, ()) else kind
        else:
            wanted = _TYPES.get(item.path.rpartition(".")[2].lower(), item.media_type)
            found = (
                ""
                if wanted == item.media_type or (item.media_type.endswith("xml") and wanted.endswith("html"))
                else wanted
            )
        if found:
            shown = (
                Text("damaged or of another kind", "已损坏或是别的类型") if found == "damaged" else Text(found, found)
            )
            yield at(
                book.opf_path,
                item.line,
                Text(
                    f"{item.href} is listed as {item.media_type}, and is {shown.en}.",
                    f"{item.href} 登记为 {item.media_type}，实为 {shown.zh}。",
                ),
                Text("State the true media type, or replace the file.", "请写明真实类型，或更换文件。"),
            )


@rule("EP029", "unstated-property", Severity.ERROR)
def unstated_property(book: Book) -> Iterator[Hit]:
    """A document has SVG, MathML, scripts or remote parts, and the manifest does not say so, or says so wrongly.

    Why:
        Readers prepare themselves by it; some show such a document without those parts.

    Bad:
        A chapter with an <svg> and no properties="svg"
    Good:
        <item href="chapter.xhtml" properties="svg" …/>
    中文：清单未写明文档特性
        文档含 SVG、MathML、脚本等而清单未注明，有的阅读软件会略去这些部分。
    """
    for item in book.items:
        document = book.documents.get(item.path)
        if document is None or document.root is None:
            continue
        has = _properties(document)
        said = item.properties & {"svg", "mathml", "scripted"}
        for name in sorted(has ^ said):
            known = Text("has", "含有") if name in has else Text("has no", "没有")
            yield at(
                book.opf_path,
                item.line,
                Text(
                    f"{item.href} {known.en} {name}, and its properties differ.",
                    f"{item.href} {known.zh} {name}，与清单的 properties 不符。",
                ),
                Text(
                    f"{'Add' if name in has else 'Take out'} “{name}”.",
                    f"请{'加上' if name in has else '去掉'}“{name}”。",
                ),
            )


def _properties(document: Document) -> set[str]:
    found = set()
    for node in elements(document.root):
        name = local(node)
        if name == "svg":
            found.add("svg")
        elif name == "math":
            found.add("mathml")
        elif name in ("script", "form") and node.get("type") not in ("application/ld+json", "text/plain"):
            found.add("scripted")
        if any(key.startswith("on") for key in node.attrib):
            found.add("scripted")
    return found


@rule("EP030", "no-cover", Severity.WARNING)
def no_cover(book: Book) -> Iterator[Hit]:
    """No picture is named as the cover.

    Why:
        The shelf shows a grey tile with the title, or the first picture of the text.

    Bad:
        <item id="cover" href="cover.jpg" media-type="image/jpeg"/>
    Good:
        <item id="cover" href="cover.jpg" media-type="image/jpeg" properties="cover-image"/>
    中文：没有指明封面图片
        书架上只会显示灰底书名，或误取正文图片。
    """
    covers = [item for item in book.items if "cover-image" in item.properties]
    if book.package.get("version") == "2.0" and book.of("meta:cover"):
        return
    if len(covers) != 1:
        yield at(
            book.opf_path,
            covers[1].line if covers else 1,
            Text(
                "Several pictures are the cover." if covers else "No picture is the cover.",
                "有多张封面图片。" if covers else "没有封面图片。",
            ),
            Text('Give one picture properties="cover-image".', '请给一张图片加上 properties="cover-image"。'),
        )
    elif not covers[0].media_type.startswith("image/"):
        yield at(
            book.opf_path,
            covers[0].line,
            Text("The cover is no picture.", "封面不是图片。"),
            Text("Name a picture.", "请指定图片。"),
        )
    names = [one for one in book.of("meta:cover") if not _is_picture(book, one.text)]
    for one in names:
        yield at(
            book.opf_path,
            one.line,
            Text(f"meta cover names “{one.text}”, which is not there.", f"meta cover 指向“{one.text}”，并不存在。"),
            Text("Name the id of the cover picture.", "请写封面图片的 id。"),
        )


def _is_picture(book: Book, uid: str) -> bool:
    return uid in book.by_id and book.by_id[uid].media_type.startswith("image/")


@rule("EP031", "remote-part", Severity.ERROR)
def remote_part(book: Book) -> Iterator[Hit]:
    """A picture, style or font is fetched from elsewhere, or a script runs.

    Why:
        On the train there is nothing to see, and the other side learns who reads what.

    Bad:
        <img src="https://example.org/map.png" alt="…"/>
    Good:
        <img src="../images/map.png" alt="…"/>
    中文：引用书外资源或含脚本
        断网时显示不出来，对方还会知道谁在读。
    """
    for link in book.links:
        scheme = link.href.partition(":")[0].lower()
        if link.remote and link.kind not in ("a", "area") and scheme != "data":
            yield at(
                link.source,
                link.line,
                Text(f"{link.kind} fetches “{link.href[:80]}”.", f"{link.kind} 引用“{link.href[:80]}”。"),
                Text("Put the file into the book.", "请把文件放入书中。"),
            )
        elif link.kind in ("a", "area") and scheme in ("file", "javascript"):
            yield at(
                link.source,
                link.line,
                Text(f"A link leads to “{link.href[:80]}”.", f"链接指向“{link.href[:80]}”。"),
                Text("Take the link out.", "请去掉该链接。"),
            )
    for path, document in book.documents.items():
        node = next(
            (
                node
                for node in elements(document.root)
                if node.tag == f"{XHTML}script" and node.get("type") != "application/ld+json"
            ),
            None,
        )
        if node is not None:
            yield at(
                path,
                node.sourceline or 1,
                Text("A script is in the document.", "文档含有脚本。"),
                Text("Take it out.", "请去掉脚本。"),
            )
