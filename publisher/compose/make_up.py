"""Pages: articles into the frames of a template, furniture around them, overset matter told and kept.

A page names its template, whose frames take its articles in order, or leaves its make-up to the program (``auto``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.compose import furniture, jumps
from publisher.compose.auto.made_up import MadeUp
from publisher.compose.auto.pins import Fault
from publisher.compose.given import Given, fixed_on
from publisher.compose.overset import overset_pages
from publisher.compose.pack import MM, Pack, Separator
from publisher.compose.pages import Composition, Fill, Item, Picture, PlacedPage
from publisher.compose.portions import Portion
from publisher.compose.story import Story
from publisher.errors import InputError
from publisher.model import Issue, Page
from publisher.typeset.setter import Typesetter
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Layout:
    """A composed issue with how each story fits, and the ids of stories that found no frame.

    ``adrift`` are the rests of stories that found none on the page they were to go on: id and page; ``faults`` the pins
    that could not be kept, each with its page.
    """

    issue: Issue
    pack: Pack
    composition: Composition
    stories: tuple[Story, ...]
    unplaced: tuple[str, ...]
    adrift: tuple[tuple[str, int], ...] = ()
    faults: tuple[tuple[int, Fault], ...] = ()


def compose(issue: Issue, pack: Pack, setter: Typesetter) -> Layout:
    """Compose every page; one that is spread is many. Matter that fits nowhere stands on pages at the end."""
    if any(page.spread for page in issue.manifest.pages):
        from publisher.compose.auto.spread import spread_out

        issue = spread_out(issue, pack, setter)
    pages: list[PlacedPage] = []
    stories: list[Story] = []
    unplaced: list[Portion] = []
    waiting: dict[int, list[Portion]] = {}
    faults: list[tuple[int, Fault]] = []
    for page in issue.manifest.pages:
        placed, told, left, rests, unkept = _page(page, jumps.due(page, issue, waiting), issue, pack, setter)
        pages.append(placed)
        stories += told
        unplaced += left
        faults += [(page.number, fault) for fault in unkept]
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
        tuple(faults),
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
) -> tuple[PlacedPage, list[Story], list[Portion], list[Portion], tuple[Fault, ...]]:
    """The page, its stories, the portions without a frame, the rests that go on to later pages, and pins not kept."""
    first = page is issue.manifest.pages[0]
    given = fixed_on(page, pack.templates.get(page.template or ""), first, issue, pack, setter)
    made = _arranged(page, due, first, given, issue, pack, setter)
    frames = made.frames
    stories: list[Story] = []
    rests: list[Portion] = []
    for place, (portion, frame) in enumerate(zip(due, frames, strict=False)):
        story, rest = jumps.tell_portion(portion, frame, issue, pack, setter)
        stories.append(replace(story, page=page.number, place=place))
        rests += [rest] if rest else []
    items: list[Item] = furniture.furnish(page, issue, pack, setter, pack.templates.get(page.template or ""))
    items += [_rule(separator, pack) for separator in made.separators]
    for story in stories:
        items += story.items
    items += given.items
    # What type stands on is painted, and told to a screen reader, before the type.
    items.sort(key=lambda item: not (isinstance(item, Picture) and item.ground))
    stories += [replace(story, page=page.number, place=at) for at, story in enumerate(given.stories, len(stories))]
    return PlacedPage(page.number, page.section, tuple(items)), stories, list(due[len(frames) :]), rests, made.faults


def _rule(separator: Separator, pack: Pack) -> Item:
    grid, (top, foot), weight = pack.grid, separator.lines, separator.weight
    if separator.down is not None:
        x = grid.x(separator.down) + grid.column + grid.gutter / 2
        return Fill(x - weight / 2, grid.y(top), weight, grid.y(foot) - grid.y(top), separator.color)
    first, last = separator.across or (1, grid.columns)
    return Fill(grid.x(first), grid.y(top) - weight / 2, grid.span(last - first + 1), weight, separator.color)


def _arranged(
    page: Page, due: Sequence[Portion], first: bool, given: Given, issue: Issue, pack: Pack, setter: Typesetter
) -> MadeUp:
    """Frames for the first so many of the portions, and rules between them."""
    if page.template is None:
        # The search brings NumPy with it, which an issue of named templates need not wait for.
        from publisher.compose.sharing import shared_page

        return shared_page(due, first, given, issue, pack, setter)
    template = pack.templates.get(page.template)
    if template is None:
        raise _no_template(page, pack)
    return MadeUp(*given.clear(template))


def _no_template(page: Page, pack: Pack) -> InputError:
    span, known = page.span_of("template"), ", ".join(pack.templates)
    return InputError(
        Text(
            f"{span.path}:{span.line}: page {page.number} wants a template the layout lacks: “{page.template}”.",
            f"{span.path}:{span.line}：第{page.number}版要用的模板“{page.template}”，版式里没有。",
        ),
        Text(f"Use one of: {known}; or leave it out.", f"可用：{known}；也可不写。"),
    )
