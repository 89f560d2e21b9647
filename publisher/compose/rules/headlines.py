"""Headlines that could not stand as asked."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.compose.make_up import Layout
from publisher.compose.pages import TextBlock
from publisher.findings import Severity
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_IN_A_CELL = 2


@rule("LY044", "headline-not-upright", Severity.INFO, scope="layout")
def not_upright(layout: Layout) -> Iterator[Hit]:
    """A headline that was to stand upright lies.

    Why:
        Upright, a headline reads one character after another. Latin words and long figures cannot stand so, more than
        three phrases run into one another, and in a single column or a box there is no column to spare for it.

    Bad:
        A headline “产值达到12000元” with “vertical: true”.
    Good:
        The headline “产值首次过万”, in a story of two columns or more.

    中文: 竖题改为横排
        竖题里不宜有外文和长数字，短语不宜超过三个；单栏和加框的稿件也没有位置放竖题。
    """
    lying = {
        item.article
        for page in layout.composition.pages
        for item in page.items
        if isinstance(item, TextBlock)
        and item.piece == "headline"
        and any(len(line.text) > _IN_A_CELL for line in item.lines)
    }
    for article in layout.issue.manifest.articles:
        if article.vertical and article.id in lying:
            yield Hit(
                Text(
                    f"The headline “{article.headline}” cannot stand upright here.",
                    f"《{article.headline}》在这里不能排成竖题。",
                ),
                Text("Shorten it, write out its figures, or give the story two columns.", "请缩短标题，或给两栏以上。"),
                span=article.span_of("headline"),
                article=article.id,
                page=layout.issue.page_of(article.id),
            )
