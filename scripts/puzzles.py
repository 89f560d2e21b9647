"""Draw the puzzles of the sample tabloid: ``python scripts/puzzles.py``. The same script gives the same pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "seeds" / "aldersea-packet" / "images"
CELL, MARGIN, SIDE = 96, 6, 9
SOLUTION = (
    "subject#d",
    "e#e###h#a",
    "echo#test",
    "n#a#a#r#a",
    "##value##",
    "e#i#l#f#t",
    "loop#both",
    "s#u###r#a",
    "e#request",
)
"""The crossword's letters; # is a black square."""
GIVEN = (
    ".1..2...4",
    "629.....3",
    "....9..6.",
    ".3.4..5..",
    "2.8...4.1",
    "..5..2.3.",
    ".7..8....",
    "8.....129",
    "9...3..5.",
)
"""The sudoku's given figures."""


def entries(grid: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    """Number, direction and letters of every word of three letters or more, in the order of the numbers."""
    number = 0
    for row in range(SIDE):
        for column in range(SIDE):
            across = _word(grid, row, column, 0, 1)
            down = _word(grid, row, column, 1, 0)
            number += bool(across or down)
            yield from ((number, way, word) for way, word in (("across", across), ("down", down)) if word)


def _word(grid: tuple[str, ...], row: int, column: int, down: int, right: int) -> str:
    def at(r: int, c: int) -> str:
        return grid[r][c] if 0 <= r < SIDE and 0 <= c < SIDE else "#"

    if at(row, column) == "#" or at(row - down, column - right) != "#":
        return ""
    letters = ""
    while (letter := at(row, column)) != "#":
        letters, row, column = letters + letter, row + down, column + right
    return letters if len(letters) > 2 else ""


def numbers(grid: tuple[str, ...]) -> Mapping[tuple[int, int], int]:
    """The number in the corner of each square where a word begins."""
    starts = [
        (row, column)
        for row in range(SIDE)
        for column in range(SIDE)
        if _word(grid, row, column, 0, 1) or _word(grid, row, column, 1, 0)
    ]
    return {place: number for number, place in enumerate(starts, 1)}


def _board() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    size = SIDE * CELL + 2 * MARGIN
    image = Image.new("L", (size, size), 255)
    return image, ImageDraw.Draw(image)


def _corner(row: int, column: int) -> tuple[int, int]:
    return MARGIN + column * CELL, MARGIN + row * CELL


def crossword() -> Image.Image:
    """The empty grid with its black squares and numbers."""
    image, pen = _board()
    font = ImageFont.truetype(ROOT / "fonts" / "LibreFranklin-Regular.ttf", 26)
    starts = numbers(SOLUTION)
    for row in range(SIDE):
        for column in range(SIDE):
            x, y = _corner(row, column)
            black = SOLUTION[row][column] == "#"
            pen.rectangle((x, y, x + CELL, y + CELL), fill=25 if black else 255, outline=25, width=3)
            if (row, column) in starts:
                pen.text((x + 9, y + 5), str(starts[row, column]), fill=25, font=font)
    return image


def sudoku() -> Image.Image:
    """The grid with the given figures; the lines between boxes are heavier."""
    image, pen = _board()
    font = ImageFont.truetype(ROOT / "fonts" / "PublisherDisplay-SemiBold.ttf", 62)
    for at in range(SIDE + 1):
        width = 8 if at % 3 == 0 else 2
        edge = MARGIN + at * CELL
        for line in ((edge, MARGIN, edge, MARGIN + SIDE * CELL), (MARGIN, edge, MARGIN + SIDE * CELL, edge)):
            pen.line(line, fill=25, width=width)
    for row in range(SIDE):
        for column in range(SIDE):
            if GIVEN[row][column] != ".":
                x, y = _corner(row, column)
                pen.text((x + CELL / 2, y + CELL / 2), GIVEN[row][column], fill=25, font=font, anchor="mm")
    return image


def main() -> None:
    """Write both pictures."""
    crossword().save(IMAGES / "crossword.png", optimize=True)
    sudoku().save(IMAGES / "sudoku.png", optimize=True)


if __name__ == "__main__":
    main()
