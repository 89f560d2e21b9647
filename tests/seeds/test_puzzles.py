"""The puzzles of the sample tabloid can be solved: each in one way, with a clue for every word."""

from __future__ import annotations

import importlib.util
import re
import sys
from functools import cache
from types import ModuleType

from publisher.paths import resource

FOLDER = resource("seeds") / "aldersea-packet"


@cache
def puzzles() -> ModuleType:
    spec = importlib.util.spec_from_file_location("puzzles", resource("seeds").parent / "scripts" / "puzzles.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def solutions(board: list[list[int]], most: int = 2) -> int:
    """How many ways there are to fill the board, counted up to ``most``."""
    best: tuple[int, int, list[int]] | None = None
    for row in range(9):
        for column in range(9):
            if board[row][column]:
                continue
            box = [
                board[r][c]
                for r in range(row // 3 * 3, row // 3 * 3 + 3)
                for c in range(column // 3 * 3, column // 3 * 3 + 3)
            ]
            taken = {*board[row], *(line[column] for line in board), *box}
            free = [figure for figure in range(1, 10) if figure not in taken]
            if best is None or len(free) < len(best[2]):
                best = row, column, free
    if best is None:
        return 1
    found = 0
    for figure in best[2]:
        board[best[0]][best[1]] = figure
        found += solutions(board, most - found)
        board[best[0]][best[1]] = 0
        if found >= most:
            break
    return found


def test_the_sudoku_has_one_solution() -> None:
    board = [[int(figure.replace(".", "0")) for figure in row] for row in puzzles().GIVEN]
    assert len(board) == 9 and {len(row) for row in board} == {9}
    assert solutions(board) == 1


def test_every_word_of_the_crossword_has_its_clue_with_its_length() -> None:
    text = (FOLDER / "articles" / "crossword.md").read_text(encoding="utf-8")
    _, across, down = re.split(r"## \w+", text)
    clues = {
        (way, int(number)): int(length)
        for way, part in (("across", across), ("down", down))
        for number, length in re.findall(r"^(\d+) .*\((\d+)\)$", part, re.M)
    }
    words = {(way, number): len(word) for number, way, word in puzzles().entries(puzzles().SOLUTION)}
    assert clues == words
