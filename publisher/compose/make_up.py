"""Pages: articles into the frames of a template, furniture around them, overset matter told and kept.

A page names its template, or leaves the choice to ``_chosen``: of the templates with as many frames as the page has
articles, the arrangement that fits best; failing that, the stories one under another over the full width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from publisher.compose import furniture, jumps
from publisher.compose.bands import is_photo_story, stacked
from publisher.compose.given import fixed_on
from publisher.compose.overset import overset_pages
from publisher.compose.pack import MM, Pack, Separator, Template
from publisher.compose.pages import Composition, Fill, Item, Picture, PlacedPage
from publisher.compose.portions import Portion
from publisher.compose.story import Story, tell
from publisher.errors import InputError
from publisher.model import Article, Issue, Page
from publisher.typeset.setter import Typesetter
from publisher.wording import Text

_MISFIT = 24
"""Misfit (lines over, three times, and lines empty a column) above which no template is thought to suit a page."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A composed issue with how each story fits, and the ids of stories that found no frame.

    ``adrift`` are the rests of stories that found none on the page they were to go on: id and page.
    """

    issue: Issue
    pack: Pack
    composition: Composition
    stories: tuple[Story, ...]
    unplaced: tuple[str, ...]
    adrift: tuple[tuple[str, int], ...] = ()


def compose(issue: Issue, pack: Pack, setter: Typesetter) -> Layout:
    """Compose every page; matter that fits nowhere stands on pages of its own at the end."""
    pages: list[PlacedPage] = []
    stories: list[Story] = []
    unplaced: list[Portion] = []
    waiting: dict[int, list[Portion]] = {}
    for page in issue.manifest.pages:
        placed, told, left, rests = _page(page, jumps.due(page, issue, waiting), issue, pack, setter)
        pages.append(placed)
        stories += told
        unplaced += left
        for rest in rests:
            waiting.setdefault(rest.page, []).append(rest)
    last = pages[-1].number
    pages += overset_pages(stories, unplaced, issue, pack, setter, last + 1)
    composition = Composition(
        pack.sheet.width * MM,
        pack.sheet.height * MM,
        pack.sheet.bleed * MM,
        issue.language,
        _title(issue),
        dict(pack.colors),
        tuple(pages),
        (),
    )
    return Layout(
        issue,
        pack,
        composition,
        tuple(stories),
        tuple(portion.whole.id for portion in unplaced if portion.since is None),
        tuple((portion.whole.id, portion.page) for portion in unplaced if portion.since is not None),
    )


def _title(issue: Issue) -> str:
    info = issue.manifest.issue
    number = (
        ""
        if info.number is None
        else (f" 第{info.number}期" if issue.language.startswith("zh") else f" No. {info.number}")
    )
    return f"{issue.manifest.publication.title} {info.date.isoformat()}{number}"


def _page(
    page: Page, due: Sequence[Portion], issue: Issue, pack: Pack, setter: Typesetter
) -> tuple[PlacedPage, list[Story], list[Portion], list[Portion]]:
    """The page, its stories, the portions that found no frame, and the rests that go on to later pages."""
    portions = {portion.article.id: portion for portion in due}
    first = page is issue.manifest.pages[0]
    given = fixed_on(page, pack.templates.get(page.template or ""), first, issue, pack, setter)
    articles = [portion.article for portion in due]
    template, ordered = _arranged(page, articles, first, given.ceiling, issue, pack, setter)
    frames, separators = given.clear(template)
    stories: list[Story] = []
    rests: list[Portion] = []
    for place, (article, frame) in enumerate(zip(ordered, frames, strict=False)):
        story, rest = jumps.tell_portion(portions[article.id], frame, issue, pack, setter)
        stories.append(replace(story, page=page.number, place=place))
        rests += [rest] if rest else []
    items: list[Item] = furniture.furnish(page, issue, pack, setter, template)
    items += [_rule(separator, pack) for separator in separators]
    for story in stories:
        items += story.items
    items += given.items
    # What type stands on is painted, and told to a screen reader, before the type.
    items.sort(key=lambda item: not (isinstance(item, Picture) and item.ground))
    stories += [replace(story, page=page.number, place=at) for at, story in enumerate(given.stories, len(stories))]
    left = [portions[article.id] for article in ordered[len(frames) :]]
    return PlacedPage(page.number, page.section, tuple(items)), stories, left, rests


def _rule(separator: Separator, pack: Pack) -> Item:
    grid, (top, foot), weight = pack.grid, separator.lines, separator.weight
    if separator.down is not None:
        x = grid.x(separator.down) + grid.column + grid.gutter / 2
        return Fill(x - weight / 2, grid.y(top), weight, grid.y(foot) - grid.y(top), separator.color)
    first, last = separator.across or (1, grid.columns)
    return Fill(grid.x(first), grid.y(top) - weight / 2, grid.span(last - first + 1), weight, separator.color)


def _arranged(
    page: Page, articles: list[Article], first: bool, foot: float, issue: Issue, pack: Pack, setter: Typesetter
) -> tuple[Template, list[Article]]:
    if page.template is None:
        return _chosen(articles, first, foot, issue, pack, setter)
    template = pack.templates.get(page.template)
    if template is None:
        raise _no_template(page, pack)
    return template, articles


def _no_template(page: Page, pack: Pack) -> InputError:
    span, known = page.span_of("template"), ", ".join(pack.templates)
    return InputError(
        Text(
            f"{span.path}:{span.line}: page {page.number} wants a template the layout lacks: “{page.template}”.",
            f"{span.path}:{span.line}：第{page.number}版要用的模板“{page.template}”，版式里没有。",
        ),
        Text(f"Use one of: {known}; or leave it out.", f"可用：{known}；也可不写。"),
    )


def _chosen(
    articles: list[Article], first: bool, foot: float, issue: Issue, pack: Pack, setter: Typesetter
) -> tuple[Template, list[Article]]:
    """The best-fitting template and order; stories keep their order unless another order fits clearly better."""
    best: tuple[float, Template, list[Article]] | None = None
    for template in pack.templates.values() if foot == pack.grid.lines else ():
        if len(template.frames) != len(articles) or template.page == ("inner" if first else "first"):
            continue
        for order in _orders(articles, template):
            cost = _misfit(order, articles, template, issue, pack, setter)
            if best is None or cost < best[0]:
                best = (cost, template, list(order))
    if best and best[0] < _MISFIT:
        return best[1], best[2]
    return stacked(articles, first, foot, issue, pack, setter), articles


def _orders(articles: list[Article], template: Template) -> list[Sequence[Article]]:
    """Orders that keep the lead and put photo stories into photo frames."""
    orders: list[Sequence[Article]] = []
    rest = articles[1:] if len(articles) <= 6 else []
    for tail in permutations(rest) if rest else [tuple(articles[1:])]:
        order = (*articles[:1], *tail)
        if all(
            (frame.shape == "photo") == is_photo_story(article)
            for article, frame in zip(order, template.frames, strict=True)
        ):
            orders.append(order)
    return orders


def _misfit(
    order: Sequence[Article], listed: list[Article], template: Template, issue: Issue, pack: Pack, setter: Typesetter
) -> float:
    cost = 0.0
    for place, (article, frame) in enumerate(zip(order, template.frames, strict=True)):
        fit = tell(article, frame, issue, pack, setter).fit
        # What may go on to another page is not in the way on this one.
        over = 0 if issue.continuation_pages(article.id) else fit.over
        cost += over * 3 + fit.under + abs(place - listed.index(article)) * 0.5
    return cost
