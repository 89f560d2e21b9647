"""The Chinese sample against the text it was made from: an editor's changes, named one by one, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.ingest.recognise import recognise
from publisher.load import load
from publisher.model import Article, Issue
from publisher.paths import resource
from publisher.pieces import pieces

FOLDER = resource("seeds") / "lishui-kfq"
FULL_WIDTH = str.maketrans({",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "戶": "户"})
ADDED = ("number.", "byline")
"""The bar of numbers is the editor's; a byline that is also a credit stands once."""


@pytest.fixture(scope="module")
def issue() -> Issue:
    loaded, findings = load(FOLDER)
    assert loaded is not None and not findings
    return loaded


def characters(article: Article) -> str:
    text = "".join(piece.text for piece in pieces(article, "zh-Hans") if not piece.key.startswith(ADDED))
    return "".join(text.split())


def test_the_issue_is_the_source_with_full_width_marks_and_one_variant_mended(issue: Issue) -> None:
    source = (FOLDER / "source/page.txt").read_text(encoding="utf-8")
    recognised = recognise(source)
    assert len(recognised.articles) == len(issue.manifest.articles) == 5
    bare = "".join(source.split()).translate(FULL_WIDTH)
    for article in issue.manifest.articles:
        names = "".join(person.name for person in article.byline if "credit" not in str(person.role))
        for part in (piece.text for piece in pieces(article, "zh-Hans") if not piece.key.startswith("number.")):
            assert "".join(part.split()) in bare, (article.id, names, part[:20])
    total = sum(len(characters(article)) for article in issue.manifest.articles)
    bylines = sum(len(person.name) for article in issue.manifest.articles[:] for person in article.byline)
    credit = len("吴妮贞")  # printed once, as a credit
    assert total + bylines - credit == len(bare)


def test_the_source_is_the_page_as_it_was_found() -> None:
    import hashlib

    digest = hashlib.sha256((FOLDER / "source/page.txt").read_bytes()).hexdigest()
    assert digest == "cc6c4acf7b6e3fca206d5ce3179b2e20f6e30d02efd208820e7d903ddce90e4f"


def test_no_body_file_is_left_unused(issue: Issue) -> None:
    used = {Path(article.body).name for article in issue.manifest.articles if article.body}
    assert used == {path.name for path in (FOLDER / "articles").iterdir()}
