"""How well broken paragraphs are found, on folders of labelled pages. ``python -m benchmarks.mend FOLDER``.

A folder holds ``*.jsonl`` files; each line is one page: ``lang``, ``paragraphs`` (whole), ``broken`` (what mending is
given) and ``breaks``: ``at`` the index of the left half in ``broken``, ``kind`` (``sent`` for a cut at the end of a
sentence, which the text cannot show), ``resume`` the index of the right half where page furniture stands between; then
``furniture`` has the indices of those lines. Such pages are for measuring only; none are shipped.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from publisher.ingest.mend import Mended, mend

Record = dict[str, Any]
_HEAD = f"{'corpus':22}{'cuts':>6}{'seams':>7}" + "".join(
    f"{name:>8}" for name in ("P", "R", "R*", "P cert", "R cert", "exact", "kept", "seconds")
)


def run(corpus_dir: Path | None = None) -> None:
    """Measure every file of the folder, or of that named in PUBLISHER_CORPUS, and print one line for each.

    P, R: precision and recall of all joins; R*: without cuts at the end of a sentence; cert: of the joins made without
    asking; exact: whole paragraphs that come out exactly; kept: pages without a cut that are left as they are.
    """
    folder = corpus_dir or Path(os.environ.get("PUBLISHER_CORPUS") or "absent")
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        print("absent: no labelled pages (*.jsonl) in the folder given, or named in PUBLISHER_CORPUS")
        return
    print(_HEAD)
    for path in files:
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        begun = time.perf_counter()
        results = [mend(record["broken"], record["lang"]) for record in records]
        print(_line(path.stem, measured(records, results), time.perf_counter() - begun))


def measured(records: list[Record], results: list[Mended]) -> Counter[str]:
    """The counts of a corpus, by name."""
    count: Counter[str] = Counter()
    for record, result in zip(records, results, strict=True):
        count.update(_counts(record, result))
    return count


def _counts(record: Record, result: Mended) -> Iterator[str]:
    cuts = {(cut["at"], cut.get("resume", cut["at"] + 1)): cut["kind"] for cut in record["breaks"]}
    found = {(join.after, join.resumes): join for join in result.joins}
    yield from ["seam"] * (len(record["broken"]) - 1)
    for place, kind in cuts.items():
        yield "cut"
        if kind != "sent":
            yield "visible"
            yield from ["visible right"] * (place in found)
    for place, join in found.items():
        right = "right" if place in cuts else "wrong"
        yield right
        yield from [f"certain {right}"] * join.certain
    yield from ["paragraph"] * len(record["paragraphs"])
    left = Counter(paragraph.strip() for paragraph in result.paragraphs)
    yield from ["exact"] * (Counter(paragraph.strip() for paragraph in record["paragraphs"]) & left).total()
    if not cuts:
        yield "untouched"
        yield from ["kept"] * (not found)


def _line(name: str, count: Counter[str], seconds: float) -> str:
    def share(part: str, *whole: str) -> str:
        total = sum(count[one] for one in whole)
        return f"{count[part] / total:.3f}" if total else "-"

    shares = (
        share("right", "right", "wrong"),
        share("right", "cut"),
        share("visible right", "visible"),
        share("certain right", "certain right", "certain wrong"),
        share("certain right", "cut"),
        share("exact", "paragraph"),
        share("kept", "untouched"),
    )
    return f"{name:22}{count['cut']:6}{count['seam']:7}" + "".join(f"{one:>8}" for one in shares) + f"{seconds:8.1f}"


if __name__ == "__main__":
    run(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
