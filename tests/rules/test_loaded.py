"""Findings on an issue as it is read from disk point at the lines the editor wrote."""

from __future__ import annotations

from pathlib import Path

from publisher.load import load
from publisher.rules.run import check_issue, suppress

MANIFEST = """\
publication: {title: The Quay, language: en}
issue: {date: 2026-05-12}
pages: [{number: 1, articles: [storm]}]
articles:
  - id: storm
    headline: Storm hits coast
    body: articles/storm.md
    figures:
      - image: null
        caption: The harbour wall on Monday,, at noon.
        credit: Tom Lee
        alt: A wave over a wall
        allow: {CP003: awaited from the agency}
    allow:
      BY001: wire copy
      TY002: no longer needed
"""
BODY = "Waves broke over the wall.\n\n## Water\n\nIt opens again\non June 31.\n"


def test_places(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "issue.yaml").write_text(MANIFEST, "utf-8")
    (tmp_path / "articles/storm.md").write_text(BODY, "utf-8")
    issue, faults = load(tmp_path)
    assert issue and not faults
    found = suppress(check_issue(issue), issue)
    assert [(one.rule, one.span and (one.span.path.as_posix(), one.span.line)) for one in found] == [
        ("DT001", ("articles/storm.md", 6)),
        ("TY003", ("issue.yaml", 10)),
        ("MF090", ("issue.yaml", 16)),
    ]
