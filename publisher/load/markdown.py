"""markdown-it for newspapers: CommonMark, with emphasis that works between Chinese characters.

CommonMark lets ``**“四个意识”**必须`` stand as it is, because a mark before the closing stars and a letter after
them mean “not the end” where words have spaces between them. Only the instances made here are changed.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

from publisher.load.chinese import is_chinese, is_chinese_mark

DEEPEST = 20
"""Levels of quotes, lists and items inside one another, and of brackets; deeper ones stand as written."""

# Indented code: Chinese writers indent paragraphs. Link definitions would vanish. Underlined headings: a line of
# dashes under a paragraph is meant as a rule, and would make the whole paragraph a heading.
_NOT_WANTED = ("code", "reference", "lheading")


@cache
def markdown_for(language: str) -> MarkdownIt:
    """The parser for texts in a language (BCP 47)."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").disable(_NOT_WANTED)
    parser.inline = _Inline(language, parser.inline)
    return parser


class _Inline(ParserInline):
    """The inline parser with our state, and the rules of the parser whose place it takes."""

    def __init__(self, language: str, model: ParserInline) -> None:
        super().__init__()
        self.language = language
        self.ruler, self.ruler2 = model.ruler, model.ruler2

    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        """Parse one paragraph's text into ``tokens``."""
        state = _State(src, md, env, tokens)
        state.language = self.language
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _State(StateInline):
    language = "zh-Hans"

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        """Whether a run of ``*`` or ``_`` can open and can close emphasis."""
        end = start
        while end < self.posMax and self.src[end] == self.src[start]:
            end += 1
        before = self.src[start - 1] if start > 0 else " "
        after = self.src[end] if end < self.posMax else " "
        opens = self._leans(after, before)
        closes = self._leans(before, after)
        if canSplitWord:
            return Scanned(opens, closes, end - start)
        return Scanned(
            opens and (not closes or self._is_mark(before)), closes and (not opens or self._is_mark(after)), end - start
        )

    def _leans(self, inner: str, outer: str) -> bool:
        """Whether a delimiter can belong to the text at its side ``inner``."""
        if isWhiteSpace(ord(inner)):
            return False
        if not self._is_mark(inner) or is_chinese_mark(inner, self.language):
            return True
        return isWhiteSpace(ord(outer)) or self._is_mark(outer) or is_chinese(outer)

    def _is_mark(self, character: str) -> bool:
        return isMdAsciiPunct(ord(character)) or isPunctChar(character)
