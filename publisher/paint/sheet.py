"""What the page template is given: pages, their fills, and the articles' blocks and pictures in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from publisher.compose.pages import Composition, Fill, Item, Picture, PlacedPage, TextBlock
from publisher.model import Issue
from publisher.paint import structure
from publisher.paint.patches import Patch, patches
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.shaping import Shaper
from publisher.wording import Text, tongue_of

_PICTURE = Text("Picture", "图片")


@dataclass(frozen=True, slots=True)
class Fragment:
    """One TextBlock: its number among the page's items, its size in points and colour, its lines, its target.

    ``anchors`` are the names that links find it by; ``bookmark`` is set on the first headline of an article.
    """

    number: int
    size: float
    color: str
    patches: tuple[Patch, ...]
    link: str | None
    anchors: tuple[str, ...] = ()
    bookmark: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One heading or paragraph: all fragments of a piece that follow one another on the page."""

    tag: str
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture in its frame. ``file`` is its name in the job's folder; without ``source`` it is a placeholder."""

    x: float
    y: float
    width: float
    height: float
    alt: str
    file: str
    name: str
    source: Path | None
    focus: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbours of one article (None: furniture) in reading order."""

    article: str | None
    items: tuple[Part | Frame, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page. Its ``grounds``, pictures that type may stand on, lie under the fills and everything else."""

    number: int
    label: str
    fills: tuple[Fill, ...]
    groups: tuple[Group, ...]
    grounds: tuple[Frame, ...] = ()

    @property
    def frames(self) -> Iterator[Frame]:
        """The pictures and placeholders of the page."""
        yield from self.grounds
        yield from (item for group in self.groups for item in group.items if isinstance(item, Frame))


@dataclass(frozen=True, slots=True)
class Sheet:
    """All pages, and what the document as a whole needs. Lengths in points; width and height are the trim."""

    language: str
    title: str
    width: float
    height: float
    bleed: float
    colors: Mapping[str, str]
    faces: tuple[str, ...]
    pages: tuple[Leaf, ...]


def sheet_of(composition: Composition, issue: Issue, fonts: FontLibrary) -> Sheet:
    """The composition, arranged for the template."""
    arranged = _Arrangement(composition, issue, fonts)
    return Sheet(
        composition.language,
        composition.title,
        composition.width,
        composition.height,
        composition.bleed,
        composition.colors,
        _faces(composition),
        tuple(arranged.leaf(page) for page in composition.pages),
    )


def _faces(composition: Composition) -> tuple[str, ...]:
    """Keys of the faces that the pages use, in the order of their first use."""
    blocks = (item for page in composition.pages for item in page.items if isinstance(item, TextBlock))
    segments = (segment for block in blocks for line in block.lines for segment in line.segments)
    return tuple(dict.fromkeys(segment.face for segment in segments))


class _Arrangement:
    def __init__(self, composition: Composition, issue: Issue, fonts: FontLibrary) -> None:
        self._issue, self._shaper = issue, Shaper(fonts, composition.language)
        self._tongue = tongue_of(composition.language)
        self._tags = structure.Tags(composition, issue)
        blocks = [item for page in composition.pages for item in page.items if isinstance(item, TextBlock)]
        self._wanted = {block.link for block in blocks}
        self._placed = {block.article for block in blocks if block.article is not None and _inked(block)}
        self._anchored: set[str] = set()
        self._bookmarked: set[str] = set()

    def leaf(self, page: PlacedPage) -> Leaf:
        # Fills have no place in the reading order and lie under everything else, so they come first.
        fills = tuple(item for item in page.items if isinstance(item, Fill))
        numbered = list(enumerate(page.items))
        grounds = tuple(self._frame(page, at, one) for at, one in numbered if isinstance(one, Picture) and one.ground)
        shown = [(at, one) for at, one in numbered if not isinstance(one, Fill) and not _is_ground(one)]
        groups = tuple(
            Group(article, tuple(self._items(page, members)))
            for article, members in groupby(shown, key=lambda entry: entry[1].article)
        )
        return Leaf(page.number, structure.page_label(page, self._tongue), fills, groups, grounds)

    def _items(self, page: PlacedPage, members: Iterable[tuple[int, TextBlock | Picture]]) -> Iterator[Part | Frame]:
        for piece, entries in groupby(members, key=lambda entry: _piece(entry[1])):
            if piece is None:
                for number, item in entries:
                    if isinstance(item, Picture):
                        yield self._frame(page, number, item)
                continue
            blocks = [(number, item) for number, item in entries if isinstance(item, TextBlock) and _inked(item)]
            if blocks and blocks[0][1].article is None:
                # Labels beside one another are furniture of the same name but no one text.
                for number, block in blocks:
                    yield Part(self._tags.tag(block), (self._fragment(page, number, block),))
            elif blocks:
                yield Part(self._tags.tag(blocks[0][1]), tuple(self._fragment(page, *entry) for entry in blocks))

    def _fragment(self, page: PlacedPage, number: int, block: TextBlock) -> Fragment:
        link = block.link if block.link is not None and block.link.partition("#")[0] in self._placed else None
        anchors, bookmark = self._marks(page, block)
        made = patches(block, self._shaper)
        return Fragment(number, block.style.size, block.style.color, made, link, anchors, bookmark)

    def _marks(self, page: PlacedPage, block: TextBlock) -> tuple[tuple[str, ...], str | None]:
        article = block.article
        if article is None:
            return (), None
        names = tuple(
            name
            for name in (article, f"{article}#{page.number}")
            if name in self._wanted and name not in self._anchored
        )
        self._anchored.update(names)
        if block.piece != "headline" or article in self._bookmarked:
            return names, None
        self._bookmarked.add(article)
        return names, " ".join(self._issue.articles[article].headline.split())

    def _frame(self, page: PlacedPage, number: int, item: Picture) -> Frame:
        source = self._issue.resolved.get(item.image) if item.image is not None else None
        ending = "svg" if source is None else "img"
        # A Figure without words for those who cannot see it is worse than one that only says what it is.
        alt = " ".join(item.alt.split()) or _PICTURE.said(self._tongue)
        return Frame(
            item.x,
            item.y,
            item.width,
            item.height,
            alt,
            f"p{page.number}-{number}.{ending}",
            item.image or "",
            source,
            item.focus,
        )


def _is_ground(item: Item) -> bool:
    return isinstance(item, Picture) and item.ground


def _piece(item: TextBlock | Picture) -> str | None:
    return item.piece if isinstance(item, TextBlock) else None


def _inked(block: TextBlock) -> bool:
    return any(line.segments for line in block.lines)
