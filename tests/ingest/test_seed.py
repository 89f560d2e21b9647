"""The seed page against its truth, in every article, paragraph, byline, deck, subhead and caption."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from publisher.ingest.account import account
from publisher.ingest.page import Article, RecognisedPage
from publisher.ingest.recognise import recognise

DATA = Path(__file__).parent / "data"
SOURCE = (DATA / "seed.txt").read_text(encoding="utf-8")
TRUTH: dict[str, Any] = yaml.safe_load((DATA / "seed_truth.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def page() -> RecognisedPage:
    return recognise(SOURCE)


def test_five_articles_in_order(page: RecognisedPage) -> None:
    assert [article.headline.text for article in page.articles if article.headline] == [
        article["headline"]["text"] for article in TRUTH["articles"]
    ]


@pytest.mark.parametrize("at", range(len(TRUTH["articles"])))
def test_article(page: RecognisedPage, at: int) -> None:
    assert _found(page.articles[at]) == _wanted(TRUTH["articles"][at])


def _found(article: Article) -> dict[str, Any]:
    return {
        "parts": [part.replace(",", "，").replace("(", "（").replace(")", "）") for part in article.parts],
        "deck": (article.deck.label.text if article.deck.label else None, article.deck.text.text)
        if article.deck
        else None,
        "byline": [(person.name.text, person.role) for person in article.byline],
        "body": [(block.kind, block.text.text, list(block.lines)) for block in article.blocks],
        "figures": [
            (
                figure.image,
                figure.caption.text if figure.caption else None,
                figure.credit.whole.text if figure.credit else None,
            )
            for figure in article.figures
        ],
    }


def _wanted(truth: dict[str, Any]) -> dict[str, Any]:
    deck = truth["deck"]
    roles = {None: None, "text_and_photo": "text and photo"}
    return {
        "parts": truth["headline"]["parts"],
        "deck": (deck["label"], deck["text"]) if deck else None,
        "byline": [(person["name"], roles[person["role"]]) for person in truth["byline"]["people"]],
        "body": [(block["type"], block["text"], block["lines"]) for block in truth["body"]],
        "figures": [
            (media["file"], media["caption"]["text"], media["credit"]["text"]) for media in truth.get("media", [])
        ],
    }


def test_counts(page: RecognisedPage) -> None:
    counts = TRUTH["counts"]
    kinds = [block.kind for article in page.articles for block in article.blocks]
    captions = sum(1 for article in page.articles for figure in article.figures if figure.caption)
    assert kinds.count("paragraph") + captions == counts["body_paragraphs_after_repair"]
    assert kinds.count("subhead") == counts["subheads"]
    assert [(seam.line, seam.next_line, seam.separator) for seam in page.joins if seam.applied] == [
        (13, 15, ""),
        (61, 63, ""),
    ]
    assert sum(1 for seam in page.joins if not seam.applied) == 0


def test_nothing_is_lost(page: RecognisedPage) -> None:
    assert account(SOURCE, page) == ()


def test_bare_names_and_the_missing_picture_are_told_as_guesses(page: RecognisedPage) -> None:
    assert [(guess.what, guess.line) for guess in page.guesses] == [
        ("byline", 9),
        ("byline", 21),
        ("byline", 39),
        ("figure", 49),
        ("byline", 55),
    ]
