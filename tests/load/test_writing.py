"""Vertical lines are for Chinese and Japanese; anything else that asks for them is told where it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.load import load
from tests.load.samples import issue_at, manifest, told

VERTICAL = "ebook:\n  writing: vertical\n"


def paper(language: str) -> str:
    return f"publication: {{title: 溪边报, language: {language}}}\n"


def test_a_book_is_horizontal_unless_it_is_asked_for(tmp_path: Path) -> None:
    issue, findings = load(issue_at(tmp_path, manifest(publication=paper("zh-Hans"))))
    assert issue and findings == () and not issue.vertical


@pytest.mark.parametrize("language", ["zh", "zh-Hans", "zh-Hant-TW", "ZH_tw", "ja", "ja-JP"])
def test_chinese_and_japanese_may_be_vertical(tmp_path: Path, language: str) -> None:
    issue, findings = load(issue_at(tmp_path, manifest(publication=paper(language), ebook=VERTICAL)))
    assert issue and findings == () and issue.vertical


@pytest.mark.parametrize("language", ["en", "en-GB", "ko", "zha", "jam"])
def test_another_language_is_told_and_the_book_stays_horizontal(tmp_path: Path, language: str) -> None:
    text = manifest(publication=paper(language), ebook=VERTICAL)
    issue, findings = load(issue_at(tmp_path, text))
    line = text.splitlines().index("  writing: vertical") + 1
    assert told(findings) == [("MF012", "issue.yaml", line, 12)]
    assert f"“{language}”" in findings[0].message.en and f"“{language}”" in findings[0].message.zh
    assert findings[0].hint and "horizontal" in findings[0].hint.en and "horizontal" in findings[0].hint.zh
    assert issue and not issue.vertical


def test_a_paper_may_say_it_for_all_its_issues(tmp_path: Path) -> None:
    shared = {"publication.yaml": paper("en") + VERTICAL}
    issue, findings = load(issue_at(tmp_path, manifest(publication=""), shared))
    assert issue and told(findings) == [("MF012", "publication.yaml", 3, 12)]


def test_another_word_for_it_is_told_with_the_two_there_are(tmp_path: Path) -> None:
    findings = load(issue_at(tmp_path, manifest(ebook="ebook: {writing: verticle}\n")))[1]
    assert [(finding.rule, finding.hint and finding.hint.en) for finding in findings] == [
        ("MF001", "Did you mean “vertical”?")
    ]
