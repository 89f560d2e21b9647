"""The text of the pages as layout rules look at it: blocks and lines with their edges, columns, whole paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from publisher.compose.make_up import Layout
from publisher.compose.pages import PlacedPage, TextBlock
from publisher.typeset.lines import Line

_ASCENT, _DESCENT = 0.7, 0.1  # of the size: the ink that must stay free of other ink, in either script
_SAME_COLUMN = 3.5  # leadings: what stands further down than this is parted from the text above it, by a picture say


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line where it stands. ``top`` and ``foot`` bound its ink; points from the trim's top left corner."""

    page: int
    block: TextBlock
    row: int

    @property
    def line(self) -> Line:
        """The line as the typesetter made it."""
        return self.block.lines[self.row]

    @property
    def baseline(self) -> float:
        """Where the line stands."""
        return self.block.baseline + self.row * self.block.leading

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, top, right and foot of the ink."""
        size, x = self.block.style.size, self.block.x
        baseline = self.baseline
        return x + self.line.offset, baseline - _ASCENT * size, x + self.line.width, baseline + _DESCENT * size


@dataclass(slots=True)
class Column:
    """Body blocks of one story that stand one under another, in order."""

    page: int
    article: str
    blocks: list[TextBlock] = field(default_factory=list)

    @property
    def lines(self) -> list[SetLine]:
        """All lines, top to bottom."""
        return [SetLine(self.page, block, row) for block in self.blocks for row in range(len(block.lines))]

    @property
    def foot(self) -> float:
        """Baseline of the last line."""
        return _last_baseline(self.blocks[-1])

    def takes(self, block: TextBlock) -> bool:
        """Whether the block stands right under what is here."""
        if not self.blocks:
            return True
        below = block.baseline - self.foot
        last = self.blocks[-1]
        beside = block.x >= last.x + _measure(last) or last.x >= block.x + _measure(block)
        return 0 < below <= _SAME_COLUMN * block.leading and not beside


def numbered(layout: Layout) -> Sequence[PlacedPage]:
    """The pages of the issue, without those of overset matter that follow them."""
    return layout.composition.pages[: len(layout.issue.manifest.pages)]


def text_blocks(page: PlacedPage) -> Iterator[TextBlock]:
    """All text of a page, in reading order."""
    return (item for item in page.items if isinstance(item, TextBlock))


def is_body(block: TextBlock) -> bool:
    """Whether the block is running text of a story: not a list's marker, not a caption, not an initial."""
    text = block.article is not None and block.piece.startswith("body.") and block.piece.count(".") == 1
    return text and block.style.name != "initial"


def columns(layout: Layout) -> list[Column]:
    """The columns of all stories, in reading order; what a picture parts is two columns."""
    found: list[Column] = []
    for page in numbered(layout):
        now: dict[str, Column] = {}
        for block in text_blocks(page):
            if not is_body(block) or not block.lines or block.article is None:
                continue
            column = now.get(block.article)
            if column is None or not column.takes(block):
                column = now[block.article] = Column(page.number, block.article)
                found.append(column)
            column.blocks.append(block)
    return found


def paragraphs(layout: Layout) -> dict[tuple[str, str], list[SetLine]]:
    """The lines of every body block of the source, wherever they stand, by article and piece."""
    found: dict[tuple[str, str], list[SetLine]] = {}
    for column in columns(layout):
        for block in column.blocks:
            lines = found.setdefault((column.article, block.piece), [])
            lines += [SetLine(column.page, block, row) for row in range(len(block.lines))]
    return found


def heading(layout: Layout, block: TextBlock) -> bool:
    """Whether the block is a subhead of its story's body."""
    index = int(block.piece.split(".")[1])
    return block.article is not None and layout.issue.articles[block.article].blocks[index].kind == "subhead"


def hyphened(line: Line) -> bool:
    """Whether a hyphen was added at the line's end."""
    return bool(line.segments) and line.segments[-1].added


def _last_baseline(block: TextBlock) -> float:
    return block.baseline + block.leading * (len(block.lines) - 1)


def _measure(block: TextBlock) -> float:
    return max(line.measure for line in block.lines)
