"""PDF: paragraphs told by columns, indents and sizes; what cannot be read is said, with the remedy."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from publisher.cli import run
from publisher.errors import InputError
from publisher.ingest.account import account
from publisher.ingest.issue import import_sources
from publisher.ingest.pdf import read_pdf
from publisher.ingest.pdf.columns import columns_of
from publisher.ingest.pdf.glyphs import Glyph
from publisher.ingest.pdf.order import in_reading_order
from publisher.ingest.pdf.paragraphs import passages_of, text_size
from publisher.ingest.pdf.rows import rows_of
from publisher.load import load
from tests.ingest.pdfs import STYLES, Style, page_of, shuffled
from tests.small_issue import SMALL


def bare(text: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", text)


def read(pdf: bytes, language: str) -> list[str]:
    (page,) = read_pdf(pdf, Path("page.pdf"), language)
    assert account(page.text, page.page) == ()
    return [bare(text) for article in page.page.articles for text in article.paragraphs]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize("seed", [1, 2])
def test_paragraphs_are_those_that_were_set(style: Style, seed: int) -> None:
    texts = shuffled(style.language, seed)[:18]
    assert read(page_of(style, texts), style.language) == [bare(text) for text in texts]


def test_a_page_of_our_own_newspaper_comes_back(tmp_path: Path) -> None:
    """The sample's page, set and painted by this program: its stories, bylines and paragraphs as they were written."""
    sample = SMALL
    assert run(["build", str(sample), "--edition", "screen", "--out", str(tmp_path), "-q"]) == 0
    (page,) = read_pdf((tmp_path / "small-zh" / "screen.pdf").read_bytes(), Path("screen.pdf"))
    issue, _ = load(sample)
    assert issue is not None
    written = issue.manifest.articles
    found = {bare(article.headline.text): article for article in page.page.articles if article.headline}
    assert set(found) == {bare(article.headline) for article in written}
    for article in written:
        story = found[bare(article.headline)]
        assert [bare(text) for text in story.paragraphs] == [
            bare(block.text) for block in article.blocks if block.kind == "paragraph"
        ]
        assert [person.name.text for person in story.byline] == [person.name for person in article.byline]


def test_a_paragraph_cut_at_the_end_of_a_sentence_is_joined_by_its_missing_indent() -> None:
    """Text alone cannot tell: what stands before the turn is a whole sentence, and so is what comes after it."""
    style = STYLES[0]
    sentence = "会议强调要提高政治站位切实增强防范意识" + "。"
    texts = [sentence * 40, *shuffled("zh", 3)[:6]]
    pdf = page_of(style, texts)
    (page,) = read_pdf(pdf, Path("page.pdf"), "zh")
    turns = [seam for seam in page.page.joins if seam.rule == "column-turn"]
    assert turns
    assert read(pdf, "zh") == [bare(text) for text in texts]


def glyphs(rows: list[tuple[str, float, float]], size: float = 9.0) -> list[Glyph]:
    """Characters of rows (text, left, baseline), a square each, in the order given."""
    made = [(char, left + at * size, baseline) for text, left, baseline in rows for at, char in enumerate(text)]
    return [Glyph(char, x, x + size, y, size, index, False) for index, (char, x, y) in enumerate(made)]


def two_columns() -> list[tuple[str, float, float]]:
    left = [("一" * 8, 68.0, 100.0), *(("二" * 10, 50.0, 100.0 + 13 * at) for at in range(1, 6))]
    right = [
        ("三" * 10, 160.0, 100.0),
        ("四" * 5 + "。", 160.0, 113.0),
        *(("五" * 8, 178.0, 126.0 + 0 * at) for at in (0,)),
    ]
    return [*left, *right, ("五" * 10, 160.0, 139.0), ("五" * 10, 160.0, 152.0), ("五" * 8, 178.0, 165.0)]


def told(found: list[Glyph]) -> list[str]:
    columns = columns_of(rows_of(found))
    return ["".join(row.text for row in one.rows) for one in passages_of(in_reading_order(columns, text_size(columns)))]


def test_a_file_that_goes_row_by_row_across_the_columns_is_read_column_by_column() -> None:
    """The same page, its characters written in the order of the rows: the white between the columns parts them."""
    found = glyphs(two_columns())
    across = sorted(found, key=lambda glyph: (glyph.baseline, glyph.x))
    across = [replace(glyph, index=index) for index, glyph in enumerate(across)]
    assert told(across) == told(found)


def test_the_rest_of_a_paragraph_and_the_next_one_are_told_apart_in_a_column() -> None:
    first, *_ = told(glyphs(two_columns()))
    assert first == "一" * 8 + "二" * 50 + "三" * 10 + "四" * 5 + "。"


def picture_only() -> bytes:
    out = io.BytesIO()
    Image.new("L", (200, 300), 200).save(out, "PDF")
    return out.getvalue()


def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.Pdf.new() as document:
        document.add_blank_page()
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def long() -> bytes:
    out = io.BytesIO()
    with pikepdf.Pdf.new() as document:
        for _ in range(201):
            document.add_blank_page()
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said", "remedy"),
    [
        (picture_only(), "no text", "OCR"),
        (locked(), "password", "without a password"),
        (long(), "201 pages", "one issue"),
        (b"%PDF-1.7\nnonsense", "no PDF", "Export it again"),
        (b"", "no PDF", "Export it again"),
    ],
    ids=["scanned", "locked", "long", "damaged", "empty"],
)
def test_what_cannot_be_read_is_said_with_its_remedy(tmp_path: Path, content: bytes, said: str, remedy: str) -> None:
    source = tmp_path / "page.pdf"
    source.write_bytes(content)
    with pytest.raises(InputError) as caught:
        import_sources([source], tmp_path / "issue")
    assert said in caught.value.message.en
    assert remedy in caught.value.hint.en
    assert not (tmp_path / "issue").exists()
