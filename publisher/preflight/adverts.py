"""Advertisements that come as PDF, judged before a page is made with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from publisher.findings import Finding, NotRun
from publisher.model import Issue, Span
from publisher.preflight.apart import preflight_apart
from publisher.press.profile import PressProfile


def preflight_adverts(issue: Issue, profile: PressProfile) -> tuple[tuple[Finding, ...], tuple[NotRun, ...]]:
    """What a press has against the PDFs among an issue's pictures, at the place where each is named."""
    findings: list[Finding] = []
    not_run: list[NotRun] = []
    for span, article, file in _pdfs(issue):
        verdict = preflight_apart(file, profile.path, placed=True)
        # The page is the advertisement's own; the reader of the report is shown who ordered it.
        findings += (replace(found, span=span, article=article, page=None, box=None) for found in verdict.findings)
        not_run += verdict.not_run
    return tuple(findings), tuple(not_run)


def _pdfs(issue: Issue) -> Iterator[tuple[Span, str | None, Path]]:
    seen: set[str] = set()
    figures = [(figure.image, figure, article.id) for article in issue.manifest.articles for figure in article.figures]
    ads = [(each.image, each, None) for page in issue.manifest.pages for each in page.ads]
    for image, holder, article in (*figures, *ads):
        if image and image.lower().endswith(".pdf") and image in issue.resolved and image not in seen:
            seen.add(image)
            yield holder.span_of("image"), article, issue.resolved[image]
