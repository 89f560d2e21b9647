"""Markup that a newspaper page has no form for, and what to write instead."""

from __future__ import annotations

from publisher.findings import Finding
from publisher.load.faults import UNSUPPORTED_MARKUP
from publisher.model import Span
from publisher.wording import Text

_MARKUP: dict[str, tuple[Text, Text]] = {
    "html": (
        Text("HTML is not used in a body; it would be printed as it stands.", "正文不支持 HTML，标签会原样印出。"),
        Text(
            "Delete the tag: **strong**, *emphasis*, a blank line for a new paragraph. Write a plain “<” as “\\<”.",
            "请删去标签：加粗用 **…**，强调用 *…*，另起一段空一行。如要印出“<”，请写“\\<”。",
        ),
    ),
    "image": (
        Text("A picture in the body has no place on the page.", "正文里的图片在版面上没有位置。"),
        Text(
            "Name it under the article's “figures:” in the manifest, with caption and credit.",
            "请写入清单中该文章的“figures:”，并附图注和署名。",
        ),
    ),
    "code": (
        Text("Code has no form in a newspaper; its words stand in the text.", "报纸没有代码样式，文字按正文处理。"),
        Text("Delete the backquotes (`) or fences.", "请删去反引号（`）或代码围栏。"),
    ),
    "rule": (
        Text(
            "A line of dashes or stars is no text; it stands as a paragraph.",
            "由横线或星号组成的行不是正文，现按一段处理。",
        ),
        Text("Delete it. For a subhead write “## ” before its words.", "请删去；小标题请在文字前写“## ”。"),
    ),
    "underline": (
        Text("Underlining with “=” makes no subhead.", "用“=”画下划线不能成为小标题。"),
        Text("Write “## ” before the subhead instead.", "请改为在小标题前写“## ”。"),
    ),
    "title": (
        Text("A link's title in quotes is not printed.", "链接中引号里的标题不会印出。"),
        Text("Write [words](address) only.", "请只写 [文字](网址)。"),
    ),
    "empty link": (
        Text("A link without words; its address stands in the text.", "链接没有文字，网址按正文处理。"),
        Text("Write [words](address).", "请写成 [文字](网址)。"),
    ),
    "depth": (
        Text("Quotes or lists are nested too deep to be read.", "引用或列表嵌套过深，无法处理。"),
        Text("Write plain paragraphs or one list.", "请改为普通段落或单层列表。"),
    ),
}


def unsupported(kind: str, span: Span, sample: str = "") -> Finding:
    """A finding for markup of one kind; ``sample`` is quoted, shortened."""
    message, hint = _MARKUP[kind]
    if sample:
        short = sample if len(sample) <= 60 else f"{sample[:60]}…"
        message = Text(f"{message.en} Here: {short}", f"{message.zh}此处：{short}")
    return UNSUPPORTED_MARKUP.at(span, message, hint)
