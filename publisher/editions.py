"""The files of a build: what each edition is made of, what is made of each page, and the proof of them all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher import conserve, press
from publisher.cache import Cache
from publisher.compose.make_up import Layout
from publisher.compose.pages import TextBlock
from publisher.conserve import Proof, Reading
from publisher.model import Edition, Issue
from publisher.paint import Painted, finish
from publisher.paint.proofs import PageProofs
from publisher.preflight import Verdict, preflight
from publisher.press import Job, PressProfile
from publisher.press.order import job_of, profile_of
from publisher.press.pages import file_name, split
from publisher.record import Stopwatch
from publisher.together import together
from publisher.typeset.fonts import FontLibrary
from publisher.wording import Text

if TYPE_CHECKING:
    from publisher.epub.pagination import Turn

_BODY = re.compile(r"body\.\d+")
"""Keys of the pieces of running text."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of a laid-out issue, and for which press."""

    issue: Issue
    layout: Layout
    fonts: FontLibrary
    wanted: Sequence[Edition]
    job: Job
    profile: PressProfile
    cache: Cache


def ordered(issue: Issue, layout: Layout, fonts: FontLibrary, wanted: Sequence[Edition], cache: Cache) -> Order:
    """The order for these editions. Raises InputError for a press that there is no profile of."""
    profile = profile_of(issue, layout.pack)
    job = job_of(issue, layout.pack, layout.composition, fonts, profile)
    return Order(issue, layout, fonts, wanted, job, profile, cache)


def made(
    order: Order, painted: Painted, watch: Stopwatch, say: Callable[[Text], None], *, ready: bool
) -> tuple[dict[str, bytes], Proof, Verdict]:
    """Every file by its name in the output folder, the proof that nothing was lost in any, and the press's verdict.

    ``ready``: the check found nothing that keeps the issue from the press.
    """
    issue, composition = order.issue, order.layout.composition
    say(Text("Proving that nothing was lost", "核验文字无一遗漏"))
    with watch.stage("prove"):
        # What the press is given and what a reader is shown are made of the same pages and take about as long.
        (printed, verdict), (shown, screen) = together(
            lambda: _for_press(order, painted), lambda: _for_screen(order, painted)
        )
        readings = [made.reading for made in (printed, shown) if made.reading is not None]
        files = {**printed.files, **shown.files}
        proof = conserve.proof_of(issue, composition, painted, readings)
    if "epub" in order.wanted:
        say(Text("Making the e-book", "制作电子书"))
        with watch.stage("epub"):
            book = _book(order, files["proof/p01.png"])
            files[f"{issue.name}.epub"] = book
            proof = proof.and_also(conserve.prove_book(issue, book))
            files |= _texts(issue)
    if "site" in order.wanted:
        say(Text("Making the e-paper", "制作数字报"))
        with watch.stage("site"):
            paper = _site(order, files, screen, ready=ready and not verdict.errors)
            files |= paper
            proof = proof.and_also(conserve.prove_pages(issue, paper))
    return files, proof, verdict


@dataclass(frozen=True, slots=True)
class _Made:
    """Files by their names in the output folder, and what was read in the one of the whole issue."""

    files: dict[str, bytes]
    reading: Reading | None = None


def _for_press(order: Order, painted: Painted) -> tuple[_Made, Verdict]:
    """Where a press is wanted: the whole issue, one file a page, and what it would say of the whole."""
    if "print" not in order.wanted:
        return _Made({}), Verdict(())
    issue, composition = order.issue, order.layout.composition
    whole = press.finish(painted.pdf, order.job, order.profile)
    alone = split(whole, order.job.identity, order.profile)
    names = (file_name(order.profile, order.job.identity, issue.name, page.number) for page in composition.pages)
    pages = {f"print/{name}": data for name, data in zip(names, alone, strict=True)}
    # The editions are the same painting: to look at one is to look at all.
    look = "screen" not in order.wanted
    reading = conserve.read_back(issue, composition, painted.twins, "print", whole, look=look)
    return _Made({"print.pdf": whole, **pages}, reading), preflight(whole, order.profile, grave=True)


def _for_screen(order: Order, painted: Painted) -> tuple[_Made, bytes]:
    """A proof of each page, by its place in the issue; the screen edition, among the files only where it is wanted."""
    issue, composition = order.issue, order.layout.composition
    screen = finish.screen_pdf(painted.pdf, composition)
    drawn = PageProofs(screen, cache=order.cache)
    reading = conserve.read_back(
        issue, composition, painted.twins, "screen", screen, look="screen" in order.wanted, draw=drawn.draw
    )
    files = {f"proof/p{number + 1:02}.png": picture for number, picture in drawn.pictures.items()}
    if "screen" not in order.wanted:
        return _Made(files), screen
    return _Made({"screen.pdf": screen, **files}, reading), screen


def _book(order: Order, cover: bytes) -> bytes:
    # Only an issue with this edition needs it, and it takes its time to load.
    from publisher import epub
    from publisher.epub.headline_font import HeadlineFont

    sheet = order.layout.pack.folder_with("epub.css") / "epub.css"
    style = sheet.read_bytes() if sheet.is_file() else None
    # The page-list is made from the pages of this very build.
    pages = order.layout.composition.pages_of_articles()
    font = HeadlineFont(order.fonts, order.layout.pack.roles["headline"])
    return epub.build(order.issue, cover, pages, turns=_turns_of(order.layout), style=style, font=font)


def _site(order: Order, files: dict[str, bytes], screen: bytes, *, ready: bool) -> dict[str, bytes]:
    from publisher.site.edition import edition

    issue, composition = order.issue, order.layout.composition
    return edition(issue, composition, screen, files.get(f"{issue.name}.epub"), ready=ready)


def _texts(issue: Issue) -> dict[str, bytes]:
    """Each article as plain text, for programs that speak or send it."""
    from publisher.epub.reading_text import reading_text

    stories = (article for article in issue.manifest.articles if issue.page_of(article.id) is not None)
    return {f"text/{article.id}.txt": reading_text(article, issue.language).encode() for article in stories}


def _turns_of(layout: Layout) -> dict[str, list[Turn]]:
    """Where each article runs on to another page: the first character of its text that stands there."""
    from publisher.epub.pagination import Turn

    found: dict[str, list[Turn]] = {}
    begun: dict[str, int] = {}
    for page in layout.composition.pages:
        first: dict[str, tuple[int, int, str]] = {}
        for item in page.items:
            if isinstance(item, TextBlock) and item.article and item.lines and _BODY.fullmatch(item.piece):
                place = int(item.piece.split(".")[1]), item.lines[0].start, item.piece
                first[item.article] = min(place, first.get(item.article, place))
        for article, (_, at, piece) in first.items():
            if article in begun:
                found.setdefault(article, []).append(Turn(page.number, piece, at))
            begun[article] = page.number
    return found
