"""A page made by hand, whose every line a test may move or change; whole, no layout rule has anything to say of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from publisher.compose.make_up import Layout
from publisher.compose.pack import MM, Pack
from publisher.compose.packs import load_pack
from publisher.compose.pages import Composition, Item, Picture, PlacedPage, TextBlock
from publisher.findings import Finding
from publisher.model import Article, Block, BlockKind, Figure, Issue, IssueInfo, Manifest, Page, Publication, Run, Span
from publisher.rules.run import check_layout
from publisher.typeset.lines import Line, Segment

MEASURE = 126.0
KINDS: tuple[BlockKind, ...] = ("paragraph", "subhead", "paragraph", "paragraph")
PACKS = {"zh-Hans": load_pack("newspaper", Path()), "en": load_pack("newsletter", Path())}


def line(
    text: str, start: int = 0, *, last: bool = False, width: float = MEASURE, added: str = "", **gaps: float
) -> Line:
    """One line of 126 points; ``added`` is a hyphen, ``gaps`` its tracking and word-spacing."""
    face = "serif-regular" if text.isascii() else "song-regular"
    segments: tuple[Segment, ...] = (Segment(text, face, gaps.get("tracking", 0.0), gaps.get("word", 0.0)),)
    if added:
        segments += (Segment(added, face, added=True),)
    return Line(segments, start, start + len(text), 0.0, 60.0 if last else width, MEASURE, last)


def lines(count: int, first: int = 0, *, ended: bool = True) -> list[Line]:
    """Lines of one paragraph, its ``first`` line on, each with other words; the last one ends it if ``ended``."""
    characters = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"
    texts = [characters[(first + n) * 3 % 40 :][:9] + characters[(first + n) % 47] * 5 for n in range(count)]
    made = [line(text, (first + n) * 14) for n, text in enumerate(texts)]
    return [*made[:-1], replace(made[-1], width=60.0, last=True)] if ended else made


class Sheet:
    """The page: a story over two columns of the grid's, a picture with its caption in the third."""

    def __init__(self, language: str = "zh-Hans") -> None:
        pack = PACKS[language]
        limits = pack.limits.model_copy(update={"white": 99.0})
        self.pack: Pack = pack.model_copy(update={"limits": limits})
        self.language = language
        self.pages: dict[int, list[Item]] = {1: self._clean()}
        self.kinds = KINDS

    def block(
        self,
        piece: str,
        column: float,
        slot: float,
        of: Sequence[Line],
        *,
        continued: bool = False,
        article: str = "lead",
    ) -> TextBlock:
        """Lines in a column of the grid (from 1), the first in that slot (from 0)."""
        grid, style = self.pack.grid, self.pack.style("h28" if piece == "headline" else "body")
        return TextBlock(article, piece, style, grid.x(column), grid.on(slot), grid.leading, tuple(of), continued)

    def _clean(self) -> list[Item]:
        grid = self.pack.grid
        caption = self.block("figure.0.caption", 3, 24, [line("茶农在山上采茶。", last=True)])
        return [
            self.block("headline", 1, 11, [line("山路修到家门口", last=True)]),
            self.block("body.0", 1, 14, lines(8, ended=False)),
            self.block("body.0", 2, 14, lines(3, 8), continued=True),
            self.block("body.1", 2, 18, [line("提升能效", last=True)]),
            self.block("body.2", 2, 19, lines(3)),
            Picture("lead", 0, grid.x(3), grid.y(14), grid.column, 9 * grid.leading, "images/tea.jpg", "采茶"),
            caption,
        ]

    def find(self, piece: str, part: int = 0) -> int:
        """Index on page 1 of the n-th block of a piece."""
        items = self.pages[1]
        return [n for n, item in enumerate(items) if isinstance(item, TextBlock) and item.piece == piece][part]

    def change(self, piece: str, part: int = 0, **fields: object) -> None:
        """Change fields of a block."""
        at = self.find(piece, part)
        self.pages[1][at] = replace(self.pages[1][at], **fields)  # type: ignore[arg-type]

    def set_line(self, piece: str, part: int, row: int, change: Callable[[Line], Line]) -> None:
        """Change one line of a block."""
        block = self.pages[1][self.find(piece, part)]
        assert isinstance(block, TextBlock)
        made = list(block.lines)
        made[row] = change(made[row])
        self.change(piece, part, lines=tuple(made))

    def layout(self) -> Layout:
        """The page as the composer would leave it."""
        blocks = tuple(
            Block(kind, (Run("".join(one.text for one in lines(20))),), Span(Path("articles/lead.md"), 2 * n + 1))
            for n, kind in enumerate(self.kinds)
        )
        figure = Figure(image="images/tea.jpg", caption="茶农在山上采茶。", alt="采茶")
        lead = Article(id="lead", headline="山路修到家门口", figures=(figure,)).with_blocks(blocks)
        other = Article(id="other", headline="茶叶卖到省城外").with_blocks(blocks)
        manifest = Manifest(
            publication=Publication(title="青溪新闻", language=self.language),
            issue=IssueInfo(date=datetime.date(2026, 5, 15)),
            pages=tuple(Page(number=number, articles=("lead", "other")) for number in self.pages),
            articles=(lead, other),
        )
        issue = Issue(Path("nowhere"), manifest, {}, {"images/tea.jpg": (2000, 2000)})
        pages = tuple(PlacedPage(number, None, tuple(items)) for number, items in self.pages.items())
        sheet = self.pack.sheet
        whole = Composition(
            sheet.width * MM, sheet.height * MM, sheet.bleed * MM, self.language, "青溪新闻", {}, pages, ()
        )
        return Layout(issue, self.pack, whole, (), ())

    def findings(self) -> list[Finding]:
        """What the layout rules say, without the note of each paragraph that runs over columns."""
        return [one for one in check_layout(self.layout()) if one.rule != "LY001" or one.page == 2]

    def rules(self) -> list[str]:
        """Their codes."""
        return [one.rule for one in self.findings()]
