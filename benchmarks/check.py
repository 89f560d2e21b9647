"""How fast copy is checked: a thousand articles, whole process; then one of them edited, in a process that stays."""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import workload
from benchmarks.pages import timed
from publisher.edition import Kept, check

_PAGES = 200
_TIMES = 5


def run() -> None:
    """Print seconds, each the median of several runs."""
    with tempfile.TemporaryDirectory() as name:
        issue = workload.write_issue(Path(name) / "issue", _PAGES)
        characters = sum(len(file.read_text("utf-8")) for file in (issue / "articles").iterdir())
        command = [sys.executable, "-c", "from publisher.cli import main; main()", "check", "--no-layout", "--quiet"]
        whole = statistics.median(timed([*command, str(issue)]) for _ in range(3))
        print(f"{5 * _PAGES:,} articles, {characters:,} characters, whole process: {whole:.1f} s")
        print(f"one of them edited, in a process that stays: {statistics.median(_edited(issue)):.2f} s")


def _edited(issue: Path) -> list[float]:
    # As the program itself has it.
    gc.set_threshold(100_000, 50, 100)
    kept, body = Kept(), sorted((issue / "articles").iterdir())[400]
    text = body.read_text("utf-8")
    check(issue, layout=False, kept=kept)
    seconds = []
    for number in range(_TIMES):
        body.write_text(f"{text}\n第{number}次改动。\n", "utf-8")
        begin = time.perf_counter()
        check(issue, layout=False, kept=kept)
        seconds.append(time.perf_counter() - begin)
    return seconds


if __name__ == "__main__":
    run()
