"""Pages, cold, whole processes: this program (print and screen PDF together) beside its peers, on the same text.

This program also checks the issue, makes a picture of each page and proves that no text was lost; the peers do not.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from benchmarks import workload
from benchmarks.memory import Peak
from publisher.paths import resource

RUNS = 3
GROWTH = (1, 4, 16, 64, 128)
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
_CHROMIUM = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--disable-sync", "--no-pdf-header-footer")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Peer:
    """A command to be timed and the PDF it leaves; ``command`` None: not installed, ``source`` says where to get it."""

    name: str
    command: list[str] | None
    pdf: Path
    source: str = ""


def peers(folder: Path, pages: int = workload.PAGES) -> list[Peer]:
    """This program first, then every peer, in the order of the report."""
    out = folder / "out"
    out.mkdir()
    flowing = workload.write_html(folder / "flowing.html", pages, sections=False)
    boxed = workload.write_html(folder / "boxed.html", pages, sections=True)
    return [
        own(workload.write_issue(folder / "issue", pages), out),
        chromium(boxed, out),
        pagedjs(flowing, out),
        vivliostyle(flowing, out),
        _typst(workload.write_typst(folder / "pages.typ", pages), out),
    ]


def own(issue: Path, out: Path, *options: str) -> Peer:
    """This program building print and screen PDF of an issue, cold unless ``options`` say otherwise."""
    main = [sys.executable, "-c", "from publisher.cli import main; main()", "build", str(issue)]
    wanted = ["--out", str(out), "--edition", "print", "--edition", "screen", "--quiet"]
    return Peer("publisher", [*main, *wanted, *(options or ("--no-cache",))], out / issue.name / "print.pdf")


def chromium(page: Path, out: Path) -> Peer:
    """Headless Chromium printing a page."""
    program, pdf = _browser(), out / "chromium.pdf"
    options = [*_CHROMIUM, f"--user-data-dir={out / 'profile'}", f"--print-to-pdf={pdf}"]
    return Peer(
        "headless Chromium", [program, *options, page.as_uri()] if program else None, pdf, "apt install chromium"
    )


def pagedjs(page: Path, out: Path) -> Peer:
    """Paged.js by its command line."""
    program, pdf = Path("node_modules/.bin/pagedjs-cli").resolve(), out / "pagedjs.pdf"
    command = [str(program), str(page), "-o", str(pdf), "--browserArgs", "--no-sandbox", "-t", "600000"]
    return Peer("Paged.js", command if program.exists() and _browser() else None, pdf, "npm ci")


def vivliostyle(page: Path, out: Path) -> Peer:
    """Vivliostyle by its command line."""
    program, pdf = Path("node_modules/.bin/vivliostyle").resolve(), out / "vivliostyle.pdf"
    command = [
        str(program),
        "build",
        str(page),
        "-o",
        str(pdf),
        "--executable-browser",
        _browser() or "",
        "--no-sandbox",
    ]
    found = command if program.exists() and _browser() else None
    return Peer("Vivliostyle", found, pdf, "npm install --no-save @vivliostyle/cli")


def _typst(page: Path, out: Path) -> Peer:
    pdf = out / "typst.pdf"
    command = [sys.executable, "-c", _TYPST, str(page), str(pdf), str(resource("fonts"))]
    return Peer("Typst", command if find_spec("typst") else None, pdf, "pip install typst")


def _browser() -> str | None:
    return shutil.which("chromium") or shutil.which("google-chrome")


def run() -> None:
    """Print median seconds, the ratio to this program, peak memory, and what the PDF holds."""
    print(f"{'':18}{'median':>9}{'ratio':>8}{'largest process':>17}{'all':>9}{'pages':>7}{'characters':>12}")
    with tempfile.TemporaryDirectory() as name:
        compared(peers(Path(name)))


def compared(entries: list[Peer], runs: int = RUNS) -> None:
    """A line for each, the first being what the others are compared with."""
    first = 0.0
    for peer in entries:
        if peer.command is None:
            print(f"{peer.name:18}   absent: {peer.source}")
            continue
        seconds = statistics.median(timed(peer.command) for _ in range(runs))
        first = first or seconds
        print(f"{peer.name:18}{seconds:7.2f} s{seconds / first:7.2f}x{_told(_peak(peer.command), peer.pdf)}")


def growth() -> None:
    """Print seconds and peak memory of this program from one page to many."""
    print(f"{'pages':>6}{'seconds':>10}{'a page':>10}{'largest process':>18}")
    for pages in GROWTH:
        with tempfile.TemporaryDirectory() as name:
            issue = workload.write_issue(Path(name) / "issue", pages)
            command = own(issue, Path(name) / "out").command or []
            seconds = timed(command)
            print(f"{pages:6}{seconds:8.2f} s{seconds / pages:8.2f} s{_peak(command).largest:15.0f} MB")


def _told(peak: Peak, pdf: Path) -> str:
    if not pdf.is_file():
        return "   failed: no PDF"
    with pypdfium2.PdfDocument(pdf) as document:
        characters = sum(len("".join(page.get_textpage().get_text_range().split())) for page in document)
        pages = len(document)
    return f"{peak.largest:14.0f} MB{peak.together:6.0f} MB{pages:7}{characters:12,}"


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": _browser() or ""}
    # An installed program has its byte code; a machine that keeps Python from writing it would compile at every start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


def timed(command: list[str]) -> float:
    """Seconds that a whole process takes."""
    begin = time.perf_counter()
    _started(command).wait()
    return time.perf_counter() - begin


def _peak(command: list[str]) -> Peak:
    peak = Peak()
    peak.watch(_started(command))
    return peak


if __name__ == "__main__":
    run()
