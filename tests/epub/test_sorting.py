"""Names and titles as a shelf sorts them."""

from __future__ import annotations

import pytest

from publisher.epub import build
from publisher.epub.reading_text import reading_text
from publisher.epub.sorting import key_of_person, key_of_title
from publisher.model import Issue, Person
from tests.epub.opened import Opened, text
from tests.epub.samples import CHINESE_PAGES, block, cover, one_article


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("单田芳", "shan tian fang"),
        ("曾国荃", "zeng guo quan"),
        ("尉迟恭", "yu chi gong"),
        ("欧阳修", "ou yang xiu"),
        ("林一苇", "lin yi wei"),
        ("Ada Park", "Park, Ada"),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("Voltaire", None),
    ],
)
def test_people(name: str, key: str | None) -> None:
    assert key_of_person(Person(name=name)) == key


def test_what_the_manifest_says_counts() -> None:
    assert key_of_person(Person(name="盖叫天", sort="gai jiao tian")) == "gai jiao tian"


def test_titles() -> None:
    assert key_of_title("重庆晚报", "zh-Hans") == "chong qing wan bao"
    assert key_of_title("The Quayside Courier", "en-GB") == "Quayside Courier, The"
    assert key_of_title("Aldersea Packet", "en") is None


def _meta(book: Opened, name: str) -> list[str]:
    return [text(node) for node in book.find(book.package, f"//o:meta[@property='{name}']")]


def test_the_book_says_how_to_sort_it(chinese: Issue) -> None:
    book = Opened(build(chinese, cover(), CHINESE_PAGES))
    keys = _meta(book, "file-as")
    assert keys[:2] == ["xi bian bao 2019-05-21", "xi bian bao"]
    assert "shi kuan" in keys


def test_conformance_is_claimed_where_somebody_stands_for_it_and_nowhere_else() -> None:
    plain, claimed = (
        Opened(build(one_article({}, publication={"title": "溪边报", **more}), cover(), {"story": (1,)}))
        for more in ({}, {"accessibility": {"evaluator": "溪边镇图书馆", "date": "2026-01-05"}})
    )
    assert _meta(plain, "dcterms:conformsTo") == []
    assert _meta(claimed, "dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.1 Level AA"]
    assert _meta(claimed, "a11y:certifiedBy") == ["溪边镇图书馆"]


def test_an_article_as_it_is_read_aloud() -> None:
    story = {"byline": "石宽", "headline": "溪水清了 鱼回来了", "deck": "十年治水。", "dateline": "本报讯",
             "figures": [{"caption": "溪边。", "credit": "吴晓"}]}  # fmt: skip
    issue = one_article(story, [block("paragraph", "第一段。"), block("paragraph", "第二段。")])
    said = reading_text(issue.articles["story"], "zh-Hans").split("\n\n")
    assert said == ["溪水清了，鱼回来了", "石宽", "十年治水。", "本报讯 第一段。", "第二段。", "溪边。 吴晓\n"]
