"""Rules on the laid-out pages: what an editor sees only when the text stands in its columns."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.compose.make_up import Layout
from publisher.compose.pages import Picture, TextBlock
from publisher.findings import Box, Severity
from publisher.model import Span
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

MM = 25.4 / 72
_SHARP = 150
"""Pixels an inch a newspaper press asks for."""


@rule("LY001", "split-paragraph", Severity.WARNING, scope="layout")
def split_paragraph(layout: Layout) -> Iterator[Hit]:
    """A paragraph is divided by a page break.

    Why:
        The reader who turns the page, or never does, loses the sentence. Text cut there is also what later
        readers of the page's text find as two broken paragraphs.

    Bad:
        Page 1 ends “…围绕社会、意识形态、全”, page 3 begins “面从严治党等各领域…”.
    Good:
        The jump stands at the end of a paragraph.

    中文: 段落被版面分开
        段落跨版断开，读者翻页才能读完一句；转版宜在段落之末。
    """
    seen: dict[tuple[str, str], tuple[int, int]] = {}
    for page in layout.composition.pages[: len(layout.issue.manifest.pages)]:
        for block in page.items:
            if not isinstance(block, TextBlock) or block.article is None or not block.piece.startswith("body."):
                continue
            key = (block.article, block.piece)
            before = seen.get(key)
            if before and before[0] != page.number and block.continued:
                yield Hit(
                    Text(
                        f"A paragraph of “{_headline(layout, block.article)}” is divided: {before[1]} lines on page "
                        f"{before[0]}, {len(block.lines)} on page {page.number}.",
                        f"《{_headline(layout, block.article)}》有一段被分开：第{before[0]}版 {before[1]} 行，"
                        f"第{page.number}版 {len(block.lines)} 行。",
                    ),
                    Text(
                        "Cut or add lines so that the break falls between paragraphs.",
                        "增删若干行，使断处落在两段之间。",
                    ),
                    span=_span(layout, block.article, block.piece),
                    article=block.article,
                    page=page.number,
                    box=_box(block),
                )
            count = before[1] if before and before[0] == page.number else 0
            seen[key] = (page.number, count + len(block.lines))


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
                f"“{_headline(layout, story.article)}” is over by {story.fit.over} lines, {characters} characters.",
                f"《{_headline(layout, story.article)}》超出 {story.fit.over} 行，{characters} 字。",
            ),
            Text("Cut that many lines, or give the story more room.", "请删去这些行数，或加大版位。"),
            span=layout.issue.articles[story.article].span_of("headline"),
            article=story.article,
            page=layout.issue.page_of(story.article),
            box=_frame_box(layout, story.frame.columns, story.frame.lines),
        )
    for name in layout.unplaced:
        article = layout.issue.articles[name]
        yield Hit(
            Text(
                f"There is no room on the page for “{article.headline}”: the whole story is overset.",
                f"版面上没有《{article.headline}》的位置：全篇排不下。",
            ),
            Text("Move it to another page, or shorten the stories above it.", "请移到别的版，或删短前面的稿件。"),
            span=article.span_of("headline"),
            article=name,
            page=layout.issue.page_of(name),
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
                f"“{_headline(layout, story.article)}” leaves {lines} lines empty in each of {columns} columns.",
                f"《{_headline(layout, story.article)}》每栏空余 {lines} 行，共 {columns} 栏。",
            ),
            Text("Give it a smaller frame, a picture, or more text.", "可缩小版位、加图或补文字。"),
            span=layout.issue.articles[story.article].span_of("headline"),
            article=story.article,
            page=layout.issue.page_of(story.article),
            box=_frame_box(layout, story.frame.columns, story.frame.lines),
        )


@rule("IM001", "low-resolution", Severity.WARNING, scope="layout")
def low_resolution(layout: Layout) -> Iterator[Hit]:
    """A picture has too few pixels for the size it is printed at.

    Why:
        Under 150 pixels an inch a photograph shows its squares, even on newsprint.

    Bad:
        A picture of 400 pixels printed 143 mm wide (71 pixels an inch).
    Good:
        The same picture at 1,200 pixels, or printed 66 mm wide.

    中文: 图片分辨率不足
        按印刷尺寸不足每英寸 150 像素，新闻纸上也会露出方格。
    """
    for page in layout.composition.pages:
        for picture in page.items:
            if not isinstance(picture, Picture) or picture.image is None:
                continue
            pixels = layout.issue.pixels[picture.image]
            sharp = min(pixels[0] / picture.width, pixels[1] / picture.height) * 72
            if sharp >= _SHARP:
                continue
            figure = layout.issue.articles[picture.article].figures[picture.figure]
            size = f"{picture.width * MM:.0f} × {picture.height * MM:.0f} mm"
            needed = round(max(picture.width, pixels[0] / pixels[1] * picture.height) / 72 * _SHARP)
            yield Hit(
                Text(
                    f"{picture.image} has {sharp:.0f} pixels an inch at its printed size of {size}.",
                    f"{picture.image} 按印刷尺寸 {size} 只有每英寸 {sharp:.0f} 像素。",
                ),
                Text(
                    f"Supply it at least {needed} pixels wide, or print it smaller.",
                    f"请换宽 {needed} 像素以上的图，或缩小。",
                ),
                span=figure.span_of("image"),
                article=picture.article,
                page=page.number,
                box=Box(*(round(value * MM, 1) for value in (picture.x, picture.y, picture.width, picture.height))),
            )


def _headline(layout: Layout, article: str) -> str:
    return layout.issue.articles[article].headline


def _span(layout: Layout, article: str, piece: str) -> Span | None:
    parts = piece.split(".")
    blocks = layout.issue.articles[article].blocks
    return blocks[int(parts[1])].span if int(parts[1]) < len(blocks) else None


def _box(block: TextBlock) -> Box:
    top = block.baseline - 0.88 * block.style.size
    height = block.leading * (len(block.lines) - 1) + block.style.size
    width = max(line.measure for line in block.lines)
    return Box(*(round(value * MM, 1) for value in (block.x, top, width, height)))


def _frame_box(layout: Layout, columns: tuple[int, int], lines: tuple[float, float]) -> Box:
    grid = layout.pack.grid
    left, top = grid.x(columns[0]), grid.y(lines[0])
    width = grid.span(columns[1] - columns[0] + 1)
    return Box(*(round(value * MM, 1) for value in (left, top, width, grid.y(lines[1]) - top)))
