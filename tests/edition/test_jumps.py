"""Issues whose stories go on from page to page, built whole: proved, linked, and in one piece in the e-book."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import etree

from publisher.edition import build
from publisher.paths import resource

CHINESE = Path(__file__).parent / "jumping"
ENGLISH = """
publication: {title: The Quayside Courier, language: en-GB, publisher: Quayside Courier volunteers}
issue: {number: 49, date: 2026-11-13}
layout: newsletter
pages:
  - {number: 1, section: Front page, template: front, articles: [observatory, ferry]}
  - {number: 2, section: Science, template: feature}
articles:
  - id: observatory
    headline: School opens its dome to the stars again
    byline: {name: Nell Barrow, role: reporter}
    body: articles/long.md
    continues: {page: 2}
    figures:
      - image: images/hubble_deep_field.jpg
        caption: Nearly every speck in this view from the Hubble telescope is a whole galaxy.
        credit: NASA
        alt: Thousands of small galaxies, white, blue and reddish, scattered over a black sky
  - id: ferry
    headline: Winter ferry to the Rock is saved
    byline: {name: Sam Whitcombe, role: reporter}
    body: articles/ferry.md
"""


def english(folder: Path) -> Path:
    """Two pages from the texts of the English sample; the second holds nothing but the rest of the lead."""
    seed, issue = resource("seeds") / "quayside-courier", folder / "courier"
    shutil.copytree(seed / "images", issue / "images")
    (issue / "articles").mkdir()
    texts = [(seed / "articles" / f"{name}.md").read_text("utf-8") for name in ("observatory", "launch")]
    (issue / "articles" / "long.md").write_text("\n\n".join(texts), "utf-8")
    shutil.copy(seed / "articles" / "ferry.md", issue / "articles")
    (issue / "issue.yaml").write_text(ENGLISH, "utf-8")
    return issue


class Built:
    """What a build left, to be looked into."""

    def __init__(self, issue: Path, folder: Path) -> None:
        self.report = build(issue, folder).report
        self.folder = folder / issue.name

    def links(self) -> set[tuple[int, int]]:
        """Page and page led to, of the links that lead to a place of a story on a certain page."""
        found = set()
        with pikepdf.open(self.folder / "screen.pdf") as pdf:
            names = pdf.Root.Names.Dests.Names
            places = {str(name): place[0] for name, place in zip(names[::2], names[1::2], strict=True)}
            for number, page in enumerate(pdf.pages, 1):
                for link in page.get("/Annots", []):
                    if "#" in str(link.get("/Dest", "")):
                        place = places[str(link.Dest)]
                        found.add((number, next(n for n, one in enumerate(pdf.pages, 1) if one.obj == place)))
                        assert "#" not in str(link.Contents), "a screen reader says where it leads"
        return found

    def book(self, name: str) -> etree._Element:
        with ZipFile(next(self.folder.glob("*.epub"))) as epub:
            return etree.fromstring(epub.read(f"EPUB/{name}"))


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(CHINESE, tmp_path_factory.mktemp("zh"))


@pytest.fixture(scope="module")
def courier(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("en")
    return Built(english(folder), folder / "dist")


@pytest.fixture(params=["chinese", "courier"])
def built(request: pytest.FixtureRequest) -> Built:
    made: Built = request.getfixturevalue(request.param)
    return made


def test_nothing_is_lost_and_nothing_over(built: Built) -> None:
    proof = json.loads((built.folder / "build.json").read_text("utf-8"))["conservation"]
    assert proof["proved"] and set(proof["editions"]) == {"print", "screen", "epub"}
    assert [finding.rule for finding in built.report.findings if finding.rule in ("LY002", "LY004")] == []
    assert [finding.rule for finding in built.report.findings if finding.rule.startswith("JP")] == []


def test_jump_lines_lead_to_one_another(chinese: Built, courier: Built) -> None:
    assert chinese.links() == {(1, 2), (2, 1), (2, 3), (3, 2)}
    assert courier.links() == {(1, 2), (2, 1)}


def test_the_book_has_the_story_whole_and_says_nothing_of_jumps(chinese: Built, courier: Built) -> None:
    for built, name, source in (
        (chinese, "bridge", CHINESE / "articles" / "bridge.md"),
        (courier, "observatory", courier.folder.parents[1] / "courier" / "articles" / "long.md"),
    ):
        words = "".join("".join(map(str, built.book(f"articles/{name}.xhtml").itertext())).split())
        for line in source.read_text("utf-8").splitlines():
            assert "".join(line.strip("#> ").replace("*", "").split()) in words
        assert "下转" not in words and "Continuedon" not in words


def test_the_book_s_list_of_pages_has_them_all(chinese: Built, courier: Built) -> None:
    for built, count, shared in ((chinese, 3, ["2", "3"]), (courier, 2, [])):
        pages = built.book("contents.xhtml").findall(".//{*}nav[@id='page-list']//{*}a")
        listed = [(page.get("href", "").rpartition("-")[2], page.text or "") for page in pages]
        rest = [number for number, label in listed if label.endswith(("（续）", "continued"))]
        # Once where it begins, and again in the story that jumps to it where others begin on it too.
        assert sorted(number for number, _ in listed if number) == sorted([*map(str, range(1, count + 1)), *rest])
        assert rest == shared
