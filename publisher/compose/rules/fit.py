"""How stories fit their places: what is over, what is left empty."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.compose.make_up import Layout
from publisher.compose.rules.places import frame_box, headline
from publisher.findings import Severity
from publisher.rules.registry import Hit, rule
from publisher.wording import Text


@rule("LY002", "overset", Severity.ERROR, scope="layout")
def overset(layout: Layout) -> Iterator[Hit]:
    """Text does not fit its place.

    Why:
        What does not fit is not printed. The overset matter is kept on an extra page, so nothing is lost while
        the editor cuts.

    Bad:
        A story of 80 lines in a frame that holds 57.
    Good:
        The story cut to 57 lines, or given a larger frame.

    中文: 文字排不下
        排不下的文字印不出来。余稿另列于最后一版，以便删改，不会丢失。
    """
    for story in layout.stories:
        if not story.fit.over:
            continue
        characters = sum(len(line.source_text) for unit in story.fit.rest for line in unit.lines)
        yield Hit(
            Text(
                f"“{headline(layout, story.article)}” is over by {story.fit.over} lines, {characters} characters.",
                f"《{headline(layout, story.article)}》超出 {story.fit.over} 行，{characters} 字。",
            ),
            Text("Cut that many lines, or give the story more room.", "请删去这些行数，或加大版位。"),
            span=layout.issue.articles[story.article].span_of("headline"),
            article=story.article,
            page=story.page,
            box=frame_box(layout, story.frame.columns, story.frame.lines),
        )
    homeless = [(name, layout.issue.page_of(name)) for name in layout.unplaced]
    for name, page in [*homeless, *layout.adrift]:
        article = layout.issue.articles[name]
        what = Text("the whole story is", "全篇") if (name, page) in homeless else Text("its rest is", "续文")
        yield Hit(
            Text(
                f"There is no room on page {page} for “{article.headline}”: {what.en} overset.",
                f"第{page}版没有《{article.headline}》的位置：{what.zh}排不下。",
            ),
            Text("Move it to another page, or shorten the stories above it.", "请移到别的版，或删短前面的稿件。"),
            span=article.span_of("headline"),
            article=name,
            page=page,
        )


@rule("LY003", "underset", Severity.INFO, scope="layout")
def underset(layout: Layout) -> Iterator[Hit]:
    """A story leaves part of its place empty.

    Why:
        A hole at the foot of a column is the first thing a reader sees of a page made in a hurry.

    Bad:
        A story of 30 lines in a frame for 57.
    Good:
        A frame of the story's own depth, a picture, or another brief under it.

    中文: 版位空余
        栏底的空白是读者最先看到的毛病。可加图片、短讯，或缩小版位。
    """
    for story in layout.stories:
        if story.fit.under <= layout.pack.spacing.underset:
            continue
        lines = round(story.fit.under)
        columns = story.frame.columns[1] - story.frame.columns[0] + 1
        yield Hit(
            Text(
                f"“{headline(layout, story.article)}” leaves {lines} lines empty in each of {columns} columns.",
                f"《{headline(layout, story.article)}》每栏空余 {lines} 行，共 {columns} 栏。",
            ),
            Text("Give it a smaller frame, a picture, or more text.", "可缩小版位、加图或补文字。"),
            span=layout.issue.articles[story.article].span_of("headline"),
            article=story.article,
            page=story.page,
            box=frame_box(layout, story.frame.columns, story.frame.lines),
        )
