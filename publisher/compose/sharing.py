"""A page that makes itself up although a story on it is too long: it gives way, and its rest goes on elsewhere.

How much of it stays is reckoned before the page is made up, from the least room that its neighbours take; the search
for the page then sees a shorter story, and the cut itself is made when the story stands in its frame.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from math import fsum

from publisher.compose import portions
from publisher.compose.auto.made_up import MadeUp
from publisher.compose.auto.options import Desk, Weight, block
from publisher.compose.auto.page import GAP, make_up
from publisher.compose.given import Given
from publisher.compose.pack import Pack
from publisher.compose.portions import Cut, Portion
from publisher.model import Article, Issue
from publisher.typeset.setter import Typesetter

_FILLED = (0.95, 0.85)
"""Parts of the page's room that stories are reckoned to fill at best, one tried after the other."""
_SMALLEST = 0.15
"""Part of its text that a story keeps on its page at the least."""


def shared_page(
    due: Sequence[Portion], first: bool, given: Given, issue: Issue, pack: Pack, setter: Typesetter
) -> MadeUp:
    """The page made up of all that is due on it; what may go on, or has come from another page, gives way."""
    foot = given.ceiling
    whole = [portion.article for portion in due]
    if not any(map(_gives, due)):
        return make_up(whole, first, given.fixed, issue, pack, setter)
    room, needs = _room(first, foot, pack), _needs(whole, first, foot, issue, pack, setter)
    made = None
    if fsum(needs) <= _FILLED[0] * room:
        made = make_up(whole, first, given.fixed, issue, pack, setter)
    for filled in _FILLED:
        if made and _complete(made, due):
            break
        kept = fsum(need for need, portion in zip(needs, due, strict=True) if not _gives(portion))
        share = max(_SMALLEST, (filled * room - kept) / (fsum(needs) - kept))
        if share < 1:
            articles = [
                pared(portion, share, issue.language) if _gives(portion) else portion.article for portion in due
            ]
            made = make_up(articles, first, given.fixed, issue, pack, setter)
    return made or make_up(whole, first, given.fixed, issue, pack, setter)


def pared(portion: Portion, share: float, language: str) -> Article:
    """What the search sees of a story that gives way: its beginning, to the end of a paragraph, with its jump line.

    The last rest of a story has nowhere to go on to; what is too long of it is overset where it stands.
    """
    blocks = portion.whole.blocks
    lengths = [len(block.text) for block in blocks[portion.begin.block :]]
    if len(lengths) < 2:
        return portion.article
    wanted, at, kept = share * fsum(lengths), 0, 0
    while at < len(lengths) - 1 and (at == 0 or kept + lengths[at] / 2 < wanted):
        kept += lengths[at]
        at += 1
    end = portion.begin.block + at
    while end > portion.begin.block + 1 and blocks[end - 1].kind == "subhead":
        end -= 1
    if portion.later:
        return portions.divided(portion, Cut(end), language)[0].article
    return portion.article.model_copy().with_blocks(portion.article.blocks[: end - portion.shift])


def _gives(portion: Portion) -> bool:
    return bool(portion.later) or portion.since is not None


def _room(first: bool, foot: float, pack: Pack) -> float:
    top = math.ceil(pack.first_line if first else pack.inner_line)
    return pack.grid.columns * max(1, math.floor(foot) - top)


def _needs(
    articles: Sequence[Article], first: bool, foot: float, issue: Issue, pack: Pack, setter: Typesetter
) -> list[float]:
    """The least room each article takes, in lines of one column, with the white around it."""
    depth = round(_room(first, foot, pack) / pack.grid.columns)
    desk = Desk(issue, pack, setter, depth)
    return [
        min(
            shape.columns * (shape.depth + GAP) + shape.over
            for shape in block(article, Weight(rank, len(articles)), desk).shapes
        )
        for rank, article in enumerate(articles)
    ]


def _complete(made: MadeUp, due: Sequence[Portion]) -> bool:
    """Whether everything has a place, and only what gives way is longer than its own."""
    over = {one.shape.over for one, portion in zip(made.placed, due, strict=False) if not _gives(portion)}
    return len(made.frames) == len(due) and not any(over)
