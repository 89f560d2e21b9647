"""A page without a template: stories in bands one under another, each as deep as it needs.

A photo story shares its band with a story of text: the picture takes the last two columns, the text the others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from publisher.compose import heads, pictures
from publisher.compose.flow import rows_needed
from publisher.compose.galley import galley
from publisher.compose.numbers import strip_lines
from publisher.compose.pack import Frame, Pack, Separator, Template
from publisher.compose.space import room
from publisher.model import Article, Issue
from publisher.typeset.setter import Typesetter

_LEAST = 8
"""Grid lines below which a story is not begun at a page's foot."""
_PHOTO_COLUMNS = 2


def is_photo_story(article: Article) -> bool:
    """A story that is told by its one picture: little or no text besides the caption."""
    return len(article.figures) == 1 and sum(len(block.text) for block in article.blocks) < 120


def stacked(
    articles: Sequence[Article], first: bool, end: float, issue: Issue, pack: Pack, setter: Typesetter
) -> Template:
    """Frames for as many of the articles as there is room for above line ``end``, with rules between the bands."""
    line = pack.first_line if first else pack.inner_line
    frames: list[Frame] = []
    separators: list[Separator] = []
    for band in _bands(articles, pack):
        drafts = _frames(band, pack, line, lead=band[0] is articles[0])
        need = max(_depth(article, frame, issue, pack, setter) for article, frame in zip(band, drafts, strict=True))
        left = math.floor(end) - line
        if frames and left < min(need, _LEAST):
            break
        foot = line + min(need, left)
        frames += [frame.model_copy(update={"lines": (line, foot)}) for frame in drafts]
        separators.append(Separator(lines=(line - 1, line - 1), weight=0.6))
        line = foot + 2
    return Template(frames=tuple(frames), separators=tuple(separators[1:]))


def _bands(articles: Sequence[Article], pack: Pack) -> list[list[Article]]:
    bands: list[list[Article]] = []
    for article in articles:
        before = bands[-1] if bands else []
        beside = len(before) == 1 and not before[0].figures and pack.grid.columns > 2 * _PHOTO_COLUMNS
        if beside and is_photo_story(article):
            before.append(article)
        else:
            bands.append([article])
    return bands


def _frames(band: Sequence[Article], pack: Pack, top: float, *, lead: bool) -> list[Frame]:
    byline: Literal["auto", "first"] = "first" if pack.language == "en" else "auto"
    left = tuple(name for name in pack.headlines if pack.style(pack.headlines[name].style).align == "left")
    spread = tuple(name for name in pack.headlines if name not in left)
    steps = left if lead else left[2:] or left
    foot, columns = top + pack.grid.lines, pack.grid.columns
    if len(band) == 1:
        return [Frame(columns=(1, columns), lines=(top, foot), headline=steps, byline=byline)]
    edge = columns - _PHOTO_COLUMNS
    return [
        Frame(columns=(1, edge), lines=(top, foot), headline=steps, byline=byline),
        Frame(columns=(edge + 1, columns), lines=(top, foot), shape="photo", headline=(*spread, *left[-3:])),
    ]


def _depth(article: Article, frame: Frame, issue: Issue, pack: Pack, setter: Typesetter) -> float:
    space = room(frame, pack)
    head = heads.head(article, frame, pack, setter, space.width)
    body = galley(article, pack, setter, space.measure, with_byline=not head.has_byline)
    rows = rows_needed(body.units, len(space.xs)) if body.units else 0
    if frame.shape == "photo":
        return _photo_depth(article, frame, rows, head.height, issue, pack, setter)
    if article.figures:
        rows = max(rows + 8, 18 * len(article.figures))
    strip = strip_lines(article, len(space.xs))
    return math.ceil(head.height + pack.spacing.above_body) + rows + strip


def _photo_depth(
    article: Article, frame: Frame, rows: int, head: float, issue: Issue, pack: Pack, setter: Typesetter
) -> float:
    space, figure = room(frame, pack), article.figures[0]
    caption = pictures.set_caption(figure, pack, setter, space.width, len(space.xs))
    picture = pictures.natural_height(figure, issue, space.width) / pack.grid.leading
    return math.ceil(picture + head + caption.rows + 1) + (rows + 1 if rows else 0)
