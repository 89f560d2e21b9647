"""Each term of the price says what an editor would: the worse page is the dearer one."""

from __future__ import annotations

import pytest

from publisher.compose.auto import prices
from publisher.compose.auto.judging import chance, headlines_clash, pictures_touch
from publisher.compose.auto.shapes import Shape
from publisher.compose.auto.tree import Area, Placed
from publisher.compose.pack import Frame


def stands(column: int, top: int, size: float, shape: str = "over") -> Placed:
    frame = Frame.model_validate({"columns": (1, 1), "lines": (0, 20), "headline": ("h",), "shape": shape})
    return Placed(column, Shape(1, 20, size, 0.0, frame, rows=20), Area(column, 1, top, 20))


def test_white_is_cheaper_spread_than_heaped_and_in_heads_than_at_the_foot() -> None:
    assert 2 * prices.white(1, 2, 3) < prices.white(2, 2, 3) + prices.white(0, 2, 3)
    assert prices.white(2, 2, 1) < prices.white(2, 0, 1)


@pytest.mark.parametrize("worse", [(40.0, 20.0, 0.9, 1), (20.0, 20.0, 0.3, 1), (20.0, 20.0, 0.9, 4)])
def test_a_headline_of_the_wrong_size_or_floating_or_of_many_lines_is_dear(
    worse: tuple[float, float, float, int],
) -> None:
    assert prices.headline(20.0, 20.0, 0.9, 1) == 0 < prices.headline(*worse)


def test_shallow_and_endless_columns_and_ragged_feet_are_dear() -> None:
    assert prices.legs(12, 3) == 0 < prices.legs(2, 3)
    assert prices.legs(50, 1) > 0
    assert prices.ragged(5) > prices.ragged(1)


def test_the_lead_wants_the_largest_headline_and_the_last_story_a_small_one() -> None:
    sizes = [40.0, 33.0, 20.0, 15.0]
    wanted = [prices.wanted_size(rank, 8, sizes) for rank in range(8)]
    assert wanted[0] == 40.0 and wanted == sorted(wanted, reverse=True) and wanted[-1] < 20.0


def test_headlines_of_one_size_clash_side_by_side_only() -> None:
    assert headlines_clash(stands(0, 10, 20.0), stands(1, 12, 20.0))
    assert not headlines_clash(stands(0, 10, 20.0), stands(1, 12, 28.0))
    assert not headlines_clash(stands(0, 10, 20.0), stands(2, 12, 20.0))
    assert chance([stands(0, 10, 20.0), stands(1, 12, 20.0)]) == prices.SAME_SIZE


def test_pictures_of_neighbours_touch_at_one_height_only() -> None:
    assert pictures_touch(stands(0, 10, 20.0, "photo"), stands(1, 12, 28.0, "photo"))
    assert not pictures_touch(stands(0, 10, 20.0, "photo"), stands(1, 25, 28.0, "photo"))
    assert not pictures_touch(stands(0, 10, 20.0, "photo"), stands(1, 12, 28.0))
