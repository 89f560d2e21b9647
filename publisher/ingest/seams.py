"""Broken paragraphs put together, with a record of every seam."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.ingest.mend import Join, find_joins
from publisher.ingest.opening import Closing
from publisher.ingest.page import Block, Seam
from publisher.ingest.roles import Role
from publisher.ingest.search import Reading
from publisher.ingest.trace import Traced
from publisher.ingest.units import PLAIN, Unit

_SURE = 0.97
_OPEN = set(PLAIN)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A reading with those that run on from it."""

    first: Reading
    text: Traced
    lines: tuple[int, ...]
    closing: Closing | None
    last: int

    @classmethod
    def of(cls, reading: Reading) -> Stretch:
        """A stretch of one reading."""
        unit = reading.seen.unit
        return cls(reading, unit.text, unit.lines, reading.seen.closed, reading.index)

    @property
    def role(self) -> Role:
        """The role of all its readings."""
        return self.first.role

    @property
    def confidence(self) -> float:
        """How sure the role is."""
        return self.first.confidence


class Seams:
    """The joins that mending found between the units of a page, and those that were made."""

    def __init__(self, units: Sequence[Unit], language: str) -> None:
        found = find_joins([unit.plain for unit in units], language)
        # A Markdown head, list item or picture ends where its line ends.
        self._joins = {
            join.after: join
            for join in found
            if {units[join.after].mark, units[join.after + 1].mark} <= _OPEN and not units[join.after + 1].apart
        }
        self._units = units
        self._apart = {unit.lines[0] for unit in units if unit.apart}
        self._made: dict[tuple[int, int], Seam] = {}

    @property
    def strength(self) -> dict[int, float]:
        """How far every join speaks for one paragraph, by the unit left of it: half as much where it needs asking."""
        return {after: join.confidence * (1 if join.certain else 0.5) for after, join in self._joins.items()}

    def certain(self, after: int) -> bool:
        """Whether a unit of running text is to be joined with the next without asking."""
        return after in self._joins and _certain(self._joins[after])

    @property
    def made(self) -> tuple[Seam, ...]:
        """Every seam seen so far, in the order of the source."""
        return tuple(self._made[key] for key in sorted(self._made))

    def join(self, left: Stretch, right: Reading, marks: list[Traced]) -> Stretch:
        """Put a reading to the stretch before it."""
        join = self._joins[left.last]
        text = self._sewn(left.text, right.seen.unit.text, join, marks)
        self._record(left.lines[-1], right.seen.unit.lines[0], join, applied=True)
        return replace(
            left,
            text=text,
            lines=left.lines + right.seen.unit.lines,
            closing=right.seen.closed and None,
            last=right.index,
        )

    def mend_across(self, blocks: Sequence[Block], marks: list[Traced], language: str) -> list[Block]:
        """Join paragraphs whose halves stood apart, with a picture or a folio between them; record what is in doubt."""
        mended = list(blocks)
        for join in sorted(find_joins([block.text.text for block in blocks], language), key=lambda join: -join.after):
            left, right = mended[join.after], mended[join.after + 1]
            if left.kind not in ("paragraph", "item") or right.kind != "paragraph" or right.lines[0] in self._apart:
                continue
            self._record(left.lines[-1], right.lines[0], join, applied=_certain(join))
            if _certain(join):
                text = self._sewn(left.text, right.text, join, marks)
                mended[join.after : join.after + 2] = [Block(left.kind, text, left.lines + right.lines)]
        return mended

    def _sewn(self, left: Traced, right: Traced, join: Join, marks: list[Traced]) -> Traced:
        dropped = join.dropped.strip()
        if dropped and left.text.endswith(dropped):
            marks.append(left[len(left) - len(dropped) :])
            left = left[: len(left) - len(dropped)]
        return left + Traced.made(join.separator) + right

    def _record(self, line: int, next_line: int, join: Join, *, applied: bool) -> None:
        self._made[(line, next_line)] = Seam(
            line, next_line, join.left, join.right, join.separator, join.confidence, join.rule, join.reason, applied
        )


def _certain(join: Join) -> bool:
    """Mending asks where a half might be a heading; here both halves were read as running text."""
    return join.certain or join.confidence >= _SURE
