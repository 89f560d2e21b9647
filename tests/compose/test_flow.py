from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.compose.flow import Leg, Unit, flow, rows_needed
from publisher.typeset.lines import Line, Segment
from publisher.typeset.styles import TextStyle

STYLE = TextStyle("body", "text", 9, 13.5)


def unit(lines: int, kind: str = "text") -> Unit:
    set_lines = tuple(
        Line((Segment(str(n), "song-regular"),), n, n + 1, 0, 9, 126, n == lines - 1) for n in range(lines)
    )
    return Unit("body.0", "subhead" if kind == "subhead" else "text", STYLE, set_lines)


units = st.lists(st.tuples(st.integers(1, 12), st.sampled_from(["text", "text", "subhead"])), min_size=1, max_size=12)
legs = st.lists(st.integers(0, 15), min_size=1, max_size=6)


@settings(derandomize=True, max_examples=200)
@given(units, legs)
def test_every_line_is_placed_once_or_counted_as_left(shapes: list[tuple[int, str]], depths: list[int]) -> None:
    matter = [unit(1 if kind == "subhead" else lines, kind) for lines, kind in shapes]
    columns = [Leg(100.0 * n, 0, rows) for n, rows in enumerate(depths)]
    result = flow(matter, columns)
    placed = [(chunk.unit, line) for chunk in result.chunks for line in range(chunk.first, chunk.last)]
    everything = [(n, line) for n, item in enumerate(matter) for line in range(len(item.lines))]
    assert placed == everything[: len(placed)]
    assert len(placed) + result.left == len(everything)


@settings(derandomize=True, max_examples=200)
@given(units, legs)
def test_no_two_lines_share_a_slot_and_none_leaves_its_column(shapes: list[tuple[int, str]], depths: list[int]) -> None:
    matter = [unit(1 if kind == "subhead" else lines, kind) for lines, kind in shapes]
    columns = [Leg(100.0 * n, 0, rows) for n, rows in enumerate(depths)]
    slots = [
        (chunk.leg, chunk.row + n) for chunk in flow(matter, columns).chunks for n in range(chunk.last - chunk.first)
    ]
    assert len(slots) == len(set(slots))
    assert all(row < columns[leg].rows for leg, row in slots)


def test_a_subhead_keeps_two_lines_below_it_and_a_blank_above() -> None:
    matter = [unit(6), unit(1, "subhead"), unit(6)]
    result = flow(matter, [Leg(0, 0, 10), Leg(100, 0, 10)])
    assert [(chunk.unit, chunk.leg, chunk.row) for chunk in result.chunks] == [
        (0, 0, 0),
        (1, 0, 7),
        (2, 0, 8),
        (2, 1, 0),
    ]
    late = flow([unit(8), *matter[1:]], [Leg(0, 0, 10), Leg(100, 0, 10)])
    assert (late.chunks[1].leg, late.chunks[1].row) == (1, 0), "a subhead with one line below it moves on"


def test_widow_and_orphan_are_counted() -> None:
    assert flow([unit(5)], [Leg(0, 0, 4), Leg(100, 0, 1)]).widows == 1
    assert flow([unit(3), unit(5)], [Leg(0, 0, 4), Leg(100, 0, 4)]).orphans == 1


def test_a_slot_to_spare_keeps_a_last_line_company() -> None:
    result = flow([unit(5)], [Leg(0, 0, 4), Leg(100, 0, 4)])
    assert [(chunk.first, chunk.last, chunk.leg) for chunk in result.chunks] == [(0, 3, 0), (3, 5, 1)]
    assert (result.widows, result.short) == (0, 1)
    assert flow([unit(3)], [Leg(0, 0, 2), Leg(100, 0, 4)]).widows == 1, "one line at the foot would be no better"


def test_rows_needed_is_the_least_depth_that_holds_everything() -> None:
    matter = [unit(7), unit(1, "subhead"), unit(9)]
    rows = rows_needed(matter, 3)
    assert flow(matter, [Leg(0, 0, rows)] * 3).left == 0
    assert flow(matter, [Leg(0, 0, rows - 1)] * 3).left > 0


def test_lines_beside_an_initial_stay_together() -> None:
    kept = replace(unit(6), beside=3)
    result = flow([unit(8), kept], [Leg(0, 0, 10), Leg(100, 0, 10)])
    assert [(chunk.unit, chunk.leg, chunk.row) for chunk in result.chunks] == [(0, 0, 0), (1, 1, 0)]
