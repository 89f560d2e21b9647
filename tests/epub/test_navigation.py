from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.epub import build
from publisher.epub.inline import insert_at
from publisher.epub.pagination import Turn, breaks
from publisher.epub.xhtml import element
from publisher.model import Issue
from tests.epub.opened import SPACES, Opened, text
from tests.epub.samples import CHINESE_PAGES, ENGLISH_PAGES, block, cover, issue_of, one_article

PAGEBREAK = "//*[@role='doc-pagebreak']"


def marks(book: Opened) -> list[tuple[str, str]]:
    """(target, label) of every page mark, in reading order."""
    return [
        (f"{name}#{node.get('id')}", node.get("aria-label") or "")
        for name in book.articles
        for node in book.find(book.parsed(name), PAGEBREAK)
    ]


def test_articles_are_read_page_by_page(chinese_book: Opened) -> None:
    assert chinese_book.spine == [
        "EPUB/cover.xhtml",
        "EPUB/contents.xhtml",
        "EPUB/articles/meeting.xhtml",
        "EPUB/articles/walk.xhtml",
        "EPUB/articles/village.xhtml",
        "EPUB/articles/2brief.xhtml",
        "EPUB/colophon.xhtml",
    ]


def test_contents_are_the_sections_with_their_articles(chinese_book: Opened) -> None:
    assert chinese_book.links("toc") == [
        ("EPUB/articles/meeting.xhtml", "第1版 要闻"),
        ("EPUB/articles/meeting.xhtml", "溪边镇召开会议 部署防汛"),
        ("EPUB/articles/walk.xhtml", "沿着溪水走一走"),
        ("EPUB/articles/village.xhtml", "第2版 综合"),
        ("EPUB/articles/village.xhtml", "老村有了新样子"),
        ("EPUB/articles/2brief.xhtml", "简讯"),
        ("EPUB/colophon.xhtml", "本期版权信息"),
    ]


def test_pages_that_share_a_section_share_a_heading(english_book: Opened) -> None:
    headings = [text(node) for node in english_book.find(english_book.nav, "//h:li[@class='section']/h:a")]
    assert headings == ["Page 1", "Pages 2 and 3 · Sport"]


def test_the_ncx_says_the_same(chinese_book: Opened) -> None:
    ncx = chinese_book.parsed("EPUB/toc.ncx")
    points = [
        (
            chinese_book.target("EPUB/toc.ncx", chinese_book.one(node, "n:content").get("src") or ""),
            text(chinese_book.one(node, "n:navLabel/n:text")),
        )
        for node in chinese_book.find(ncx, "//n:navPoint")
    ]
    assert points == chinese_book.links("toc")
    assert ncx.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    values = {node.get("name"): node.get("content") for node in chinese_book.find(ncx, "//n:head/n:meta")}
    assert values["dtb:depth"] == "2"
    assert values["dtb:totalPageCount"] == "3"
    assert values["dtb:uid"] == chinese_book.dc("identifier")[0]


def test_landmarks_lead_to_what_they_name(chinese_book: Opened) -> None:
    nodes = chinese_book.find(chinese_book.nav, "//h:nav[@epub:type='landmarks']//h:a")
    assert {node.get(f"{{{SPACES['epub']}}}type"): node.get("href") for node in nodes} == {
        "cover": "cover.xhtml",
        "toc": "contents.xhtml#toc",
        "bodymatter": "articles/meeting.xhtml",
        "colophon": "colophon.xhtml",
    }


def test_every_link_of_every_list_has_its_target(chinese_book: Opened, english_book: Opened) -> None:
    for book in (chinese_book, english_book):
        for kind in ("toc", "page-list", "landmarks"):
            assert all(book.at(target) is not None for target, _ in book.links(kind))


def test_each_page_is_marked_at_the_first_article_on_it(english_book: Opened) -> None:
    expected = [
        ("EPUB/articles/garden.xhtml#page-1", "Page 1"),
        ("EPUB/articles/match.xhtml#page-2", "Page 2"),
        ("EPUB/articles/relay.xhtml#page-3", "Page 3"),
    ]
    assert marks(english_book) == expected
    assert english_book.links("page-list") == expected


def test_a_page_that_holds_only_the_rest_of_an_article_is_marked_at_its_end(chinese_book: Opened) -> None:
    expected = [
        ("EPUB/articles/meeting.xhtml#page-1", "第1版"),
        ("EPUB/articles/meeting.xhtml#page-3", "第3版"),
        ("EPUB/articles/village.xhtml#page-2", "第2版"),
    ]
    assert marks(chinese_book) == expected
    assert chinese_book.links("page-list") == expected
    parent = chinese_book.at("EPUB/articles/meeting.xhtml#page-3").getparent()
    assert parent is not None
    assert parent.get("id") == "meeting--body-1"


