"""The judge of e-books has nothing to say: no fatal error, no error, no warning."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

from publisher.conserve.book import prove_epub
from publisher.epub import build
from publisher.model import Cell, Issue, Run
from tests.epub.samples import CHINESE_PAGES, ENGLISH_PAGES, block, cover, issue_of, one_article
from tests.judges import epubcheck as messages


def judged(folder: Path, data: bytes) -> list[str]:
    book = folder / "book.epub"
    book.write_bytes(data)
    return messages(book)


def test_the_judge_is_awake(tmp_path: Path, chinese: Issue) -> None:
    data = build(chinese, cover(), CHINESE_PAGES).replace(b"application/epub+zip", b"application/epub+zap", 1)
    assert judged(tmp_path, data) != []


def test_a_chinese_issue(tmp_path: Path, chinese: Issue) -> None:
    assert judged(tmp_path, build(chinese, cover(), CHINESE_PAGES, print_identifier="urn:issn:1234-5679")) == []


def test_an_english_issue(tmp_path: Path, english: Issue) -> None:
    assert judged(tmp_path, build(english, cover(), ENGLISH_PAGES)) == []


def test_an_issue_without_printed_pages(tmp_path: Path, chinese: Issue) -> None:
    assert judged(tmp_path, build(chinese, cover(), {})) == []


def test_a_story_of_headline_only_on_two_pages(tmp_path: Path) -> None:
    assert judged(tmp_path, build(one_article({}), cover(), {"story": (1, 2)})) == []


def test_an_issue_without_stories(tmp_path: Path) -> None:
    manifest = {
        "publication": {"title": "Record", "language": "en"},
        "issue": {"date": "2024-01-01"},
        "pages": [{"number": 1}],
        "articles": [{"id": "spare", "headline": "Not on any page"}],
    }
    assert judged(tmp_path, build(issue_of(manifest, {}), cover(), {})) == []


def test_hostile_text_and_every_kind_of_block(tmp_path: Path) -> None:
    nasty = "<b>&amp;</b> ]]> \ufffd \x85 👩‍👩‍👧 𠮷\nnew line"
    hrefs = (
        "https://例子.测试/a b?ü=1&<>\"'%#x#y",
        "https://example.org/{a}|b\\c^d`e",
        "javascript:x",
        "mailto:a@b.org",
    )
    body = [
        block("paragraph", tuple(Run(nasty, strong=True, emphasis=True, href=href) for href in hrefs)),
        block("subhead", nasty, level=1),
        block("subhead", nasty, level=6),
        block("quote", nasty),
        block("item", nasty, level=3, marker="a)"),
        block("item", nasty, level=1, marker="•"),
        block("item", nasty, level=2, marker="1."),
        block("item", nasty, level=2, marker="•"),
        block("item", nasty, level=4, marker="•"),
        block("item", nasty, level=1, marker="2."),
    ]
    article = {
        "kicker": nasty,
        "headline": nasty,
        "subhead": nasty,
        "deck": {"label": nasty, "text": nasty},
        "byline": nasty,
        "dateline": nasty,
        "figures": [{"caption": nasty, "credit": nasty}, {}],
        "numbers": [{"value": nasty, "unit": nasty, "label": nasty, "note": nasty, "share": 1 / 3}, {"value": nasty}],
    }
    publication = {"title": nasty, "publisher": nasty, "language": "zh-Hans"}
    issue = one_article(article, body, publication=publication)
    assert judged(tmp_path, build(issue, cover(), {"story": (1, 2, 5)})) == []


def test_tables(tmp_path: Path) -> None:
    shape = [(0, 0, "品种"), (0, 2, "涨跌"), (1, 0, "青菜"), (1, 1, "1.6"), (0, 0, "又一表"), (1, 0, "12")]
    body = [replace(block("cell", text), cell=Cell(row, column, "right")) for row, column, text in shape]
    issue = one_article({}, [block("paragraph", "前文"), *body, block("paragraph", "后文")])
    data = build(issue, cover(), {"story": (1,)})
    assert judged(tmp_path, data) == []
    assert prove_epub(issue, data) == ()
    text = "".join(str(story) for story in _tables(data))
    assert text.count("<table") == 2 and text.count("<th ") == 3 and text.count("<td") == 5


def _tables(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name).decode() for name in archive.namelist() if "story" in name]
