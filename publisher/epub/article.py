"""One article as one document: its head, its text, its pictures where a reader expects them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publisher.epub import words
from publisher.epub.body import flow
from publisher.epub.figures import figures, numbers
from publisher.epub.inline import insert_at, piece_id
from publisher.epub.pagination import Turn
from publisher.epub.upright import stand_upright
from publisher.epub.xhtml import Element, append, element
from publisher.model import Article
from publisher.pieces import byline, credited
from publisher.wording import tongue_of


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article's document needs besides the article.

    ``place`` is the line above it (page and section), ``opening``, ``turning`` and ``closing`` the printed pages marked
    in it, ``images`` each picture's path from the document. ``vertical``: its lines run downwards.
    """

    language: str
    place: str
    opening: tuple[int, ...]
    closing: tuple[int, ...]
    images: Mapping[str, str]
    turning: tuple[Turn, ...] = ()
    vertical: bool = False


def article_body(article: Article, setting: Setting) -> Element:
    """The ``body`` element of the article's document."""
    text = flow(article)
    for turn in setting.turning:
        _mark_turn(article.id, text, turn, setting)
    _mark_closing(article.id, text, setting)
    story = element(
        "article",
        {"id": "story", "aria-labelledby": piece_id(article.id, "headline")},
        _header(article, setting),
        *_arranged(
            text,
            figures(article, setting.images, setting.language),
            numbers(article, tongue_of(setting.language), vertical=setting.vertical),
        ),
    )
    body = element("body", {"epub:type": "bodymatter", "class": "story"}, story)
    return stand_upright(body) if setting.vertical else body


def page_mark(number: int) -> str:
    """The id of the place where a printed page begins."""
    return f"page-{number}"


def _mark_turn(article: str, text: list[Element], turn: Turn, setting: Setting) -> None:
    """Mark the page at the very character that it begins with."""
    name = piece_id(article, turn.piece)
    holder = next((node for block in text for node in block.iter() if node.get("id") == name), None)
    if holder is None:
        text.append(element("div", {}, _mark(turn.page, setting)))
    else:
        insert_at(holder, turn.at, _mark(turn.page, setting))


def _mark_closing(article: str, text: list[Element], setting: Setting) -> None:
    """Mark pages that hold nothing but the article's end, at the start of its last paragraph or list item."""
    if not setting.closing:
        return
    prefix = piece_id(article, "body.")
    paragraphs = [node for block in text for node in block.iter() if (node.get("id") or "").startswith(prefix)]
    if not paragraphs:
        text.append(element("div"))
    last = paragraphs[-1] if paragraphs else text[-1]
    for number in reversed(setting.closing):
        mark = _mark(number, setting)
        mark.tail, last.text = last.text, None
        last.insert(0, mark)


def _header(article: Article, setting: Setting) -> Element:
    def line(tag: str, key: str, text: str | None, role: str | None = None) -> Element | None:
        if not (text and text.strip()):
            return None
        return element(tag, {"class": key, "id": piece_id(article.id, key), "role": role}, text)

    place = element(
        "p", {"class": "furniture place"}, *(_mark(number, setting) for number in setting.opening), setting.place
    )
    names = None if credited(article) else byline(article.byline, setting.language)
    return element(
        "header",
        {},
        place,
        line("p", "kicker", article.kicker),
        _headline(article, setting.language),
        line("p", "subhead", article.subhead, "doc-subtitle"),
        _deck(article),
        line("p", "byline", names),
    )


def _headline(article: Article, language: str) -> Element:
    """In Chinese a space is where the line turns; the phrases about it are kept whole while the screen allows."""
    made = element("h1", {"id": piece_id(article.id, "headline")})
    turns = tongue_of(language) == "zh"
    for phrase in re.split(r"(\s+)", article.headline) if turns else [article.headline]:
        append(made, element("span", {"class": "phrase"}, phrase) if turns and phrase.strip() else phrase)
    return made


def _deck(article: Article) -> Element | None:
    deck = article.deck
    if deck is None or not deck.text.strip():
        return None
    label = None
    if deck.label and deck.label.strip():
        label = element("p", {"class": "label", "id": piece_id(article.id, "deck.label")}, deck.label)
    text = element("p", {"id": piece_id(article.id, "deck")}, deck.text)
    return element("div", {"class": "deck", "epub:type": "abstract", "role": "doc-abstract"}, label, text)


def _mark(number: int, setting: Setting) -> Element:
    label = words.page(number, tongue_of(setting.language))
    return element(
        "span", {"epub:type": "pagebreak", "role": "doc-pagebreak", "id": page_mark(number), "aria-label": label}
    )


def _arranged(text: Sequence[Element], pictures: Sequence[Element], box: Element | None) -> list[Element]:
    """The first picture leads, the figures follow the opening paragraph, other pictures are spread over the text."""
    lead, rest = list(pictures[:1]), list(pictures[1:])
    after: dict[int, list[Element]] = {}
    if box is not None:
        after.setdefault(_slot(text, 1), []).append(box)
    for index, picture in enumerate(rest, 1):
        after.setdefault(_slot(text, round(len(text) * index / (len(rest) + 1))), []).append(picture)
    made = lead + after.get(0, [])
    for position, block in enumerate(text, 1):
        made += [block, *after.get(position, [])]
    return made


def _slot(text: Sequence[Element], position: int) -> int:
    """A place at or after ``position`` that does not part a subhead from its text."""
    position = min(position, len(text))
    while 0 < position < len(text) and str(text[position - 1].tag)[-2:] in ("h2", "h3", "h4", "h5", "h6"):
        position += 1
    return position
