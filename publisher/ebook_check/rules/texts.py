"""Rules on the words themselves: damage from conversion, spaces within Chinese, chapters twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.ebook_check.book import XHTML, Book, Document, elements, local, words
from publisher.ebook_check.hits import at, first, rule
from publisher.findings import Severity
from publisher.rules.registry import Hit
from publisher.wording import Text

_DAMAGE = re.compile(
    r"[\ufffd\ufffe\uffff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]|锟斤拷|烫烫烫|Ã[\x80-\xbf©¤]|â€|å[\x80-\xbf]|&(amp|lt|gt|nbsp|#\d+);"
)
_SPACED = re.compile(r"([\u3400-\u9fff]+)[ \t\u00a0]+([\u3400-\u9fff]+)")
_NAME = 3
_QUOTED = re.compile("“[^”]*”|《[^》]*》|‘[^’]*’|「[^」]*」|（[^）]*）")
_SENTENCE = re.compile("[，。；：？！,]")
_HALF = re.compile("[\u4e00-\u9fff][,;:?!][\u4e00-\u9fff]")
_BLOCKS = frozenset(
    f"{XHTML}{name}" for name in ("p", "li", "td", "th", "dd", "dt", "figcaption", "blockquote", "h2", "h3")
)
_LEAST = 40
_OTHER = Text("The document is not in UTF-8.", "文档不是 UTF-8 编码。")


def _paragraphs(document: Document) -> Iterator[tuple[int, str]]:
    for node in elements(document.body):
        if node.tag in _BLOCKS and not any(child.tag in _BLOCKS for child in node):
            yield node.sourceline or 1, words(node)


@rule("EP050", "damaged-text", Severity.ERROR)
def damaged_text(book: Book) -> Iterator[Hit]:
    """Characters were lost in conversion: a replacement character, a control character, garbled words.

    Why:
        � stands where a word was, and no checker of markup minds it.

    Bad:
        丽水经济技术开发�
    Good:
        丽水经济技术开发区
    中文：文字损坏
        � 的位置原本有字，而检查标记的工具看不出来。
    """

    def found(document: Document) -> Iterator[Hit]:
        for node in elements(document.root):
            for text in (node.text, node.tail if node is not document.root else None):
                hit = _DAMAGE.search(text or "")
                if hit:
                    near = " ".join((text or "")[max(0, hit.start() - 8) : hit.end() + 8].split())
                    yield at(
                        document.path,
                        node.sourceline or 1,
                        Text(f"Damaged text: “{near}”.", f"文字损坏：“{near}”。"),
                        Text("Restore it from the manuscript.", "请按原稿恢复。"),
                    )

    for document in book.documents.values():
        # Read in the wrong encoding, all of it looks damaged.
        if _encoding_fault(document) is not _OTHER:
            yield from first(found(document))
    for one in book.metadata:
        if _DAMAGE.search(one.text):
            yield at(
                book.opf_path,
                one.line,
                Text(f"Damaged text in {one.name}.", f"{one.name} 中文字损坏。"),
                Text("Restore it.", "请恢复原文。"),
            )


@rule("EP051", "spaced-chinese", Severity.WARNING)
def spaced_chinese(book: Book) -> Iterator[Hit]:
    """There are spaces between Chinese characters within a sentence.

    Why:
        They come from line ends of the source or from pretty-printed code, show as gaps, and part words that are
        searched for.

    Bad:
        <p>全面 从严治党</p>
    Good:
        <p>全面从严治党</p>
    中文：汉字之间有空格
        多半来自原稿换行或代码缩进，版面上显出空隙，也搜不到被隔开的词。
    """

    def found(document: Document) -> Iterator[Hit]:
        for line, text in _paragraphs(document):
            flat = _QUOTED.sub("", " ".join(text.split()))
            hits = [one for one in _SPACED.finditer(flat) if max(map(len, one.groups())) > _NAME]
            # Names are set with spaces, and so are headlines: a sentence has its marks, and more than names in it.
            if hits and _SENTENCE.search(flat) and len(hits) < len(flat) / 6:
                told = Text(f"A space within a sentence: “{hits[0][0]}”.", f"句中有空格：“{hits[0][0]}”。")
                yield at(document.path, line, told, Text("Take the space out.", "请去掉空格。"))

    for document in book.stories:
        yield from first(found(document))


@rule("EP052", "doubled-text", Severity.WARNING)
def doubled_text(book: Book) -> Iterator[Hit]:
    """A long paragraph stands twice in the book.

    Why:
        An article was put in twice, or a page's end was copied to the next.

    Bad:
        The same article as chapter 2 and chapter 5.
    Good:
        Each once.
    中文：段落重复
        文章重复收入，或上一页末尾又抄到下一页。
    """
    seen: dict[str, str] = {}
    for document in book.stories:
        hits = []
        for line, text in _paragraphs(document):
            plain = "".join(text.split())
            if len(plain) < _LEAST:
                continue
            if plain in seen:
                where = seen[plain].rpartition("/")[2]
                hits.append(
                    at(
                        document.path,
                        line,
                        Text(f"“{plain[:20]}…” stands in {where} already.", f"“{plain[:20]}…”在 {where} 中已出现。"),
                        Text("Take one of the two out.", "请删去其中一处。"),
                    )
                )
            else:
                seen[plain] = document.path
        yield from first(hits)


@rule("EP053", "wrong-encoding", Severity.ERROR)
def wrong_encoding(book: Book) -> Iterator[Hit]:
    """A document is not in UTF-8, or does not say so.

    Why:
        Kindle takes a document without an XML declaration for Latin-1; others expect UTF-8 whatever is said.

    Bad:
        <?xml version="1.0" encoding="GB2312"?>
    Good:
        <?xml version="1.0" encoding="utf-8"?>
    中文：编码不是 UTF-8 或未声明
        没有 XML 声明的文档，Kindle 按 Latin-1 读成乱码。
    """
    for path, document in book.documents.items():
        why = _encoding_fault(document)
        if why is not None:
            yield at(path, 1, why, Text("Save it as UTF-8, with an XML declaration.", "请存为 UTF-8 并加 XML 声明。"))


def _encoding_fault(document: Document) -> Text | None:
    head = document.data[:200]
    begun = head.lstrip(b"\xef\xbb\xbf")
    said = (
        re.search(rb"encoding\s*=\s*[\"']([\w-]+)", begun.partition(b"?>")[0]) if begun.startswith(b"<?xml") else None
    )
    nodes = (node for node in elements(document.root) if local(node) == "meta" and node.get("charset"))
    meta = next((node.get("charset") for node in nodes), "utf-8")
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if wide or (said and said[1].lower() not in (b"utf-8", b"utf8")) or meta.lower() != "utf-8":
        return _OTHER
    if begun.startswith(b"<?xml"):
        return None
    return Text("The document has no XML declaration.", "文档没有 XML 声明。")


@rule("EP054", "half-width-marks", Severity.INFO)
def half_width_marks(book: Book) -> Iterator[Hit]:
    """Half-width punctuation stands between Chinese characters.

    Why:
        It comes from a keyboard in the wrong state; in vertical text it lies on its side.

    Bad:
        会议强调,要
    Good:
        会议强调，要
    中文：汉字之间用了半角标点
        多因输入法状态不对；竖排时还会横躺。
    """
    for document in book.stories:
        hits = _HALF.findall(document.text)
        if len(hits) > 0:
            yield at(
                document.path,
                1,
                Text(
                    f"Half-width marks between Chinese characters: {len(hits)}.",
                    f"汉字之间的半角标点：{len(hits)} 处。",
                ),
                Text("Use ，；：？！", "请改用，；：？！"),
            )
