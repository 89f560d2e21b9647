"""An article as plain text to be read aloud or sent as a message: nothing but words, in the order of reading."""

from __future__ import annotations

import re

from publisher.model import Article
from publisher.pieces import byline, credit, credited
from publisher.wording import tongue_of


def reading_text(article: Article, language: str) -> str:
    """Headline, byline, deck, text and captions, a blank line between them, a line end at the end."""
    chinese = tongue_of(language) == "zh"
    heads = (article.kicker, _headline(article.headline, chinese=chinese), article.subhead)
    parts: list[str | None] = [*heads, None if credited(article) else byline(article.byline, language)]
    parts += [article.deck.text if article.deck else None]
    blocks = [f"{block.marker} {block.text}".strip() for block in article.blocks]
    if article.dateline and blocks:
        blocks[0] = f"{article.dateline} {blocks[0]}"
    parts += blocks
    for figure in article.figures:
        told = [figure.caption, credit(figure.credit, language)]
        parts.append(" ".join(part for part in told if part and part.strip()))
    return "\n\n".join(" ".join(part.split()) for part in parts if part and part.strip()) + "\n"


def _headline(text: str, *, chinese: bool) -> str:
    """A space in a Chinese headline is where the line turns: read aloud, it is a comma."""
    return re.sub(r"\s+", "，", text.strip()) if chinese else text
