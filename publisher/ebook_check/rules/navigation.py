"""Rules on the ways through the book: contents, list of pages, landmarks, links, the NCX."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.ebook_check.book import NCX, OPF, XHTML, Book, Link, elements, types
from publisher.ebook_check.hits import at, first, rule
from publisher.findings import Severity
from publisher.rules.registry import Hit
from publisher.wording import Text


@rule("EP032", "no-contents", Severity.ERROR)
def no_contents(book: Book) -> Iterator[Hit]:
    """The book has no navigation document, or that has no table of contents.

    Why:
        Without it a reader can only page on; Kindle sends such a book back.

    Bad:
        No item with properties="nav"
    Good:
        One item with properties="nav", in it <nav epub:type="toc">
    中文：没有目录
        没有目录只能一页页翻，Kindle 会退回。
    """
    marked = [item for item in book.items if "nav" in item.properties]
    if book.package.get("version") == "2.0":
        return
    if len(marked) != 1:
        some = Text("Several documents are the navigation.", "有多个导航文档。")
        none = Text("There is no navigation document.", "没有导航文档。")
        yield at(
            book.opf_path,
            marked[1].line if marked else 1,
            some if marked else none,
            Text('Give one document properties="nav".', '请给一个文档加上 properties="nav"。'),
        )
    elif book.nav is not None and book.nav.root is not None and not book.navs.get("toc"):
        yield at(
            book.nav.path,
            1,
            Text("The navigation has no table of contents.", "导航文档中没有目录。"),
            Text('Add <nav epub:type="toc"> with its list.', '请加入 <nav epub:type="toc"> 及其列表。'),
        )


@rule("EP033", "broken-link", Severity.ERROR)
def broken_link(book: Book) -> Iterator[Hit]:
    """A link, picture or style leads to nothing in the book.

    Why:
        A tap that does nothing, a hole where the picture was; a faulty contents page is the main reason for which
        Kindle refuses a book.

    Bad:
        <a href="chapter-7.xhtml#end"> where chapter 7 has no id “end”
    Good:
        <a href="chapter-7.xhtml#notes">
    中文：链接落空
        点了没有反应，图片成了空框；目录链接失效是 Kindle 拒收的首要原因。
    """
    links = [*book.links, *(point.link for point in book.ncx), *_page_targets(book)]
    hits = (at(link.source, link.line, *told) for link in links if (told := _missing(book, link)) is not None)
    by_kind = sorted(hits, key=lambda hit: hit.span.line if hit.span else 0)
    yield from first(by_kind)


def _page_targets(book: Book) -> Iterator[Link]:
    for reference in book.package.iter(f"{OPF}reference"):
        yield Link(book.opf_path, reference.sourceline or 1, reference.get("href") or "", "guide")
    item = next((item for item in book.items if item.media_type == "application/x-dtbncx+xml"), None)
    if item is None or book.ncx_tree is None:
        return
    for target in book.ncx_tree.iter(f"{NCX}pageTarget"):
        content = target.find(f"{NCX}content")
        yield Link(item.path, target.sourceline or 1, content.get("src") or "" if content is not None else "", "ncx")


def _missing(book: Book, link: Link) -> tuple[Text, Text] | None:
    hint = Text("Correct the address, or take the link out.", "请改正地址，或去掉链接。")
    if link.remote:
        return None
    if not link.href:
        return Text(f"A {link.kind} has no address.", f"{link.kind} 没有地址。"), hint
    target = link.target
    if target not in book.archive.files:
        return Text(f"“{link.href}” is not in the book.", f"“{link.href}”不在书中。"), hint
    document = book.documents.get(target)
    if link.fragment and document is not None and document.root is not None and link.fragment not in document.ids:
        return Text(
            f"“{link.href}”: there is no id “{link.fragment}”.", f"“{link.href}”：没有 id“{link.fragment}”。"
        ), hint
    if link.kind == "a" and document is None and target not in book.by_path:
        return Text(f"“{link.href}” is not in the manifest.", f"“{link.href}”不在清单中。"), hint
    if link.kind in ("a", "ncx") and document is not None and target not in {one.path for one in book.reading}:
        return Text(f"“{link.href}” is not in the order of reading.", f"“{link.href}”不在阅读顺序中。"), hint
    return None


@rule("EP034", "not-in-contents", Severity.WARNING)
def not_in_contents(book: Book) -> Iterator[Hit]:
    """A document that is read has no line in the table of contents.

    Why:
        An article that the contents lack is found by nobody, and neither EPUBCheck nor Ace misses it.

    Bad:
        Five articles, four lines.
    Good:
        A line for each.
    中文：目录漏了文章
        目录里没有的文章没人找得到，而现有检查工具都不会发现。
    """
    listed = {point.link.target for point in (*book.navs.get("toc", ()), *book.ncx)} if book.navs.get("toc") else None
    toc = {point.link.target for point in book.navs.get("toc", ())}
    if listed is None:
        return
    aside = {item.path for ref in book.spine if not ref.linear and (item := book.by_id.get(ref.idref))}
    for document in book.stories:
        if document.path in aside:
            continue
        headed = any(node.tag in (f"{XHTML}h1", f"{XHTML}h2") for node in elements(document.root))
        if document.path not in toc and (headed or len(document.text.strip()) > 200):
            yield at(
                document.path,
                1,
                Text("The table of contents does not lead to this document.", "目录没有指向这一篇。"),
                Text("Add a line for it to the navigation document.", "请在导航文档中加一行。"),
            )


@rule("EP035", "contents-out-of-order", Severity.WARNING)
def contents_out_of_order(book: Book) -> Iterator[Hit]:
    """The table of contents does not follow the order of reading, or has a line without words or one twice.

    Why:
        Who pages on from a line lands somewhere else than the next line says.

    Bad:
        Article 3 before article 2.
    Good:
        The order of the spine.
    中文：目录次序与阅读次序不一致
        从一行往下翻，到的却不是下一行。
    """
    order = {document.path: number for number, document in enumerate(book.reading)}
    last = -1
    seen: set[str] = set()
    for point in book.navs.get("toc", ()):
        place = order.get(point.link.target, last)
        leaf = point.link.href
        if not point.label:
            why = Text("A line of the contents has no words.", "目录中有一行没有文字。")
        elif place < last:
            why = Text(f"“{point.label}” stands after what is read later.", f"“{point.label}”排在后读的内容之后。")
        elif leaf in seen and any(
            other.link.href == leaf and other.label == point.label and other is not point for other in book.navs["toc"]
        ):
            why = Text(f"“{point.label}” is listed twice.", f"“{point.label}”列了两次。")
        else:
            last = place
            seen.add(leaf)
            continue
        yield at(
            point.link.source,
            point.link.line,
            why,
            Text("Bring the contents into the order of reading.", "请按阅读次序排目录。"),
        )
        return


@rule("EP036", "no-landmarks", Severity.WARNING)
def no_landmarks(book: Book) -> Iterator[Hit]:
    """The book does not say where its text begins.

    Why:
        Readers open at the landmark “bodymatter”; shops cut their sample from there.

    Bad:
        A navigation document with a table of contents alone.
    Good:
        <nav epub:type="landmarks"> with bodymatter, and toc.
    中文：没有标明正文起点
        阅读软件按 landmarks 打开正文，平台的试读也从那里截取。
    """
    if book.nav is None or book.nav.root is None or not book.navs.get("toc"):
        return
    kinds = {kind for node in elements(book.nav.root) if node.tag == f"{XHTML}a" for kind in types(node)}
    if "landmarks" not in book.navs or "bodymatter" not in kinds:
        yield at(
            book.nav.path,
            1,
            Text("The landmarks do not lead to the beginning of the text.", "landmarks 没有指向正文起点。"),
            Text(
                'Add <nav epub:type="landmarks"> with a link of epub:type="bodymatter".',
                '请加入 <nav epub:type="landmarks">，其中含 epub:type="bodymatter" 的链接。',
            ),
        )


@rule("EP058", "unreachable-document", Severity.WARNING)
def unreachable_document(book: Book) -> Iterator[Hit]:
    """A document is out of the line of reading, and nothing leads to it.

    Why:
        Nobody will ever see it.

    Bad:
        <itemref idref="cover" linear="no"/> without a link to it
    Good:
        <itemref idref="cover"/>
    中文：文档无从到达
        不在顺读之列，又没有链接指向它，谁也看不到。
    """
    targets = {link.target for link in book.links if link.kind == "a" and not link.remote}
    for ref in book.spine:
        item = book.by_id.get(ref.idref)
        if item is not None and not ref.linear and item.path not in targets:
            told = Text(f"Nothing leads to {item.href}.", f"没有链接指向 {item.href}。")
            yield at(book.opf_path, ref.line, told, Text('Take linear="no" out.', '请去掉 linear="no"。'))
