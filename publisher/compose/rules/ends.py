"""What stands alone at the head or the foot of a column: 背题, widow, orphan, a sliver of text."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.compose.make_up import Layout
from publisher.compose.rules.matter import Column, SetLine, columns, heading
from publisher.compose.rules.places import headline, line_box, line_span, quoted
from publisher.findings import Severity
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_UNDER_HEADING = 2  # lines that must follow a subhead in its own column


@rule("LY010", "stranded-heading", Severity.ERROR, scope="layout")
def stranded_heading(layout: Layout) -> Iterator[Hit]:
    """A subhead stands at the foot of a column, and its text begins in the next one.

    Why:
        A heading belongs to what follows. Alone at the foot it looks like the end of the story above it, and the next
        column begins with a text that nothing announces. One line of text under it is too little as well.

    Bad:
        The last line of a column is the subhead “提升能效”.
    Good:
        The subhead heads the next column, or two lines of its text stand under it.

    中文: 背题
        小标题落在栏末，正文转到下一栏，题文分离。小标题下至少应有两行正文。
    """
    for column, following in _with_next(columns(layout)):
        lines = column.lines
        heads = [row for row, line in enumerate(lines) if heading(layout, line.block)]
        if not heads or following is None:
            continue
        under = len(lines) - 1 - heads[-1]
        goes_on = under == 0 or following.blocks[0].piece == lines[-1].block.piece
        if under < _UNDER_HEADING and goes_on:
            at = lines[heads[-1]]
            yield _hit(
                layout,
                at,
                Text(
                    f"The subhead {quoted(at).en} stands at a column's foot with {under or 'no'} line"
                    f"{'' if under == 1 else 's'} of its text.",
                    f"小标题{quoted(at).zh}落在栏末，其下只有 {under} 行正文。",
                ),
                Text("Add or cut lines above it.", "请增删其前的文字。"),
                Severity.ERROR if under == 0 else Severity.WARNING,
            )


@rule("LY011", "widow", Severity.WARNING, scope="layout")
def widow(layout: Layout) -> Iterator[Hit]:
    """The last line of a paragraph stands alone at the head of a column.

    Why:
        孤行不成页: the eye meets half a line with no beginning, and the column seems to start too low. At the head of
        a page, or shorter than half the column, it is a fault; else it is told for information.

    Bad:
        A column begins “harbour wall.” and then a new paragraph.
    Good:
        Two lines of the paragraph stand there, or none.

    中文: 孤行（栏首）
        段落的最后一行独自落在栏首，俗称孤行。请使该段在栏首至少有两行，或全部留在前一栏。
    """
    pages: dict[str, int] = {}
    for column in columns(layout):
        turned = pages.get(column.article) != column.page
        pages[column.article] = column.page
        first = column.lines[0]
        if first.line.last and first.line.start > 0 and _continued(first):
            yield _hit(
                layout,
                first,
                Text(
                    f"The last line of a paragraph, {quoted(first).en}, stands alone at a column's head.",
                    f"段落末行{quoted(first).zh}独自落在栏首。",
                ),
                Text("Cut or add a few words in this paragraph.", "请在本段增删几个字。"),
                Severity.WARNING if turned or first.line.width < first.line.measure / 2 else Severity.INFO,
            )


@rule("LY012", "orphan", Severity.INFO, scope="layout")
def orphan(layout: Layout) -> Iterator[Hit]:
    """The first line of a paragraph stands alone at the foot of a column.

    Why:
        The reader has hardly begun when the column ends. Newspapers bear it in narrow columns, books do not; at the
        foot of a page it weighs more.

    Bad:
        The last line of a column is the first of a paragraph of eight.
    Good:
        Two lines of the paragraph stand there, or none.

    中文: 段首行独留栏末
        新起一段只有一行留在栏末。报纸窄栏可以容忍，在版末则应避免。
    """
    for column, following in _with_next(columns(layout)):
        last = column.lines[-1]
        alone = last.line.start == 0 and not any(heading(layout, block) for block in column.blocks[-2:])
        if following and following.blocks[0].piece == last.block.piece and alone:
            yield _hit(
                layout,
                last,
                Text(
                    f"The first line of a paragraph, {quoted(last).en}, stands alone at a column's foot.",
                    f"段落首行{quoted(last).zh}独自留在栏末。",
                ),
                Text("Cut or add a line above it.", "请在其前增删一行。"),
                Severity.WARNING if following.page != column.page else Severity.INFO,
            )


@rule("LY031", "sliver-column", Severity.WARNING, scope="layout")
def sliver_column(layout: Layout) -> Iterator[Hit]:
    """A column of a story holds only a line or two.

    Why:
        Two lines beside full columns, or under a picture, look like something forgotten; readers pass over them. How
        many lines a column must hold is the layout's choice (limits.least_lines).

    Bad:
        A story over three columns of 12, 12 and 2 lines.
    Good:
        Columns of 9, 9 and 8 lines.

    中文: 栏内只剩一两行
        一栏之中只有一两行字，容易被漏读。请调整栏数、图片或行数。
    """
    least, found = layout.pack.limits.least_lines, columns(layout)
    longest: dict[tuple[int, str], int] = {}
    for column in found:
        key = (column.page, column.article)
        longest[key] = max(longest.get(key, 0), len(column.lines))
    begun: set[tuple[int, str]] = set()
    for column in found:
        lines, key = column.lines, (column.page, column.article)
        first, begun = key not in begun, begun | {key}  # the first column may have the byline above its lines
        if not first and len(lines) < least and 2 * len(lines) <= longest[key]:
            yield _hit(
                layout,
                lines[0],
                Text(
                    f"A column of “{headline(layout, column.article)}” holds {len(lines)} line"
                    f"{'' if len(lines) == 1 else 's'} only.",
                    f"《{headline(layout, column.article)}》有一栏只有 {len(lines)} 行。",
                ),
                Text("Give the story fewer columns, or another depth.", "请减少栏数，或改变版位深度。"),
                last=lines[-1],
            )


def _with_next(found: list[Column]) -> Iterator[tuple[Column, Column | None]]:
    """Each column and the one in which its story goes on."""
    for index, column in enumerate(found):
        yield column, next((later for later in found[index + 1 :] if later.article == column.article), None)


def _continued(line: SetLine) -> bool:
    return line.row == 0 and line.block.continued


def _hit(
    layout: Layout,
    at: SetLine,
    message: Text,
    hint: Text,
    severity: Severity | None = None,
    last: SetLine | None = None,
) -> Hit:
    return Hit(
        message,
        hint,
        span=line_span(layout, at),
        article=at.block.article,
        page=at.page,
        box=line_box(at, last),
        severity=severity,
    )
