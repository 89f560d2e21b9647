"""Characters → rows: what stands on one baseline of one column."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from publisher.ingest.pdf.glyphs import Glyph
from publisher.ingest.units import is_wide

_LEVEL = 0.2
"""How far two baselines of one row may be apart, in parts of the type size."""
_ONWARD = 1.6
"""A gap, in ems, that characters which follow one another in the file may have between them: a wide word space."""
_APART = 0.75
"""A gap, in ems, up to which characters from elsewhere in the file still belong to the row: a gutter is wider."""
_WIDEST = 8.0
"""A gap, in ems, that the words of a row may have between them where rows above and below go across it."""
_MANY = 4
"""So many rows that go on at one place after a wide gap are rows of a column there."""
_NEAR = 7.5
"""How far above and below, in ems, those rows are looked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of type: its words, its edges and baseline in points from the page's top left, its size."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    index: int
    font: str = ""

    @property
    def wide(self) -> bool:
        """Whether it is set in full-width characters for the most part."""
        return 2 * sum(map(is_wide, self.text)) > len(self.text)


def rows_of(glyphs: Sequence[Glyph]) -> list[Row]:
    """The rows of a page, in the order of the file."""
    # Twice: rows that were put together the first time show that what they cross is no gutter.
    runs = _bridged(_bridged(_merged(list(_runs(glyphs)))))
    return sorted((_row(run) for run in runs), key=lambda row: row.index)


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Characters that follow one another in the file and on the page."""
    edges = _edges([after for before, after in pairwise(glyphs) if _level(before, after) and _wide(before, after)])
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _follows(run[-1], glyph, edges):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _edges(onward: Sequence[Glyph]) -> list[float]:
    """Left edges of columns, of the places where rows go on after a wide gap: those that many rows have in common.

    The words of a row that was stretched to its measure go on anywhere.
    """
    places = sorted(glyph.x for glyph in onward)
    sizes = sorted(glyph.size for glyph in onward)
    near = 0.15 * sizes[len(sizes) // 2] if sizes else 0.0
    return [at for at in places if bisect_left(places, at + near) - bisect_left(places, at - near) >= _MANY]


def _wide(before: Glyph, after: Glyph) -> bool:
    return after.x - before.right > _ONWARD * max(before.size, after.size)


def _follows(before: Glyph, after: Glyph, edges: Sequence[float]) -> bool:
    size = max(before.size, after.size)
    gap = after.x - before.right
    # A ligature is read as several characters that begin at one place.
    backward = gap < -0.6 * size and after.x < before.x - 0.05 * size
    if abs(after.baseline - before.baseline) > _LEVEL * size or backward:
        return False
    if _level(before, after) and _wide(before, after):
        # A column may begin at its edge, or with an indent.
        return bisect_left(edges, after.x + 0.2 * size) == bisect_left(edges, after.x - 3.2 * size)
    alike = min(before.size, after.size) > 0.85 * size
    return gap <= (_ONWARD if alike else 0.3) * size


def _merged(runs: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """Runs of one baseline that touch, wherever they stand in the file."""
    waiting = sorted(runs, key=lambda run: (round(run[0].baseline, 1), run[0].x))
    made: list[list[Glyph]] = []
    for run in waiting:
        held = next((other for other in reversed(made[-40:]) if _touch(other, run)), None)
        if held is None:
            made.append(list(run))
        else:
            held.extend(run)
    return made


def _touch(one: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    last, first = one[-1], other[0]
    size = max(last.size, first.size)
    alike = min(last.size, first.size) > 0.85 * size
    level = abs(last.baseline - first.baseline) <= _LEVEL * size
    return level and alike and -0.3 * size <= first.x - last.right <= _APART * size


def _bridged(runs: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """Pieces of one row put together where a word space was stretched until it is as wide as a gutter.

    A gutter is one for many rows; a wide space is crossed by the rows above and below it.
    """
    waiting = sorted(runs, key=lambda run: (round(run[0].baseline, 1), run[0].x))
    made: list[list[Glyph]] = []
    for run in waiting:
        last = made[-1] if made else None
        if last is not None and _level(last[-1], run[0]) and _crossed(last[-1], run[0], waiting):
            last.extend(run)
        else:
            made.append(list(run))
    return made


def _level(before: Glyph, after: Glyph) -> bool:
    size = max(before.size, after.size)
    alike = min(before.size, after.size) > 0.97 * size
    return (
        alike
        and abs(before.baseline - after.baseline) <= _LEVEL * size
        and 0 < after.x - before.right <= _WIDEST * size
    )


def _crossed(before: Glyph, after: Glyph, runs: Sequence[Sequence[Glyph]]) -> bool:
    """Whether more rows near by go across the gap than keep it free."""
    size = after.size
    first = bisect_left(runs, before.baseline - _NEAR * size, key=lambda run: run[0].baseline)
    across = beside = 0
    for run in runs[first:]:
        off = run[0].baseline - before.baseline
        if off > _NEAR * size:
            break
        if abs(off) <= _LEVEL * size or abs(run[0].size - size) > 0.03 * size:
            continue
        low, high = run[0].x, run[-1].right
        if low < before.right - size and high > after.x + size:
            across += 1
        elif before.right - size <= low <= after.x + size and abs(low - after.x) < 0.5 * size:
            beside += 1
    return across > 2 * beside


def _row(run: Sequence[Glyph]) -> Row:
    sizes = Counter(glyph.size for glyph in run)
    fonts = Counter(glyph.font for glyph in run)
    size = max(sizes, key=lambda one: (sizes[one], one))
    return Row(
        text=_spelled(run),
        left=run[0].x,
        right=max(glyph.right for glyph in run),
        baseline=run[0].baseline,
        size=size,
        index=min(glyph.index for glyph in run),
        font=max(fonts, key=lambda one: (fonts[one], one)),
    )


def _spelled(run: Sequence[Glyph]) -> str:
    """The characters, with a space where one is meant.

    Between letters PDFium's own judgement is good. Full-width characters are set apart to fill a line, so that there a
    space is only what is much wider than its neighbours, such as the turn of a headline.
    """
    gaps = sorted(max(after.x - before.right, 0.0) for before, after in pairwise(run))
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    text = run[0].text
    for before, after in pairwise(run):
        gap = after.x - before.right
        wide = is_wide(before.text) or is_wide(after.text)
        if (gap > 0.35 * after.size + usual) if wide else (after.spaced or gap > 0.3 * after.size + usual):
            text += " "
        text += after.text
    return text
