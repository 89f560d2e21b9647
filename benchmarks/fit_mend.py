"""Make the weights of Chinese mending from free text. ``python -m benchmarks.fit_mend FOLDER``, a minute.

FOLDER is a copy of github.com/aldohemsn/chinese-political-corpora (its ``government_work_reports.jsonl``, texts of
official documents from Chinese Wikisource). Beside it only pages written for this project are read. Writes
``chinese-frequent.txt``, ``chinese-seams.tsv`` and ``chinese-evidence.tsv`` in ``publisher/ingest/mend/data``; the same
input gives the same files.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import rjieba

from benchmarks.free_pages import HELD, PAGES, Record, cut_record, pages, reports
from benchmarks.logistic import fitted
from publisher.ingest.mend import split_paragraphs
from publisher.ingest.mend.chinese import settled_by_rule
from publisher.ingest.mend.evidence_zh import evidence
from publisher.ingest.mend.finding import seams
from publisher.ingest.mend.marks import HAN
from publisher.ingest.mend.words_zh import crossing, traits

_ROOT = Path(__file__).parents[1]
_DATA = _ROOT / "publisher" / "ingest" / "mend" / "data"
_FREQUENT = 1000
_EXAMPLES = 40_000
_PARAGRAPH_ENDS = 0.25
_LEAST = 0.05
_PAGES = 8000
_OWN = ("zh_briefs_letters", "zh_campus", "zh_full_width", "zh_photos", "zh_supplement", "zh_traditional")
"""Pages of the tests without a break of their own."""
EXPECTED = {
    "any": -2.0, "words": 1.0, "words-beside-a-sign": 1.0, "length": 1.0,
    "closing-mark-first": 6.0, "opening-mark-last": 6.0, "pause-last": 6.0, "word-across": 4.0, "number-across": 4.0,
    "pair-across": 4.0, "bound-first": 4.0, "bound-last": 3.0, "seam-elsewhere": 3.0, "no-indent": 3.0,
    "short-seam-elsewhere": 1.5,
    "headline": -3.0, "headline-with-comma": -2.0, "no-comma": -2.0, "labelled": -3.0, "dateline": 1.0,
    "one-sentence": -1.0, "deck": -2.0, "pull-quote": -4.0, "spaced-out": -3.0,
    "colon-last": -4.0, "semicolon-last": -4.0, "dash-last": -4.0, "closing-mark-last": -4.0,
    "right-ends": 1.5, "right-comma": 0.5, "right-starts": -1.0, "right-quote": -1.0, "right-headline": -2.0,
    "both-short": -3.0, "verse": -2.0, "page-without-stops": -1.0,
}  # fmt: skip
"""Log odds thought likely before any text is seen: 6 near to proof, 4 strong, 2 clear, 1 slight."""


def run(folder: Path) -> None:
    """Make the three files."""
    years = reports(folder / "government_work_reports.jsonl")
    words_from = [text for year in sorted(years) if year not in HELD | PAGES for text in years[year]]
    pages_from = [text for year in sorted(years) if year in PAGES for text in years[year]]
    (_DATA / "chinese-frequent.txt").write_text("\n".join(frequent(words_from)) + "\n", encoding="utf-8")
    _write("chinese-seams.tsv", _WORDS_NOTE, seam_weights(words_from), _LEAST)
    random = Random(2)
    records = [*pages(pages_from, _PAGES, random), *own_pages(random)]
    _write("chinese-evidence.tsv", _EVIDENCE_NOTE, evidence_weights(records), 0.0)


def frequent(paragraphs: Sequence[str]) -> list[str]:
    """The words that stand for themselves, the most frequent first."""
    runs = (run for text in paragraphs for run in re.findall(rf"[{HAN}0-9]+", text))
    count = Counter(word for run in runs for word in rjieba.cut(run, False))
    return sorted(count, key=lambda word: (-count[word], word))[:_FREQUENT]


def seam_weights(paragraphs: Sequence[str]) -> dict[str, float]:
    """What the words at a seam weigh: cuts in a clause against sentence ends without their stop, as many of each."""
    random = Random(1)
    long = [text for text in paragraphs if len(text) > 30]
    cuts = [_cut(long, random) for _ in range(2 * _EXAMPLES)]
    ends = [_end(long, random) for _ in range(_EXAMPLES)]
    rows = [{"*": 1.0, **dict.fromkeys(traits(*halves), 1.0)} for halves in (*cuts, *ends)]
    return fitted(rows, [1] * len(cuts) + [0] * len(ends), pull=3.0, sweeps=20)


def evidence_weights(records: Sequence[Record]) -> dict[str, float]:
    """What each kind of evidence weighs, on pages with cuts and with whole paragraphs that lack their stop."""
    rows: list[Mapping[str, float]] = []
    answers: list[int] = []
    for record in records:
        cut = {one["at"] for one in record["breaks"]}
        for after, seam in seams(record["broken"], "zh"):
            if settled_by_rule(seam) is None:
                rows.append(evidence(seam))
                answers.append(int(after in cut))
    return fitted(rows, answers, pull=20.0, sweeps=40, expected=EXPECTED)


def own_pages(random: Random) -> list[Record]:
    """Pages written for the tests and the samples, each cut in many ways."""
    folder = _ROOT / "tests" / "ingest" / "pages"
    texts = [(folder / f"{name}.txt").read_text(encoding="utf-8") for name in _OWN]
    samples = sorted((_ROOT / "layouts" / "newspaper" / "sample-zh" / "articles").glob("*.md"))
    texts.extend(path.read_text(encoding="utf-8") for path in samples)
    split = [[paragraph.text for paragraph in split_paragraphs(text)] for text in texts]
    return [cut_record(page, random, 0.3) for page in split for _ in range(30)]


def _cut(paragraphs: Sequence[str], random: Random) -> tuple[str, str]:
    while True:
        text = random.choice(paragraphs)
        at = random.randint(10, max(10, len(text) - 6))
        if len(text) >= 60 and _words_meet(text[at - 1], text[at]) and not crossing(text[:at], text[at:]):
            return text[:at], text[at:]


def _end(paragraphs: Sequence[str], random: Random) -> tuple[str, str]:
    """A place where a paragraph, or a sentence in it, ends; its stop is taken away."""
    while True:
        place = random.randrange(len(paragraphs) - 1)
        text, following = paragraphs[place], paragraphs[place + 1]
        if random.random() < _PARAGRAPH_ENDS:
            if text[-1] == "。" and _words_meet(text[-2], following[0]):
                return text[:-1], following
            continue
        stops = [at for at, char in enumerate(text[:-5]) if char == "。" and _words_meet(text[at - 1], text[at + 1])]
        if stops:
            at = random.choice(stops)
            return text[:at], text[at + 1 :]


def _words_meet(last: str, first: str) -> bool:
    return bool(re.fullmatch(rf"[{HAN}]{{2}}", last + first))


def _write(name: str, note: str, table: Mapping[str, float], least: float) -> None:
    rows = [f"{key}\t{table[key]:.2f}" for key in sorted(table) if abs(table[key]) >= least]
    (_DATA / name).write_text("\n".join([note, *rows]) + "\n", encoding="utf-8")


_WORDS_NOTE = (
    "# Log odds that a clause goes on at a seam, by the words and marks on both sides of it. Made by\n"
    "# benchmarks/fit_mend.py from official documents; what the names mean is told in words_zh.py. See README.md."
)
_EVIDENCE_NOTE = (
    "# Log odds that two Chinese paragraphs are one, by what is seen at the seam. Made by benchmarks/fit_mend.py from\n"
    "# official documents and pages of our own; what the names mean is told in evidence_zh.py. See README.md."
)

if __name__ == "__main__":
    run(Path(sys.argv[1]))
