"""The estimated 差错率: what the findings weigh by the rule of 2020, for 10,000 characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from publisher.findings import Severity
from publisher.reports.report import CheckReport

_HEAD = ("kicker", "headline", "subhead")


@dataclass(frozen=True, slots=True)
class Rate:
    """``counted`` faults of ``points`` in ``characters``; ``limit`` is the most that passes for 10,000 characters."""

    counted: int
    points: float
    characters: int
    limit: float

    @property
    def value(self) -> float:
        """Points for 10,000 characters."""
        return self.points / self.characters * 10_000


def rate(report: CheckReport) -> Rate | None:
    """The rate of an issue in Chinese; None for any other, and for one without text.

    Errors and warnings count, notices do not; in a headline they count double.
    """
    proof = report.proof
    if proof is None or not proof.characters or not proof.language.lower().startswith("zh"):
        return None
    table = _table()
    charged: Counter[str] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    counted = 0
    marks = proof.marks or (None,) * len(report.findings)
    for finding, mark in zip(report.findings, marks, strict=True):
        kind = table["rules"].get(finding.rule) or table["families"].get(finding.rule[:2])
        same = (finding.rule, finding.message.en)
        if kind is None or finding.severity is Severity.INFO or seen[same] >= table["repeated"]:
            continue
        seen[same] += 1
        counted += 1
        charged[kind] += table["kinds"][kind]["points"] * (2 if mark and mark.piece in _HEAD else 1)
    points = sum(min(sum_, table["kinds"][kind].get("at_most", sum_)) for kind, sum_ in charged.items())
    limit = table["limits"]["periodical" if "magazine" in proof.layout else "newspaper"]
    return Rate(counted, round(points, 2), proof.characters, limit)


@cache
def _table() -> Mapping[str, Any]:
    text = (Path(__file__).parent / "rate.yaml").read_text(encoding="utf-8")
    table: Mapping[str, Any] = yaml.safe_load(text)
    return table
