"""Pull quotes that found no room."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.compose.make_up import Layout
from publisher.compose.pages import TextBlock
from publisher.compose.pull_quotes import PIECE, quotes_of
from publisher.compose.rules.places import headline
from publisher.findings import Severity
from publisher.rules.registry import Hit, rule
from publisher.wording import Text


@rule("LY043", "pull-quote-left-out", Severity.INFO, scope="layout")
def left_out(layout: Layout) -> Iterator[Hit]:
    """A pull quote is not printed, because the story needs its room.

    Why:
        The text comes first: a pull quote fills white space and never pushes text off the page.

    Bad:
        A story of 60 lines and a pull quote of seven in a frame that holds 62.
    Good:
        The same story cut by five lines, or a frame of 67.

    中文: 抽出引语未刊
        正文优先：引语只用来填补空白，不会挤掉正文。
    """
    printed = {
        "".join(line.text for line in item.lines)
        for page in layout.composition.pages
        for item in page.items
        if isinstance(item, TextBlock) and item.piece == PIECE
    }
    shown = {_bare(text) for text in printed}
    for story in {story.article: story for story in layout.stories}.values():
        article = layout.issue.articles[story.article]
        for quote in quotes_of(article):
            if _bare(quote.text) not in shown:
                name = headline(layout, article.id)
                yield Hit(
                    Text(f"There is no room for a pull quote of “{name}”.", f"《{name}》的引语没有版位。"),
                    Text("Cut the story, or give it more room.", "可删短正文，或加大版位。"),
                    span=quote.span_of("text"),
                    article=article.id,
                    page=layout.issue.page_of(article.id),
                )


def _bare(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
