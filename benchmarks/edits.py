"""One article edited in an issue of many pages: how long until it is built again, and until its page can be seen."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks import workload
from benchmarks.pages import RUNS, own, timed
from publisher.session import Session


def run() -> None:
    """Print the median of each over a few edits."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        issue = workload.write_issue(folder / "issue")
        article = issue / "articles" / f"{workload.stories(3)[0].id}.md"
        command = own(issue, folder / "out", "--quiet").command or []
        timed(command)
        again = []
        for number in range(RUNS):
            _edited(article, number)
            again.append(timed(command))
        print(f"built again, whole process        {statistics.median(again):7.2f} s")
        print(f"page seen, in a process that stays {statistics.median(_seen(issue, article)):6.2f} s")


def _seen(issue: Path, article: Path) -> list[float]:
    found = []
    with Session() as session:
        for number in range(RUNS + 1):
            _edited(article, number + RUNS)
            begin = time.perf_counter()
            checked = session.check(issue)
            assert checked.issue is not None and checked.layout is not None
            session.pictures(checked.issue, checked.layout)
            found.append(time.perf_counter() - begin)
    return found[1:]


def _edited(article: Path, number: int) -> None:
    text = article.read_text(encoding="utf-8")
    article.write_text(workload.turned(text.splitlines()[0], number + 1) + text[text.index("\n") :], encoding="utf-8")


if __name__ == "__main__":
    run()
