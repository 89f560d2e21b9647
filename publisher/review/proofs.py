"""A checked issue → its proof: the pages painted as pictures, and the place of every finding on them."""

from __future__ import annotations

import io

from PIL import Image

from publisher import paint
from publisher.compose.make_up import Layout
from publisher.edition import Checked
from publisher.model import Issue
from publisher.paint import finish
from publisher.paint.proofs import proofs
from publisher.pieces import pieces
from publisher.reports.proof import Proof, Sheet
from publisher.review.pictures import WIDTH, as_webp
from publisher.review.places import places

_MM = 25.4 / 72


def proof_of(checked: Checked) -> Proof | None:
    """The proof of an issue as it was checked. Pictures only where it was laid out; None where it was not even read.

    Raises what painting raises: MissingTool, InputError for a picture that cannot be used.
    """
    issue, layout = checked.issue, checked.layout
    if issue is None:
        return None
    info = issue.manifest.issue
    return Proof(
        title=issue.manifest.publication.title,
        date=info.date,
        number=info.number,
        language=issue.language,
        layout=issue.manifest.layout,
        characters=_characters(issue),
        headlines={name: article.headline for name, article in issue.articles.items()},
        sheets=_sheets(checked, issue, layout) if layout and _worth_showing(layout) else (),
        marks=places(checked.report.findings, issue, layout.composition if layout else None),
    )


def _worth_showing(layout: Layout) -> bool:
    """Whether there are not so many pages of overset matter that to paint them would only keep the reader waiting."""
    return len(layout.composition.pages) <= 2 * len(layout.issue.manifest.pages) + 30


def _characters(issue: Issue) -> int:
    return sum(
        len("".join(piece.text.split()))
        for article in issue.manifest.articles
        for piece in pieces(article, issue.language)
    )


def _sheets(checked: Checked, issue: Issue, layout: Layout) -> tuple[Sheet, ...]:
    composition = layout.composition
    templates = layout.pack.folder_with("page.html.j2", "page.css")
    painted = paint.paint(composition, issue, checked.fonts, template_folder=templates)
    screen = finish.screen_pdf(painted.pdf, composition)
    width, height = composition.width * _MM, composition.height * _MM
    dots = WIDTH / (width / 25.4)
    return tuple(
        Sheet(page.number, page.section, *_webp(png), width, height)
        for page, png in zip(composition.pages, proofs(screen, dots), strict=True)
    )


def _webp(png: bytes) -> tuple[bytes, str, tuple[int, int]]:
    with Image.open(io.BytesIO(png)) as picture:
        return as_webp(picture)
