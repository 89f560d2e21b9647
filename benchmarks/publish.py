"""The newsstand: a thousand issues of four pages published, then once more after one of them was corrected."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.memory import Peak
from publisher import edition
from publisher.paths import resource
from publisher.site.record import NAME, IssueRecord, from_json

ISSUES = 1000
_SAMPLE = "quayside-courier"
_FIRST = datetime.date(2021, 1, 4)


def write_builds(dist: Path, sample: Path, count: int = ISSUES) -> None:
    """So many builds, one every other day, each the sample's with a date, number, name and headlines of its own."""
    record = from_json((sample / NAME).read_bytes(), NAME)
    listed = json.loads((sample / "build.json").read_text("utf-8"))
    for place in range(count):
        write_build(dist / f"issue-{place + 1:04}", sample, record, listed, place)


def write_build(
    folder: Path, sample: Path, record: IssueRecord, listed: dict[str, object], place: int, words: str = ""
) -> None:
    """One of them; ``words`` stand in its first headline."""
    stories = tuple(
        story.model_copy(update={"headline": f"{story.headline} {place + 1}{words}"}) for story in record.stories
    )
    own = record.model_copy(
        update={
            "name": folder.name,
            "date": _FIRST + datetime.timedelta(days=2 * place),
            "number": place + 1,
            "identifier": f"urn:uuid:00000000-0000-5000-8000-{place:012}",
            "stories": stories,
        }
    )
    text = own.to_json().encode()
    files = {name: digest for name, digest in dict(listed["files"]).items() if name.startswith("site/")}  # type: ignore[call-overload]
    for name in files:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            os.link(sample / name, target)
    files[NAME] = hashlib.sha256(text).hexdigest()
    (folder / NAME).write_bytes(text)
    (folder / "build.json").write_text(json.dumps({"files": files}), "utf-8")


def run(count: int = ISSUES) -> None:
    """Print seconds and peak memory of both runs."""
    with tempfile.TemporaryDirectory() as scratch:
        out, dist, site = (Path(scratch, name) for name in ("out", "dist", "site"))
        edition.build(resource("seeds") / _SAMPLE, out, editions=("screen", "epub", "site"))
        sample = out / _SAMPLE
        write_builds(dist, sample, count)
        first = _run(dist, site)
        record = from_json((sample / NAME).read_bytes(), NAME)
        listed = json.loads((sample / "build.json").read_text("utf-8"))
        write_build(dist / "issue-0500", sample, record, listed, 499, " corrected")
        again = _run(dist, site)
    print(f"newsstand of {count} issues of 4 pages: {first[0]:.1f} s, {first[1]:.0f} MB")
    print(f"  again after one correction: {again[0]:.1f} s, {again[1]:.0f} MB")


def _run(dist: Path, site: Path) -> tuple[float, float]:
    command = [
        sys.executable, "-c", "from publisher.cli import main; main()",
        "publish", str(dist), "--site", str(site), "--base-url", "https://paper.example/", "--quiet",
    ]  # fmt: skip
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak = Peak()
    peak.watch(child)
    return time.perf_counter() - begin, peak.largest


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else ISSUES)
