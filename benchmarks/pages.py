"""Sixteen pages, cold, whole processes: this program (print and screen PDF together) beside its peers."""

from __future__ import annotations

import os
import resource as limits
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from benchmarks import workload
from publisher.paths import resource

RUNS = 3


@dataclass(frozen=True, slots=True)
class Peer:
    """A command to be timed; ``command`` None means that it is not installed."""

    name: str
    command: list[str] | None


def peers(folder: Path) -> list[Peer]:
    """This program first, then every peer, in the order of the report."""
    issue = workload.write_issue(folder / "sixteen")
    boxed = workload.write_html(folder / "boxed.html", sections=True)
    flowing = workload.write_html(folder / "flowing.html", sections=False)
    typst = workload.write_typst(folder / "pages.typ")
    out = folder / "out"
    out.mkdir()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    pagedjs = Path("node_modules/.bin/pagedjs-cli")
    compile_typst = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
    return [
        Peer("publisher", [sys.executable, "-c", "from publisher.cli import main; main()", "build", str(issue),
                           "--out", str(out), "--edition", "print", "--edition", "screen", "--quiet"]),
        Peer("headless Chromium", (chromium and [chromium, "--headless", "--no-sandbox", "--disable-gpu",
             "--no-first-run", "--disable-background-networking", "--disable-sync",
             f"--user-data-dir={folder / 'profile'}",
             "--no-pdf-header-footer", f"--print-to-pdf={out / 'chromium.pdf'}", boxed.as_uri()]) or None),
        Peer("Paged.js", [str(pagedjs.resolve()), str(flowing), "-o", str(out / "pagedjs.pdf"), "--browserArgs",
             "--no-sandbox", "-t", "600000"] if pagedjs.exists() else None),
        Peer("Typst", [sys.executable, "-c", compile_typst, str(typst), str(out / "typst.pdf"), str(resource("fonts"))]
             if find_spec("typst") else None),
    ]  # fmt: skip


def run() -> None:
    """Print median seconds, the ratio to this program, and peak memory of the largest process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows: list[tuple[str, float, float]] = []
        for peer in peers(folder):
            if peer.command is None:
                print(f"{peer.name:20} absent")
                continue
            rows.append((peer.name, *_timed(peer.command)))
        own = rows[0][1]
        for title, seconds, memory in rows:
            print(f"{title:20} {seconds:7.2f} s  {seconds / own:6.2f} x  {memory:7.0f} MB")


def _timed(command: list[str]) -> tuple[float, float]:
    seconds, peak = [], 0.0
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": shutil.which("chromium") or ""}
    for _ in range(RUNS):
        begin = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.pages", *command], stdout=subprocess.PIPE, env=environment, text=True
        )
        output, _error = child.communicate()
        seconds.append(time.perf_counter() - begin)
        peak = max(peak, float(output.strip().splitlines()[-1]))
    return statistics.median(seconds), peak


def _measure(command: list[str]) -> None:
    """Run a command in this process's stead and print the peak memory, in MB, of its largest process."""
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    print(limits.getrusage(limits.RUSAGE_CHILDREN).ru_maxrss / 1024)


if __name__ == "__main__":
    _measure(sys.argv[1:])
