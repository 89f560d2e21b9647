"""The figures of an issue as rules look at them: one by one, and one beside another."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.model import Article, Figure, Issue
from publisher.rules.passages import titled
from publisher.rules.registry import Hit
from publisher.wording import Text


def figures(issue: Issue) -> Iterator[tuple[Article, int, Figure]]:
    """Every figure with its article and its place there."""
    for article in issue.manifest.articles:
        for index, figure in enumerate(article.figures):
            yield article, index, figure


def figure_hit(article: Article, index: int, field: str, what: Text, hint: Text) -> Hit:
    """A hit on one field of a figure, told by its place in the story."""
    title = titled(article)
    return Hit(
        Text(f"Picture {index + 1} of {title.en}: {what.en}", f"{title.zh}的第{index + 1}张图片：{what.zh}"),
        hint,
        article.figures[index].span_of(field),
        article.id,
        index,
    )


def twice(issue: Issue, field: str, what: Text, least: int) -> Iterator[Hit]:
    """Figures whose field says what another's says already; texts shorter than ``least`` are passed over."""
    first: dict[str, Text] = {}
    for article, index, figure in figures(issue):
        value = (getattr(figure, field) or "").strip()
        title = titled(article)
        place = Text(f"picture {index + 1} of {title.en}", f"{title.zh}的第{index + 1}张图片")
        other = first.setdefault(value, place) if len(value) >= least else place
        if other is not place:
            yield figure_hit(
                article,
                index,
                field,
                Text(f"it {what.en} of {other.en} too.", f"{other.zh}{what.zh}这个。"),
                Text("Change one of the two.", "请改其中一处。"),
            )
