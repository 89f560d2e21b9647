"""A recognised page: its masthead, its articles, and what had to be guessed. Frozen values; nothing reads a disk."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from publisher.ingest.signed import Named, Signature
from publisher.ingest.trace import Traced
from publisher.wording import Text

BlockKind = Literal["paragraph", "subhead", "item", "quote", "note"]


@dataclass(frozen=True, slots=True)
class Guess:
    """Something the text does not say plainly. ``confidence`` from 0 to 1; ``line`` of the source, from 1."""

    what: str
    line: int
    confidence: float
    reason: Text


@dataclass(frozen=True, slots=True)
class Seam:
    """Two pieces of one paragraph and what was put between them; ``applied`` is False for a join left to the editor."""

    line: int
    next_line: int
    left: str
    right: str
    separator: str
    confidence: float
    rule: str
    reason: Text
    applied: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, subhead, list item, quotation or note (来源, 作者单位), with the source lines it was made of."""

    kind: BlockKind
    text: Traced
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that the source names.

    ``image`` is the path that a Markdown source gives, ``file`` where the picture was put below the issue's folder;
    None while it is awaited.
    """

    caption: Traced | None
    credit: Signature | None
    lines: tuple[int, ...]
    image: Traced | None = None
    file: str | None = None

    def pieces(self, signatures: tuple[Signature, ...]) -> Iterator[tuple[str, Traced]]:
        """Its pieces of the source, but for a credit that signs the article too."""
        if self.caption:
            yield "figure.caption", self.caption
        if self.image:
            yield "figure.image", self.image
        if self.credit and self.credit not in signatures:
            yield "figure.credit", self.credit.whole


@dataclass(frozen=True, slots=True)
class Deck:
    """提要 or standfirst, with its label if it has one."""

    text: Traced
    label: Traced | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One story.

    ``headline`` is None where the page begins without one; ``parts`` are its lines. ``marks`` are characters that
    structure replaces: brackets of a label, the hyphen of a divided word.
    """

    headline: Traced | None = None
    parts: tuple[str, ...] = ()
    kicker: Traced | None = None
    subhead: Traced | None = None
    deck: Deck | None = None
    signatures: tuple[Signature, ...] = ()
    dateline: Traced | None = None
    blocks: tuple[Block, ...] = ()
    figures: tuple[Figure, ...] = ()
    marks: tuple[Traced, ...] = ()
    continues: int | None = None
    continued_from: int | None = None
    lines: tuple[int, ...] = ()

    @property
    def byline(self) -> tuple[Named, ...]:
        """The people who sign the article, each once."""
        people: list[Named] = []
        for signature in self.signatures:
            if signature.signs_text:
                people.extend(p for p in signature.people if all(p.name.text != q.name.text for q in people))
        return tuple(people)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts of the body's paragraphs."""
        return tuple(block.text.text for block in self.blocks if block.kind == "paragraph")

    def pieces(self) -> Iterator[tuple[str, Traced]]:
        """Every piece of the source that the article holds, each once, with its name."""
        single = {
            "kicker": self.kicker,
            "headline": self.headline,
            "subhead": self.subhead,
            "deck.label": self.deck.label if self.deck else None,
            "deck": self.deck.text if self.deck else None,
            "dateline": self.dateline,
        }
        yield from ((name, text) for name, text in single.items() if text)
        yield from (("byline", signature.whole) for signature in self.signatures)
        yield from ((f"body.{block.kind}", block.text) for block in self.blocks)
        for figure in self.figures:
            yield from figure.pieces(self.signatures)
        yield from (("mark", mark) for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the page tells about its issue; None or empty where it does not."""

    publication: str | None = None
    date: datetime.date | None = None
    page: int | None = None
    section: str | None = None
    editors: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece of the page that belongs to no story: ``kind`` is publication, folio, page number, section, jump."""

    kind: str
    text: Traced
    line: int


@dataclass(frozen=True, slots=True)
class LineRole:
    """What one line of the source was taken for; ``article`` counts from 0, None for furniture."""

    line: int
    role: str
    article: int | None
    confidence: float


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """One source, understood.

    ``language`` is zh or en; ``wrapped``: its lines were turned at a fixed measure; ``loose``: it is one story and no
    page, so that several of them may share one.
    """

    language: str
    masthead: Masthead = field(default_factory=Masthead)
    articles: tuple[Article, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    joins: tuple[Seam, ...] = ()
    guesses: tuple[Guess, ...] = ()
    roles: tuple[LineRole, ...] = ()
    markdown: bool = False
    wrapped: bool = False
    loose: bool = False

    def pieces(self) -> Iterator[tuple[str, Traced]]:
        """Every piece of the source that the page holds, each once, with its name."""
        for thing in self.furniture:
            yield thing.kind, thing.text
        for index, article in enumerate(self.articles):
            for name, text in article.pieces():
                yield f"{index}.{name}", text
