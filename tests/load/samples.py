"""A clean small issue, and ways to break it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from publisher.findings import Finding

CLEAN = {
    "publication": "publication: {title: Harbour Post, language: en}\n",
    "issue": "issue: {number: 7, date: 2024-03-05}\n",
    "pages": "pages:\n  - {number: 1, articles: [storm]}\n",
    "articles": (
        "articles:\n  - id: storm\n    headline: Storm hits coast\n    byline: Ada Park\n"
        "    body: Waves broke over the wall.\n"
    ),
}


def manifest(**parts: str) -> str:
    """The clean manifest with some of its parts written otherwise; further parts come last."""
    return "".join({**CLEAN, **parts}.values())


def article(lines: str) -> str:
    """The part ``articles`` with one article, written as ``lines`` below its id and headline."""
    body = "".join(f"    {line}\n" for line in lines.splitlines())
    return f"articles:\n  - id: storm\n    headline: Storm hits coast\n{body}"


def issue_at(folder: Path, text: str, files: Mapping[str, bytes | str] | None = None) -> Path:
    """An issue's folder with its manifest and further files."""
    for name, content in {"issue.yaml": text, **(files or {})}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return folder


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, int, int]]:
    """Code, file, line and column of each finding."""
    places = []
    for finding in findings:
        assert finding.span is not None
        places.append((finding.rule, finding.span.path.as_posix(), finding.span.line, finding.span.column))
    return places
