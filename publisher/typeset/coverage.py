"""FT001, missing-glyph: characters that no face of a role has, found before anything is painted."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from publisher.findings import Finding, Severity, in_order
from publisher.model import Article, Issue, Span
from publisher.pieces import Piece, pieces
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.visible import visible
from publisher.wording import Text

RULE, NAME = "FT001", "missing-glyph"
RoleOf = Mapping[str, str] | Callable[[Piece], str]


def missing_glyphs(issue: Issue, fonts: FontLibrary, roles: RoleOf) -> tuple[Finding, ...]:
    """A finding for each character of each piece that the piece's role cannot draw.

    ``roles`` gives the role of fonts.yaml for a piece: a function, or a mapping from the first part of its key
    (``headline``, ``deck``, ``body``, ``figure``, ``number`` …) with ``body`` for what is not named.
    """
    role_of = roles if callable(roles) else _by_part(roles)
    found = [
        finding
        for article in issue.manifest.articles
        for piece in pieces(article, issue.language)
        for finding in _in_piece(article, piece, fonts, role_of(piece))
    ]
    return in_order(found)


def named(character: str) -> str:
    """A character for people: “〇” U+3007 IDEOGRAPHIC NUMBER ZERO; only the code for what cannot be shown."""
    code = f"U+{ord(character):04X}"
    shown = f"“{character}” {code}" if character.isprintable() else code
    return f"{shown} {unicodedata.name(character, '')}".strip()


def _by_part(roles: Mapping[str, str]) -> Callable[[Piece], str]:
    return lambda piece: roles.get(piece.key.partition(".")[0]) or roles["body"]


def _in_piece(article: Article, piece: Piece, fonts: FontLibrary, role: str) -> list[Finding]:
    missing = [character for character in fonts.missing(piece.text, role) if visible(character)]
    return [_finding(article, piece, character, fonts.role(role).face) for character in missing]


def _finding(article: Article, piece: Piece, character: str, face: str) -> Finding:
    at = piece.text.index(character)
    around = piece.text[max(0, at - 6) : at + 7].replace("\n", " ")
    return Finding(
        RULE,
        NAME,
        Severity.ERROR,
        Text(
            f"No font of the layout has {named(character)} (“{article.headline}”: “{around}”).",
            f"版式所用字体都没有 {named(character)}（《{article.headline}》：“{around}”）。",
        ),
        Text(
            f"Replace the character, or add a font that has it to fonts/ and name it as a fallback of “{face}”"
            " in fonts.yaml.",
            f"请换用别的字，或把含有该字的字体放进 fonts/，并在 fonts.yaml 中列为“{face}”的后备字体。",
        ),
        span=_place(piece, at),
        article=article.id,
    )


def _place(piece: Piece, at: int) -> Span:
    """The line of the character, where the piece kept its own lines; the column only where that is certain."""
    line = piece.text.count("\n", 0, at)
    return Span(piece.span.path, piece.span.line + line, piece.span.column)
