"""A whole issue: its values, their places, publication.yaml, all faults in one run."""

from __future__ import annotations

import datetime
import re
import time
from pathlib import Path

import pytest

from publisher.errors import InputError
from publisher.findings import Severity
from publisher.load import load
from publisher.model import Issue
from tests.load.samples import article, issue_at, manifest, told


def loaded(folder: Path) -> Issue:
    issue, findings = load(folder)
    assert findings == ()
    assert issue is not None
    return issue


def test_the_clean_issue_has_no_findings(tmp_path: Path) -> None:
    issue = loaded(issue_at(tmp_path / "march", manifest()))
    assert issue.name == "march"
    assert issue.manifest.issue.date == datetime.date(2024, 3, 5)
    assert issue.articles["storm"].byline[0].name == "Ada Park"
    assert issue.articles["storm"].blocks[0].text == "Waves broke over the wall."


def test_the_manifest_itself_can_be_named(tmp_path: Path) -> None:
    folder = issue_at(tmp_path, manifest())
    assert load(folder / "issue.yaml")[0] == load(folder)[0]


SAMPLE = """\
# a comment
publication:
  title: 丽水开发区
  language: zh-Hans
issue: {number: 137, volume: null, date: 2019-05-21}
layout: newspaper
pages:
  - number: 1
    section: 要闻
    articles: [party, village]
    editors: [{name: 林一苇, role: editor}]
allow: {BY001: wire copy}
articles:
  - id: party
    kicker: "引题"
    headline: 2019
    deck: {label: 阅读提示, text: 会议传达学习}
    byline: 游千喻
    body: articles/party.md
    figures:
      - image: images/x.jpg
        caption: 😀 图注
        credit: [石宽, {name: 吴妮贞, role: text and photo}]
    continues: {page: 1}
  - id: village
    headline: 城中村
    body: |
      第一段

      第二段
"""


def test_every_value_keeps_its_place(tmp_path: Path) -> None:
    """The places are found again by looking for the words in the sample."""
    issue = loaded(issue_at(tmp_path, SAMPLE, {"articles/party.md": "正文。\n\n  ## 小标题\n"}))
    party, village = issue.manifest.articles
    page, figure, deck = issue.manifest.pages[0], party.figures[0], party.deck
    assert deck is not None
    assert party.continues is not None
    expected = [
        (issue.manifest.span_of("layout"), "newspaper"),
        (issue.manifest.span_of("allow.BY001"), "BY001"),
        (issue.manifest.publication.span_of("title"), "丽水开发区"),
        (issue.manifest.issue.span_of("number"), "137"),
        (issue.manifest.issue.span_of("date"), "2019-05-21"),
        (page.span_of("section"), "要闻"),
        (page.span_of("articles"), "[party"),
        (page.span_of("articles.1"), "village]"),
        (page.editors[0].span_of("name"), "林一苇"),
        (party.span_of(), "id: party"),
        (party.span_of("kicker"), '"引题"'),
        (party.span_of("headline"), "2019\n"),
        (deck.span_of("text"), "会议传达学习"),
        (party.byline[0].span_of("name"), "游千喻"),
        (figure.span_of("caption"), "😀 图注"),
        (figure.credit[0].span_of("name"), "石宽"),
        (figure.credit[1].span_of("role"), "text and photo"),
        (party.continues.span_of("page"), "1}\n  - id: village"),
        (village.span_of("body"), "|"),
        (village.blocks[0].span, "第一段"),
        (village.blocks[1].span, "第二段"),
    ]
    for span, words in expected:
        before = SAMPLE[: SAMPLE.index(words)]
        assert (span.path, span.line) == (Path("issue.yaml"), before.count("\n") + 1), words
        assert span.column == len(before) - before.rfind("\n"), words
    subhead = party.blocks[1].span
    assert (subhead.path, subhead.line, subhead.column) == (Path("articles/party.md"), 3, 6)


