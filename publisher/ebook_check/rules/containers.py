"""Rules on the zip: what lies in it, in which order, under which names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from publisher.ebook_check.archive import MIMETYPE
from publisher.ebook_check.book import Book
from publisher.ebook_check.hits import at, rule
from publisher.findings import Severity
from publisher.rules.registry import Hit, declare
from publisher.wording import Text

_EXPORT = Text("Export the book again with a program that writes EPUB.", "请用能正确生成 EPUB 的软件重新导出。")
_LITTER = re.compile(
    r"(^|/)(\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX/.*|\._[^/]*|[^/]*~|[^/]*\.(bak|tmp|orig|swp))$", re.I
)
_FORBIDDEN = re.compile(r'["*:<>?\\|\x00-\x1f\x7f]|\.$|\.(?=/)')

unreadable = declare(
    "EP010",
    "unreadable-book",
    Severity.ERROR,
    """The file cannot be read as an e-book.

    Why:
        It is no zip archive, is damaged, is encrypted, unpacks to gigabytes, or lacks the package document: no reader
        opens it, and a shop refuses it.

    Bad:
        An upload that broke off.
    Good:
        The whole file.
    中文：文件无法作为电子书读取
        不是压缩包、已损坏、已加密、解压后过大，或缺少包文件：阅读软件打不开，平台会拒收。
    """,
    firm=True,
)


@rule("EP011", "bad-mimetype-entry", Severity.ERROR)
def bad_mimetype_entry(book: Book) -> Iterator[Hit]:
    """The entry “mimetype” is not first, not plain, or does not say EPUB.

    Why:
        Programs know an EPUB by the bytes 30 to 58 of the file. A zip program that sorts or packs that entry makes a
        file that some of them refuse, and EPUBCheck does not tell it when the entry is packed.

    Bad:
        A folder zipped by the file manager, its mimetype deflated.
    Good:
        mimetype first, stored, without extra fields: application/epub+zip
    中文：mimetype 条目有误
        阅读软件靠文件开头的 mimetype 识别 EPUB；它须排第一、不压缩、内容为 application/epub+zip。
    """
    entries = book.archive.entries
    place = next((number for number, entry in enumerate(entries) if entry.filename == MIMETYPE), None)
    if place is None:
        why = Text("is missing", "缺失")
    elif place:
        why = Text("is not the first entry", "不是第一个条目")
    elif entries[0].compress_type:
        why = Text("is compressed", "被压缩了")
    elif entries[0].extra:
        why = Text("has an extra field", "带有附加字段")
    elif book.archive.files[MIMETYPE] != b"application/epub+zip":
        why = Text("does not read application/epub+zip", "内容不是 application/epub+zip")
    else:
        return
    yield Hit(Text(f"The entry mimetype {why.en}.", f"mimetype 条目{why.zh}。"), _EXPORT, None)


@rule("EP012", "unsafe-entry", Severity.ERROR)
def unsafe_entry(book: Book) -> Iterator[Hit]:
    """An entry of the zip would be unpacked outside the book.

    Why:
        A path with “..”, a drive or a leading slash writes over other files of whoever unpacks it.

    Bad:
        ../../.profile
    Good:
        EPUB/chapter.xhtml
    中文：条目路径指向书外
        含“..”、盘符或以斜杠开头的路径，解压时会覆盖别处的文件。
    """
    for entry in book.archive.entries:
        name = entry.orig_filename
        if name.startswith("/") or "\\" in name or re.match(r"[A-Za-z]:", name) or ".." in name.split("/"):
            yield Hit(Text(f"The entry “{name}” leads out of the book.", f"条目“{name}”指向书外。"), _EXPORT, None)


@rule("EP013", "doubled-entry", Severity.ERROR)
def doubled_entry(book: Book) -> Iterator[Hit]:
    """Two entries have one name, or names that differ in their case only.

    Why:
        Which of the two a reader shows is chance; on a disk that ignores case one is lost.

    Bad:
        images/Map.png and images/map.png
    Good:
        images/map-1.png and images/map-2.png
    中文：条目重名
        同名或仅大小写不同的两个文件，阅读软件显示哪一个全凭运气。
    """
    seen: dict[str, str] = {}
    for name in book.archive.names:
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in seen:
            yield Hit(
                Text(f"“{name}” and “{seen[folded]}” are one name.", f"“{name}”与“{seen[folded]}”重名。"),
                Text("Rename one of them.", "请改其中一个的文件名。"),
                None,
            )
        seen.setdefault(folded, name)


@rule("EP014", "stray-file", Severity.WARNING)
def stray_file(book: Book) -> Iterator[Hit]:
    """A file lies in the book that its manifest does not name.

    Why:
        It travels with every copy: litter of the file manager, an earlier version, a note that nobody was to see.

    Bad:
        EPUB/.DS_Store
    Good:
        Only what the manifest lists, and META-INF.
    中文：书中有清单外的文件
        多余文件会随每一份书流传：系统垃圾、旧版本，甚至内部备注。
    """
    known = {item.path for item in book.items} | {MIMETYPE, book.opf_path}
    for name in book.archive.names:
        if name in known or (name.startswith("META-INF/") and not _LITTER.search(name)):
            continue
        if ".." in name.split("/") or name.startswith("/"):
            continue
        yield Hit(
            Text(f"The manifest does not list “{name}”.", f"清单没有列出“{name}”。"),
            Text("Take the file out, or list it.", "请删除该文件或列入清单。"),
            None,
        )


@rule("EP015", "troublesome-file-name", Severity.WARNING)
def troublesome_file_name(book: Book) -> Iterator[Hit]:
    """A file name has spaces or characters that some readers cannot handle.

    Why:
        Kindle refuses names with spaces and names that are not ASCII, and several readers show a blank in place of the
        picture.

    Bad:
        images/第1版 照片.jpg
    Good:
        images/page-1-photo.jpg
    中文：文件名可能惹麻烦
        空格和非 ASCII 文件名，Kindle 会拒收，有的阅读软件显示不出图片。
    """
    for name in book.archive.names:
        if not name.isascii() or " " in name or _FORBIDDEN.search(name.rpartition("/")[2]):
            yield Hit(
                Text(f"The file name “{name}” is not safe everywhere.", f"文件名“{name}”并非处处可用。"),
                Text("Use letters, figures, hyphens and underscores.", "请只用英文字母、数字、连字符和下划线。"),
                None,
            )


@rule("EP016", "encrypted-content", Severity.ERROR)
def encrypted_content(book: Book) -> Iterator[Hit]:
    """Files of the book are encrypted or obfuscated.

    Why:
        Without the key they are noise; screen readers are locked out, and the method for fonts is on its way out too.

    Bad:
        META-INF/encryption.xml that names chapters.
    Good:
        No META-INF/encryption.xml.
    中文：内容被加密
        没有密钥就无法阅读，读屏软件也被挡在门外；字体混淆同样已被淘汰。
    """
    for name in ("META-INF/encryption.xml", "META-INF/rights.xml"):
        if name in book.archive.files:
            yield at(
                name,
                1,
                Text(f"{name} says that parts of the book are encrypted.", f"{name} 表明部分内容已加密。"),
                Text("Ask for the book without protection.", "请索取未加保护的文件。"),
            )
