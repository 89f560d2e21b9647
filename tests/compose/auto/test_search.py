"""The search finds what trying every page finds, and prices each thing that an editor would send back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.compose.auto import prices
from publisher.compose.auto.leaves import size_classes
from publisher.compose.auto.search import Search
from publisher.compose.auto.shapes import Block, Shape
from publisher.compose.auto.tree import Area, Leaf, Row, Stack, Tree, placed
from publisher.compose.pack import Frame

GAP, HEIGHT, COLUMNS = 2, 14, 3


def shape(columns: int, depth: int, size: float = 0.0, cost: float = 0.0, give: int = 1) -> Shape:
    return Shape(columns, depth, size, cost, Frame(columns=(1, columns), lines=(0, depth), headline=("h",)), give)


def every_page(blocks: Sequence[Block], first: int, last: int, columns: int, height: int) -> Iterator[Tree]:
    """Every guillotine page of the run, each block in each shape that fits."""
    if last - first == 1:
        for one in blocks[first].shapes:
            if one.columns == columns and one.depth <= height:
                yield Leaf(first, one)
        return
    for middle in range(first + 1, last):
        for depth in range(1, height - GAP):
            upper = every_page(blocks, first, middle, columns, depth)
            lower = list(every_page(blocks, middle, last, columns, height - GAP - depth))
            yield from (Stack(one, depth, two) for one, two in product(upper, lower))
        for part in range(1, columns):
            left = every_page(blocks, first, middle, part, height)
            right = list(every_page(blocks, middle, last, columns - part, height))
            yield from (Row(one, part, two) for one, two in product(left, right))


def corners(tree: Tree) -> tuple[float, float]:
    """Headline sizes at the upper corners."""
    if isinstance(tree, Leaf):
        return tree.shape.size, tree.shape.size
    if isinstance(tree, Stack):
        return corners(tree.upper)
    return corners(tree.left)[0], corners(tree.right)[1]


def price(tree: Tree, columns: int, height: int) -> float:
    """The price of a page by its definition, cut by cut."""
    if isinstance(tree, Leaf):
        one = tree.shape
        return one.cost + prices.white(height - one.depth, one.give, one.columns)
    if isinstance(tree, Stack):
        band = prices.BAND if columns == COLUMNS else 0.0
        below = height - GAP - tree.depth
        return prices.CUT + band + price(tree.upper, columns, tree.depth) + price(tree.lower, columns, below)
    left, right = corners(tree.left)[1], corners(tree.right)[0]
    clash = prices.SAME_SIZE if left and left == right else 0.0
    return (
        prices.CUT + clash + price(tree.left, tree.columns, height) + price(tree.right, columns - tree.columns, height)
    )


def ruled(tree: Tree) -> bool:
    """Whether no other block is wider than the first, or has a headline as large."""
    lead, *others = placed(tree, Area(0, COLUMNS, 0, HEIGHT), GAP)
    return all(
        one.shape.columns <= lead.shape.columns and (one.shape.size < lead.shape.size or not one.shape.size)
        for one in others
    )


shapes = st.builds(
    shape,
    st.integers(1, COLUMNS),
    st.integers(1, 9),
    st.sampled_from((20.0, 30.0)),
    st.sampled_from((0.0, 0.75, 2.0)),
    st.integers(0, 2),
)
blocks = st.lists(st.lists(shapes, min_size=1, max_size=3), min_size=2, max_size=3)


@given(blocks)
@settings(max_examples=60, deadline=None)
def test_it_finds_the_cheapest_of_all_pages(drawn: list[list[Shape]]) -> None:
    lead = [Shape(one.columns, one.depth, 40.0, one.cost, one.frame, one.give) for one in drawn[0]]
    listed = [Block(str(at), tuple(one)) for at, one in enumerate([lead, *drawn[1:]])]
    through = [
        price(tree, COLUMNS, HEIGHT) + (prices.THROUGH if isinstance(tree, Row) else 0.0)
        for tree in every_page(listed, 0, len(listed), COLUMNS, HEIGHT)
        if ruled(tree)
    ]
    search = Search(listed, COLUMNS, HEIGHT, GAP, size_classes([20.0, 30.0, 40.0]))
    found = [page for lead_ in search.leads() for page in search.pages(lead_, 5)]
    assert bool(found) == bool(through)
    if found:
        cheapest, make = min(found, key=lambda page: page[0])
        assert abs(cheapest - min(through)) < 1e-6
        tree = make()
        assert abs(price(tree, COLUMNS, HEIGHT) + (prices.THROUGH if isinstance(tree, Row) else 0.0) - cheapest) < 1e-6
        assert [one.block for one in placed(tree, Area(0, COLUMNS, 0, HEIGHT), GAP)] == list(range(len(listed)))


def test_sizes_that_look_alike_share_a_class() -> None:
    classes = size_classes([40.0, 33.0, 20.0, 20.5])
    assert classes[20.0] == classes[20.5] and len(set(classes.values())) == 4
