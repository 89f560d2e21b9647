"""Every character of an article stands in the book once, in the element named after its piece."""

from __future__ import annotations

import copy

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.epub import build
from publisher.model import Issue, Run
from publisher.pieces import pieces
from tests.epub.opened import Element, Opened, text
from tests.epub.samples import block, cover, one_article

COVER = cover()


def assert_conserved(issue: Issue, book: Opened) -> None:
    for article in issue.articles.values():
        for piece in pieces(article, issue.language):
            uid = f"{article.id}--{piece.key.replace('.', '-')}"
            assert [text(node) for node in book.with_id(uid)] == [piece.text], uid


def test_every_piece_of_a_chinese_issue_once(chinese: Issue, chinese_book: Opened) -> None:
    assert_conserved(chinese, chinese_book)


def test_every_piece_of_an_english_issue_once(english: Issue, english_book: Opened) -> None:
    assert_conserved(english, english_book)


def leftover(root: Element) -> str:
    """The text outside pieces, figures' notes and page lines."""
    root = copy.deepcopy(root)
    for node in list(root.iter()):
        if "--" in (node.get("id") or "") or "furniture" in (node.get("class") or "").split():
            node.text = None
            for child in list(node):
                node.remove(child)
    return "".join(text(root[1]).split())


def test_nothing_else_is_printed(chinese_book: Opened, english_book: Opened) -> None:
    for book in (chinese_book, english_book):
        for name in book.articles:
            assert leftover(book.parsed(name)) == "", name


def test_bodies_stand_in_order(chinese_book: Opened) -> None:
    root = chinese_book.parsed("EPUB/articles/village.xhtml")
    ids = [uid for node in root.iter() if (uid := node.get("id") or "").startswith("village--body")]
    assert ids == [
        "village--body-0",
        "village--body-1",
        "village--body-2",
        "village--body-3",
        "village--body-4-marker",
        "village--body-4",
        "village--body-5-marker",
        "village--body-5",
        "village--body-6-marker",
        "village--body-6",
    ]


LEGAL = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="￾￿") | st.sampled_from("\n\t&<>]]>\"'�🧵"),
    min_size=1,
    max_size=40,
)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(LEGAL, LEGAL, LEGAL, LEGAL, st.booleans(), st.booleans())
def test_any_text_comes_through(
    headline: str, first: str, second: str, marker: str, strong: bool, emphasis: bool
) -> None:
    runs = (Run(first, strong=strong), Run(second, emphasis=emphasis, href="https://example.org/"))
    issue = one_article(
        {"headline": f"题{headline}", "dateline": second, "deck": first, "figures": [{"caption": second}]},
        [
            block("paragraph", runs),
            block("item", second, marker=marker),
            block("quote", first),
            block("subhead", marker),
        ],
    )
    assert_conserved(issue, Opened(build(issue, COVER, {"story": (1, 2)})))
