"""The page as a whole: white space, headlines that bump into one another, a page with nothing on it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, groupby

from publisher.compose.make_up import Layout
from publisher.compose.pages import Fill, Item, PlacedPage, TextBlock
from publisher.compose.rules.matter import SetLine, numbered, text_blocks
from publisher.compose.rules.places import in_mm, line_box, line_span
from publisher.findings import Severity
from publisher.model import Span
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_PARTS = 4  # of a column's width: how finely white is looked for
_AROUND = 0.8  # lines of white above and below anything that are its own
_NEAR = 2.0  # gutters: headlines this near to one another are read as one
_LEVEL = 1.0  # lines by which their first baselines may differ and still look level
_LEADING = 2.0  # times the body's size: small headlines over briefs in a row are told for information only


@rule("LY029", "white-space", Severity.WARNING, scope="layout")
def white_space(layout: Layout) -> Iterator[Hit]:
    """Too much of the type area is empty.

    Why:
        A hole in a page is the first thing a reader sees, and paper costs money. The white that belongs to headlines
        and pictures is not counted; how much more may stay empty is the layout's choice (limits.white).

    Bad:
        A page whose last story ends 20 lines above its foot.
    Good:
        The story given more text, a picture, or a frame of its own depth.

    中文: 版面空白过多
        版心内的空白超过限度，版面像是没做完。标题、图片四周应有的空白不计在内。
    """
    grid, limit = layout.pack.grid, layout.pack.limits.white
    for page in numbered(layout):
        holes = _holes(layout, page)
        share = sum(map(len, holes)) / (grid.columns * _PARTS * (grid.lines - _top(layout, page)))
        if _blank(page) or share <= limit / 2:
            continue
        deepest = max(holes, key=len)
        part, line = deepest[0]
        yield Hit(
            Text(
                f"{share:.0%} of page {page.number}'s type area is empty; the deepest hole is {len(deepest)} lines.",
                f"第{page.number}版版心有 {share:.0%} 空白，最深处空 {len(deepest)} 行。",
            ),
            Text("Add a story, a picture or text, or make the page up anew.", "请补稿、加图，或重新划版。"),
            span=_listed(layout, page),
            page=page.number,
            box=in_mm(
                grid.left + part * grid.width / (grid.columns * _PARTS),
                grid.y(line),
                grid.width / (grid.columns * _PARTS),
                len(deepest) * grid.leading,
            ),
            severity=None if share > limit else Severity.INFO,
        )


@rule("LY030", "bumping-headlines", Severity.WARNING, scope="layout")
def bumping_headlines(layout: Layout) -> Iterator[Hit]:
    """Two headlines of the same size stand side by side on the same line.

    Why:
        碰题: the eye reads on from one into the other, and neither leads. A difference of size, a picture or a box
        between them, or another depth parts them.

    Bad:
        “全市召开推进会” and “新桥月底通车”, both of 28 points, level with one another in neighbouring columns.
    Good:
        One of them a step smaller, or a line lower under a kicker.

    中文: 碰题
        两个标题同号、同高、左右相邻，容易连读，主次不分。请改字号，或用图片、边框隔开。
    """
    for page in numbered(layout):
        heads = [block for block in text_blocks(page) if block.piece == "headline" and block.lines]
        for one, other in combinations(sorted(heads, key=lambda block: block.x), 2):
            if (
                one.article == other.article
                or one.style.size != other.style.size
                or not _bump(layout, page, one, other)
            ):
                continue
            at = SetLine(page.number, other, 0)
            yield Hit(
                Text(
                    f"The headlines “{_whole(one)}” and “{_whole(other)}” stand side by side in the same size.",
                    f"“{_whole(one)}”与“{_whole(other)}”两个标题同号并排，形成碰题。",
                ),
                Text("Set one of them a step smaller, or move it.", "请把其中一个改小一号，或错开位置。"),
                span=line_span(layout, at),
                article=other.article,
                page=page.number,
                box=line_box(at, SetLine(page.number, other, len(other.lines) - 1)),
                severity=None if one.style.size >= _LEADING * layout.pack.style("body").size else Severity.INFO,
            )


@rule("LY033", "empty-page", Severity.WARNING, scope="layout")
def empty_page(layout: Layout) -> Iterator[Hit]:
    """A page has no story, picture or advertisement.

    Why:
        An empty page in the middle or at the end of an issue is nearly always a mistake in the manifest.

    Bad:
        pages: [{number: 4, articles: []}]
    Good:
        The page filled, or left out.

    中文: 空白版
        一版上没有任何稿件、图片或广告，多半是清单里漏了稿。
    """
    for page in numbered(layout):
        if _blank(page):
            yield Hit(
                Text(f"Page {page.number} is empty.", f"第{page.number}版是空白版。"),
                Text("Put a story on it, or take the page out.", "请排上稿件，或删去此版。"),
                span=_listed(layout, page),
                page=page.number,
                box=in_mm(0, 0, layout.composition.width, layout.composition.height),
            )


def _blank(page: PlacedPage) -> bool:
    return all(isinstance(item, Fill) or getattr(item, "piece", "") == "furniture" for item in page.items)


def _listed(layout: Layout, page: PlacedPage) -> Span | None:
    listed = next((one for one in layout.issue.manifest.pages if one.number == page.number), None)
    return listed.span_of("number") if listed else None


def _top(layout: Layout, page: PlacedPage) -> int:
    first = page is layout.composition.pages[0]
    return int(layout.pack.first_line if first else layout.pack.inner_line)


def _holes(layout: Layout, page: PlacedPage) -> list[list[tuple[int, int]]]:
    """Cells of the type area (part of the width, grid line) that nothing covers, those one below the other together."""
    grid, top = layout.pack.grid, _top(layout, page)
    edges = [edges for item in page.items if (edges := _covered(item, grid.leading))]
    holes: list[list[tuple[int, int]]] = []
    for part in range(grid.columns * _PARTS):
        x = grid.x(part // _PARTS + 1) + (part % _PARTS + 0.5) / _PARTS * grid.column
        across = [(head, foot) for left, head, right, foot in edges if left <= x <= right]
        middles = [(line, grid.y(line + 0.5)) for line in range(top, grid.lines)]
        empty = [line for line, y in middles if not any(head <= y <= foot for head, foot in across)]
        for _, run in groupby(enumerate(empty), key=lambda pair: pair[1] - pair[0]):
            holes.append([(part, line) for _, line in run])
    return holes


def _covered(item: Item, leading: float) -> tuple[float, float, float, float] | None:
    """Left, top, right and foot of what an item takes of the page, the white around it included; points."""
    around = _AROUND * leading
    if not isinstance(item, TextBlock):
        return item.x, item.y - around, item.x + item.width, item.y + item.height + around
    if not item.lines:
        return None
    foot = item.baseline + item.leading * (len(item.lines) - 1) + 0.2 * item.style.size
    right = item.x + max(max(line.measure, line.width) for line in item.lines)
    return item.x - 1, item.baseline - item.style.size - around, right + 1, foot + around


def _bump(layout: Layout, page: PlacedPage, left: TextBlock, right: TextBlock) -> bool:
    """Whether the two are neighbours on one level, with no tint behind either."""
    grid = layout.pack.grid
    end = left.x + max(line.width for line in left.lines)
    boxed = any(
        isinstance(item, Fill)
        and item.height > grid.leading
        and item.x <= block.x <= item.x + item.width
        and item.y <= block.baseline <= item.y + item.height
        for item in page.items
        for block in (left, right)
    )
    level = abs(left.baseline - right.baseline) <= _LEVEL * grid.leading
    near = 0 <= right.x - end <= _NEAR * grid.gutter + grid.column / 4
    return level and near and not boxed


def _whole(block: TextBlock) -> str:
    return " ".join(line.text.strip() for line in block.lines)
