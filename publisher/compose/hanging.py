"""Pictures hung among the columns of a story: which rows they take from which column, and where they stand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from publisher.compose import pictures
from publisher.compose.pack import Frame, Pack
from publisher.compose.pages import Item
from publisher.compose.space import Room
from publisher.model import Article, Issue
from publisher.typeset.setter import Typesetter


@dataclass(frozen=True, slots=True)
class Hung:
    """A picture hung among the columns: which figure, its edges, and its rows counted from the top of the text."""

    figure: int
    x: float
    width: float
    row: int
    rows: int
    caption: pictures.Caption


def hang(
    article: Article, frame: Frame, space: Room, issue: Issue, pack: Pack, setter: Typesetter, depth: int
) -> tuple[dict[int, int], list[Hung]]:
    """Pictures among the columns: in the frame's picture area, else at the top of the last columns.

    Returns the rows they take from each column (by its place among ``space.xs``), and where they hang.
    """
    if not article.figures:
        return {}, []
    count = len(space.xs)
    if frame.picture:
        first, last = (column - frame.columns[0] for column in frame.picture.columns)
    else:
        first, last = count - max(1, count // 2), count - 1
    x = space.xs[first]
    width = space.xs[last] + space.measure - x
    captions = [pictures.set_caption(figure, pack, setter, width, last - first + 1) for figure in article.figures]
    naturals = [pictures.natural_height(figure, issue, width) / pack.grid.leading for figure in article.figures]
    free = sum(caption.rows for caption in captions) + len(captions) - 1
    hung: list[Hung] = []
    row = 0
    for index, caption in enumerate(captions):
        if frame.picture:
            rows = _share(naturals, index, frame.picture.depth - free)
        else:
            rows = min(math.ceil(naturals[index]), max(depth // len(captions) - caption.rows - 4, 0))
        rows = max(rows, math.ceil(pack.spacing.minimum_picture))
        hung.append(Hung(index, x, width, row, rows, caption))
        row += rows + caption.rows + 1
    return dict.fromkeys(range(first, last + 1), row), hung


def _share(naturals: Sequence[float], index: int, rows: int) -> int:
    """Whole rows of one picture when several share so many in proportion to their natural depths."""
    before, whole = fsum(naturals[:index]), fsum(naturals)
    return round(rows * (before + naturals[index]) / whole) - round(rows * before / whole)


def hung_items(
    article: Article, hung: Sequence[Hung], top: int, issue: Issue, pack: Pack, setter: Typesetter
) -> list[Item]:
    """Pictures, captions and credits with the first row at grid line ``top``."""
    items: list[Item] = []
    grid = pack.grid
    for item in hung:
        begin, end = top + item.row, top + item.row + item.rows
        y = grid.y(begin) + grid.em_top
        place = (item.x, y, item.width, grid.y(end) - grid.em_foot - y)
        items += pictures.picture_items(article, item.figure, issue, pack, setter, place)
        items += pictures.caption_items(item.caption, article.id, item.figure, pack, item.x, item.width, grid.on(end))
    return items
