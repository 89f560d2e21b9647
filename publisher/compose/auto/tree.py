"""A page cut by rules: every cut goes right through its rectangle, and what lies above or left of it is read first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.compose.auto.shapes import Shape


@dataclass(frozen=True, slots=True)
class Leaf:
    """One block in one of its shapes."""

    block: int
    shape: Shape


@dataclass(frozen=True, slots=True)
class Stack:
    """``upper`` takes so many lines, then comes the gap with its rule, then ``lower``."""

    upper: Tree
    depth: int
    lower: Tree


@dataclass(frozen=True, slots=True)
class Row:
    """``left`` takes so many columns, ``right`` the others."""

    left: Tree
    columns: int
    right: Tree


Tree = Leaf | Stack | Row


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in columns (from 0) and grid lines."""

    column: int
    columns: int
    top: int
    depth: int

    @property
    def foot(self) -> int:
        """The line at which it ends."""
        return self.top + self.depth


@dataclass(frozen=True, slots=True)
class Placed:
    """A block's shape in its rectangle."""

    block: int
    shape: Shape
    area: Area

    @property
    def spare(self) -> int:
        """Lines that the shape does not need."""
        return self.area.depth - self.shape.depth


@dataclass(frozen=True, slots=True)
class Rule:
    """A cut: across its area at the middle of a gap, or down the gutter left of ``column``."""

    area: Area
    down: bool


def placed(tree: Tree, area: Area, gap: int) -> Iterator[Placed]:
    """Every block in reading order."""
    if isinstance(tree, Leaf):
        yield Placed(tree.block, tree.shape, area)
        return
    for part, inner in _parts(tree, area, gap):
        yield from placed(part, inner, gap)


def rules(tree: Tree, area: Area, gap: int) -> Iterator[Rule]:
    """Every cut, outer ones first."""
    if isinstance(tree, Leaf):
        return
    (_, first), (_, second) = _parts(tree, area, gap)
    if isinstance(tree, Stack):
        yield Rule(Area(area.column, area.columns, first.foot, gap), down=False)
    else:
        yield Rule(Area(second.column, 0, area.top, area.depth), down=True)
    for part, inner in _parts(tree, area, gap):
        yield from rules(part, inner, gap)


def _parts(tree: Stack | Row, area: Area, gap: int) -> tuple[tuple[Tree, Area], tuple[Tree, Area]]:
    if isinstance(tree, Stack):
        below = area.top + tree.depth + gap
        return (
            (tree.upper, Area(area.column, area.columns, area.top, tree.depth)),
            (tree.lower, Area(area.column, area.columns, below, area.foot - below)),
        )
    right = area.column + tree.columns
    return (
        (tree.left, Area(area.column, tree.columns, area.top, area.depth)),
        (tree.right, Area(right, area.columns - tree.columns, area.top, area.depth)),
    )
