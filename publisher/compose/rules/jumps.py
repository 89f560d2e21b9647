"""Jumps on the laid-out pages: each line that sends readers on must have its other side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from publisher.compose.make_up import Layout
from publisher.compose.naming import COMES_FROM, HEADLINE, LEADS_TO
from publisher.compose.pages import PlacedPage, TextBlock
from publisher.compose.rules.places import box_of, headline
from publisher.findings import Severity
from publisher.rules.registry import Hit, rule
from publisher.wording import Text


@rule("JP005", "jump-without-return", Severity.ERROR, scope="layout")
def jump_without_return(layout: Layout) -> Iterator[Hit]:
    """A jump line leads to a page where the story does not go on, or back to one where it does not leave off.

    Why:
        The reader turns the page and finds nothing. Jump lines come in pairs, each naming the other's page.

    Bad:
        Page 1 ends with “Continued on page 3”; every frame of page 3 is taken by another story.
    Good:
        Page 3 has a frame for the rest, under “From page 1”.

    中文: 转接有去无回
        读者翻到那一版，却找不到续文。“下转”与“上接”要成对，版次互相对应。
    """
    pairs = {(name, page.number, other) for page, block, name, other in _lines(layout) if block.piece == LEADS_TO}
    returns = {(name, other, page.number) for page, block, name, other in _lines(layout) if block.piece == COMES_FROM}
    for page, block, name, other in _lines(layout):
        leads = block.piece == LEADS_TO
        here = (name, page.number, other) if leads else (name, other, page.number)
        if here in (returns if leads else pairs) and str(other) in "".join(line.text for line in block.lines):
            continue
        story = layout.issue.articles[name]
        yield Hit(
            Text(
                f"Page {page.number} sends readers of “{headline(layout, name)}” to page {other}, where its "
                f"{'rest' if leads else 'opening'} is not to be found.",
                f"第{page.number}版把《{headline(layout, name)}》的读者引向第{other}版，那里却没有它的"
                f"{'续文' if leads else '前文'}。",
            ),
            Text(
                f"Give the rest a place on page {other}: a frame more, or a story less.",
                f"请在第{other}版给续文留出位置：加一个版块，或减一篇稿件。",
            ),
            story.span_of("continues"),
            name,
            page=page.number,
            box=box_of(block),
        )


@rule("JP006", "needless-jump", Severity.INFO, scope="layout")
def needless_jump(layout: Layout) -> Iterator[Hit]:
    """A story may continue on another page, and needs not.

    Why:
        The story fits its place, so it stays whole and no jump line is printed. A place kept for its rest is free.

    Bad:
        continues: {page: 3} at a story of 40 lines, in a frame that holds 57.
    Good:
        No “continues” there, and another story on page 3.

    中文: 无须转接
        稿件在原版排得下，就不转版，也不印转接行。为续文留的位置可另作他用。
    """
    jumping = {name for _, _, name, _ in _lines(layout)}
    stories = {story.article: story for story in layout.stories}
    for article in layout.issue.manifest.articles:
        pages = layout.issue.continuation_pages(article.id)
        story = stories.get(article.id)
        if not pages or story is None or article.id in jumping or story.fit.over:
            continue
        yield Hit(
            Text(
                f"“{article.headline}” fits page {story.page}: no jump to page {pages[0]} was needed.",
                f"《{article.headline}》在第{story.page}版排得下，无须转第{pages[0]}版。",
            ),
            Text(
                f"Nothing need be done; page {pages[0]} has room for something else.",
                f"可不作改动；第{pages[0]}版可另排稿件。",
            ),
            article.span_of("continues"),
            article.id,
            page=story.page,
        )


@rule("JP007", "short-jump", Severity.WARNING, scope="layout")
def short_jump(layout: Layout) -> Iterator[Hit]:
    """A jump takes only a few lines to the other page.

    Why:
        Nobody turns pages for three lines. That much is cut, or room is found for it.

    Bad:
        Page 3 has the last three lines of a story from page 1 under a headline of their own.
    Good:
        The story cut by three lines, whole on page 1.

    中文: 转接的文字太少
        没有人为三两行去翻版。不如删去几行，在原版排完。
    """
    least = layout.pack.jumps.least
    for page, block, name, other in _lines(layout):
        if block.piece != COMES_FROM:
            continue
        count = sum(len(item.lines) for item in _blocks(page) if item.article == name and item.piece[:5] == "body.")
        if count >= least:
            continue
        yield Hit(
            Text(
                f"Only {count} lines of “{headline(layout, name)}” go on from page {other} to page {page.number}.",
                f"《{headline(layout, name)}》从第{other}版转到第{page.number}版的只有 {count} 行。",
            ),
            Text(
                f"Cut {count} lines, or send at least {least}.",
                f"请删去 {count} 行，或至少转 {least} 行。",
            ),
            layout.issue.articles[name].span_of("continues"),
            name,
            page=page.number,
            box=box_of(block),
        )


@rule("JP008", "twin-continuations", Severity.WARNING, scope="layout")
def twin_continuations(layout: Layout) -> Iterator[Hit]:
    """Two rests on one page have the same headline.

    Why:
        The reader who comes from page 1 looks for the story by its headline, and finds two.

    Bad:
        Page 3 has two rests, both headed “Harbour board”.
    Good:
        continues: {page: 3, headline: Harbour board on the ferry} at one of them.

    中文: 同版两篇续文标题相同
        读者靠标题找续文，同一版上有两篇同名的就分不清了。
    """
    for page in layout.composition.pages:
        heads: list[tuple[str, str, TextBlock]] = []
        told: TextBlock | None = None
        for block in _blocks(page):
            if block.piece == HEADLINE:
                told = block
            elif block.piece == COMES_FROM and told is not None and block.link:
                words = "".join("".join(line.source_text for line in told.lines).split())
                heads.append((words, block.link.partition("#")[0], told))
        for (one, first, _), (two, second, block) in combinations(heads, 2):
            if one != two:
                continue
            yield Hit(
                Text(
                    f"On page {page.number} the rest of “{headline(layout, first)}” and that of "
                    f"“{headline(layout, second)}” have the same headline.",
                    f"第{page.number}版上，《{headline(layout, first)}》与"
                    f"《{headline(layout, second)}》的续文标题相同。",
                ),
                Text(
                    f"Write “continues: {{page: {page.number}, headline: …}}” at one of them.",
                    f"请给其中一篇写上“continues: {{page: {page.number}, headline: …}}”。",
                ),
                layout.issue.articles[second].span_of("continues"),
                second,
                page=page.number,
                box=box_of(block),
            )


def _lines(layout: Layout) -> Iterator[tuple[PlacedPage, TextBlock, str, int]]:
    """Every jump line with its page, the story, and the page that it names; pages of overset matter left out."""
    for page in layout.composition.pages[: len(layout.issue.manifest.pages)]:
        for block in _blocks(page):
            if block.piece in (LEADS_TO, COMES_FROM) and block.link:
                name, _, other = block.link.partition("#")
                yield page, block, name, int(other)


def _blocks(page: PlacedPage) -> Iterator[TextBlock]:
    return (item for item in page.items if isinstance(item, TextBlock))
