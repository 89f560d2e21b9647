"""Recognised pages → the text of issue.yaml."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Any

import yaml

from publisher.ingest.furniture import date_in, number
from publisher.ingest.page import Article, Figure, Guess, RecognisedPage
from publisher.ingest.paging import pages_of
from publisher.wording import Text

NO_DATE = datetime.date(1970, 1, 1)
_TITLE = {"zh": "未命名报纸", "en": "Untitled newspaper"}
_HEADLINE = {"zh": "（无标题）", "en": "(untitled)"}
_TRADITIONAL = "們國與為這個說會來時對學經發現過還開關點業東車長門問間實體區聲讓應當動務員報記產"
_SIMPLIFIED = "们国与为这个说会来时对学经发现过还开关点业东车长门问间实体区声让应当动务员报记产"


def article_ids(pages: Sequence[RecognisedPage]) -> tuple[tuple[str, ...], ...]:
    """An id for every article: the first words of a Latin headline, else ``a`` and its place in the issue."""
    taken: set[str] = set()
    rows: list[tuple[str, ...]] = []
    place = 0
    for page in pages:
        row: list[str] = []
        for article in page.articles:
            place += 1
            name = wanted = _slug(article.headline.text if article.headline else "") or f"a{place}"
            again = 1
            while name in taken:
                again += 1
                name = f"{wanted}-{again}"
            taken.add(name)
            row.append(name)
        rows.append(tuple(row))
    return tuple(rows)


def _slug(headline: str) -> str:
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", headline.lower()))
    letters = re.findall(r"[^\W\d_]", headline)
    if not words or sum(1 for letter in letters if letter.isascii()) < 0.9 * len(letters):
        return ""
    slug = ""
    for word in words:
        if len(slug) + len(word) > 40:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug


def manifest(
    pages: Sequence[RecognisedPage],
    ids: Sequence[Sequence[str]],
    layout: str,
    language: str | None,
    *,
    paged: bool = False,
) -> tuple[str, tuple[Guess, ...]]:
    """The manifest's text, and what had to be guessed about the issue as a whole.

    ``paged``: the sources have leaves of their own, each of which is a page.
    """
    tongue = pages[0].language if language is None else ("zh" if language.lower().startswith("zh") else "en")
    title, title_guess = _publication(pages, tongue)
    date, date_guess = _date(pages)
    listed, pages_guess = pages_of(pages, ids, paged=paged)
    content: dict[str, Any] = {
        "publication": {"title": title, "language": language or _tag(pages, tongue)},
        "issue": {"date": date},
        "layout": layout,
        "pages": listed,
        "articles": [
            _article(article, name, tongue)
            for page, row in zip(pages, ids, strict=True)
            for article, name in zip(page.articles, row, strict=True)
        ],
    }
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=2**20)
    return str(text), (*title_guess, *date_guess, *pages_guess)


def _tag(pages: Sequence[RecognisedPage], tongue: str) -> str:
    if tongue != "zh":
        return "en"
    text = "".join(piece.text for page in pages for _, piece in page.pieces())
    old, new = (sum(text.count(char) for char in chars) for chars in (_TRADITIONAL, _SIMPLIFIED))
    return "zh-Hant" if old > new else "zh-Hans"


def _publication(pages: Sequence[RecognisedPage], tongue: str) -> tuple[str, list[Guess]]:
    title = next((page.masthead.publication for page in pages if page.masthead.publication), None)
    if title:
        return title, []
    reason = Text(
        "No newspaper's name stands in the text; a placeholder was written.", "文本里没有报名，暂以占位文字代替。"
    )
    return _TITLE[tongue], [Guess("publication.title", 1, 0.0, reason)]


def _date(pages: Sequence[RecognisedPage]) -> tuple[datetime.date, list[Guess]]:
    date = next((page.masthead.date for page in pages if page.masthead.date), None)
    if date:
        return date, []
    text = "\n".join(piece.text for page in pages for _, piece in page.pieces())
    latest = latest_date(text)
    if latest is None:
        reason = Text(
            "No date with a year stands in the text; 1970-01-01 holds its place.",
            "文本里没有带年份的日期，暂用 1970-01-01 占位。",
        )
        return NO_DATE, [Guess("issue.date", 1, 0.0, reason)]
    reason = Text(
        f"No date line; {latest} is the latest day named in the text.", f"没有报头日期；{latest} 是文中提到的最晚一天。"
    )
    return latest, [Guess("issue.date", 1, 0.4, reason)]


def latest_date(text: str) -> datetime.date | None:
    """The latest day that the text names; a day without a year is put in the latest year that is named."""
    years = [
        int(year)
        for year in re.findall(r"(?<!\d)((?:19|20)\d\d)(?=\s*年)|(?<=, )((?:19|20)\d\d)\b", text)
        for year in year
        if year
    ]
    days: list[datetime.date] = []
    rest = text
    while found := date_in(rest):
        days.append(found[0])
        rest = rest[found[1][1] :]
    if (years and not days) or (days and re.search("[\u4e00-\u9fff]", text)):
        year = max([*years, *(day.year for day in days)])
        for month, day in re.findall(r"(?<![年\d])(\d{1,2})月(?:\d{1,2}\s*[日]?\s*[—–至~-]\s*)?(\d{1,2})日", text):
            try:
                days.append(datetime.date(year, number(month), number(day)))
            except ValueError:
                continue
    return max(days, default=None)


def _article(article: Article, name: str, tongue: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": name}
    if article.kicker:
        entry["kicker"] = article.kicker.text
    entry["headline"] = article.headline.text if article.headline else _HEADLINE[tongue]
    if article.subhead:
        entry["subhead"] = article.subhead.text
    if article.deck:
        label = article.deck.label
        entry["deck"] = {"label": label.text, "text": article.deck.text.text} if label else article.deck.text.text
    if article.byline:
        entry["byline"] = [person.written for person in article.byline]
    if article.dateline:
        entry["dateline"] = article.dateline.text
    if article.blocks:
        entry["body"] = f"articles/{name}.md"
    if article.figures:
        entry["figures"] = [_figure(figure) for figure in article.figures]
    if article.continues:
        entry["continues"] = {"page": article.continues}
    return entry


def _figure(figure: Figure) -> dict[str, Any]:
    entry: dict[str, Any] = {"image": figure.file}
    if figure.caption:
        entry["caption"] = figure.caption.text
    if figure.credit:
        entry["credit"] = [person.written for person in figure.credit.people]
    return entry
