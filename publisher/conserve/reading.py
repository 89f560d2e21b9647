"""The second reading: what a finished PDF shows where each line was composed to stand."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.compose.pages import Picture, PlacedPage, TextBlock
from publisher.conserve.compare import agreeing, bare
from publisher.conserve.pdf import Character
from publisher.conserve.telling import blocks_of, box_of, lost, span_of
from publisher.findings import Finding
from publisher.model import Issue
from publisher.wording import Text

_OFF = 0.3
"""Points that a character's baseline may be off its line's."""
_BEYOND = 0.6
"""Points that a character may begin before or behind its line: marks hang, kerning rounds."""
_AROUND = 12


@dataclass(frozen=True, slots=True)
class Misread:
    """A line that the finished page does not show as composed; without a block: text that was not composed."""

    page: int
    block: TextBlock | None
    row: int
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line was composed to stand. Points from the trim's top left corner."""

    block: TextBlock
    row: int
    left: float
    right: float
    baseline: float

    def holds(self, character: Character) -> bool:
        return (
            abs(character.baseline - self.baseline) <= _OFF
            and self.left - _BEYOND <= character.x <= self.right + _BEYOND
        )


class Reader:
    """Reads the pages of one finished PDF. ``twins``: see :class:`publisher.paint.painted.Painted`."""

    def __init__(self, twins: Mapping[str, str]) -> None:
        self._folds = _Folds(twins)

    def misread(self, page: PlacedPage, characters: tuple[Character, ...]) -> tuple[Misread, ...]:
        """The lines that the page, of which these are the characters, does not give back: the first of each block."""
        return tuple(_wrong(page.number, list(_places(blocks_of(page).values())), _ours(page, characters), self._folds))


def _ours(page: PlacedPage, characters: tuple[Character, ...]) -> tuple[Character, ...]:
    """The characters without those of advertisements that came as PDF: their words are their own."""
    boxes = [item for item in page.items if isinstance(item, Picture) and item.vector]
    if not boxes:
        return characters
    return tuple(
        one
        for one in characters
        if not any(
            box.x - _BEYOND <= one.x <= box.x + box.width + _BEYOND
            and box.y - _BEYOND <= one.baseline <= box.y + box.height + _BEYOND
            for box in boxes
        )
    )


class _Folds(dict[str, str]):
    """Text → the text as a PDF can give it, remembered."""

    def __init__(self, twins: Mapping[str, str]) -> None:
        self._twins = twins

    def __missing__(self, text: str) -> str:
        self[text] = found = folded(text, self._twins)
        return found


def _wrong(page: int, places: Sequence[_Place], characters: Sequence[Character], folds: _Folds) -> Iterator[Misread]:
    return iter(()) if _as_composed(places, characters, folds) else _compared(page, places, characters, folds)


def _as_composed(places: Sequence[_Place], characters: Sequence[Character], folds: _Folds) -> bool:
    """Whether the page reads just as composed, line by line in its order and each character in its line.

    That is how pages come, and quickly seen; where it is not so, every character is looked for.
    """
    at, end = 0, len(characters)
    for place in places:
        wanted = folds[place.block.lines[place.row].text]
        done, length = 0, len(wanted)
        while done < length:
            if at == end:
                return False
            read = folds[characters[at].text]
            if read and not (wanted.startswith(read, done) and place.holds(characters[at])):
                return False
            done, at = done + len(read), at + 1
    return not any(folds[character.text] for character in characters[at:])


def folded(text: str, twins: Mapping[str, str]) -> str:
    """The text as a PDF can give it: compatibility forms and characters of one glyph are not told apart."""
    table = str.maketrans(dict(twins))
    return bare(unicodedata.normalize("NFKC", text.translate(table)).translate(table))


def _places(blocks: Iterable[TextBlock]) -> Iterator[_Place]:
    for block in blocks:
        for row, line in enumerate(block.lines):
            left, baseline = block.x + line.offset, block.baseline + row * block.leading
            yield _Place(block, row, left, block.x + line.width, baseline)


def _compared(page: int, places: Sequence[_Place], characters: Sequence[Character], folds: _Folds) -> Iterator[Misread]:
    held, strays = _assigned(places, characters)
    told: set[int] = set()
    for number, place in enumerate(places):
        wanted = folds[place.block.lines[place.row].text]
        found = folds["".join(c.text for c in sorted(held[number], key=lambda c: c.x))]
        if wanted != found and id(place.block) not in told:
            told.add(id(place.block))
            same = agreeing(wanted, found)
            yield Misread(page, place.block, place.row, wanted[same : same + _AROUND], found[same : same + _AROUND])
    stray = folds["".join(c.text for c in strays)]
    if stray:
        yield Misread(page, None, 0, "", stray[:_AROUND])


def _assigned(
    places: Sequence[_Place], characters: Sequence[Character]
) -> tuple[dict[int, list[Character]], list[Character]]:
    """Characters by the number of the place that holds them, and those that no place does."""
    near: dict[int, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        for level in range(round(place.baseline) - 1, round(place.baseline) + 2):
            near[level].append(number)
    held: dict[int, list[Character]] = defaultdict(list)
    strays: list[Character] = []
    for character in characters:
        fits = [number for number in near[round(character.baseline)] if places[number].holds(character)]
        if fits:
            # Where two lines meet, the one that is further from its end has the better claim.
            held[max(fits, key=lambda number: places[number].right - character.x)].append(character)
        else:
            strays.append(character)
    return held, strays


def told(wrong: Misread, edition: str, issue: Issue) -> Finding:
    """The finding for a line misread."""
    block, page = wrong.block, wrong.page
    if block is None:
        return lost(
            Text(
                f"{edition}: read back, page {page} has “{wrong.found}” where no text was composed.",
                f"{edition}：从成品文件读回，第{page}版未经组版处有“{wrong.found}”。",
            ),
            page=page,
        )
    who = f"{block.article}, {block.piece}" if block.article else block.piece
    return lost(
        Text(
            f"{edition}: read back, page {page} has “{wrong.found}” where {who} has “{wrong.wanted}”.",
            f"{edition}：从成品文件读回，第{page}版为“{wrong.found}”，而 {who} 应为“{wrong.wanted}”。",
        ),
        article=block.article,
        span=span_of(issue, block),
        page=page,
        box=box_of(block, wrong.row),
    )
