"""Pictures with their captions and credits: one width, caption directly under, credit on its last line."""

from __future__ import annotations

from dataclasses import dataclass, replace

from publisher.compose.pack import Pack
from publisher.compose.pages import Item, Picture, TextBlock
from publisher.model import Article, Figure, Issue
from publisher.pieces import credit
from publisher.typeset.lines import Line
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle
from publisher.wording import Text, tongue_of

AWAITED = Text("Picture to come", "图片待补")
_SHAPES = (Text("landscape", "横幅"), Text("portrait", "竖幅"))


@dataclass(frozen=True, slots=True)
class Caption:
    """Caption lines, and the credit line with the row it stands on (the caption's last, or one of its own)."""

    style: TextStyle
    lines: tuple[Line, ...]
    credit: Line | None
    credit_row: int

    @property
    def rows(self) -> int:
        """Grid lines the caption takes."""
        return max(len(self.lines), self.credit_row + 1 if self.credit else 0)


def set_caption(figure: Figure, pack: Pack, setter: Typesetter, width: float, columns: int | None) -> Caption:
    """Set the caption to the picture's width; in Chinese packs its size makes the line a whole number of characters."""
    style = pack.style("caption")
    if pack.caption_characters:
        # A picture that does not keep to the columns has as many characters as its width holds.
        characters = pack.caption_characters * columns if columns else max(1, round(width / style.size))
        style = replace(style, size=width / characters)
    lines = tuple(setter.paragraph(figure.caption, style, width)) if figure.caption else ()
    words = credit(figure.credit, setter.language)
    if not words:
        return Caption(style, lines, None, 0)
    line = setter.natural(words, pack.style("credit"))
    room = width - (lines[-1].width if lines else 0) - 1.5 * style.size
    row = len(lines) - 1 if lines and line.width <= room else len(lines)
    return Caption(style, lines, line, row)


def natural_height(figure: Figure, issue: Issue, width: float) -> float:
    """Height in points that shows the whole picture at this width; 2:3 while it is awaited, never taller than 4:3."""
    pixels = issue.pixels.get(figure.image or "")
    if not pixels:
        return width * 2 / 3
    return width * min(max(pixels[1] / pixels[0], 0.4), 1.3)


def picture_items(
    article: Article, index: int, issue: Issue, pack: Pack, setter: Typesetter, place: tuple[float, float, float, float]
) -> list[Item]:
    """The picture in its frame (x, y, width, height in points), or the placeholder that says what is wanted."""
    x, y, width, height = place
    figure = article.figures[index]
    image = figure.image if figure.image in issue.resolved else None
    items: list[Item] = [Picture(article.id, index, x, y, width, height, image, figure.alt or figure.caption or "")]
    if image is None:
        items += _awaited(figure, pack, setter, place)
    return items


def _awaited(figure: Figure, pack: Pack, setter: Typesetter, place: tuple[float, float, float, float]) -> list[Item]:
    x, y, width, height = place
    tongue = tongue_of(setter.language)
    shape = _SHAPES[height > width].said(tongue)
    size = f"{shape} {round(width / 72 * 25.4)} × {round(height / 72 * 25.4)} mm"
    who = next((person.name for person in figure.credit), "")
    gap = "　" if tongue == "zh" else "  "
    words = [
        (AWAITED.said(tongue), "placeholder", 11.0),
        (f"{size}{gap}{who}" if who else size, "placeholder-note", 25.5),
    ]
    items: list[Item] = []
    for text, name, below in words:
        style = pack.style(name)
        line = setter.natural(text, style)
        left = x + (width - line.width) / 2
        items.append(TextBlock(None, "placeholder", style, left, y + height / 2 + below, style.leading, (line,)))
    return items


def caption_items(
    caption: Caption, article: str, index: int, pack: Pack, x: float, width: float, baseline: float
) -> list[Item]:
    """Caption and credit with the first line on ``baseline``."""
    leading = pack.grid.leading
    items: list[Item] = []
    if caption.lines:
        items.append(TextBlock(article, f"figure.{index}.caption", caption.style, x, baseline, leading, caption.lines))
    if caption.credit:
        style, line = pack.style("credit"), caption.credit
        at = baseline + caption.credit_row * leading
        items.append(TextBlock(article, f"figure.{index}.credit", style, x + width - line.width, at, leading, (line,)))
    return items
