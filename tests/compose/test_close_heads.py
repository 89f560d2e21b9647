"""A small headline stands close to its text where no deck parts them, and the text stands on the grid all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.compose.pack import Frame, Pack
from publisher.compose.packs import load_pack
from publisher.compose.pages import TextBlock
from publisher.compose.story import Story, tell
from publisher.model import Article, Page
from tests.compose.latin import issue_of, setter, story

PACKS = ("newsletter", "tabloid", "magazine")
SMALL = 25.0
"""Points: headlines up to this size stand over one or two columns."""


def _told(article: Article, pack: Pack, step: str, lines: float) -> Story:
    issue = issue_of([Page(number=1, articles=(article.id,))], [article])
    frame = Frame(columns=(1, 1), lines=(6, 6 + lines), headline=(step,), byline="first")
    return tell(article, frame, issue, pack, setter())


def _white(told: Story, pack: Pack, piece: str) -> float:
    """Points between the foot of the descenders of that piece's last line and the capitals of the text under it."""
    blocks = [item for item in told.items if isinstance(item, TextBlock)]
    over = next(block for block in blocks if block.piece == piece)
    text = _first(told)
    last = over.baseline + over.leading * (len(over.lines) - 1)
    return text.baseline - 0.7 * pack.style("body").size - last - 0.22 * over.style.size


def _first(told: Story) -> TextBlock:
    """The first line under the head."""
    return next(item for item in told.items if isinstance(item, TextBlock) and item.piece == "byline")


def _full(article: Article, pack: Pack, step: str) -> int:
    """The least lines of a frame that holds it all."""
    return next(lines for lines in range(4, 60) if not _told(article, pack, step, lines).fit.over)


def _steps(pack: Pack) -> list[str]:
    return [name for name, step in pack.headlines.items() if pack.style(step.style).size < SMALL and step.most > 1]


@pytest.mark.parametrize("name", PACKS)
def test_text_stands_no_farther_under_a_small_headline_than_under_a_deck(name: str) -> None:
    pack = load_pack(name, Path())
    for step in _steps(pack):
        plain, decked = story("a"), story("a", deck="Nobody spoke against it")
        under_deck = max(
            _white(_told(decked, pack, step, _full(decked, pack, step) + spare), pack, "deck") for spare in range(3)
        )
        for spare in range(int(pack.spacing.underset) + 1):
            told = _told(plain, pack, step, _full(plain, pack, step) + spare)
            assert _white(told, pack, "headline") <= under_deck + pack.grid.leading / 2, (step, spare)
            assert told.fit.under == spare  # what the head does not take stays at the foot


@pytest.mark.parametrize("name", PACKS)
def test_a_foot_that_would_gape_gives_its_head_a_line(name: str) -> None:
    pack = load_pack(name, Path())
    step = _steps(pack)[0]
    article = story("a")
    full, most = _full(article, pack, step), int(pack.spacing.underset)
    near, far = (_told(article, pack, step, full + spare) for spare in (most, most + 1))
    assert _white(far, pack, "headline") > _white(near, pack, "headline")
    assert _first(far).baseline == pytest.approx(_first(near).baseline + pack.grid.leading)
    assert near.fit.under == far.fit.under == most


@pytest.mark.parametrize("name", PACKS)
def test_text_under_a_close_headline_stands_on_the_grid(name: str) -> None:
    pack = load_pack(name, Path())
    for step in _steps(pack):
        for block in _told(story("a"), pack, step, 40).items:
            if isinstance(block, TextBlock) and block.piece.startswith("body"):
                row = (block.baseline - pack.grid.on(0)) / pack.grid.leading
                assert row == pytest.approx(round(row), abs=1e-6)


def test_without_the_layouts_word_a_head_takes_the_line_to_spare() -> None:
    pack = load_pack("tabloid", Path())
    steps = {name: step.model_copy(update={"close": None}) for name, step in pack.headlines.items()}
    before = pack.model_copy(update={"headlines": steps})
    article = story("a")
    told, far = (_told(article, one, "h15", _full(article, one, "h15") + 1) for one in (pack, before))
    assert far.fit.under == 0 and told.fit.under == 1
    assert _white(far, before, "headline") > _white(told, pack, "headline") + pack.grid.leading / 2
