from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from publisher.findings import Severity
from publisher.model import Article, Block, Issue, IssueInfo, Manifest, Page, Publication, Run, Span
from publisher.typeset.coverage import missing_glyphs
from publisher.typeset.fonts import FontLibrary

ROLES = {"headline": "headline", "body": "text"}
HEADLINE, BODY = "开发区召开会议", "5月16日，“四个意识”……会议指出——同比增长5.8%。"


def issue(headline: str = HEADLINE, body: str = BODY) -> Issue:
    block = Block("paragraph", (Run(body),), Span(Path("articles/a.md"), 3, 1))
    article = Article(id="a", headline=headline).located({"headline": Span(Path("issue.yaml"), 9, 15)})
    manifest = Manifest(
        publication=Publication(title="报"),
        issue=IssueInfo(date=datetime.date(2019, 5, 21)),
        pages=(Page(number=1, articles=("a",)),),
        articles=(article.with_blocks((block,)),),
    )
    return Issue(Path("sample"), manifest, {}, {})


def test_a_clean_issue_has_none(fonts: FontLibrary) -> None:
    assert missing_glyphs(issue(), fonts, ROLES) == ()


@pytest.mark.parametrize(("character", "code"), [("\U0001f600", "U+1F600"), ("\ue000", "U+E000"), ("ก", "U+0E01")])
def test_a_missing_character_is_found_once(fonts: FontLibrary, character: str, code: str) -> None:
    (finding,) = missing_glyphs(issue(body=f"会议{character}指出{character}"), fonts, ROLES)
    assert (finding.rule, finding.name, finding.severity) == ("FT001", "missing-glyph", Severity.ERROR)
    assert (finding.article, finding.span) == ("a", Span(Path("articles/a.md"), 3, 1))
    assert code in finding.message.en
    assert code in finding.message.zh
    assert "song-regular" in finding.hint.en


def test_the_place_is_the_piece_that_holds_it(fonts: FontLibrary) -> None:
    (finding,) = missing_glyphs(issue(headline="开发区\U0001f600"), fonts, ROLES)
    assert finding.span == Span(Path("issue.yaml"), 9, 15)


@pytest.mark.parametrize("invisible", ["\u200b", "\u00ad", "\ufe0f", "\u2060", "\u3000", "\u00a0", "\n"])
def test_what_is_not_drawn_needs_no_glyph(fonts: FontLibrary, invisible: str) -> None:
    assert missing_glyphs(issue(body=f"会议{invisible}指出"), fonts, ROLES) == ()
