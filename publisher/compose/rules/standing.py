"""How text stands: on the grid, beside its picture, in columns that end together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from publisher.compose.make_up import Layout
from publisher.compose.pages import Picture, PlacedPage, TextBlock
from publisher.compose.rules.matter import SetLine, columns, is_body, numbered, text_blocks
from publisher.compose.rules.places import headline, in_mm, line_box, line_span, quoted
from publisher.findings import Severity
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_OFF = 0.05  # points
_PARTED = 3.0  # leadings between a picture and its caption, where nothing of the same story fills them
_UNEVEN = 2  # lines by which the columns of a story may end apart


@rule("LY020", "parted-caption", Severity.ERROR, scope="layout")
def parted_caption(layout: Layout) -> Iterator[Hit]:
    """A caption does not stand by its picture.

    Why:
        A caption names the people in the picture above it. Under another picture, or on another page, it names the
        wrong ones.

    Bad:
        The picture at the head of the page, its caption in the next column under another story.
    Good:
        The caption right under the picture, of the same width.

    中文: 图文分离
        图片说明没有紧靠图片，容易张冠李戴。
    """
    for page in numbered(layout):
        for block in text_blocks(page):
            parts = block.piece.split(".")
            if block.article is None or parts[0] != "figure" or parts[-1] != "caption":
                continue
            picture = next(
                (one for one in _pictures(page) if (one.article, str(one.figure)) == (block.article, parts[1])), None
            )
            if picture is None or not _beside(page, picture, block):
                caption = layout.issue.articles[block.article].figures[int(parts[1])]
                number, title = int(parts[1]) + 1, headline(layout, block.article)
                yield Hit(
                    Text(
                        f"The caption of picture {number} of “{title}” does not stand by it.",
                        f"《{title}》第{number}张图的说明没有紧靠图片。",
                    ),
                    Text("Keep the two together in one frame.", "请把图片和说明放在同一版位。"),
                    span=caption.span_of("caption"),
                    article=block.article,
                    page=page.number,
                    box=line_box(SetLine(page.number, block, 0), SetLine(page.number, block, len(block.lines) - 1)),
                )


def _pictures(page: PlacedPage) -> Iterator[Picture]:
    return (item for item in page.items if isinstance(item, Picture))


def _beside(page: PlacedPage, picture: Picture, caption: TextBlock) -> bool:
    """Whether picture and caption are neighbours, or part of one photo story with its headline between them."""
    top = caption.baseline - caption.style.size
    foot = caption.baseline + caption.leading * (len(caption.lines) - 1)
    width = max(line.width for line in caption.lines)
    down = max(top - (picture.y + picture.height), picture.y - foot, 0.0)
    right = max(caption.x - (picture.x + picture.width), picture.x - (caption.x + width), 0.0)
    if max(down, right) <= _PARTED * caption.leading:
        return True
    between = [
        block
        for block in text_blocks(page)
        if picture.y + picture.height < block.baseline < top and picture.x <= block.x < picture.x + picture.width
    ]
    heads = all(block.article == caption.article and not is_body(block) for block in between)
    return right == 0 and bool(between) and heads


@rule("LY021", "off-grid", Severity.ERROR, scope="layout")
def off_grid(layout: Layout) -> Iterator[Hit]:
    """A line of body text does not stand on the page's baseline grid.

    Why:
        Lines of neighbouring columns then stand at different heights, and on thin paper the lines of the other side
        show between them.

    Bad:
        A column pushed down by a third of a line by the picture above it.
    Good:
        Every line of every column on the grid.

    中文: 正文不在网格上
        相邻栏的行高低不齐，薄纸上还会透出背面的行。
    """
    grid = layout.pack.grid
    for column in columns(layout):
        for at in column.lines:
            slot = (at.baseline - grid.top - grid.baseline) / grid.leading
            off = abs(slot - round(slot)) * grid.leading
            if off > _OFF:
                yield Hit(
                    Text(
                        f"The line {quoted(at).en} stands {off:.1f} pt off the grid.",
                        f"{quoted(at).zh}一行偏离网格 {off:.1f} 点。",
                    ),
                    Text(
                        "Give frames whole lines, and body styles the grid's leading.",
                        "版位请取整行，正文行距请与网格一致。",
                    ),
                    span=line_span(layout, at),
                    article=column.article,
                    page=column.page,
                    box=line_box(at),
                )
                break


@rule("LY032", "uneven-columns", Severity.INFO, scope="layout")
def uneven_columns(layout: Layout) -> Iterator[Hit]:
    """The columns of a story end at different depths.

    Why:
        Columns that end together make one block of a story. Where the last one ends much higher, there is a hole.

    Bad:
        Three columns of 20, 20 and 11 lines.
    Good:
        Three columns of 17 lines.

    中文: 各栏长短不齐
        一篇稿件各栏末行不齐，版面出现缺口。
    """
    for (number, article), group in groupby(columns(layout), key=lambda column: (column.page, column.article)):
        feet: dict[float, float] = {}
        for column in group:
            x, half = column.blocks[0].x, column.lines[0].line.measure / 2
            leg = next((other for other in feet if abs(other - x) < half), x)
            feet[leg] = max(feet.get(leg, 0.0), column.foot)
        lines = round((max(feet.values()) - min(feet.values())) / layout.pack.grid.leading)
        if len(feet) > 1 and lines > _UNEVEN:
            left, low = min(feet), min(feet.values())
            yield Hit(
                Text(
                    f"The columns of “{headline(layout, article)}” end {lines} lines apart.",
                    f"《{headline(layout, article)}》各栏末行相差 {lines} 行。",
                ),
                Text("Add text or a picture, or change the frame's depth.", "请补文字、加图，或改变版位深度。"),
                span=layout.issue.articles[article].span_of("headline"),
                article=article,
                page=number,
                box=in_mm(left, low, max(feet) + layout.pack.grid.column - left, max(feet.values()) - low),
            )
