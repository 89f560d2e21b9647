"""Pull quotes must be in the text."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Issue
from publisher.quoting import is_quoted
from publisher.rules.passages import titled
from publisher.rules.registry import Hit, rule
from publisher.wording import Text


@rule("HL040", "quote-not-in-text", Severity.ERROR)
def quote_not_in_text(issue: Issue) -> Iterator[Hit]:
    """A pull quote has words that the story does not have.

    Why:
        A pull quote repeats the story. Set large, a word that nobody said is the first to be read and the last to be
        forgiven; and after a late cut the sentence may no longer be in the text at all. What is left out is marked
        with an ellipsis, what is added with square brackets. A quote that is not in the text is not printed.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: “We saw the wall go,” said the harbour master.
            quotes: [We all saw the wall go]
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: “We saw the wall go,” said the harbour master.
            quotes: [We saw the wall go]
    中文：抽出引语与正文不符
        放大的引语须是正文原话，省略处用“……”标明。正文删改之后，引语也要跟着核对；对不上的引语不予刊出。
    """
    for article in issue.manifest.articles:
        text = [block.text for block in article.blocks]
        for quote in article.quotes:
            if not is_quoted(quote.text, text):
                title = titled(article)
                short = quote.text if len(quote.text) <= 30 else f"{quote.text[:30]}…"
                yield Hit(
                    Text(
                        f"The pull quote “{short}” does not stand in {title.en}.",
                        f"{title.zh}正文中没有抽出的引语“{short}”。",
                    ),
                    Text("Copy it from the text, or mark what is left out with “…”.", "请照抄正文，省略处用“……”。"),
                    span=quote.span_of("text"),
                    article=article.id,
                )
