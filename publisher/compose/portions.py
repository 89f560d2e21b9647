"""What of a story stands on one page: all of it, its opening, or the rest that a jump has brought there.

To everything that composes, a portion is an article like any other: heads, galleys and make-up need not know of jumps.
:mod:`publisher.compose.naming` gives what was composed from a portion back to the story it was taken from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.compose import jump_words
from publisher.model import Article, Block, Issue, Run
from publisher.pieces import credited


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A place in a body: before this character of this block."""

    block: int
    character: int = 0


START = Cut(0)


@dataclass(frozen=True, slots=True)
class Portion:
    """A portion of a story on one page.

    ``article`` is what the composer sees: the blocks from ``begin``, with the jump lines among them, and the pictures
    whose numbers in the story are ``figures``. ``since`` is the page it comes from, ``onto`` the one it goes on to,
    ``later`` the pages that the rest may still stand on.
    """

    whole: Article
    article: Article
    page: int
    begin: Cut = START
    figures: tuple[int, ...] = ()
    since: int | None = None
    onto: int | None = None
    later: tuple[int, ...] = ()

    @property
    def shift(self) -> int:
        """What to add to a block's number in ``article`` for its number in the story."""
        return self.begin.block - (self.since is not None)

    def in_story(self, cut: Cut) -> Cut:
        """A place in ``article`` as a place in the story."""
        first = cut.block + self.shift == self.begin.block
        return Cut(cut.block + self.shift, cut.character + (self.begin.character if first else 0))


def opening(article: Article, issue: Issue) -> Portion:
    """The story on its own page, as much of it as will fit there."""
    page, later = issue.page_of(article.id), issue.continuation_pages(article.id)
    assert page is not None
    everything = tuple(range(len(article.figures)))
    if not later:
        return Portion(article, article, page, figures=everything)
    figures = tuple(index for index in everything if article.figures[index].page not in later)
    return _made(Portion(article, article, page, figures=figures, later=later), None, issue.language)


def whole_rest(portion: Portion, language: str) -> Portion:
    """The portion with all pictures that later pages were to have: nothing of the story goes on."""
    waiting = {index for index, figure in enumerate(portion.whole.figures) if figure.page in portion.later}
    if not waiting:
        return portion
    figures = tuple(sorted({*portion.figures, *waiting}))
    return _made(replace(portion, figures=figures), None, language)


def divided(portion: Portion, cut: Cut, language: str) -> tuple[Portion, Portion]:
    """The portion up to a place in the story, with its jump line, and the rest on the next page that may have it."""
    onto, later = portion.later[0], portion.later[1:]
    before = _made(replace(portion, onto=onto), cut, language)
    figures = tuple(index for index, figure in enumerate(portion.whole.figures) if figure.page == onto)
    rest = Portion(portion.whole, portion.whole, onto, cut, figures, portion.page, None, later)
    return before, _made(rest, None, language)


def _made(portion: Portion, end: Cut | None, language: str) -> Portion:
    """The portion with its article as the composer is to see it."""
    whole = portion.whole
    blocks = list(between(whole.blocks, portion.begin, end))
    fields: dict[str, object] = {"figures": tuple(whole.figures[index] for index in portion.figures)}
    if credited(whole):
        fields["byline"] = ()  # its credit may stand on another page
    if portion.since is not None:
        blocks.insert(0, _jump_line(jump_words.comes_from(portion.since, language), whole))
        fields |= {"kicker": None, "subhead": None, "deck": None, "byline": (), "numbers": ()}
        fields |= {"quotes": (), "vertical": False}
        opened = whole.blocks[: portion.begin.block + (portion.begin.character > 0)]
        if any(block.kind == "paragraph" for block in opened):
            fields["dateline"] = None  # it stands before the first paragraph
        fields["headline"] = jump_words.headline_of_rest(whole, language)
    if portion.onto is not None:
        blocks.append(_jump_line(jump_words.leads_to(portion.onto, language), whole))
    return replace(portion, article=whole.model_copy(update=fields).with_blocks(tuple(blocks)))


def _jump_line(text: str, whole: Article) -> Block:
    return Block("jump", (Run(text),), whole.span_of("continues"))


def between(blocks: Sequence[Block], begin: Cut, end: Cut | None) -> Iterator[Block]:
    """The blocks from one place of a body to another, the first and the last perhaps in part."""
    for index, block in enumerate(blocks):
        length = len(block.text)
        first = begin.character if index == begin.block else 0
        last = end.character if end and index == end.block else length
        if index < begin.block or (end and (index > end.block or last == 0)):
            continue
        if (first, last) == (0, length):
            yield block
        else:
            runs = tuple(_sliced(block.runs, first, last))
            yield replace(block, runs=runs, opens=first == 0, closes=last == length)


def _sliced(runs: Iterable[Run], first: int, last: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        text = run.text[max(first - at, 0) : max(last - at, 0)]
        at += len(run.text)
        if text:
            yield replace(run, text=text)