def test_a_value_that_was_left_out_has_the_place_of_its_mapping(tmp_path: Path) -> None:
    issue = loaded(issue_at(tmp_path, manifest()))
    storm = issue.manifest.articles[0]
    assert storm.span_of("kicker") == storm.span_of()


@pytest.mark.parametrize("place", ["", "..", "../.."])
def test_publication_yaml_is_laid_under_the_issue(tmp_path: Path, place: str) -> None:
    folder = tmp_path / "paper" / "2024" / "march"
    issue_at(folder, manifest(publication="publication: {motto: Every day}\n"))
    shared = "publication: {title: Harbour Post, language: en, motto: Fair wind}\nlayout: tabloid\n"
    (folder / place / "publication.yaml").write_text(shared)
    made = loaded(folder).manifest
    assert (made.publication.title, made.publication.motto) == ("Harbour Post", "Every day")
    assert made.layout == "tabloid"
    assert made.publication.span_of("title").path == Path(place) / "publication.yaml"
    assert made.publication.span_of("motto").path == Path("issue.yaml")


def test_the_nearest_publication_yaml_counts_and_none_from_further_up(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b" / "c"
    issue_at(folder, manifest())
    (tmp_path / "publication.yaml").write_text("layout: far\n")
    assert loaded(folder).manifest.layout == "newspaper"
    (tmp_path / "a" / "publication.yaml").write_text("layout: above\n")
    assert loaded(folder).manifest.layout == "above"
    (folder / "publication.yaml").write_text("layout: beside\n")
    assert loaded(folder).manifest.layout == "beside"


def test_lists_of_the_issue_replace_those_of_the_publication(tmp_path: Path) -> None:
    folder = issue_at(tmp_path, manifest(editions="editions: [epub]\n"))
    (folder / "publication.yaml").write_text("editions: [print, screen]\n")
    assert loaded(folder).manifest.editions == ("epub",)


def test_a_fault_in_publication_yaml_is_told_there(tmp_path: Path) -> None:
    folder = issue_at(tmp_path, manifest())
    (folder / "publication.yaml").write_text("publication:\n  moto: Fair wind\n")
    issue, findings = load(folder)
    assert told(findings) == [("MF001", "publication.yaml", 2, 3)]
    assert issue is not None


FAULTY = """\
publication: {title: Harbour Post, language: en}
issue: {number: seven, date: 2024-03-05}
editions: [print, sceen]
pages:
  - number: 1
    articles: [storm, fair, tide]
articles:
  - id: storm
    headline: Storm hits coast
    bylines: Ada Park
    body: Waves broke over the wall.
  - id: fair
    headline: [Spring, fair]
    body: articles/fair.md
  - id: tide
    headline: Tide tables
    headline: Tides
    body: High at noon.
  - id: moon
    headline: New moon
    body: Seen on Sunday.
"""


def test_all_faults_are_told_in_one_run_and_nothing_else(tmp_path: Path) -> None:
    issue, findings = load(issue_at(tmp_path, FAULTY))
    assert told(findings) == [
        ("MF001", "issue.yaml", 2, 17),
        ("MF001", "issue.yaml", 3, 19),
        ("MF001", "issue.yaml", 10, 5),
        ("MF001", "issue.yaml", 13, 15),
        ("MF004", "issue.yaml", 14, 11),
        ("MF002", "issue.yaml", 17, 5),
        ("MF008", "issue.yaml", 19, 9),
    ]
    assert "byline" in findings[2].hint.en
    assert "screen" in findings[1].hint.en
    assert [finding.article for finding in findings[2:5]] == ["storm", "fair", "fair"]
    assert issue is not None
    assert list(issue.articles) == ["storm", "tide", "moon"], "what is sound is kept"
    assert issue.manifest.pages[0].articles == ("storm", "tide")
    assert issue.manifest.articles[1].headline == "Tide tables"


@pytest.mark.parametrize(
    ("parts", "places", "words"),
    [
        ({"publication": ""}, [(1, 1)], "“publication” is missing"),
        ({"publication": "publication: {title: }\n"}, [(1, 15)], "“title” is missing"),
        ({"publication": 'publication: {title: ""}\n'}, [(1, 22)], "“title” is empty"),
        ({"publication": "publication: Harbour Post\n"}, [(1, 14)], "must have keys of its own"),
        ({"issue": "issue: {date: 5 March}\n"}, [(2, 15)], "not a date"),
        ({"issue": "issue: {date: 1709600000}\n"}, [(2, 15)], "not a date"),
        ({"issue": "issue: {date: 2024-02-30}\n"}, [(2, 15)], "not a date"),
        ({"issue": "issue: {date: 2024-03-05, number: 0}\n"}, [(2, 35)], "at least 1"),
        ({"issue": "issue: {date: 2024-03-05, number: 1.5}\n"}, [(2, 35)], "whole number"),
        ({"pages": "pages: {number: 1, articles: [storm]}\n"}, [(3, 8)], "must be a list"),
        ({"pages": "pages: []\n"}, [(3, 8)], "no entry"),
        ({"pages": "pages:\n  - {number: 1, articles: storm}\n"}, [(4, 27)], "must be a list"),
        ({"pages": "pages:\n  - {number: 1, articles: [storm]}\n  -\n"}, [(5, 4)], "must have keys"),
        ({"articles": article("body: x\nallow: [BY001]")}, [(9, 12)], "must have keys"),
        ({"articles": article("body: x\nallow: {BY001: [a]}")}, [(9, 20)], "must be text"),
        ({"articles": article("body: x\nbyline: [{role: reporter}]")}, [(9, 14)], "“name” is missing"),
        ({"articles": article('body: x\nbyline: ""')}, [(9, 13)], "“name” is empty"),
        ({"articles": article("body: x\nnumbers: [{value: 3, share: 60%}]")}, [(9, 33)], "must be a number"),
        ({"articles": article("body: x\nnumbers: [{value: 3, share: 60}]")}, [(9, 33)], "at most 1"),
        ({"title": "title: Harbour Post\n"}, [(10, 1)], "not a key"),
    ],
)
def test_each_misfit_has_its_place_and_plain_words(
    tmp_path: Path, parts: dict[str, str], places: list[tuple[int, int]], words: str
) -> None:
    _, findings = load(issue_at(tmp_path, manifest(**parts)))
    assert [(finding.rule, finding.span.line, finding.span.column) for finding in findings if finding.span] == [
        ("MF001", *place) for place in places
    ]
    message = findings[0].message
    assert words in message.en
    assert re.search("[\u4e00-\u9fff]", message.zh)
    assert findings[0].hint.en
    assert findings[0].hint.zh


def test_an_id_in_chinese_is_told_once_although_a_page_names_it(tmp_path: Path) -> None:
    text = manifest().replace("storm", "台风")
    assert told(load(issue_at(tmp_path, text))[1]) == [("MF001", "issue.yaml", 6, 9)]


def test_a_missing_date_leaves_no_issue(tmp_path: Path) -> None:
    issue, findings = load(issue_at(tmp_path, manifest(issue="issue: {number: 7}\n")))
    assert issue is None
    assert told(findings) == [("MF001", "issue.yaml", 2, 8)]


@pytest.mark.parametrize("date", ["2024-03-05", "'2024-03-05'", '"2024-03-05"'])
def test_dates_may_be_written_with_or_without_quotes(tmp_path: Path, date: str) -> None:
    issue = loaded(issue_at(tmp_path, manifest(issue=f"issue: {{date: {date}}}\n")))
    assert issue.manifest.issue.date == datetime.date(2024, 3, 5)


@pytest.mark.parametrize("headline", ["2019", "1.50", "007", "yes", "2024-03-05", "0x1F", "1_000", ".inf"])
def test_what_looks_like_a_number_stays_as_written(tmp_path: Path, headline: str) -> None:
    text = manifest().replace("Storm hits coast", headline)
    assert loaded(issue_at(tmp_path, text)).manifest.articles[0].headline == headline


def test_a_key_without_value_is_as_if_left_out(tmp_path: Path) -> None:
    text = manifest(articles=article("body: x\nfigures:\nallow: ~\ncontinues: null\nbyline:"))
    storm = loaded(issue_at(tmp_path, text)).manifest.articles[0]
    assert (storm.figures, storm.allow, storm.continues, storm.byline) == ((), {}, None, ())


def test_an_allowance_without_reason_is_kept_for_the_rules(tmp_path: Path) -> None:
    text = manifest(articles=article("body: x\nallow: {BY001: }"))
    assert loaded(issue_at(tmp_path, text)).manifest.articles[0].allow == {"BY001": ""}


class TestNoManifest:
    def refused(self, path: Path) -> InputError:
        with pytest.raises(InputError) as caught:
            load(path)
        assert caught.value.hint.en
        assert caught.value.exit_code == 2
        return caught.value

    def test_folder_missing(self, tmp_path: Path) -> None:
        assert "nowhere" in self.refused(tmp_path / "nowhere").message.en

    def test_manifest_missing(self, tmp_path: Path) -> None:
        assert "issue.yaml" in self.refused(tmp_path).message.en

    def test_file_missing(self, tmp_path: Path) -> None:
        assert "no file" in self.refused(tmp_path / "issue.yaml").message.en

    def test_some_other_file(self, tmp_path: Path) -> None:
        (tmp_path / "story.md").write_text("# Story\n")
        assert "import" in self.refused(tmp_path / "story.md").hint.en

    def test_not_to_be_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        issue_at(tmp_path, manifest())
        monkeypatch.setattr(Path, "open", refuse)
        assert "Permission denied" in self.refused(tmp_path).message.en

    def test_a_link_to_another_folder(self, tmp_path: Path) -> None:
        issue_at(tmp_path / "private", manifest())
        (tmp_path / "issue").mkdir()
        (tmp_path / "issue" / "issue.yaml").symlink_to(tmp_path / "private" / "issue.yaml")
        assert "link" in self.refused(tmp_path / "issue").message.en

    @pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
    def test_an_impossible_name(self, tmp_path: Path, name: str) -> None:
        self.refused(tmp_path / name)


def test_a_shared_file_that_links_elsewhere_is_not_read(tmp_path: Path) -> None:
    issue_at(tmp_path / "issue", manifest())
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "secret.yaml").write_text("layout: secret\n")
    (tmp_path / "issue" / "publication.yaml").symlink_to(tmp_path / "private" / "secret.yaml")
    issue, findings = load(tmp_path / "issue")
    assert told(findings) == [("MF006", "publication.yaml", 1, 1)]
    assert issue is not None
    assert issue.manifest.layout == "newspaper"


def test_ten_thousand_articles_load_in_a_few_seconds(tmp_path: Path) -> None:
    count = 10_000
    names = ", ".join(f"a{number}" for number in range(count))
    stories = "".join(f"  - {{id: a{number}, headline: 标题, byline: 名字, body: 正文。}}\n" for number in range(count))
    issue_at(
        tmp_path, manifest(pages=f"pages:\n  - {{number: 1, articles: [{names}]}}\n", articles="articles:\n" + stories)
    )
    start = time.process_time()
    issue = loaded(tmp_path)
    assert time.process_time() - start < 10, "about three seconds of an ordinary processor"
    assert len(issue.articles) == count
    assert all(story.blocks for story in issue.manifest.articles)


def test_findings_are_errors_except_for_an_unplaced_article(tmp_path: Path) -> None:
    _, findings = load(issue_at(tmp_path, FAULTY))
    assert [finding.severity for finding in findings] == [Severity.ERROR] * 6 + [Severity.WARNING]
