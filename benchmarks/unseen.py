"""Pages that nobody has seen, made up by the program: how well, over 200 of them. ``python -m benchmarks.unseen [N]``.

Each page has 6 to 14 articles, with and without pictures, decks, kickers and subheads, drawn by a fixed seed. The text
is drawn to take between ``_LEAST`` and ``_MOST`` of the lines that are free for articles, so that it can fit.
"""

from __future__ import annotations

import datetime
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.phrases import CHINESE, ENGLISH, Phrases
from publisher.compose.auto.judging import headlines_clash, pictures_touch
from publisher.compose.auto.made_up import MadeUp
from publisher.compose.auto.page import make_up
from publisher.compose.auto.tree import Placed
from publisher.compose.pack import Pack
from publisher.compose.packs import load_pack
from publisher.compose.story import tell
from publisher.model import (
    Article,
    Block,
    Deck,
    Figure,
    Issue,
    IssueInfo,
    Manifest,
    Page,
    Person,
    Publication,
    Run,
    Span,
)
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.setter import Typesetter

PACKS = (("newspaper", CHINESE), ("tabloid", ENGLISH))
_PIXELS = ((1600, 1067), (1600, 1200), (1200, 1500), (2000, 1125))
_LEAST, _MOST = 0.42, 0.62


@dataclass(frozen=True)
class Result:
    """What became of one page. ``white`` is the share of the lines free for articles."""

    name: str
    seconds: float
    overset: int
    white: float
    lead: bool
    same_size: int
    touching: int


def page(number: int, phrases: Phrases, pack: Pack) -> Issue:
    """The issue of one page of that number; the same number gives the same page."""
    random = Random(f"{phrases.language} {number}")
    first = number % 2 == 0
    lines = pack.grid.columns * (pack.grid.lines - (pack.first_line if first else pack.inner_line))
    count = random.randint(6, 14) if pack.grid.columns > 3 else random.randint(3, 7)
    chars = 13.0 if phrases is CHINESE else 32.0
    pictures = random.randint(0, min(4, count // 2))
    text = lines * (random.uniform(_LEAST, _MOST) - 0.05 * pictures) * chars
    shares = sorted((random.lognormvariate(0, 0.6) for _ in range(count)), reverse=True)
    illustrated = set(random.sample(range(count), pictures))
    articles = tuple(
        _article(rank, text * share / sum(shares), rank in illustrated, phrases, random)
        for rank, share in enumerate(_shuffled_tail(shares, random))
    )
    pixels = {f"p{rank}.jpg": random.choice(_PIXELS) for rank in range(count)}
    listed = Page(number=1, section="", articles=tuple(article.id for article in articles))
    blank = Page(number=2, articles=())
    manifest = Manifest(
        publication=Publication(title=phrases.title, language=phrases.language),
        issue=IssueInfo(number=1, date=datetime.date(2026, 5, 15)),
        pages=(listed, blank) if first else (blank, listed),
        articles=articles,
    )
    return Issue(Path("unseen"), manifest, {}, pixels)


def _shuffled_tail(shares: Sequence[float], random: Random) -> list[float]:
    """The lead is long; what follows is in no order of length."""
    tail = list(shares[1:])
    random.shuffle(tail)
    return [shares[0], *tail]


def _article(rank: int, characters: float, picture: bool, phrases: Phrases, random: Random) -> Article:
    texts: list[str] = []
    while sum(map(len, texts)) < max(characters, 60):
        left = max(characters, 60) - sum(map(len, texts))
        texts.append(phrases.paragraph(int(min(left, random.uniform(60, 220))), random))
    blocks = [Block("paragraph", (Run(text),), Span(Path(f"a{rank}.md"), 2 * at)) for at, text in enumerate(texts)]
    if len(blocks) > 5 and random.random() < 0.5:
        subhead = Run(phrases.fill(random.choice(phrases.subheads), random))
        blocks.insert(len(blocks) // 2, Block("subhead", (subhead,), Span(Path(f"a{rank}.md"), 99), 2))
    figure = Figure(
        image=f"p{rank}.jpg",
        caption=phrases.fill(random.choice(phrases.captions), random),
        credit=(Person(name=random.choice(phrases.names), role="photographer"),),
    )
    article = Article(
        id=f"a{rank}",
        kicker=phrases.fill(random.choice(phrases.kickers), random) if random.random() < 0.2 else None,
        headline=phrases.fill(random.choice(phrases.headlines), random),
        deck=Deck(text=phrases.fill(random.choice(phrases.decks), random)) if random.random() < 0.25 else None,
        byline=(Person(name=random.choice(phrases.names)),),
        figures=(figure,) if picture else (),
    )
    return article.with_blocks(tuple(blocks))


def judge(name: str, issue: Issue, pack: Pack, setter: Typesetter) -> Result:
    """Make the page up, set it, and look at it."""
    at, listed = next((at, page) for at, page in enumerate(issue.manifest.pages) if page.articles)
    articles = [issue.articles[one] for one in listed.articles]
    begun = time.perf_counter()
    made = make_up(articles, at == 0, (), issue, pack, setter)
    seconds = time.perf_counter() - begun
    stories = [tell(one, frame, issue, pack, setter) for one, frame in zip(articles, made.frames, strict=False)]
    lines = pack.grid.columns * (pack.grid.lines - (pack.first_line if at == 0 else pack.inner_line))
    return Result(
        name,
        seconds,
        sum(story.fit.over for story in stories) + 100 * (len(articles) - len(stories)),
        sum(story.fit.white for story in stories) / lines,
        _leads(made),
        _pairs(made, headlines_clash),
        _pairs(made, pictures_touch),
    )


def _leads(made: MadeUp) -> bool:
    lead, *others = made.placed
    top = min(one.area.top for one in made.placed)
    return lead.area.top == top and all(
        one.area.columns <= lead.area.columns and one.shape.size < lead.shape.size for one in others
    )


def _pairs(made: MadeUp, meet: Callable[[Placed, Placed], bool]) -> int:
    placed = made.placed
    return sum(meet(one, two) for at, one in enumerate(placed) for two in placed[at + 1 :])


def results(count: int) -> Iterator[Result]:
    """The judged pages, half of them in each language."""
    fonts = FontLibrary.load()
    for layout, phrases in PACKS:
        pack, setter = load_pack(layout, Path()), Typesetter(fonts, phrases.language)
        for number in range(count // len(PACKS)):
            yield judge(f"{layout} {number}", page(number, phrases, pack), pack, setter)


def run(count: int = 200) -> None:
    """Print the distribution."""
    found = list(results(count))
    for name in sorted({one.name.split()[0] for one in found}):
        _print(name, [one for one in found if one.name.startswith(name)])


def _print(name: str, found: Sequence[Result]) -> None:
    white = sorted(one.white for one in found)
    seconds = sorted(one.seconds for one in found)
    print(f"{name}: {len(found)} pages")
    print(f"  overset pages      {sum(one.overset > 0 for one in found)}")
    print(f"  white, median/90%/most  {statistics.median(white):.1%} {white[len(white) * 9 // 10]:.1%} {white[-1]:.1%}")
    print(f"  pages under 4 %    {sum(one < 0.04 for one in white)}")
    print(f"  lead in its place  {sum(one.lead for one in found)}")
    print(f"  same size side by side  {sum(one.same_size for one in found)}")
    print(f"  pictures touching  {sum(one.touching for one in found)}")
    print(f"  seconds, median/most {statistics.median(seconds):.2f} {seconds[-1]:.2f}")


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
