"""Jumps: where a story that does not fit its place is cut, and how its rest goes on to the next page.

A cut falls at the end of a paragraph where one is near, leaves two lines of a paragraph and of the story on either
side, stands neither under a subhead nor in a divided word, and does not send a line or two on a journey.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publisher.compose import portions
from publisher.compose.copyfit import fitted
from publisher.compose.cutting import Jumps
from publisher.compose.naming import is_jump_line, named
from publisher.compose.pack import Frame, Pack
from publisher.compose.pages import TextBlock
from publisher.compose.portions import Cut, Portion
from publisher.compose.story import Story, tell
from publisher.model import Issue, Page
from publisher.typeset.lines import Line
from publisher.typeset.setter import Typesetter

_TRIALS = 16
_ALONE = 2
"""Lines that may not stand alone, of a paragraph or of a story."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a body: its block, how many of the block's lines stand up to and with it, and how many after it."""

    block: int
    line: Line
    before: int
    after: int
    subhead: bool


def due(page: Page, issue: Issue, waiting: Mapping[int, Sequence[Portion]]) -> list[Portion]:
    """The portions that stand on a page: its own stories and the rests that have come, in the order its list gives."""
    rests = {portion.whole.id: portion for portion in waiting.get(page.number, ())}
    found: list[Portion] = []
    for name in page.articles:
        if issue.page_of(name) == page.number:
            found.append(portions.opening(issue.articles[name], issue))
        elif name in rests:
            found.append(rests.pop(name))
    return [*found, *rests.values()]


def tell_portion(
    portion: Portion, frame: Frame, issue: Issue, pack: Pack, setter: Typesetter
) -> tuple[Story, Portion | None]:
    """The portion in its frame, and the rest that goes on to a later page, if it must and may."""
    if portion.since is not None:
        frame = _for_rest(frame, pack)
    everything = portions.whole_rest(portion, issue.language)
    story = tell(everything.article, frame, issue, pack, setter)
    may_jump = bool(portion.later) and frame.shape not in ("photo", "cover")
    if not may_jump or sum(len(unit.lines) for unit in story.fit.rest) < pack.jumps.least:
        # What is too little to send to another page is made to fit here, if it can be.
        story = fitted(story, everything.article, issue, pack, setter)
    if not story.fit.over or not may_jump:
        return named(story, everything), None
    return _cut(portion, frame, issue, pack, setter) or (named(story, everything), None)


def _cut(portion: Portion, frame: Frame, issue: Issue, pack: Pack, setter: Typesetter) -> tuple[Story, Portion] | None:
    """The portion cut to its frame at the best place; None when there is none, as for a head that fills the frame."""
    if frame.byline == "last":
        # Its end is on another page: a story that goes on is signed at its head.
        frame = frame.model_copy(update={"byline": "head"})
    rows, room = rows_of(tell(portion.article, frame, issue, pack, setter), portion)
    for cut in cuts(rows, room - 1, frame.text_columns, pack.jumps)[:_TRIALS]:
        before, rest = portions.divided(portion, portion.in_story(cut), issue.language)
        told = tell(before.article, frame, issue, pack, setter)
        if not told.fit.over:
            return named(told, before), rest
    return None


def rows_of(story: Story, portion: Portion) -> tuple[list[Row], int]:
    """The lines of the portion's body in order, jump lines left out, and how many of them found a place."""
    found: dict[int, list[Line]] = {}
    placed = 0
    blocks = [(item.piece, item.lines) for item in story.items if isinstance(item, TextBlock) and item.article]
    for pieces, there in ((blocks, True), ([(unit.piece, unit.lines) for unit in story.fit.rest], False)):
        for piece, lines in pieces:
            name, _, index = piece.partition(".")
            if name == "body" and index.isdigit() and not is_jump_line(piece, portion):
                found.setdefault(int(index), []).extend(lines)
                placed += len(lines) if there else 0
    rows = [
        Row(index, line, at + 1, len(lines) - at - 1, portion.article.blocks[index].kind == "subhead")
        for index, lines in sorted(found.items())
        for at, line in enumerate(lines)
    ]
    return rows, placed


def cuts(rows: Sequence[Row], room: int, columns: int, limits: Jumps) -> list[Cut]:
    """The places where the rows may be cut, best first, when so many of them have room.

    A place inside a paragraph is as bad as ``limits.near`` empty lines a column; a place that leaves fewer than
    ``limits.least`` lines for the rest is worse by each line it lacks.
    """
    room = min(room, len(rows) - limits.least)
    found: list[tuple[float, int, Cut]] = []
    for count in range(_ALONE, len(rows) - _ALONE + 1):
        row, over, rest = rows[count - 1], count - room, len(rows) - count
        divides = row.after > 0
        if row.subhead or (divides and (min(row.before, row.after) < _ALONE or _divides_word(row.line))):
            continue
        cost = abs(over) + (limits.near * columns if divides else 0) + max(0, limits.least - rest)
        cut = Cut(row.block, row.line.end) if divides else Cut(rows[count].block)
        found.append((cost, -count, cut))
    return [cut for _, _, cut in sorted(found)]


def _divides_word(line: Line) -> bool:
    return any(segment.added for segment in line.segments)


def _for_rest(frame: Frame, pack: Pack) -> Frame:
    """The frame with the smaller headline that a rest has, and no initial."""
    largest = pack.jumps.largest
    if largest is None:
        steps = frame.headline[1:]
    else:
        sizes = {name: pack.style(step.style).size for name, step in pack.headlines.items()}
        small = [name for name in frame.headline if sizes[name] <= largest]
        others = [name for name in sorted(sizes, key=lambda name: -sizes[name]) if sizes[name] <= largest]
        steps = tuple(small or others)
    steps = steps or frame.headline[-1:]
    shape = "over" if frame.shape in ("opener", "cover") else frame.shape
    return frame.model_copy(update={"headline": steps, "drop": False, "shape": shape})
