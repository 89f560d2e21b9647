"""YAML at the head of a Markdown file: headline, byline, deck and date of its story, as web tools write them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import yaml

from publisher.ingest.page import Article, Deck, RecognisedPage
from publisher.ingest.signed import Named, Signature
from publisher.ingest.trace import Traced

_LARGEST = 20_000
"""Characters; longer front matter is no front matter."""
_NAMES = {
    "headline": ("headline", "title", "标题"),
    "kicker": ("kicker", "引题"),
    "subhead": ("subhead", "subtitle", "副题", "副标题"),
    "deck": ("deck", "standfirst", "summary", "description", "excerpt", "提要", "摘要"),
    "byline": ("byline", "author", "authors", "作者", "署名"),
    "dateline": ("dateline", "电头"),
    "date": ("date", "日期"),
    "page": ("page", "版面"),
    "section": ("section", "版名"),
    "publication": ("publication", "报名"),
}


def front_matter(text: str) -> Mapping[str, Any]:
    """What the front matter tells, by our own names; empty without one, or where it is no mapping."""
    found = re.match(r"---\n(.*?)\n(?:---|\.\.\.)(?:\n|$)", text[: _LARGEST + 10], re.DOTALL)
    if not found:
        return {}
    try:
        values = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    if not isinstance(values, dict):
        return {}
    lowered = {str(key).strip().lower(): value for key, value in values.items()}
    told = {name: next((lowered[key] for key in keys if lowered.get(key)), None) for name, keys in _NAMES.items()}
    return {name: value for name, value in told.items() if value is not None}


def with_front_matter(page: RecognisedPage, told: Mapping[str, Any]) -> RecognisedPage:
    """The page with what its front matter tells of the first story; what the text itself says stays."""
    if not told:
        return page
    masthead = replace(
        page.masthead,
        publication=_text(told.get("publication")) or page.masthead.publication,
        date=_date(told.get("date")) or page.masthead.date,
        page=told["page"] if isinstance(told.get("page"), int) else page.masthead.page,
        section=_text(told.get("section")) or page.masthead.section,
    )
    articles = page.articles or (Article(),)
    return replace(page, masthead=masthead, articles=(_story(articles[0], told), *articles[1:]))


def _story(article: Article, told: Mapping[str, Any]) -> Article:
    def line(name: str, held: Traced | None) -> Traced | None:
        words = _text(told.get(name))
        return held or (Traced.made(words) if words else None)

    headline = line("headline", article.headline)
    deck = _text(told.get("deck"))
    people = _people(told.get("byline"))
    signed = Signature(Traced(), tuple(people), 1.0)
    return replace(
        article,
        headline=headline,
        parts=article.parts or ((headline.text,) if headline else ()),
        kicker=line("kicker", article.kicker),
        subhead=line("subhead", article.subhead),
        deck=article.deck or (Deck(Traced.made(deck), None, ()) if deck else None),
        dateline=line("dateline", article.dateline),
        signatures=article.signatures or ((signed,) if people else ()),
    )


def _people(value: Any) -> list[Named]:
    values = value if isinstance(value, list) else [value]
    names: list[Named] = []
    for one in values:
        named = one if isinstance(one, dict) else {"name": one}
        role = _text(named.get("role"))
        for name in re.split(r"\s*(?:,|、|;| and | & )\s*", _text(named.get("name")) or ""):
            if name:
                names.append(Named(Traced.made(name), role))
    return names


def _date(value: Any) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})", str(value or ""))
    try:
        return datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _text(value: Any) -> str | None:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and str(value).strip() else None
