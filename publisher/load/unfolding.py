"""Lines that YAML has folded, mended.

YAML puts a space between them, where Chinese has none, and in a body it turns the blank lines between paragraphs
into single line ends, which Markdown would join.
"""

from __future__ import annotations

from functools import reduce

from publisher.load.chinese import joined
from publisher.load.tree import Mapping, Node, Scalar, child, listed, written

# In a headline a space is wanted: it is a line turn.
_RUNNING = ("dateline", "deck")
_OF_FIGURES = ("caption", "alt")


def unfold(tree: Mapping) -> None:
    """Mend the running texts of all articles, in place."""
    language = written(child(tree.values.get("publication") or tree, "language")) or "zh-Hans"
    for article in listed(tree.values.get("articles")):
        _keep_lines(child(article, "body"))
        for key in _RUNNING:
            _join(child(article, key), language)
        deck = child(article, "deck")
        _join(child(deck, "text") if deck else None, language)
        for figure in listed(child(article, "figures")):
            for key in _OF_FIGURES:
                _join(child(figure, key), language)
        for quote in listed(child(article, "quotes")):
            _join(child(quote, "text") or quote, language)


def _keep_lines(body: Node | None) -> None:
    if isinstance(body, Scalar) and body.lines:
        body.text = "\n".join(body.lines)


def _join(text: Node | None, language: str) -> None:
    if not isinstance(text, Scalar) or not text.lines:
        return
    paragraphs = "\n".join(text.lines).strip("\n").split("\n\n")
    text.text = "\n".join(
        reduce(lambda left, right: joined(left, right, language), paragraph.split("\n")) for paragraph in paragraphs
    )
