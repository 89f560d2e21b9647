"""Text that is missing, moved, hidden or covered on the pages fails the proof, with article, piece and place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from publisher.compose.pages import TextBlock
from publisher.conserve import Proof, prove
from publisher.findings import Finding
from publisher.paint import Painted, finish, paint
from publisher.paint.html import TEMPLATE, TEMPLATES
from publisher.press import load_profile
from publisher.press.pages import split
from publisher.typeset.fonts import FontLibrary
from tests.paint.pages import IDENTITY, Sample, for_press


def proof_of(painted: Painted, pages: Sample) -> Proof:
    pdfs = {
        "print": for_press(painted.pdf, pages.composition),
        "screen": finish.screen_pdf(painted.pdf, pages.composition),
    }
    return prove(pages.issue, pages.composition, painted, pdfs)


def spoilt(
    pages: Sample, fonts: FontLibrary, folder: Path, *, css: str = "", html: tuple[str, str] = ("", "")
) -> Proof:
    """The proof of pages painted with a layout that does harm."""
    (folder / "page.css").write_text(css)
    (folder / TEMPLATE).write_text((TEMPLATES / TEMPLATE).read_text("utf-8").replace(*html), "utf-8")
    return proof_of(paint(pages.composition, pages.issue, fonts, template_folder=folder), pages)


def number_of(pages: Sample, article: str | None, piece: str, nth: int = 0) -> int:
    """Number of the nth block of a piece among the items of page 1."""
    items = enumerate(pages.composition.pages[0].items)
    fits = [n for n, i in items if isinstance(i, TextBlock) and (i.article, i.piece) == (article, piece)]
    return fits[nth]


def places(findings: tuple[Finding, ...]) -> set[tuple[str | None, int | None, str | None]]:
    return {(each.article, each.page, str(each.span.path) if each.span else None) for each in findings}


def test_clean_pages_are_proved(painted: Painted, pages: Sample) -> None:
    proof = proof_of(painted, pages)
    assert proof.findings == () and proof.proved
    accounts = {(account.edition, account.article): account.proved for account in proof.accounts}
    assert accounts == {(e, a): True for e in ("print", "screen") for a in ("lead", "brief")}
    told = proof.as_json()
    assert told["proved"] is True
    # Headline, one paragraph: counted without the white space.
    assert told["editions"]["screen"]["brief"] == {"characters": 7 + 23, "proved": True}


def test_one_character_taken_out_of_the_html(pages: Sample, fonts: FontLibrary, tmp_path: Path) -> None:
    proof = spoilt(pages, fonts, tmp_path, html=("patch.text", "patch.text|replace('抓', '')"))
    assert {finding.rule for finding in proof.findings} == {"LY004"}
    assert places(proof.findings) == {("lead", 1, "articles/lead.md")}
    assert {account.article for account in proof.accounts if not account.proved} == {"lead"}
    # By the source, by the walk, and by each of the two files.
    said = [finding.message.en for finding in proof.findings]
    for start in (
        "pages: lead, body.0 differs after",
        "lead, body.0: the line",
        "screen: read back",
        "print: read back",
    ):
        assert any(message.startswith(start) for message in said), start
    boxed = [finding.box for finding in proof.findings if finding.box is not None]
    assert boxed and all(box.width > 30 and box.height > 3 for box in boxed)


HARM = {
    ("lead", "headline", 0): "transform:translateX(3pt)",
    ("lead", "body.0", 0): "overflow:hidden;height:20pt",
    ("lead", "body.1", 0): "visibility:hidden",
    ("lead", "body.2", 0): "color:#ffffff",
    ("lead", "figure.0.caption", 0): "margin-top:-0.5pt",
    ("brief", "headline", 0): "opacity:0.1",
    ("brief", "body.0", 0): "margin-left:200pt",
    (None, "furniture", 1): "display:none",
}


def test_hidden_moved_and_clipped_text(pages: Sample, fonts: FontLibrary, tmp_path: Path) -> None:
    css = "".join(
        f'.page:first-child [data-block="{number_of(pages, article, piece, nth)}"]{{{harm} !important}}'
        if ";" not in harm
        else f'.page:first-child [data-block="{number_of(pages, article, piece, nth)}"]{{{harm}}}'
        for (article, piece, nth), harm in HARM.items()
    )
    messages = [finding.message.en for finding in spoilt(pages, fonts, tmp_path, css=css).findings]
    for start, reason in {
        "lead, headline: the line": "is hidden (transform)",
        "lead, body.0: the line": "is hidden (overflow)",
        "lead, body.1: the line": "is hidden (visibility)",
        "lead, body.2: the line": "cannot be seen",
        "lead, figure.0.caption: the line": "is -0.50 pt too low",
        "brief, headline: the line": "is hidden (opacity)",
        "brief, body.0: the line": "is 200.00 pt to the right",
        "Furniture: the line": "is not painted",
    }.items():
        assert any(message.startswith(start) and reason in message for message in messages), start
    # The second page is as it was.
    assert not any("待补的图" in message for message in messages)


def test_text_that_something_covers(pages: Sample, fonts: FontLibrary, tmp_path: Path) -> None:
    cover = ".page:first-child::after{content:'';position:absolute;left:20pt;top:374pt;width:280pt;height:40pt;"
    cover += "background:#fff}"
    proof = spoilt(pages, fonts, tmp_path, css=cover)
    assert places(proof.findings) == {("brief", 1, "articles/brief.md")}
    assert all("cannot be seen" in finding.message.en for finding in proof.findings)


def test_text_that_nobody_composed(pages: Sample, fonts: FontLibrary, tmp_path: Path) -> None:
    proof = spoilt(
        pages,
        fonts,
        tmp_path,
        css=".page:last-child::after{content:'丙';position:absolute;left:9pt;top:9pt;font:9pt song-regular}",
    )
    assert places(proof.findings) == {(None, 2, None)}
    assert not any(account.proved for account in proof.accounts)


@pytest.mark.parametrize("harm", ["lost", "twice", "changed", "beyond"])
def test_the_walk_alone(harm: str, painted: Painted, pages: Sample) -> None:
    at = next(n for n, line in enumerate(painted.lines) if line.piece == "body.2")
    line = painted.lines[at]
    instead = {
        "lost": (),
        "twice": (line, line),
        "changed": (replace(line, text=line.text[:-1] + "某"),),
        "beyond": (replace(line, right=line.right + 0.4),),
    }[harm]
    spoiled = replace(painted, lines=(*painted.lines[:at], *instead, *painted.lines[at + 1 :]))
    proof = prove(pages.issue, pages.composition, spoiled, {})
    assert proof.findings and {finding.rule for finding in proof.findings} == {"LY004"}


def test_a_line_over_the_edge_of_the_page(painted: Painted, pages: Sample) -> None:
    number = number_of(pages, "brief", "body.0")
    first = pages.composition.pages[0]
    block = first.items[number]
    assert isinstance(block, TextBlock)
    moved = replace(block, x=block.x + 90)
    page = replace(first, items=(*first.items[:number], moved, *first.items[number + 1 :]))
    shifted = replace(pages.composition, pages=(page, pages.composition.pages[1]))
    lines = tuple(
        replace(line, x=line.x + 90, right=line.right + 90)
        if (line.article, line.piece) == ("brief", "body.0")
        else line
        for line in painted.lines
    )
    (finding,) = prove(pages.issue, shifted, replace(painted, lines=lines), {}).findings
    assert "reaches over the page's edge" in finding.message.en and finding.article == "brief"


def test_an_article_that_was_never_placed(painted: Painted, pages: Sample) -> None:
    lines = tuple(line for line in painted.lines if line.article != "brief")
    missing = {
        finding.message.en
        for finding in prove(pages.issue, pages.composition, replace(painted, lines=lines), {}).findings
        if finding.message.en.startswith("pages:")
    }
    assert missing == {
        "pages: brief, headline is missing: “认定新增数领跑…”",
        "pages: brief, body.0 is missing: “园区已有二十三家…”",
    }


def test_a_file_that_lost_a_page(painted: Painted, pages: Sample, press: bytes) -> None:
    first = next(split(press, IDENTITY, load_profile("newsprint")))
    proof = prove(pages.issue, pages.composition, painted, {"print": first})
    assert places(proof.findings) == {("lead", 2, "issue.yaml"), (None, 2, None)}
