"""Which pages an import writes: those that the source names, or ``auto`` where it names none and one would overflow."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any, Literal

from publisher.ingest.page import Article, Guess, RecognisedPage
from publisher.wording import Text

# In half ems of body type, the width of a Latin letter; a Chinese character is two of them.
_ROOM = 8000
"""What a page of the ``newspaper`` layout holds. Less would part the text of one printed page over two, and more would
leave stories without a place. Where a larger page does hold it all, ``auto`` comes to that one page too."""
_HEAD, _PICTURE = 300, 900
_MOST = 16
"""Articles on one page, however short: make-up takes no more when it spreads them."""

_Rows = list[dict[str, Any]]


def pages_of(
    pages: Sequence[RecognisedPage], ids: Sequence[Sequence[str]], *, paged: bool
) -> tuple[_Rows | Literal["auto"], tuple[Guess, ...]]:
    """The manifest's ``pages``, and what had to be guessed. ``paged``: the source has leaves, as a PDF has."""
    rows = _rows(pages, ids)
    articles = [article for page in pages for article in page.articles]
    if paged or len(rows) > 1 or _named(pages, articles) or not _overflow(articles):
        return rows, ()
    reason = Text(
        f"No page is named, and {len(articles)} articles are too much for one; they are spread over as many as they "
        "need. List the pages to fix which article stands where.",
        f"文本里没有写明版次，{len(articles)} 篇稿件一个版排不下，已按需要分到多个版。"
        "如要固定各稿所在的版，请在 pages 中逐版列出。",
    )
    return "auto", (Guess("pages", 1, 0.5, reason),)


def _named(pages: Sequence[RecognisedPage], articles: Sequence[Article]) -> bool:
    """Whether the text says anywhere what page it is, or speaks of another."""
    mastheads = [page.masthead for page in pages]
    return any(head.page or head.section or head.editors for head in mastheads) or any(
        article.continues or article.continued_from for article in articles
    )


def _overflow(articles: Sequence[Article]) -> bool:
    text = sum(_width(piece.text) for article in articles for _, piece in article.pieces())
    pictures = sum(len(article.figures) for article in articles)
    return len(articles) > _MOST or text + _HEAD * len(articles) + _PICTURE * pictures > _ROOM


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _rows(pages: Sequence[RecognisedPage], ids: Sequence[Sequence[str]]) -> _Rows:
    rows: _Rows = []
    before: RecognisedPage | None = None
    for page, row in zip(pages, ids, strict=True):
        wanted, held = page.masthead.page, {int(entry["number"]): entry for entry in rows}
        shared = held.get(wanted) if wanted else rows[-1] if before and before.loose else None
        if page.loose and shared is not None:
            shared["articles"].extend(row)
            continue
        entry: dict[str, Any] = {"number": wanted if wanted and wanted not in held else max([0, *held]) + 1}
        if page.masthead.section:
            entry["section"] = page.masthead.section
        entry["articles"] = list(row)
        if page.masthead.editors:
            entry["editors"] = [person.written for person in page.masthead.editors]
        rows.append(entry)
        before = page
    return sorted(rows, key=lambda entry: int(entry["number"]))
