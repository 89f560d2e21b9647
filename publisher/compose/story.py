"""One article in one frame: head, pictures, numbers, and the text through the frame's columns to equal depth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.compose import hanging, heads, leg_rules, numbers, opening, pictures
from publisher.compose.cutting import Fitting
from publisher.compose.flow import Flowed, Leg, Unit, flow, lacking, rows_needed
from publisher.compose.galley import Galley, byline_unit, evened, galley
from publisher.compose.pack import Frame, Pack
from publisher.compose.pages import Item, TextBlock
from publisher.compose.photo_story import photo_story
from publisher.compose.placing import placed as placed
from publisher.compose.pull_quotes import hang_quotes, quote_items, quotes_of
from publisher.compose.space import Room, boxed, room, tinted
from publisher.compose.upright import upright
from publisher.model import Article, Issue, PullQuote
from publisher.pieces import credited
from publisher.typeset.setter import Typesetter

_LEAST_SPREAD = 0.6
"""Part of the width that a headline must fill by itself to be spread over all of it."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well an article fits its frame.

    ``over`` units hold the lines that found no place (``rest``), and with ``deeper`` lines more depth they would find
    it; ``under`` counts empty grid lines a column; ``crowded`` are the pieces with which rows of a table begin that is
    too wide for its column; ``white`` is all white that the grid did not ask for, in column lines: what the head was
    spread by, and empty slots.
    """

    over: int
    under: float
    rest: tuple[Unit, ...] = ()
    crowded: tuple[str, ...] = ()
    deeper: int = 0
    white: float = 0.0


@dataclass(frozen=True, slots=True)
class Story:
    """An article in its frame: what is to be painted and how it fits.

    ``page`` and ``place``, the frame's number on it from 0, are known once the page is made up; ``fitting`` is what
    copyfitting has done to it.
    """

    article: str
    frame: Frame
    items: tuple[Item, ...]
    fit: Fit
    page: int = 0
    place: int = 0
    fitting: Fitting | None = None


def _rise(head: heads.Head, pack: Pack) -> float:
    """How far a side headline moves up so that its strokes stand level with the text beside it."""
    first = next((row.pieces[0] for row in head.rows if row.pieces), None)
    return 0.0 if first is None else first.baseline - pack.grid.em_top - 0.88 * first.style.size


def tell(article: Article, frame: Frame, issue: Issue, pack: Pack, setter: Typesetter) -> Story:
    """Compose the article in the frame. Nothing is dropped: what does not fit is in ``fit.rest``."""
    if article.box and not (frame.tint or frame.border):
        frame = boxed(article.box, frame, pack)
    stood = upright(article, frame, pack, setter) if article.vertical or frame.vertical else None
    if stood:
        story = _told(article.model_copy(update={"headline": ""}), stood.frame, issue, pack, setter)
        return replace(story, frame=frame, items=(*stood.blocks, *story.items))
    return _told(article, frame, issue, pack, setter)


def _told(article: Article, frame: Frame, issue: Issue, pack: Pack, setter: Typesetter) -> Story:
    space = room(frame, pack)
    if frame.shape == "cover":
        return _cover(article, frame, space, issue, pack, setter)
    if frame.shape == "photo" and len(article.figures) == 1 and not article.numbers:
        return _photo(article, frame, space, issue, pack, setter)
    if frame.shape == "photo" and len(article.figures) > 1 and not article.numbers:
        head = photo_head(article, frame, pack, setter, space.width)
        shown = photo_story(article, head, space, issue, pack, setter)
        return Story(article.id, frame, (*tinted(frame, pack), *shown.items), Fit(shown.over, 0))
    quotes = quotes_of(article)
    story = _columns(article, frame, space, issue, pack, setter, quotes)
    while quotes and story.fit.over:
        # A pull quote fills white space; it never pushes text off the page.
        quotes = quotes[:-1]
        story = _columns(article, frame, space, issue, pack, setter, quotes)
    return story


# ---------------------------------------------------------------- text in columns


def _columns(
    article: Article,
    frame: Frame,
    space: Room,
    issue: Issue,
    pack: Pack,
    setter: Typesetter,
    quotes: Sequence[PullQuote],
) -> Story:
    grid = pack.grid
    items: list[Item] = tinted(frame, pack)
    side = frame.shape == "side" and len(space.xs) > 1
    width = space.measure if side else space.width
    opens = frame.shape == "opener"
    head = (opening if opens else heads).head(article, frame, pack, setter, width)
    xs = space.xs[1:] if side else space.xs
    narrow = len(space.xs) == 1
    strip = 0 if side or narrow else numbers.strip_lines(article, len(space.xs))
    top = space.top if side else space.top + heads.clear(head, pack) + strip
    # In a single column a strip would be too narrow for its words: the numbers stand below the text.
    below = numbers.bar_lines(article, pack) if narrow and not side else 0
    body_top, foot = math.ceil(top - 0.05), math.floor(space.foot) - below
    taken, hung = ({}, []) if opens else hanging.hang(article, frame, space, issue, pack, setter, foot - body_top)
    pulled = hang_quotes(quotes, space, taken, pack, setter, foot - body_top)
    taken = {**taken, **{quote.column: quote.row + quote.rows for quote in pulled}}
    blocked = {column - (1 if side else 0): rows for column, rows in taken.items()}

    signed = not head.has_byline and frame.byline not in ("last", "head")
    body = galley(article, pack, setter, space.measure, with_byline=signed, initial=frame.drop)
    ends = not head.has_byline and frame.byline == "last" and bool(article.byline) and not credited(article)
    full = _legs(xs, body_top, foot, blocked)
    least = max(0, *blocked.values(), 1) - 1
    units, flowed, rows, merged = _fill(
        body, full, body_top, least, article if ends else None, pack, setter, space.measure
    )
    slack = max(0, foot - body_top - rows)
    shift = 0 if side else heads.taken(head, slack, body_top - top, pack)
    legs = _legs(xs, body_top + shift, body_top + shift + rows, blocked)
    if shift:
        flowed = flow(units, legs)
    stretch = 0.0 if side else body_top + shift - top
    y = grid.y(body_top) - _rise(head, pack) if side else grid.y(space.top)
    if opens:
        items += opening.picture(article, frame, issue, pack, setter)
    items += heads.place(head, article.id, space.left, y, grid.leading, stretch)
    items += hanging.hung_items(article, hung, body_top + shift, issue, pack, setter)
    if strip:
        items += numbers.strip(article, pack, setter, list(space.xs), grid.y(body_top + shift - strip), space.width)
    elif article.numbers:
        items += numbers.bars(article, pack, setter, space.left, grid.y(space.foot), space.measure)
    text, rest = placed(article.id, units, flowed, legs, pack)
    items += leg_rules.between(legs, flowed, pack) if not frame.tint else []
    items += text
    crowded = tuple(unit.piece for unit in units if unit.crowded)
    items += quote_items(pulled, space, body_top + shift, pack)
    white = slack * len(space.xs) + flowed.empty
    if merged:
        items.append(_closing_byline(article, legs, pack, setter, space.measure))
    deeper = lacking(units, legs) if flowed.left else 0
    return Story(article.id, frame, tuple(items), Fit(flowed.left, slack - shift, rest, crowded, deeper, white))


def _cover(article: Article, frame: Frame, space: Room, issue: Issue, pack: Pack, setter: Typesetter) -> Story:
    """A cover holds no text: a body is overset."""
    body = galley(article, pack, setter, space.measure, with_byline=True).units
    items = opening.cover(article, frame, issue, pack, setter)
    return Story(article.id, frame, tuple(items), Fit(sum(len(unit.lines) for unit in body), 0, body))


def _legs(xs: Sequence[float], top: int, foot: int, blocked: dict[int, int]) -> list[Leg]:
    """Columns from ``top`` to ``foot``; one with a picture begins so many rows lower."""
    legs = []
    for index, x in enumerate(xs):
        begin = top + blocked.get(index, 0)
        legs.append(Leg(x, begin, max(0, foot - begin)))
    return legs


def _fill(
    body: Galley,
    full: Sequence[Leg],
    top: int,
    least: int,
    signed: Article | None,
    pack: Pack,
    setter: Typesetter,
    measure: float,
) -> tuple[tuple[Unit, ...], Flowed, int, bool]:
    """The body in the shallowest equal columns from ``top`` on that hold it; signed at its end if it is signed there.

    They are at least as deep as the pictures in them (``least``).

    Returns the units, where they went, the depth in rows from the text's ``top``, and whether the byline shares the
    last line's row.
    """
    depth = max(0, *(leg.top + leg.rows - top for leg in full))

    def legs(rows: int) -> list[Leg]:
        return [Leg(leg.x, leg.top, max(0, top + rows - leg.top)) for leg in full]

    if signed:
        tail = byline_unit(signed, pack, setter, measure)
        with_tail = Galley(
            (*body.units, tail), lambda index, by: body.looser(index, by) if index < len(body.units) else tail
        )
    else:
        with_tail = body
    rows = max(1, least, min(rows_needed(with_tail.units, len(full)), depth))
    while rows < depth and flow(with_tail.units, legs(rows)).left:
        rows += 1
    best: tuple[float, tuple[Unit, ...], Flowed, int, bool] | None = None
    for tried in (rows, rows - 1):
        if tried < max(1, least):
            continue
        for merged in (False, True) if signed else (False,):
            source = body if merged else with_tail
            units, flowed = evened(source, legs(tried))
            # What is overset has no last line here for the byline to share.
            if merged and (flowed.left or not (flowed.empty or _room_for_byline(units, signed, pack, setter, measure))):
                continue
            cost = flowed.left * 100 + flowed.widows * 5 + flowed.orphans * 2
            cost += 0 if merged and flowed.empty <= 2 else flowed.empty * 3
            if best is None or cost < best[0]:
                best = (cost, units, flowed, tried, merged)
    assert best is not None
    _, units, flowed, tried, merged = best
    return units, flowed, tried, merged


def _room_for_byline(
    units: Sequence[Unit], signed: Article | None, pack: Pack, setter: Typesetter, measure: float
) -> bool:
    if signed is None or not units or not units[-1].lines:
        return False
    tail = byline_unit(signed, pack, setter, measure).lines[0]
    return units[-1].shift + units[-1].lines[-1].width + tail.width + 2 * pack.style("byline").size <= measure


def _closing_byline(article: Article, legs: Sequence[Leg], pack: Pack, setter: Typesetter, measure: float) -> Item:
    """The byline right in the last row of the last column."""
    unit = byline_unit(article, pack, setter, measure)
    leg = legs[-1]
    x = leg.x + measure - unit.lines[0].width
    baseline = pack.grid.on(leg.top + leg.rows - 1)
    return TextBlock(article.id, "byline", unit.style, x, baseline, pack.grid.leading, unit.lines)


def _photo(article: Article, frame: Frame, space: Room, issue: Issue, pack: Pack, setter: Typesetter) -> Story:
    """Picture, headline, caption, in this order and one width; text, if there is any, below them in columns."""
    grid, columns = pack.grid, len(space.xs)
    caption = pictures.set_caption(article.figures[0], pack, setter, space.width, columns)
    rows = photo_head(article, frame, pack, setter, space.width)
    foot = math.floor(space.foot)
    body = galley(article, pack, setter, space.measure, with_byline=True)
    depth = rows_needed(body.units, columns) if body.units else 0
    end = foot - (depth + 1 if depth else 0)
    head_top = end - caption.rows - rows.height
    y = grid.y(space.top) + (8 if frame.lines[0] == pack.first_line else grid.em_top)
    items: list[Item] = tinted(frame, pack)
    height = grid.y(head_top) - grid.em_foot - y
    room_left = height - pack.spacing.minimum_picture * grid.leading
    items += pictures.picture_items(
        article,
        0,
        issue,
        pack,
        setter,
        opening.bled(
            frame, pack, (space.left, y, space.width, max(height, pack.spacing.minimum_picture * grid.leading))
        ),
    )
    items += heads.place(rows, article.id, space.left, grid.y(head_top), grid.leading, 0)
    items += pictures.caption_items(caption, article.id, 0, pack, space.left, space.width, grid.on(end - caption.rows))
    legs = [Leg(x, end + 1, depth) for x in space.xs]
    items += placed(article.id, body.units, flow(body.units, legs), legs, pack)[0]
    over = math.ceil(-room_left / grid.leading) if room_left < 0 else 0
    return Story(article.id, frame, tuple(items), Fit(over, 0, deeper=over))


def photo_head(article: Article, frame: Frame, pack: Pack, setter: Typesetter, width: float) -> heads.Head:
    """Kicker, headline and deck under a picture; a headline that nearly fills the width is spread over it."""
    step = pack.headlines[frame.headline[0]]
    style = pack.style(step.style)
    if style.align == "spread" and _LEAST_SPREAD * width <= setter.natural(article.headline, style).width <= width:
        # The line turn is a whole character wide here, or the two phrases would run into one another.
        line = setter.fitted(article.headline.replace(" ", "\u3000"), style, width)
        leading = step.lines * pack.grid.leading
        piece = heads.Piece("headline", style, (line,), 0, heads.centred(style, leading) + 0.3, leading)
        rows: tuple[heads.Row, ...] = (heads.Row(0, step.lines, (piece,)),)
        plain = heads.head(article.model_copy(update={"byline": ()}), frame, pack, setter, width)
        before = [row for row in plain.rows if row.pieces and row.pieces[0].name == "kicker"]
        after = [row for row in plain.rows if row.pieces and row.pieces[0].name in ("subhead", "deck", "deck.label")]
        return heads.Head((*before, *rows, *after), False)
    left = tuple(name for name in frame.headline if pack.style(pack.headlines[name].style).align != "spread")
    frame = frame.model_copy(update={"headline": left or frame.headline})
    return heads.head(article.model_copy(update={"byline": ()}), frame, pack, setter, width)
