"""A hand-made truth beside what the importer recognised, as two plain values that a test can compare."""

from __future__ import annotations

from typing import Any

from publisher.ingest.page import Article, RecognisedPage
from publisher.ingest.signed import Named


def recognised(page: RecognisedPage, truth: dict[str, Any]) -> dict[str, Any]:
    """The page in the terms of its truth: only what the truth names is compared."""
    found: dict[str, Any] = {}
    if "masthead" in truth:
        found["masthead"] = {key: getattr(page.masthead, key) for key in truth["masthead"]}
    if "editors" in truth:
        found["editors"] = _people(page.masthead.editors)
    found["articles"] = [_article(article) for article in page.articles]
    return found


def expected(truth: dict[str, Any], page: RecognisedPage) -> dict[str, Any]:
    """The truth with what it leaves out filled in.

    Abridged blocks (``paragraph 近日…夺冠。``) are written out wherever the recognised block begins and ends as told.
    """
    found: dict[str, Any] = {key: truth[key] for key in ("masthead", "editors") if key in truth}
    blank: dict[str, Any] = dict.fromkeys(("kicker", "subhead", "deck", "dateline", "continues", "continued_from"))
    blank["figures"] = []
    found["articles"] = []
    for at, wanted in enumerate(truth["articles"]):
        blocks = page.articles[at].blocks if at < len(page.articles) else ()
        texts = [f"{block.kind} {block.text.text}" for block in blocks]
        full = [_in_full(short, texts[i] if i < len(texts) else "") for i, short in enumerate(wanted["blocks"])]
        found["articles"].append({**blank, **wanted, "blocks": full})
    return found


def _in_full(short: str, text: str) -> str:
    begins, _, ends = short.partition("…")
    return text if text.startswith(begins) and text.endswith(ends) else short


def _article(article: Article) -> dict[str, Any]:
    deck = article.deck
    label = deck.label.text if deck and deck.label else None
    return {
        "kicker": article.kicker.text if article.kicker else None,
        "headline": list(article.parts) or None,
        "subhead": article.subhead.text if article.subhead else None,
        "deck": ({"label": label, "text": deck.text.text} if label else deck.text.text) if deck else None,
        "byline": _people(article.byline),
        "dateline": article.dateline.text if article.dateline else None,
        "continues": article.continues,
        "continued_from": article.continued_from,
        "blocks": [f"{block.kind} {block.text.text}" for block in article.blocks],
        "figures": [
            {"caption": figure.caption.text if figure.caption else None,
             "credit": _people(figure.credit.people) if figure.credit else []}
            for figure in article.figures
        ],
    }  # fmt: skip


def _people(people: tuple[Named, ...]) -> list[list[str | None]]:
    return [[person.name.text, person.role] for person in people]
