"""Jumps as the manifest has them: where a story goes on, and whether that can be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Article, Continues, Issue, Span
from publisher.rules.passages import excerpt, passages, titled
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_PAGE = "[0-9０-９A-D〇一二三四五六七八九十]{1,3}"
_LINE = (
    rf"(?:紧?接|上接|下转|上转|转)\s*第?\s*{_PAGE}\s*[版页][^。]{{0,12}}?"
    r"|(?:please\s+)?(?:turn to|continue[sd]?|cont['’]?d?\.?|jumps? to)\s+(?:on\s+|from\s+|to\s+)?"
    r"(?:page|p\.|pg\.?)\s*[A-D]?-?\d{1,3}\.?"
)
_ALONE = re.compile(rf"[（(【\[]?\s*(?:{_LINE})\s*[）)】\]]?", re.IGNORECASE)
_BRACKETED = re.compile(rf"^[（(【\[]\s*(?:{_LINE})\s*[）)】\]]|[（(【\[]\s*(?:{_LINE})\s*[）)】\]]$", re.IGNORECASE)


@rule("JP001", "missing-jump-page", Severity.ERROR)
def missing_jump_page(issue: Issue) -> Iterator[Hit]:
    """A story continues on a page that the issue does not have.

    Why:
        The jump line would send readers to a page that is not there. Until it is put right the story stays on its page,
        and what does not fit there is overset.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall on Monday night.
            continues: {page: 7}
    Good:
        pages: [{number: 6, articles: [storm]}, {number: 7}]
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall on Monday night.
            continues: {page: 7}
    中文：转接的版面不存在
        转接行会把读者引向并不存在的版。改正之前，稿件留在原版，排不下的成为余稿。
    """
    known = {page.number for page in issue.manifest.pages}
    for article, continues in _continued(issue):
        for place, page in enumerate(continues.page):
            if page not in known:
                last = max(known)
                yield Hit(
                    Text(
                        f"{titled(article).en} is to continue on page {page}, which the issue does not have.",
                        f"{titled(article).zh}要转第{page}版，而本期没有这一版。",
                    ),
                    Text(
                        f"Correct the number (the last page is {last}), or add the page.",
                        f"请改正版次（最后一版是第{last}版），或增加该版。",
                    ),
                    _span(continues, place),
                    article.id,
                )


@rule("JP002", "circular-jump", Severity.ERROR)
def circular_jump(issue: Issue) -> Iterator[Hit]:
    """A story continues on its own page, on one it has been on, or on one that comes before.

    Why:
        Readers who follow the jump line come back to where they were. A story goes forward through the issue.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall on Monday night.
            continues: {page: 1}
    Good:
        pages: [{number: 1, articles: [storm]}, {number: 2}]
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall on Monday night.
            continues: {page: 2}
    中文：转接绕回原处
        稿件转到本版、转过的版或前面的版，读者会绕回原处。转接只能往后。
    """
    order = {page.number: place for place, page in enumerate(issue.manifest.pages)}
    for article, continues in _continued(issue):
        home = issue.page_of(article.id)
        been = [home] if home is not None else []
        for place, page in enumerate(continues.page):
            if page in order and been and order[page] <= order[been[-1]]:
                route = " → ".join(str(number) for number in [*been, page])
                yield Hit(
                    Text(
                        f"{titled(article).en} would go back to page {page}: {route}.",
                        f"{titled(article).zh}又转回第{page}版：{route}。",
                    ),
                    Text(
                        "Name only pages after the one before, each once.", "转接只写后面的版，每版一次，按先后排列。"
                    ),
                    _span(continues, place),
                    article.id,
                )
            elif page in order:
                been.append(page)


@rule("JP003", "moved-continuation", Severity.ERROR)
def moved_continuation(issue: Issue) -> Iterator[Hit]:
    """A page names a story for its continuation, and the story continues elsewhere.

    Why:
        A page has moved or its number has changed, and the jump was not changed with it. The rest of the story would
        stand on another page than the one that keeps a place for it.

    Bad:
        pages: [{number: 1, articles: [storm]}, {number: 2}, {number: 3, articles: [storm]}]
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall on Monday night.
            continues: {page: 2}
    Good:
        pages: [{number: 1, articles: [storm]}, {number: 2}, {number: 3, articles: [storm]}]
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall on Monday night.
            continues: {page: 3}
    中文：续文与版面不符
        版面移动或版次改变后，转接没有跟着改：留了位置的版上没有续文，续文却到了别的版。
    """
    for article, continues in _continued(issue):
        home = issue.page_of(article.id)
        for page in issue.manifest.pages:
            if article.id in page.articles and page.number not in (home, *continues.page):
                targets = ", ".join(str(number) for number in continues.page)
                yield Hit(
                    Text(
                        f"Page {page.number} names {titled(article).en} again, which continues on page {targets}.",
                        f"第{page.number}版又列出{titled(article).zh}，而它转的是第{targets}版。",
                    ),
                    Text(
                        f"Write “continues: {{page: {page.number}}}”, or take it off page {page.number}.",
                        f"请改为“continues: {{page: {page.number}}}”，或从第{page.number}版删去。",
                    ),
                    page.span_of(f"articles.{page.articles.index(article.id)}"),
                    article.id,
                    page=page.number,
                )


@rule("JP004", "typed-jump-line", Severity.WARNING)
def typed_jump_line(issue: Issue) -> Iterator[Hit]:
    """A jump line is typed into the text.

    Why:
        Jump lines are made from “continues”, so they always name the right page. One that is typed stays as it is when
        pages move, is printed in the midst of the text, and makes no sense in the e-book.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: |
              Waves broke over the harbour wall on Monday night.

              Continued on page 3
    Good:
        pages: [{number: 2, articles: [storm]}, {number: 3}]
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall on Monday night.
            continues: {page: 3}
    中文：正文里写着转接行
        转接行由 continues 生成，版次总是对的。写进正文的，版面一动就错，还会印在文中，在电子书里更没有意义。
    """
    for passage in passages(issue):
        if not passage.key.startswith("body."):
            continue
        text = passage.text.strip()
        found = _ALONE.fullmatch(text) or _BRACKETED.search(text)
        if found is None:
            continue
        yield Hit(
            Text(
                f"The {passage.place.en} holds a jump line: “{excerpt(text, *found.span())}”.",
                f"{passage.place.zh}里写着转接行：“{excerpt(text, *found.span())}”。",
            ),
            Text(
                "Delete it and write “continues: {page: …}” at the article.",
                "请删去，并在稿件上写“continues: {page: …}”。",
            ),
            passage.span,
            passage.article.id,
        )


def _continued(issue: Issue) -> Iterator[tuple[Article, Continues]]:
    for article in issue.manifest.articles:
        if article.continues:
            yield article, article.continues


def _span(continues: Continues, place: int) -> Span:
    """Where the page was written: as an entry of a list, or as the one value."""
    return continues.span_of(f"page.{place}" if len(continues.page) > 1 else "page")
