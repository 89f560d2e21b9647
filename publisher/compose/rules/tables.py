"""Tables in columns."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.compose.make_up import Layout
from publisher.compose.rules.places import frame_box, headline
from publisher.findings import Severity
from publisher.rules.registry import Hit, rule
from publisher.wording import Text


@rule("LY040", "crowded-table", Severity.WARNING, scope="layout")
def crowded_table(layout: Layout) -> Iterator[Hit]:
    """A table has too many columns for the measure it is set in.

    Why:
        With less than three characters to a column the cells break into single letters, and nobody can read the row.

    Bad:
        Nine columns of figures in one base column.
    Good:
        The same table with its rows and columns exchanged, divided in two, or in a frame of wider columns.

    中文: 表格太宽
        栏宽容不下这么多列，每列不足三个字，无法阅读。可行列互换、拆成两表，或放进更宽的版位。
    """
    for story in layout.stories:
        if not story.fit.crowded:
            continue
        name = headline(layout, story.article)
        yield Hit(
            Text(f"A table of “{name}” is too wide for its column.", f"《{name}》的表格太宽，一栏排不下。"),
            Text("Take out columns, exchange rows and columns, or divide it.", "请减少列数，或行列互换，或拆成两表。"),
            span=layout.issue.articles[story.article].blocks[int(story.fit.crowded[0].split(".")[1])].span,
            article=story.article,
            page=layout.issue.page_of(story.article),
            box=frame_box(layout, story.frame.columns, story.frame.lines),
        )
