"""Numbers set large: a bar at the foot of a side headline, or a strip of figures over the text."""

from __future__ import annotations

import math

from publisher.compose.pack import Pack
from publisher.compose.pages import Fill, Item, TextBlock
from publisher.model import Article, Number
from publisher.typeset.setter import Typesetter

BAR_HEIGHT = 53.0
_STRIP_LINES = 4
_FIGURE, _LABEL = 2.22, 3.26
"""Grid lines from a strip's top to the baselines of its figures and of their labels."""


def bar_lines(article: Article, pack: Pack) -> int:
    """Grid lines the bars of an article's numbers take at the foot of a column, with the white above them."""
    return math.ceil(BAR_HEIGHT * len(article.numbers) / pack.grid.leading + 0.3) if article.numbers else 0


def bars(article: Article, pack: Pack, setter: Typesetter, x: float, foot: float, width: float) -> list[Item]:
    """All numbers one below the other, the last of them on ``foot``."""
    top = foot - pack.grid.em_foot - BAR_HEIGHT * len(article.numbers)
    shown = range(len(article.numbers))
    return [item for n in shown for item in bar(article, n, pack, setter, x, top + BAR_HEIGHT * n, width)]


def bar(article: Article, index: int, pack: Pack, setter: Typesetter, x: float, y: float, width: float) -> list[Item]:
    """One number with its unit and label over a bar filled to its share; ``BAR_HEIGHT`` points deep from ``y``."""
    number = article.numbers[index]
    items: list[Item] = [Fill(x, y - 0.175, width, 0.35, "ink")]
    figure = _figure(article.id, number, index, pack, setter, x, y + 27, small=True)
    items += figure
    if number.label:
        style = pack.style("number-label")
        line = setter.natural(number.label, style)
        ends = max(block.x + block.lines[0].width for block in figure)
        beside = x + width - line.width
        fits = beside >= ends + style.size / 2
        below = y + (40 if number.share is None else 53)
        at, baseline = (beside, y + 27) if fits or number.note else (x, below)
        items.append(TextBlock(article.id, f"number.{index}.label", style, at, baseline, 10, (line,)))
    if number.share is not None:
        items += [Fill(x, y + 34, width, 6, "bar-rest"), Fill(x, y + 34, width * number.share, 6, "accent")]
    if number.note:
        style = pack.style("number-note")
        items.append(
            TextBlock(article.id, f"number.{index}.note", style, x, y + 53, 10, (setter.natural(number.note, style),))
        )
    return items


def strip_lines(article: Article, columns: int) -> int:
    """Grid lines the strip of an article's numbers takes in so many columns."""
    return _STRIP_LINES * -(-len(article.numbers) // columns)


def strip(article: Article, pack: Pack, setter: Typesetter, xs: list[float], y: float, width: float) -> list[Item]:
    """All numbers side by side, one a column, between hairlines; ``strip_lines`` grid lines deep from ``y``."""
    items: list[Item] = []
    for row in range(0, len(article.numbers), len(xs)):
        top = y + row // len(xs) * _STRIP_LINES * pack.grid.leading
        deep = (_STRIP_LINES - 0.25) * pack.grid.leading
        last = row + len(xs) >= len(article.numbers)
        # Between two rows one line is enough.
        edges = (top, top + deep) if last else (top,)
        items += [Fill(xs[0], edge - 0.175, width, 0.35, "ink") for edge in edges]
        for index, x in enumerate(xs[: len(article.numbers) - row], start=row):
            items += _in_strip(article, index, pack, setter, x, top)
    return items


def _in_strip(article: Article, index: int, pack: Pack, setter: Typesetter, x: float, top: float) -> list[Item]:
    number, style = article.numbers[index], pack.style("number-label")
    leading = pack.grid.leading
    items: list[Item] = [*_figure(article.id, number, index, pack, setter, x, top + _FIGURE * leading, small=False)]
    for part in ("label", "note"):
        text: str | None = getattr(number, part)
        if text:
            line = setter.natural(text, style)
            at = top + _LABEL * leading
            items.append(TextBlock(article.id, f"number.{index}.{part}", style, x, at, 10, (line,)))
            x += line.width + style.size
    return items


def _figure(
    article: str, number: Number, index: int, pack: Pack, setter: Typesetter, x: float, baseline: float, *, small: bool
) -> list[TextBlock]:
    style = pack.style("number-small" if small else "number")
    value = setter.natural(number.value, style)
    items = [TextBlock(article, f"number.{index}.value", style, x, baseline, style.leading, (value,))]
    if number.unit:
        unit = pack.style("number-unit")
        line = setter.natural(number.unit, unit)
        items.append(
            TextBlock(article, f"number.{index}.unit", unit, x + value.width + 2, baseline, unit.leading, (line,))
        )
    return items
