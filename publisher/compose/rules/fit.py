"""How stories fit their places: what is over, what is left empty, and what was done to make them fit."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.compose.cutting import Fitting
from publisher.compose.fitness import over, under
from publisher.compose.make_up import Layout
from publisher.compose.pages import TextBlock
from publisher.compose.rules.places import frame_box, headline
from publisher.compose.story import Story
from publisher.findings import Severity
from publisher.model import Article
from publisher.rules.passages import passages_of
from publisher.rules.registry import Hit, rule
from publisher.wording import Text


@rule("LY002", "overset", Severity.ERROR, scope="layout")
def overset(layout: Layout) -> Iterator[Hit]:
    """Text does not fit its place.

    Why:
        What does not fit is not printed. The overset matter is kept on an extra page, so nothing is lost while
        the editor cuts. Told are lines and characters, and where they begin.

    Bad:
        A story of 80 lines in a frame that holds 57.
    Good:
        The story cut to 57 lines, or given a larger frame.

    中文: 文字排不下
        排不下的文字印不出来。余稿另列于最后一版，以便删改，不会丢失。提示写明超出的行数、字数和起处。
    """
    for story in layout.stories:
        found = over(story)
        if found is None:
            continue
        article, frame = layout.issue.articles[story.article], _frame(story)
        where = _block(article, found.block, layout.issue.language) if found.block is not None else None
        lines = _counted(found.lines, "line")
        deeper = _counted(found.deeper, "line")
        mend = Text(f"give frame {frame.en} {deeper} more depth", f"将版块 {frame.zh} 加深 {found.deeper} 行")
        yield Hit(
            Text(
                f"“{article.headline}” is over by {lines}, {_counted(found.characters, 'character')}.",
                f"《{article.headline}》超出 {found.lines} 行，{found.characters} 字。",
            ),
            Text(f"Cut from {where.en} on, or {mend.en}.", f"请从{where.zh}起删，或{mend.zh}。")
            if where
            else Text(f"Shorten the caption, or {mend.en}.", f"请缩短图注，或{mend.zh}。"),
            span=article.blocks[found.block].span if found.block is not None else article.span_of("headline"),
            article=story.article,
            page=story.page,
            box=frame_box(layout, story.frame.columns, story.frame.lines),
        )
    yield from _homeless(layout)


def _homeless(layout: Layout) -> Iterator[Hit]:
    """Whole stories, and rests of stories, for which their page has no frame."""
    whole = [(name, layout.issue.page_of(name)) for name in layout.unplaced]
    for name, page in [*whole, *layout.adrift]:
        article = layout.issue.articles[name]
        what = Text("the whole story", "全篇") if (name, page) in whole else Text("its rest", "续文")
        kept = [
            line
            for sheet in layout.composition.pages[len(layout.issue.manifest.pages) :]
            for block in sheet.items
            if isinstance(block, TextBlock) and block.article == name and block.piece.startswith("body.")
            for line in block.lines
        ]
        characters = sum(len("".join(line.source_text.split())) for line in kept)
        yield Hit(
            Text(
                f"There is no room on page {page} for “{article.headline}”: {what.en} is overset, "
                f"{_counted(len(kept), 'line')}, {_counted(characters, 'character')}.",
                f"第{page}版没有《{article.headline}》的位置：{what.zh}排不下，共 {len(kept)} 行，{characters} 字。",
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
        A hole at the foot of a column is the first thing a reader sees of a page made in a hurry. Told are the lines,
        and the characters that would fill them.

    Bad:
        A story of 30 lines in a frame for 57.
    Good:
        A frame of the story's own depth, a picture, or another brief under it.

    中文: 版位空余
        栏底的空白是读者最先看到的毛病。可加图片、短讯，或缩小版位。提示写明空余的行数和可补的字数。
    """
    for story in layout.stories:
        found = under(story)
        if found is None or story.fit.under <= layout.pack.spacing.underset:
            continue
        columns, frame = story.frame.text_columns, _frame(story)
        characters = Text(f", about {found.characters} characters", f"，约 {found.characters} 字")
        if not found.characters:
            characters = Text("", "")
        yield Hit(
            Text(
                f"“{headline(layout, story.article)}” leaves {_counted(found.rows, 'line')} empty in each of "
                f"{_counted(columns, 'column')}: {_counted(found.lines, 'line')}{characters.en}.",
                f"《{headline(layout, story.article)}》每栏空余 {found.rows} 行，{columns} 栏共 {found.lines} 行"
                f"{characters.zh}。",
            ),
            Text(
                f"Write more, make a picture {_counted(found.rows, 'line')} deeper, or frame {frame.en} as much "
                "shallower.",
                f"可补文字、将图片加深 {found.rows} 行，或把版块 {frame.zh} 缩短 {found.rows} 行。",
            ),
            span=layout.issue.articles[story.article].span_of("headline"),
            article=story.article,
            page=story.page,
            box=frame_box(layout, story.frame.columns, story.frame.lines),
        )


