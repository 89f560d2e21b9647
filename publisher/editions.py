"""The files of a build: what each edition is made of, what is made of each page, and the proof of them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from publisher import conserve, press
from publisher.cache import Cache
from publisher.compose.make_up import Layout
from publisher.conserve import Proof
from publisher.model import Edition, Issue
from publisher.paint import Painted, finish
from publisher.paint.proofs import proofs
from publisher.preflight import Verdict, preflight
from publisher.press import Job, PressProfile
from publisher.press.order import job_of, profile_of
from publisher.press.pages import file_name, split
from publisher.record import Stopwatch
from publisher.together import together
from publisher.typeset.fonts import FontLibrary
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of a laid-out issue, and for which press."""

    issue: Issue
    layout: Layout
    wanted: Sequence[Edition]
    job: Job
    profile: PressProfile
    cache: Cache


def ordered(issue: Issue, layout: Layout, fonts: FontLibrary, wanted: Sequence[Edition], cache: Cache) -> Order:
    """The order for these editions. Raises InputError for a press that there is no profile of."""
    profile = profile_of(issue, layout.pack)
    job = job_of(issue, layout.pack, layout.composition, fonts, profile)
    return Order(issue, layout, wanted, job, profile, cache)


def made(
    order: Order, painted: Painted, watch: Stopwatch, say: Callable[[Text], None]
) -> tuple[dict[str, bytes], Proof, Verdict]:
    """Every file by its name in the output folder, the proof that nothing was lost in any, and the press's verdict."""
    issue, composition = order.issue, order.layout.composition
    files: dict[str, bytes] = {}
    with watch.stage("finish"):
        screen = finish.screen_pdf(painted.pdf, composition)
        if "print" in order.wanted:
            files["print.pdf"] = press.finish(painted.pdf, order.job, order.profile)
        if "screen" in order.wanted:
            files["screen.pdf"] = screen
    say(Text("Proving that nothing was lost", "核验文字无一遗漏"))
    with watch.stage("prove"):
        pdfs = {name.removesuffix(".pdf"): data for name, data in files.items()}
        # Judging for the press takes about as long as proving; the pictures are shared out evenly.
        half = len(composition.pages) // 2
        (for_press, verdict, last), (proof, first) = together(
            lambda: (*_for_press(order, files.get("print.pdf")), _pictures(order, screen, slice(half, None))),
            lambda: (conserve.prove(issue, composition, painted, pdfs), _pictures(order, screen, slice(half))),
        )
        by_page = {**for_press, **first, **last}
    if "epub" in order.wanted:
        say(Text("Making the e-book", "制作电子书"))
        with watch.stage("epub"):
            book = _book(order, by_page["proof/p01.png"])
            files[f"{issue.name}.epub"] = book
            proof = proof.and_also(conserve.prove_book(issue, book))
    return {**files, **by_page}, proof, verdict


def _for_press(order: Order, whole: bytes | None) -> tuple[dict[str, bytes], Verdict]:
    """One file a page where a press is wanted, and what it would say of the whole."""
    if whole is None:
        return {}, Verdict(())
    alone = split(whole, order.job.identity, order.profile)
    names = (file_name(order.profile, order.job.identity, order.issue.name, number) for number in _numbers(order))
    return {f"print/{name}": data for name, data in zip(names, alone, strict=True)}, preflight(whole, order.profile)


def _numbers(order: Order) -> list[int]:
    return [page.number for page in order.layout.composition.pages]


def _pictures(order: Order, screen: bytes, pages: slice) -> dict[str, bytes]:
    """Proofs of those pages, by their places in the issue."""
    places = range(1, len(order.layout.composition.pages) + 1)[pages]
    shown = proofs(screen, pages=pages, cache=order.cache)
    return {f"proof/p{place:02}.png": picture for place, picture in zip(places, shown, strict=True)}


def _book(order: Order, cover: bytes) -> bytes:
    # Only an issue with this edition needs it, and it takes its time to load.
    from publisher import epub

    sheet = order.layout.pack.folder_with("epub.css") / "epub.css"
    style = sheet.read_bytes() if sheet.is_file() else None
    return epub.build(order.issue, cover, _pages_of(order.layout), style=style)


def _pages_of(layout: Layout) -> dict[str, tuple[int, ...]]:
    """The pages each article stands on in this very build: the e-book's page-list is made from them."""
    places: dict[str, list[int]] = {}
    for page in layout.composition.pages:
        for item in page.items:
            name = getattr(item, "article", None)
            if name and page.number not in places.setdefault(name, []):
                places[name].append(page.number)
    return {name: tuple(numbers) for name, numbers in places.items()}
