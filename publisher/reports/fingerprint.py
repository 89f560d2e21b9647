"""A finding's name that lasts: the same while lines above it come and go, so that CI tells old findings from new."""

from __future__ import annotations

import hashlib
from collections import Counter

from publisher.reports.report import CheckReport


def fingerprints(report: CheckReport) -> tuple[str, ...]:
    """For every finding, in their order, 32 hexadecimal digits; no two alike.

    Made of the rule, the file and what stands there, or the message where no source is at hand; never of a line number.
    """
    seen: Counter[str] = Counter()
    made: list[str] = []
    for finding in report.findings:
        words = (report.line_of(finding) or "").strip() or finding.message.en
        whole = "\0".join((finding.rule, report.file_of(finding), finding.article or "", words))
        seen[whole] += 1
        digest = hashlib.sha256(f"{whole}\0{seen[whole]}".encode("utf-8", "surrogatepass"))
        made.append(digest.hexdigest()[:32])
    return tuple(made)
