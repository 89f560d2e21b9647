from __future__ import annotations

import uuid

import pytest

from publisher.epub import build
from publisher.model import Issue
from tests.epub.opened import Opened
from tests.epub.samples import CHINESE_PAGES, cover, issue_of, one_article

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def changed(issue: Issue, part: str, **values: object) -> Issue:
    manifest = issue.manifest.model_dump()
    manifest[part].update(values)
    return issue_of(manifest, {})


def identifier(issue: Issue) -> str:
    return Opened(build(issue, cover(), {})).dc("identifier")[0]


def test_what_a_shelf_shows(chinese_book: Opened) -> None:
    assert chinese_book.dc("title") == ["溪边报 2019年5月21日 第137期"]
    assert chinese_book.dc("creator") == ["溪边报"]
    assert chinese_book.dc("publisher") == ["溪边镇文化站"]
    assert chinese_book.dc("language") == ["zh-Hans"]
    assert chinese_book.dc("date") == ["2019-05-21"]
    assert chinese_book.dc("type") == ["newspaper"]
    assert chinese_book.meta("dcterms:modified") == ["2019-05-21T00:00:00Z"]


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "溪边报, February 29, 2024, No. 1"), ("en-GB", "溪边报, 29 February 2024, No. 1")],
)
def test_the_date_is_written_as_the_readers_write_it(language: str, title: str) -> None:
    assert Opened(build(one_article({}, language=language), cover(), {})).dc("title") == [title]


def test_who_did_what(chinese_book: Opened) -> None:
    roles = {}
    for node in chinese_book.find(chinese_book.package, "o:metadata/dc:contributor"):
        path = f"o:metadata/o:meta[@property='role'][@refines='#{node.get('id')}']"
        roles[node.text] = [meta.text for meta in chinese_book.find(chinese_book.package, path)]
    assert roles == {
        "林一苇": ["aut", "edt"],
        "石宽": ["aut", "pht"],
        "吴晓": ["aut", "pht"],
        "徐芝": ["aut"],
        "杨承": ["aut"],
    }


def test_the_series_stands_together(english_book: Opened) -> None:
    metas = english_book.find(english_book.package, "o:metadata/o:meta")
    names = [node.get("property") for node in metas]
    start = names.index("belongs-to-collection")
    assert names[start : start + 3] == ["belongs-to-collection", "collection-type", "group-position"]
    assert [node.text for node in metas[start : start + 3]] == ["The Willow Street Record", "series", "12.3"]


def test_the_identifier_is_the_issue_s_own(chinese: Issue) -> None:
    first = identifier(chinese)
    assert first.startswith("urn:uuid:")
    assert uuid.UUID(first).version == 5
    assert identifier(chinese) == first
    others = [
        changed(chinese, "issue", number=138),
        changed(chinese, "issue", date="2019-05-22"),
        changed(chinese, "publication", identifier="urn:issn:2049-3630"),
    ]
    assert len({first, *map(identifier, others)}) == 4
    assert identifier(changed(chinese, "publication", publisher="别家")) == first


def test_how_it_can_be_read(chinese_book: Opened) -> None:
    assert chinese_book.meta("schema:accessMode") == ["textual", "visual"]
    assert chinese_book.meta("schema:accessModeSufficient") == ["textual"]
    features = chinese_book.meta("schema:accessibilityFeature")
    assert {"tableOfContents", "pageNavigation", "pageBreakMarkers", "alternativeText"} <= set(features)
    assert chinese_book.meta("schema:accessibilityHazard") == ["none"]
    assert len(chinese_book.meta("schema:accessibilitySummary")) == 1


def test_no_conformance_is_claimed_that_nobody_checked(chinese_book: Opened) -> None:
    written = chinese_book.archive.read("EPUB/content.opf").decode()
    assert "conformsTo" not in written
    assert "certifiedBy" not in written


def test_without_pictures_nothing_visual_is_announced() -> None:
    book = Opened(build(one_article({}), cover(), {}))
    assert book.meta("schema:accessMode") == ["textual"]
    assert "alternativeText" not in book.meta("schema:accessibilityFeature")


def test_the_language_stands_everywhere(chinese_book: Opened) -> None:
    assert chinese_book.package.get(LANG) == "zh-Hans"
    for name in chinese_book.spine:
        root = chinese_book.parsed(name)
        assert (root.get("lang"), root.get(LANG)) == ("zh-Hans", "zh-Hans")


def test_the_cover_says_what_it_is(chinese: Issue) -> None:
    book = Opened(build(chinese, cover(), CHINESE_PAGES))
    image = book.one(book.parsed("EPUB/cover.xhtml"), "//h:img")
    assert image.get("alt") == "《溪边报》2019年5月21日 第137期头版，头条《溪边镇召开会议 部署防汛》"
    assert book.manifest["EPUB/images/cover.jpg"].get("properties") == "cover-image"