def test_an_article_on_two_pages_names_both(chinese_book: Opened) -> None:
    root = chinese_book.parsed("EPUB/articles/meeting.xhtml")
    assert text(chinese_book.one(root, "//h:p[@class='furniture place']")) == "第1、3版 要闻"


def test_the_page_an_article_runs_on_to_is_marked_where_another_begins() -> None:
    found = breaks(["lead", "second", "third"], {"lead": (1, 2), "second": (1,), "third": (2,)})
    assert found.opening == {"lead": (1,), "third": (2,)}
    assert found.closing == {}


def test_without_pages_there_is_no_page_list(english: Issue) -> None:
    book = Opened(build(english, cover(), {}))
    assert book.links("page-list") == []
    assert marks(book) == []
    assert book.meta("pageBreakSource") == []
    assert "pageNavigation" not in book.meta("schema:accessibilityFeature")
    assert book.find(book.parsed("EPUB/toc.ncx"), "//n:pageList") == []


def test_the_printed_edition_is_named(english: Issue) -> None:
    book = Opened(build(english, cover(), ENGLISH_PAGES))
    assert book.meta("pageBreakSource") == ["The Willow Street Record, 5 June 2026, Vol. 12, No. 3, printed edition"]
    book = Opened(build(english, cover(), ENGLISH_PAGES, print_identifier="urn:issn:1234-5679"))
    assert book.meta("pageBreakSource") == ["urn:issn:1234-5679"]


@pytest.mark.parametrize("body", [[], [block("item", "一", marker="1."), block("item", "二", marker="2.")]])
def test_a_page_is_marked_in_a_story_of_any_form(body: list[object]) -> None:
    book = Opened(build(one_article({}, body), cover(), {"story": (1, 2)}))  # type: ignore[arg-type]
    assert [target for target, _ in book.links("page-list")] == [target for target, _ in marks(book)]
    assert [label for _, label in marks(book)] == ["第1版", "第2版"]


def test_two_articles_whose_ids_differ_in_case_only_are_two_files() -> None:
    manifest = {
        "publication": {"title": "Record", "language": "en"},
        "issue": {"date": "2024-01-01"},
        "pages": [{"number": 1, "articles": ["Note", "note", "note-2"]}],
        "articles": [{"id": uid, "headline": uid} for uid in ("Note", "note", "note-2")],
    }
    book = Opened(build(issue_of(manifest, {}), cover(), {}))
    assert len({name.lower() for name in book.articles}) == 3
    headlines = [text(book.one(book.parsed(name), "//h:h1")) for name in book.articles]
    assert headlines == ["Note", "note", "note-2"]


TURNED = [Turn(3, "body.1", 4)]


def test_a_story_that_jumps_has_its_page_at_the_very_character(chinese: Issue) -> None:
    book = Opened(build(chinese, cover(), CHINESE_PAGES, turns={"meeting": TURNED}))
    (mark,) = book.find(book.parsed("EPUB/articles/meeting.xhtml"), "//*[@id='page-3']")
    # “要做到“四个到位”、不漏一户”: the mark stands before the fifth character.
    assert mark.getparent() is not None and mark.tail == "四个到位”"


def test_a_page_that_others_begin_on_too_is_listed_under_both(english: Issue) -> None:
    first = english.manifest.pages[0].stories[0]
    pages = {**ENGLISH_PAGES, first: (1, 2)}
    book = Opened(build(english, cover(), pages, turns={first: [Turn(2, "body.0", 3)]}))
    labels = [label for _, label in book.links("page-list")]
    assert len(labels) == len(set(labels))
    assert next(label for label in labels if label.startswith("Page 2")).endswith("continued")
    assert sorted(target for target, _ in book.links("page-list")) == sorted(target for target, _ in marks(book))
    values = [node.get("value") for node in book.find(book.parsed("EPUB/toc.ncx"), "//n:pageTarget")]
    assert len(values) == len(set(values))


@given(at=st.integers(0, 30))
def test_a_mark_in_the_text_changes_no_character(at: int) -> None:
    holder = element(
        "p", {}, "会议", element("strong", {}, "强调", element("em", {}, "要")), "抓实各项", element("a", {}, "工作")
    )
    whole = str(holder.xpath("string()"))
    mark = element("span", {"id": "mark"})
    insert_at(holder, at, mark)
    assert str(holder.xpath("string()")) == whole
    before = 0
    for node in holder.iter():
        if node is mark:
            break
        before += len(node.text or "")
    before += sum(len(node.tail or "") for node in mark.itersiblings(preceding=True))
    for above in mark.iterancestors():
        before += sum(len(node.tail or "") for node in above.itersiblings(preceding=True))
    assert before == min(at, len(whole))
