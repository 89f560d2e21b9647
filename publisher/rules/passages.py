"""The words of an issue as rules read them: every piece of text with its place and its name for people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.model import Article, Block, BlockKind, Issue, Span
from publisher.pieces import pieces
from publisher.wording import Text

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
"""For use inside a character class."""

_NAMES = {
    "kicker": Text("kicker", "引题"),
    "headline": Text("headline", "标题"),
    "subhead": Text("subhead", "副题"),
    "deck": Text("deck", "提要"),
    "deck.label": Text("deck label", "提要标签"),
    "byline": Text("byline", "署名"),
    "dateline": Text("dateline", "电头"),
}
_BLOCKS = {
    "paragraph": Text("paragraph {}", "第{}段"),
    "quote": Text("quoted paragraph {}", "第{}个引文段"),
    "subhead": Text("subhead {}", "第{}个小标题"),
    "item": Text("list item {}", "第{}个列项"),
    "cell": Text("table cell {}", "第{}个表格单元"),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of an article's text. ``name`` is what people call it (paragraph 3), ``block`` the body's block."""

    article: Article
    key: str
    text: str
    span: Span
    name: Text
    figure: int | None = None
    block: Block | None = None

    @property
    def kind(self) -> BlockKind | None:
        """The kind of body block it is, if one."""
        return self.block.kind if self.block else None

    @property
    def place(self) -> Text:
        """The piece and its story: paragraph 3 of “Storm hits coast”, 《…》第3段."""
        title = titled(self.article)
        return Text(f"{self.name.en} of {title.en}", f"{title.zh}{self.name.zh}")


_last: list[tuple[Issue, tuple[Passage, ...]]] = []
"""The issue last asked for: a hundred rules ask for the same one, and a frozen issue cannot change meanwhile."""


def passages(issue: Issue) -> tuple[Passage, ...]:
    """Everything editors wrote in the articles, in reading order; list markers are not text."""
    if not (_last and _last[0][0] is issue):
        every = tuple(one for article in issue.manifest.articles for one in _kept_of(article, issue.language))
        _last[:] = [(issue, every)]
    return _last[0][1]


_kept: dict[int, tuple[Article, str, tuple[Passage, ...]]] = {}
"""Passages of articles by the article's identity, which holding the article keeps from being another's."""
_MOST_KEPT = 4096


def _kept_of(article: Article, language: str) -> tuple[Passage, ...]:
    known = _kept.get(id(article))
    if known is None or known[0] is not article or known[1] != language:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        known = _kept[id(article)] = article, language, tuple(passages_of(article, language))
    return known[2]


_text: list[tuple[Issue, str]] = []


def whole_text(issue: Issue) -> str:
    """All passages in one string: whether a word stands in the issue at all is asked here a thousand times."""
    if not (_text and _text[0][0] is issue):
        _text[:] = [(issue, "\n".join(passage.text for passage in passages(issue)))]
    return _text[0][1]


def passages_of(article: Article, language: str) -> Iterator[Passage]:
    """The text of one article."""
    names = _block_names(article)
    for piece in pieces(article, language):
        part, _, rest = piece.key.partition(".")
        if piece.key.endswith(".marker"):
            continue
        if part == "body":
            index = int(rest.partition(".")[0])
            block = article.blocks[index]
            yield Passage(article, piece.key, piece.text, piece.span, names[index], None, block)
        elif part in ("figure", "number"):
            number, _, field = rest.partition(".")
            figure = int(number) if part == "figure" else None
            yield Passage(article, piece.key, piece.text, piece.span, _numbered(part, field, int(number)), figure)
        else:
            yield Passage(article, piece.key, piece.text, piece.span, _NAMES[piece.key])


def titled(article: Article) -> Text:
    """The story's headline as a message names it."""
    headline = article.headline if len(article.headline) <= 60 else article.headline[:59] + "…"
    return Text(f"“{headline}”", f"《{headline}》")


def excerpt(text: str, start: int, end: int) -> str:
    """The words around a place, cut short with …, on one line."""
    chinese = re.search(f"[{HAN}]", text[max(0, start - 8) : end + 8])
    reach = 8 if chinese else 24
    left, right = max(0, start - reach), min(len(text), end + reach)
    before, after = text[left:start], text[end:right]
    if not chinese:  # whole words only
        before = before.partition(" ")[2] if left and " " in before else before
        after = after.rpartition(" ")[0] if right < len(text) and " " in after else after
    cut = " ".join((before + text[start:end] + after).split())
    return ("…" if left else "") + cut + ("…" if right < len(text) else "")


def _block_names(article: Article) -> list[Text]:
    counts: dict[str, int] = {}
    names: list[Text] = []
    for block in article.blocks:
        counts[block.kind] = number = counts.get(block.kind, 0) + 1
        shape = _BLOCKS[block.kind]
        names.append(Text(shape.en.format(number), shape.zh.format(number)))
    return names


def _numbered(part: str, field: str, index: int) -> Text:
    if part == "figure":
        zh = {"caption": "图注", "credit": "图片署名"}[field]
        return Text(f"{field} of picture {index + 1}", f"第{index + 1}张图的{zh}")
    return Text(f"{field} of figure {index + 1}", f"第{index + 1}个数字的文字")
