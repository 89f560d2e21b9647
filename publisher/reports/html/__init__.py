"""One self-contained HTML page: the pages as pictures, each finding in its place, in both languages; no request."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.reports.html.page import filled
from publisher.reports.html.view import view
from publisher.reports.report import CheckReport
from publisher.wording import Tongue

__all__ = ["PICTURES", "render"]

PICTURES = True
"""This format asks for the proof of each report."""


def render(reports: Sequence[CheckReport], tongue: Tongue) -> str:
    """The report of one or more issues; ``tongue`` is the language it opens in, the other is one click away."""
    return filled("report.html.j2", tongue, issues=[view(report, place) for place, report in enumerate(reports, 1)])