@rule("LY050", "copyfitted", Severity.INFO, scope="layout")
def copyfitted(layout: Layout) -> Iterator[Hit]:
    """A story was made to fit its place.

    Why:
        A line or two too many is taken in by the levers that the layout allows (its copyfit): the picture's crop, the
        spacing of the letters, the headline's size. The editor is told, to cut the text instead where that is better.

    Bad:
        A story one line over, its letters set 5 thousandths closer.
    Good:
        The story cut by a line, and set as every other.

    中文: 为排下文字作了微调
        多出一两行时，按版式 copyfit 允许的限度调整图片裁切、字距或标题字号。告知编辑，如有必要可改为删字。
    """
    for story in layout.stories:
        if story.fitting is None:
            continue
        done = list(_done(story.fitting))
        yield Hit(
            Text(
                f"“{headline(layout, story.article)}” was made to fit: {', '.join(text.en for text in done)}.",
                f"《{headline(layout, story.article)}》已微调以排下：{'，'.join(text.zh for text in done)}。",
            ),
            Text(
                "Nothing need be done; cut or add a few words to have it set as usual.",
                "可不作改动；增删几个字即可恢复常规排法。",
            ),
            span=layout.issue.articles[story.article].span_of("headline"),
            article=story.article,
            page=story.page,
            box=frame_box(layout, story.frame.columns, story.frame.lines),
        )


def _done(fitting: Fitting) -> Iterator[Text]:
    if fitting.picture:
        lines, share = abs(fitting.picture), f"{abs(fitting.share):.0%}"
        way = Text("shallower", "裁浅") if fitting.picture < 0 else Text("deeper", "加深")
        yield Text(f"picture {_counted(lines, 'line')} ({share}) {way.en}", f"图片{way.zh} {lines} 行（{share}）")
    if fitting.tracking:
        amount = f"{abs(fitting.tracking):g}"
        way = Text("closer", "收紧") if fitting.tracking < 0 else Text("wider", "放宽")
        yield Text(f"letters {amount} thousandths of an em {way.en}", f"字距{way.zh}千分之 {amount}")
    if fitting.headline:
        usual, now = fitting.headline
        yield Text(f"headline at {now:g} instead of {usual:g} points", f"标题由 {usual:g} 点改为 {now:g} 点")


def _frame(story: Story) -> Text:
    """The frame's letter on its page, and where it is: B (columns 4–5, lines 30–55)."""
    (first, last), (top, foot) = story.frame.columns, story.frame.lines
    letter = chr(ord("A") + story.place % 26)
    columns = f"{first}" if first == last else f"{first}–{last}"
    name = "column" if first == last else "columns"
    return Text(
        f"{letter} ({name} {columns}, lines {top:g}–{foot:g})", f"{letter}（第 {columns} 栏，第 {top:g}–{foot:g} 行）"
    )


def _block(article: Article, block: int, language: str) -> Text:
    """What people call a block of the body: paragraph 4, 第4段."""
    names = {passage.key.removesuffix(".cell"): passage.name for passage in passages_of(article, language)}
    return names.get(f"body.{block}", Text("its end", "文末"))


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
