"""Rules on content documents: well-formed, named, in a language, with headings and something to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from publisher.ebook_check.book import XHTML, XML, Book, elements, local, pictured, words
from publisher.ebook_check.hits import at, rule
from publisher.findings import Severity
from publisher.rules.registry import Hit
from publisher.wording import Text

_GENERIC = re.compile(
    r"(untitled|unknown|无标题|(ch|chapter|section|part|page|doc|index)[-_ ]?\d*|.*\.(x?html?|docx?|md))", re.I
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{2,}")


@rule("EP040", "not-well-formed", Severity.ERROR)
def not_well_formed(book: Book) -> Iterator[Hit]:
    """A document is not well-formed XHTML.

    Why:
        E-books are XML: readers stop at the first such fault and show an error, or nothing.

    Bad:
        <p>R&D<br></p>
    Good:
        <p>R&amp;D<br/></p>
    中文：文档不是格式良好的 XHTML
        电子书用 XML，遇到第一处错误阅读软件就停下，显示报错或空白。
    """
    for document in book.documents.values():
        root = document.root
        if root is None:
            why, line = Text(document.error, document.error), document.error_line
        elif root.tag != f"{XHTML}html":
            why, line = Text("it is not an html element of the XHTML namespace", "根元素不是 XHTML 的 html"), 1
        elif root.find(f"{XHTML}head") is None or document.body is None:
            why, line = Text("head or body is missing", "缺少 head 或 body"), 1
        elif root.getroottree().docinfo.public_id or (
            root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in document.data[:4000]
        ):
            why, line = Text("its doctype is of another age", "doctype 已过时"), 1
        else:
            continue
        yield at(
            document.path,
            line,
            Text(f"The document is faulty: {why.en}.", f"文档有误：{why.zh}。"),
            Text("Correct that place.", "请改正该处。"),
        )


@rule("EP041", "untitled-document", Severity.WARNING)
def untitled_document(book: Book) -> Iterator[Hit]:
    """A document has no title, or a file's name for one.

    Why:
        A screen reader says it first; some readers show it above each page.

    Bad:
        <title>ch003.xhtml</title>
    Good:
        <title>区管委会加快推进城中村改造</title>
    中文：文档没有像样的标题
        读屏软件先念它，有的阅读软件把它显示在每页上方。
    """
    for document in book.documents.values():
        if document.root is None:
            continue
        node = document.root.find(f"{XHTML}head/{XHTML}title")
        text = " ".join(words(node).split()) if node is not None else ""
        if not text or _GENERIC.fullmatch(text):
            yield at(
                document.path,
                node.sourceline or 1 if node is not None else 1,
                Text(
                    f"The title is “{text}”." if text else "The document has no title.",
                    f"标题是“{text}”。" if text else "文档没有标题。",
                ),
                Text("Write the headline of the article into <title>.", "请把文章标题写入 <title>。"),
            )


@rule("EP042", "language-not-of-text", Severity.WARNING)
def wrong_language(book: Book) -> Iterator[Hit]:
    """A document does not say in which language it is, or says another than it is in.

    Why:
        Chinese read aloud by an English voice is noise; hyphens and quotes go by it too.

    Bad:
        <html lang="en" xml:lang="en"> over a Chinese article
    Good:
        <html lang="zh-Hans" xml:lang="zh-Hans">
    中文：语种未写或写错
        用英文语音念中文只是噪音；断字和引号也看语种。
    """
    hint = Text("State the language in lang and xml:lang.", "请在 lang 和 xml:lang 中写明语种。")
    texts = "".join(document.text for document in book.stories)
    if book.language and not _fits(book.language, texts):
        line = book.of("dc:language")[0].line
        yield at(
            book.opf_path,
            line,
            Text(
                f"dc:language is “{book.language}”, and the text is not.",
                f"dc:language 是“{book.language}”，正文却不是。",
            ),
            hint,
        )
    if not book.package.get(f"{XML}lang"):
        yield at(book.opf_path, 1, Text("The package states no language.", "包文件没有写明语种。"), hint)
    for document in book.documents.values():
        if document.root is None or document.root.tag != f"{XHTML}html":
            continue
        own, plain = document.root.get(f"{XML}lang"), document.root.get("lang")
        body = document.body
        inner = body.get(f"{XML}lang") or body.get("lang") if body is not None else None
        if not (own or plain or inner):
            why = Text("The document states no language.", "文档没有写明语种。")
        elif own and plain and own.lower() != plain.lower():
            why = Text(f"lang is “{plain}” and xml:lang “{own}”.", f"lang 是“{plain}”，xml:lang 却是“{own}”。")
        elif not _fits(inner or own or plain or "", document.text):
            why = Text(
                f"The language is “{inner or own or plain}”, and the text is not.",
                f"语种写作“{inner or own or plain}”，正文却不是。",
            )
        else:
            continue
        yield at(document.path, document.root.sourceline or 1, why, hint)


def _fits(language: str, text: str) -> bool:
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    if han + latin < 20:
        return True
    tongue = language.lower().partition("-")[0]
    if tongue in ("zh", "ja", "yue", "wuu"):
        return han * 4 >= latin
    return tongue in ("ko", "mul", "und") or latin * 2 >= han


@rule("EP043", "nothing-to-read", Severity.WARNING)
def nothing_to_read(book: Book) -> Iterator[Hit]:
    """A document that is read has no words and no picture, or a heading and nothing under it.

    Why:
        A blank page, and a text that was lost on the way.

    Bad:
        <h1>区管委会加快推进城中村改造</h1> and the body's end
    Good:
        The headline with its paragraphs.
    中文：文档没有内容
        读者翻到空白页，往往是正文在途中丢了。
    """
    for document in book.reading:
        if document is book.nav or document.body is None:
            continue
        text = "".join(document.text.split())
        heads = "".join(
            "".join(words(node).split()) for node in elements(document.body) if re.fullmatch("h[1-6]", local(node))
        )
        shown = pictured(document.body) or any(
            local(node) in ("svg", "audio", "video", "object", "hr", "math") for node in elements(document.body)
        )
        if not shown and (not text or (heads and text == heads)) and (not text or len(document.body) > 0):
            why = (
                Text("There is a heading and nothing under it.", "只有标题，没有正文。")
                if text
                else Text("The document is empty.", "文档是空的。")
            )
            yield at(
                document.path,
                document.body.sourceline or 1,
                why,
                Text("Add the text, or take the document out.", "请补上正文，或删去该文档。"),
            )
        for article in document.body.iter(f"{XHTML}article"):
            inner = [
                node
                for node in elements(article)
                if re.fullmatch("p|li|td|blockquote|figure|img|pre|dd", local(node)) and not _furniture(node)
            ]
            if text != heads and text and not shown and not inner:
                yield at(
                    document.path,
                    article.sourceline or 1,
                    Text("The article has no text.", "文章没有正文。"),
                    Text("Add its paragraphs.", "请补上段落。"),
                )


def _furniture(node: Any) -> bool:
    above = node.getparent()
    return above is not None and local(above) == "header"
