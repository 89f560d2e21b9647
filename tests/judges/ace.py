"""Ace of the DAISY Consortium: accessibility of e-books, in a real browser."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.judges.tools import JudgeMissing, program, run

_HERE = Path(__file__).parent
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


@dataclass(frozen=True)
class Violation:
    """One thing Ace found in one document of a book: ``rule`` as in Ace's list, ``impact`` its own word for how bad."""

    document: str
    rule: str
    impact: str
    message: str


def ace(*books: Path) -> list[Violation]:
    """Everything Ace finds in these books; one call with several is faster than several calls."""
    if not (_HERE.parents[1] / "node_modules" / "@daisy").is_dir():
        raise JudgeMissing("Ace is missing. `make test` installs it.")
    browser = {"PUPPETEER_EXECUTABLE_PATH": program(*BROWSERS), "ACE_TIMEOUT_INITIAL": "60000"}
    command: list[str | Path] = [program("node"), _HERE / "ace.mjs", *books]
    said = run(command, seconds=120 + 60 * len(books), env=os.environ | browser)
    reports: dict[str, dict[str, Any]] = json.loads(said.rstrip("\n").rpartition("\n")[2])
    assert sorted(reports) == sorted(str(book) for book in books)
    return [found for book in books for found in _violations(reports[str(book)])]


def _violations(report: dict[str, Any]) -> list[Violation]:
    return [
        Violation(
            str(document["earl:testSubject"].get("url", "")),
            test["earl:test"]["dct:title"],
            test["earl:test"].get("earl:impact", ""),
            test["earl:result"]["dct:description"],
        )
        for document in report["assertions"]
        for test in document["assertions"]
        if test["earl:result"]["earl:outcome"] == "fail"
    ]
