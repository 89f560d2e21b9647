"""Copyfitting: a story that is a few lines over or under is made to fit, within the limits that the layout names.

The levers are an editor's, the least visible first: the picture cropped or deepened, the letters of the text moved
together or apart by a few thousandths of their size, the headline a step smaller. Never the leading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import fsum

from publisher.compose.cutting import Copyfit, Fitting
from publisher.compose.pack import Pack, PictureArea
from publisher.compose.pages import Picture, TextBlock
from publisher.compose.pictures import set_caption
from publisher.compose.story import Story, tell
from publisher.model import Article, Issue
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle

_TEXT = ("body", "body-first", "quote")
_HARM = {"picture": 1.0, "tracking": 1.5, "headline": 3.0}
"""How much it is seen when a lever is drawn to its limit."""


@dataclass(frozen=True, slots=True)
class _Levers:
    """Lines added to the picture's depth, thousandths of the size added between letters, steps down the ladder."""

    picture: int = 0
    tracking: float = 0
    headline: int = 0


def fitted(story: Story, article: Article, issue: Issue, pack: Pack, setter: Typesetter) -> Story:
    """The story, or the least changed one that fits its frame; the story itself where no lever reaches that far."""
    if not _ill(story, pack) or story.frame.shape not in ("over", "side"):
        return story
    settings = sorted(_settings(story, article, pack, setter), key=lambda setting: _harm(setting, story, pack))
    furthest = _told(settings[-1], story, article, issue, pack, setter).fit if settings else story.fit
    if furthest.over if story.fit.over else furthest.under > pack.spacing.underset:
        return story  # even all levers together do not reach that far
    for setting in settings:
        told = _told(setting, story, article, issue, pack, setter)
        if not _ill(told, pack):
            return replace(told, frame=story.frame, fitting=_used(setting, told, story, pack))
    return story


def _ill(story: Story, pack: Pack) -> bool:
    return story.fit.over > 0 or story.fit.under > pack.spacing.underset


def _settings(story: Story, article: Article, pack: Pack, setter: Typesetter) -> Iterator[_Levers]:
    """All settings within the limits that point the right way, the levers at rest left out."""
    limits, way = pack.copyfit, -1 if story.fit.over else 1
    area = _picture_area(story, article, pack, setter)
    rows = range(1 + (int(area[1] * limits.picture) if area else 0))
    letters = sorted({0.0, limits.tracking / 2, limits.tracking})
    steps = range(1 + (min(limits.headline, _steps_below(story, pack)) if way < 0 else 0))
    for picture, tracking, headline in product(rows, letters, steps):
        if picture or tracking or headline:
            yield _Levers(way * picture, way * tracking, headline)


def _harm(levers: _Levers, story: Story, pack: Pack) -> float:
    limits: Copyfit = pack.copyfit
    drawn = {
        "picture": abs(levers.picture) / max(1.0, limits.picture * _picture_rows(story, pack)),
        "tracking": abs(levers.tracking) / (limits.tracking or 1),
        "headline": float(levers.headline),
    }
    return fsum(_HARM[name] * share for name, share in drawn.items())


def _told(levers: _Levers, story: Story, article: Article, issue: Issue, pack: Pack, setter: Typesetter) -> Story:
    frame = story.frame
    if levers.headline:
        frame = frame.model_copy(update={"headline": frame.headline[_step(story, pack) + levers.headline :]})
    area = _picture_area(story, article, pack, setter)
    if levers.picture and area:
        deep = area[0].model_copy(update={"depth": area[0].depth + levers.picture})
        frame = frame.model_copy(update={"picture": deep})
    if levers.tracking:
        styles = {
            name: replace(style, tracking=style.tracking + levers.tracking / 1000) if name in _TEXT else style
            for name, style in pack.styles.items()
        }
        pack = pack.model_copy(update={"styles": styles})
    return tell(article, frame, issue, pack, setter)


def _used(levers: _Levers, told: Story, story: Story, pack: Pack) -> Fitting:
    before, now = _headline_style(story), _headline_style(told)
    sizes = (before.size, now.size) if levers.headline and before and now else None
    share = levers.picture / _picture_rows(story, pack) if levers.picture else 0.0
    return Fitting(levers.picture, share, levers.tracking, sizes)


def _step(story: Story, pack: Pack) -> int:
    """Which of the frame's headline steps the story has."""
    style = _headline_style(story)
    steps = [pack.headlines[step].style for step in story.frame.headline]
    return steps.index(style.name) if style and style.name in steps else len(steps)


def _steps_below(story: Story, pack: Pack) -> int:
    return max(0, len(story.frame.headline) - 1 - _step(story, pack))


def _headline_style(story: Story) -> TextStyle | None:
    heads = (item for item in story.items if isinstance(item, TextBlock) and item.piece == "headline")
    return max((head.style for head in heads), key=lambda style: style.size, default=None)


def _picture_rows(story: Story, pack: Pack) -> int:
    height = next((item.height for item in story.items if isinstance(item, Picture)), 0.0)
    return round((height + pack.grid.em_top + pack.grid.em_foot) / pack.grid.leading) if height else 0


def _picture_area(story: Story, article: Article, pack: Pack, setter: Typesetter) -> tuple[PictureArea, int] | None:
    """The one picture of the story as an area of columns and lines, its caption included, and its own lines."""
    found = [item for item in story.items if isinstance(item, Picture)]
    frame, grid = story.frame, pack.grid
    if len(found) != 1 or len(article.figures) != 1 or frame.shape != "over":
        return None
    if frame.tint or frame.border or frame.legs:  # its columns are not the page's
        return None
    rows = _picture_rows(story, pack)
    xs = [round(grid.x(column), 1) for column in range(1, grid.columns + 1)]
    if round(found[0].x, 1) not in xs:
        return None
    first = xs.index(round(found[0].x, 1)) + 1
    count = round((found[0].width + grid.gutter) / (grid.column + grid.gutter))
    caption = set_caption(article.figures[0], pack, setter, found[0].width, count)
    return PictureArea(columns=(first, first + count - 1), depth=rows + caption.rows), rows
