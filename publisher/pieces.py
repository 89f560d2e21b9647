"""What of an article is to be printed, piece by piece: the yardstick of conservation.

Every edition paints exactly these characters. Generated words (“By”, 文/图) are made here and nowhere else,
so paper and e-book cannot disagree.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from publisher.model import Article, Block, Issue, Person, Span
from publisher.wording import tongue_of


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of characters with its name: ``headline``, ``deck.label``, ``body.3``, ``figure.0.caption`` and so on."""

    key: str
    text: str
    span: Span


_CREDIT_ZH = {
    "text and photo": "文/图",
    "photographer": "摄",
    "photo": "摄",
    "text": "文",
    "graphic": "制图",
    "courtesy": "供图",
}
_BEFORE_ZH = {
    "reporter": "记者",
    "correspondent": "通讯员",
    "editor": "责编",
    "proofreader": "校对",
    "designer": "版式",
    "translator": "编译",
    "intern": "实习生",
}
_CREDIT_EN = {"text and photo": "text and photo", "photographer": "photo", "photo": "photo", "graphic": "graphic"}
_UNSAID_EN = {"reporter", "correspondent", "text", "author", "writer", *_CREDIT_EN}
"""Roles that an English byline does not name; any other one is a title and is printed after the name."""


def pieces(article: Article, language: str) -> tuple[Piece, ...]:
    """All pieces of an article in reading order; empty ones are left out."""
    found: list[Piece] = []

    def add(key: str, text: str | None, span: Span) -> None:
        if text and text.strip():
            found.append(Piece(key, text, span))

    add("kicker", article.kicker, article.span_of("kicker"))
    add("headline", article.headline, article.span_of("headline"))
    add("subhead", article.subhead, article.span_of("subhead"))
    if article.deck:
        add("deck.label", article.deck.label, article.deck.span_of("label"))
        add("deck", article.deck.text, article.deck.span_of("text"))
    if not credited(article):
        add("byline", byline(article.byline, language), article.span_of("byline"))
    add("dateline", article.dateline, article.span_of("dateline"))
    for index, block in enumerate(article.blocks):
        add(f"body.{index}.marker", block.marker, block.span)
        add(body_key(index, block), block.text, block.span)
    for index, figure in enumerate(article.figures):
        add(f"figure.{index}.caption", figure.caption, figure.span_of("caption"))
        add(f"figure.{index}.credit", credit(figure.credit, language), figure.span_of("credit"))
    for index, number in enumerate(article.numbers):
        for part in ("value", "unit", "label", "note"):
            add(f"number.{index}.{part}", getattr(number, part), number.span_of(part))
    return tuple(found)


def body_key(index: int, block: Block) -> str:
    """The name of a body block's piece: ``body.3``, or ``body.3.cell`` for a cell of a table, which is no paragraph."""
    return f"body.{index}.cell" if block.cell else f"body.{index}"


def fingerprint(article: Article, language: str) -> str:
    """16 figures that change with any printed character of the article: what a signature stands on."""
    words = "\n".join(f"{piece.key}\t{piece.text}" for piece in pieces(article, language))
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:16]


def issue_fingerprint(issue: Issue) -> str:
    """16 figures that change with any printed character, any page's list and any picture: what a sign-off stands on."""
    whole = hashlib.sha256()
    for page in issue.manifest.pages:
        whole.update(f"{page.number}\t{page.section}\t{page.template}\t{' '.join(page.stories)}\n".encode())
    for article in issue.manifest.articles:
        whole.update(f"{article.id}\t{fingerprint(article, issue.language)}\n".encode())
    for name, file in sorted(issue.resolved.items()):
        whole.update(f"{name}\t{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()[:16]


def credited(article: Article) -> bool:
    """Whether the byline already stands as a picture's credit (吴妮贞 文/图), so that it is printed once."""
    credits = {(person.name, person.role) for figure in article.figures for person in figure.credit}
    return bool(article.byline) and all((person.name, person.role) in credits for person in article.byline)


def byline(people: Iterable[Person], language: str) -> str:
    """The byline as printed: 记者 林一苇 通讯员 石宽; By Ada Park and Tom Lee."""
    persons = list(people)
    if not persons:
        return ""
    if tongue_of(language) == "zh":
        return " ".join(_named_zh(person) for person in persons)
    names = [_named_en(person) for person in persons]
    return "By " + (names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1])


def credit(people: Iterable[Person], language: str) -> str:
    """A picture's credit as printed: 吴妮贞 文/图; Ada Park, photo."""
    if tongue_of(language) == "zh":
        return " ".join(_named_zh(person) for person in people)
    return "; ".join(
        f"{person.name}, {_CREDIT_EN[person.role]}" if person.role in _CREDIT_EN else person.name for person in people
    )


def _named_zh(person: Person) -> str:
    role = person.role or ""
    if role in _CREDIT_ZH:
        return f"{person.name} {_CREDIT_ZH[role]}"
    before = _BEFORE_ZH.get(role)
    return f"{before or role} {person.name}" if role else person.name


def _named_en(person: Person) -> str:
    return person.name if not person.role or person.role in _UNSAID_EN else f"{person.name}, {person.role}"
