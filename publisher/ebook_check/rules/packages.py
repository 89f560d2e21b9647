"""Rules on the package document: its metadata, whole and well formed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.ebook_check.book import Book, Statement, elements
from publisher.ebook_check.hits import at, first, rule
from publisher.findings import Severity
from publisher.rules.registry import Hit
from publisher.wording import Text

_NEEDED = ("dc:identifier", "dc:title", "dc:language", "dcterms:modified")
_MOMENT = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T.*)?)?)?")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{1,8})*")
_NAMELESS = re.compile(
    r"(untitled|unknown|title|no title|无标题|未命名|未知|(ch|chapter|section|part|page|doc)[-_ ]?\d*"
    r"|.*\.(x?html?|opf|epub|docx?))",
    re.I,
)


@rule("EP020", "missing-book-data", Severity.ERROR)
def missing_book_data(book: Book) -> Iterator[Hit]:
    """The package lacks an identifier, a title, a language or the date of its last change.

    Why:
        A library cannot shelve what has no name, and cannot tell a new version from an old one.

    Bad:
        <dc:title></dc:title>
    Good:
        <dc:title>丽水开发区 2019年5月21日 第137期</dc:title>
    中文：缺少基本书目信息
        没有标识、书名、语种或修改时间，书架无法归档，也分不清新旧版本。
    """
    for name in _NEEDED:
        plain = [one for one in book.of(name) if "refines" not in one.attributes]
        if not any(one.text for one in plain):
            yield at(
                book.opf_path,
                plain[0].line if plain else 1,
                Text(f"The package has no {name}.", f"包文件缺少 {name}。"),
                Text(f"Add {name} to the metadata.", f"请在元数据中加入 {name}。"),
            )
        elif name == "dcterms:modified" and len(plain) > 1:
            yield at(
                book.opf_path,
                plain[1].line,
                Text("dcterms:modified is stated twice.", "dcterms:modified 写了两次。"),
                Text("Keep one.", "请只保留一个。"),
            )


@rule("EP021", "dangling-identifier", Severity.ERROR)
def dangling_identifier(book: Book) -> Iterator[Hit]:
    """The package names no identifier as its own, or one that is not there.

    Why:
        Readers keep bookmarks and notes under it.

    Bad:
        unique-identifier="bookid" where no dc:identifier has that id
    Good:
        unique-identifier="pub-id" and <dc:identifier id="pub-id">
    中文：唯一标识落空
        阅读进度和笔记都记在它名下。
    """
    wanted = book.package.get("unique-identifier")
    if not any(one.attributes.get("id") == wanted for one in book.of("dc:identifier")):
        yield at(
            book.opf_path,
            1,
            Text(
                f"unique-identifier “{wanted}” names no dc:identifier.",
                f"unique-identifier“{wanted}”没有对应的 dc:identifier。",
            ),
            Text("Give the identifier that id.", "请给标识加上该 id。"),
        )
    if book.package.get("version") not in ("3.0", "2.0"):
        yield at(
            book.opf_path,
            1,
            Text("The package does not say which version of EPUB it is.", "包文件没有写明 EPUB 版本。"),
            Text('Write version="3.0".', '请写 version="3.0"。'),
        )


@rule("EP022", "malformed-value", Severity.ERROR)
def malformed_value(book: Book) -> Iterator[Hit]:
    """A date, language, identifier or position in the metadata is not written as it must be.

    Why:
        Programs that cannot read it drop it, and the book sorts as if it had none.

    Bad:
        <meta property="group-position" refines="#series">第137期</meta>
    Good:
        <meta property="group-position" refines="#series">137</meta>
    中文：元数据写法有误
        日期、语种、标识或期号写法不合规定，软件读不懂便当作没有。
    """
    yield from (
        _bad(book, one, "2019-05-21T00:00:00Z")
        for one in book.of("dcterms:modified")
        if one.text and not _MOMENT.fullmatch(one.text)
    )
    yield from (_bad(book, one, "2019-05-21") for one in book.of("dc:date") if not _DATE.fullmatch(one.text))
    yield from (
        _bad(book, one, "zh-Hans") for one in book.of("dc:language") if one.text and not _TAG.fullmatch(one.text)
    )
    yield from (
        _bad(book, one, "137") for one in book.of("group-position") if not re.fullmatch(r"\d+(\.\d+)*", one.text)
    )
    for one in book.of("dc:identifier"):
        if one.text and not _sound(one.text):
            yield _bad(book, one, "urn:uuid:…, urn:isbn:978…, urn:issn:1234-5679")


def _bad(book: Book, one: Statement, right: str) -> Hit:
    return at(
        book.opf_path,
        one.line,
        Text(f"{one.name} is “{one.text}”.", f"{one.name} 写作“{one.text}”。"),
        Text(f"Write it like {right}.", f"请写成 {right} 的样子。"),
    )


def _sound(identifier: str) -> bool:
    """Whether an identifier that says what it is is that."""
    kind, _, value = (
        identifier.lower().partition(":")[2].partition(":") if identifier.lower().startswith("urn:") else ("", "", "")
    )
    if kind == "uuid":
        return bool(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value))
    figures = value.replace("-", "").upper()
    if kind == "issn":
        return bool(re.fullmatch(r"\d{7}[\dX]", figures)) and _weighed(figures, range(8, 0, -1)) % 11 == 0
    if kind == "isbn" and len(figures) == 13:
        return figures.isdecimal() and _weighed(figures, (1, 3) * 6 + (1,)) % 10 == 0
    if kind == "isbn":
        return bool(re.fullmatch(r"\d{9}[\dX]", figures)) and _weighed(figures, range(10, 0, -1)) % 11 == 0
    return True


def _weighed(figures: str, weights: range | tuple[int, ...]) -> int:
    return sum((10 if figure == "X" else int(figure)) * weight for figure, weight in zip(figures, weights, strict=True))


@rule("EP023", "refines-nothing", Severity.ERROR)
def refines_nothing(book: Book) -> Iterator[Hit]:
    """A statement refines something that is not in the package.

    Why:
        The role or the sort key hangs in the air; a shop's check refuses the file.

    Bad:
        <meta refines="#author" property="role">aut</meta> without id="author"
    Good:
        <dc:creator id="author">
    中文：refines 指向不存在的条目
        角色、排序名等说明落空，平台检查会拒收。
    """
    ids = {node.get("id") for node in elements(book.package) if node.get("id")}
    for one in book.metadata:
        wanted = one.attributes.get("refines", "")
        if wanted.startswith("#") and wanted[1:] not in ids:
            yield at(
                book.opf_path,
                one.line,
                Text(
                    f"{one.name} refines “{wanted}”, which is not there.",
                    f"{one.name} 的 refines 指向“{wanted}”，并不存在。",
                ),
                Text("Correct the id, or take the statement out.", "请改正 id，或删去这一条。"),
            )


@rule("EP024", "doubled-id", Severity.ERROR)
def doubled_id(book: Book) -> Iterator[Hit]:
    """An id is given twice in one file.

    Why:
        A link to it leads to one of the two, and which is chance.

    Bad:
        <p id="a">…</p><p id="a">…</p>
    Good:
        <p id="a">…</p><p id="b">…</p>
    中文：同一文件内 id 重复
        指向它的链接会跳到哪一处全凭运气。
    """
    ncx = next((item.path for item in book.items if item.media_type == "application/x-dtbncx+xml"), "")
    trees = [
        (book.opf_path, book.package),
        (ncx, book.ncx_tree),
        *((path, document.root) for path, document in book.documents.items()),
    ]

    def found() -> Iterator[Hit]:
        for path, root in trees:
            seen: set[str] = set()
            for node in elements(root):
                name = node.get("id")
                if name is not None and name in seen:
                    yield at(
                        path,
                        node.sourceline or 1,
                        Text(f"The id “{name}” is given twice.", f"id“{name}”重复。"),
                        Text("Give one of them another id.", "请给其中一个换一个 id。"),
                    )
                seen.add(name or "")

    yield from first(found())


@rule("EP025", "nameless-book", Severity.WARNING)
def nameless_book(book: Book) -> Iterator[Hit]:
    """The title or the author is a stopgap: “Unknown”, a file name.

    Why:
        It is all that a reader's shelf shows.

    Bad:
        <dc:title>issue-137.docx</dc:title>
    Good:
        <dc:title>丽水开发区 第137期</dc:title>
    中文：书名或作者是占位文字
        书架上只看得到这个名字。
    """
    for name in ("dc:title", "dc:creator"):
        for one in book.of(name):
            if one.text and _NAMELESS.fullmatch(one.text):
                yield at(
                    book.opf_path,
                    one.line,
                    Text(f"{name} is “{one.text}”.", f"{name} 写作“{one.text}”。"),
                    Text("Write what the book is called, or who made it.", "请写真实的书名或作者。"),
                )
