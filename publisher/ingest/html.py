"""HTML, from a web page or out of a Word file → Markdown that says what each line is where the markup knows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree, html

from publisher.errors import InputError
from publisher.ingest.prose import ACTIVE, escaped
from publisher.wording import Text

_DROPPED = {
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "form",
    "iframe",
    "object",
    "svg",
    "button",
    "head",
    "aside",
}
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol",
    "blockquote", "figure", "figcaption", "table", "tr", "td", "th", "tbody", "thead", "dl", "dt", "dd", "pre", "hr",
    "address",
}  # fmt: skip
_ROLES = (
    ("kicker", re.compile(r"kicker|eyebrow|overline|引题|肩题")),
    ("subtitle", re.compile(r"subtitle|subhead(?:line|ing)?|sub-title|副题|副标题")),
    ("deck", re.compile(r"deck|dek|standfirst|summary|excerpt|lead-?in|提要|导语|摘要")),
    ("byline", re.compile(r"byline|author|writer|署名|作者|记者")),
    ("caption", re.compile(r"caption|图注|图说")),
)
"""What names of classes tell, the first that fits."""


@dataclass(slots=True)
class Marked:
    """Markdown text; ``roles`` are what its lines are known to be, by their number from 1.

    ``headed``: it has a headline that is marked as one.
    """

    text: str = ""
    roles: dict[int, str] = field(default_factory=dict)
    headed: bool = False


def marked(source: str, path: Path) -> Marked:
    """The stories of a page of HTML; navigation, forms and scripts are left out.

    Raises:
        InputError: there is nothing to read in it.
    """
    try:
        root = html.document_fromstring(source, parser=html.HTMLParser(no_network=True, remove_comments=True))
    except (etree.LxmlError, ValueError) as error:
        raise _nothing(path) from error
    lines = _captioned(list(_lines(_stories(root))))
    if not any(text for text, _ in lines):
        raise _nothing(path)
    titled = any(role == "title" for _, role in lines)
    if not any(text.startswith("# ") for text, _ in lines):
        title = _words(root.findtext(".//title") or "")
        lines = [(f"# {title}", ""), *lines] if title and not titled else lines
    made = Marked()
    for text, role in lines:
        if titled and role != "title" and text.startswith("# "):
            text = "#" + text
        made.headed = made.headed or text.startswith("# ")
        made.text += f"{text}\n\n"
        if role and role != "title":
            made.roles[made.text.count("\n") - 1] = role
    return made


def _stories(root: html.HtmlElement) -> html.HtmlElement:
    """The part of a page that holds its stories: the article, else the main part, else all of it."""
    body = root.find("body")
    whole = root if body is None else body
    for found in (root.findall(".//article"), root.findall(".//main")):
        if len(found) == 1 and len(found[0].text_content()) > 0.3 * len(whole.text_content()):
            return found[0]
    return whole


def _captioned(lines: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """A picture with the caption that stands as a paragraph below it."""
    made: list[tuple[str, str]] = []
    for text, role in lines:
        above = made[-1][0] if made else ""
        if role == "caption" and above.startswith("![") and not above.endswith('")'):
            made[-1] = (f'{above[:-1]} "{_curled(text)}")', "")
        else:
            made.append((text, role))
    return made


def _lines(node: html.HtmlElement, role: str = "", quote: str = "") -> Iterator[tuple[str, str]]:
    """The blocks below a node, each with the role that its markup tells."""
    if not isinstance(node.tag, str) or node.tag in _DROPPED:
        return
    role = _role(node) or role
    if node.tag == "figure" or (node.tag == "p" and _only_picture(node)):
        yield from _figure(node)
        return
    if node.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        title = "title" in (node.get("class") or "").split()
        if words := _words(node.text_content()):
            yield ("# " if node.tag == "h1" else "## ") + words, "title" if title else ""
        return
    if node.tag == "img":
        yield from _figure(node)
        return
    quote = "> " if node.tag == "blockquote" else quote
    yield from _mixed(node, role, quote)


def _mixed(node: html.HtmlElement, role: str, quote: str) -> Iterator[tuple[str, str]]:
    """A node's own words as a block, and the blocks among them."""
    mark = "- " if node.tag == "li" else quote
    run = _escaped(node.text)
    for child in node:
        if isinstance(child.tag, str) and (child.tag in _BLOCKS or child.tag == "img"):
            yield from _block(run, mark, role)
            run = ""
            yield from _lines(child, role, quote)
        else:
            run += _inline(child)
        run += _escaped(child.tail)
    yield from _block(run, mark, role)


def _block(run: str, mark: str, role: str) -> Iterator[tuple[str, str]]:
    words = " ".join(run.split())
    if words:
        plain = mark == "" and role == ""
        yield mark + (escaped(words, inner=False) if plain else words), "" if mark else role


def _inline(node: html.HtmlElement) -> str:
    if not isinstance(node.tag, str) or node.tag in _DROPPED:
        return ""
    if node.tag == "br":
        return "\n"
    words = _escaped(node.text) + "".join(_inline(child) + _escaped(child.tail) for child in node)
    core = words.strip()
    if not core:
        return words
    sign = {"strong": "**", "b": "**", "em": "*", "i": "*"}.get(node.tag, "")
    head, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    link = node.get("href") or "" if node.tag == "a" else ""
    if re.fullmatch(r"https?://[^\s()<>]+", link):
        return f"{head}[{core}]({link}){tail}"
    return f"{head}{sign}{core}{sign}{tail}"


def _figure(node: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Every picture as a line, the caption with the first."""
    pictures = [node] if node.tag == "img" else [one for one in node.iter("img")]
    words = "" if node.tag == "img" else _words(" ".join(one.text_content() for one in node.iter("figcaption")))
    for place, picture in enumerate(pictures):
        path = (picture.get("src") or picture.get("data-src") or "").split("?")[0].replace(" ", "%20")
        alt = re.sub(r"[\[\]]", "", _words(picture.get("alt") or ""))
        caption = _curled(words if place == 0 and words else alt)
        if re.search(r"[()\s]", path) or not path:
            path = "picture"
        yield f"![{alt}]({path}" + (f' "{caption}")' if caption else ")"), ""
    if not pictures and words:
        yield words, "caption"


def _only_picture(node: html.HtmlElement) -> bool:
    return node.find(".//img") is not None and not node.text_content().strip()


def _role(node: html.HtmlElement) -> str:
    names = " ".join((node.get("class") or "", node.get("itemprop") or "", node.get("rel") or "")).lower()
    return next((role for role, pattern in _ROLES if names and pattern.search(names)), "")


def _words(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str | None) -> str:
    return ACTIVE.sub(r"\\\1", text or "")


def _curled(text: str) -> str:
    """Straight quotation marks made curly: a straight one would end the caption."""
    return re.sub(r'"([^"]*)"?', "“\\1”", text)


def _nothing(path: Path) -> InputError:
    return InputError(
        Text(f"{path} has no text in it.", f"{path} 里没有文字。"),
        Text(
            "Save the page from the browser as complete HTML; a page that a script fills has none.",
            "请在浏览器中存为完整网页；由脚本生成内容的页面另存后没有文字。",
        ),
    )
