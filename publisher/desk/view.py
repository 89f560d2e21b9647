"""What the desk shows of an issue: plain values for the browser, made anew after every change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publisher.atomic import read
from publisher.compose.fitness import over, under
from publisher.compose.make_up import Layout
from publisher.desk.guesses import guesses
from publisher.desk.since import Proof, changed_since
from publisher.editing.saving import fingerprint
from publisher.edition import Checked
from publisher.findings import Finding
from publisher.fixes.single import can_change
from publisher.imprint import Stage
from publisher.load.documents import MANIFEST
from publisher.model import Article, Issue
from publisher.reports import with_changes
from publisher.reports.proof import Mark
from publisher.review.places import places
from publisher.rules.reviews import STAGES
from publisher.signing.stages import name_of
from publisher.signing.standing import Standing, standing_of

FIELDS = ("kicker", "headline", "subhead", "deck", "dateline")
"""What of an article may be written on the desk, besides its text."""
_SIGN_OFF: tuple[Stage, ...] = ("sign-off",)
_MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class View:
    """The issue as shown, the pages' pictures by number, and the findings in the order in which they are listed.

    ``finished``: nothing is left to mend or to sign, so that it may go out.
    """

    shown: Mapping[str, Any]
    pictures: Mapping[int, bytes]
    findings: tuple[Finding, ...]
    issue: Issue | None
    finished: bool = False


def view_of(path: Path, checked: Checked, pictures: Mapping[int, bytes], proof: Proof | None = None) -> View:
    """The view of an issue as it was checked; where it could not be read, only what is wrong with it.

    ``proof`` has the lines of the proof that the pages are compared with.
    """
    issue, layout = checked.issue, checked.layout
    findings = tuple(sorted(checked.report.findings, key=lambda one: -one.severity))
    marks = places(findings, issue, layout.composition if layout else None) if issue else (None,) * len(findings)
    changes = with_changes(checked.report, issue).changes if issue else {}
    fixable = [bool(changes.get(one)) or (not one.fixes and can_change(one)) for one in findings]
    told = [_finding(*one) for one in zip(findings, marks, fixable, strict=True)]
    if issue is None:
        return View(
            {"broken": True, "name": path.name, "findings": told, "pages": [], "articles": {}}, {}, findings, None
        )
    standing = standing_of(issue)
    info, paper = issue.manifest.issue, issue.manifest.publication
    shown = {
        "broken": layout is None,
        "name": path.name,
        "title": paper.title,
        "language": issue.language,
        "number": info.number,
        "date": info.date.isoformat(),
        "manifest": fingerprint(read(path / MANIFEST)),
        "pages": _pages(issue, layout, pictures, proof),
        "grid": _grid(layout),
        "unplaced": [article.id for article in issue.manifest.articles if issue.page_of(article.id) is None],
        "articles": _articles(issue, layout),
        "findings": told,
        "counts": checked.report.counts,
        "standing": standing.as_json(),
        # All that can be signed: the standing has only those that the house requires or somebody signed.
        "stages": [{"id": stage, "name": name_of(stage, issue)} for stage in STAGES],
        "guesses": guesses(path),
        "not_run": [{"check": one.check, "en": one.why.en, "zh": one.why.zh} for one in checked.report.not_run],
    }
    finished = layout is not None and not checked.report.counts["error"] and _signed(standing)
    return View(shown, pictures, findings, issue, finished)


def _signed(standing: Standing) -> bool:
    """Whether all stages are signed that the house requires; the sign-off if it requires none."""
    marks = [row.get(stage) for row in standing.marks.values() for stage in standing.required or _SIGN_OFF]
    return all(mark is not None and mark.state == "signed" for mark in marks) and not standing.fallen


def sooner(
    view: View, path: Path, issue: Issue, layout: Layout, pictures: Mapping[int, bytes], proof: Proof | None = None
) -> View:
    """The view with its new pages and texts, before they are judged: the findings are still those of before."""
    shown = {
        **view.shown,
        "manifest": fingerprint(read(path / MANIFEST)),
        "pages": _pages(issue, layout, pictures, proof),
        "articles": _articles(issue, layout),
    }
    return View(shown, pictures, view.findings, issue)


def _pages(
    issue: Issue, layout: Layout | None, pictures: Mapping[int, bytes], proof: Proof | None
) -> list[dict[str, Any]]:
    changed = changed_since(proof, layout.composition) if layout and proof is not None else {}
    wanted = {page.number: page for page in issue.manifest.pages}
    numbers = [page.number for page in layout.composition.pages] if layout else list(wanted)
    size = (layout.composition.width * _MM, layout.composition.height * _MM) if layout else (273.0, 390.0)
    return [
        {
            "number": number,
            "section": wanted[number].section if number in wanted else None,
            "articles": list(wanted[number].stories) if number in wanted else [],
            "width": round(size[0], 2),
            "height": round(size[1], 2),
            "picture": fingerprint(pictures[number])[:16] if number in pictures else None,
            "changed": changed.get(number, []),
        }
        for number in numbers
    ]


def _grid(layout: Layout | None) -> dict[str, float] | None:
    """The type area's columns and lines, in millimetres."""
    if layout is None:
        return None
    grid = layout.pack.grid
    sizes = {"left": grid.left, "top": grid.top, "column": grid.column, "gutter": grid.gutter, "leading": grid.leading}
    found = {name: round(size * _MM, 3) for name, size in (*sizes.items(), ("baseline", grid.baseline))}
    return {**found, "columns": grid.columns, "lines": grid.lines}


def _articles(issue: Issue, layout: Layout | None) -> dict[str, dict[str, Any]]:
    fits = _fits(layout) if layout else {}
    frames = _frames(issue, layout) if layout else {}
    return {one.id: _article(one, issue, fits, frames.get(one.id)) for one in issue.manifest.articles}


def _frames(issue: Issue, layout: Layout) -> dict[str, dict[str, list[int]]]:
    """Where stories stand on pages that make themselves up, as a pin would fix it."""
    free = {page.number for page in issue.manifest.pages if page.template is None}
    return {
        story.article: {"columns": list(story.frame.columns), "lines": [round(line) for line in story.frame.lines]}
        for story in reversed(layout.stories)
        if story.page in free and all(float(line).is_integer() for line in story.frame.lines)
    }


def _fits(layout: Layout) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for story in layout.stories:
        much, little = over(story), under(story)
        if much is not None:
            found[story.article] = {"over": much.lines, "characters": much.characters}
        elif little is not None:
            found.setdefault(story.article, {"under": little.lines, "characters": little.characters})
    return found


def _article(
    article: Article, issue: Issue, fits: Mapping[str, dict[str, Any]], frame: dict[str, list[int]] | None
) -> dict[str, Any]:
    fields = {name: getattr(article, name) for name in FIELDS}
    fields["deck"] = article.deck.text if article.deck else None
    return {
        "id": article.id,
        "fields": fields,
        "names": [one.name for one in article.byline],
        "figures": [{"caption": one.caption, "alt": one.alt} for one in article.figures],
        "body": _body(article, issue.folder),
        "characters": sum(len("".join(block.text.split())) for block in article.blocks),
        "fit": fits.get(article.id),
        "page": issue.page_of(article.id),
        "frame": frame,
        "pinned": article.pin is not None and article.pin.frame is not None,
    }


def _body(article: Article, folder: Path) -> dict[str, Any] | None:
    """The text's own file; None where the text stands in the manifest."""
    written = (article.body or "").strip()
    if not written or "\n" in written or not (folder / written).is_file():
        return None
    data = read(folder / written)
    return {"path": written, "text": data.decode("utf-8", "replace"), "seen": fingerprint(data)}


def _finding(finding: Finding, mark: Mark | None, fixable: bool) -> dict[str, Any]:
    boxes: Sequence[Any] = mark.boxes if mark else ()
    return {
        "rule": finding.rule,
        "severity": finding.severity.label,
        "en": finding.message.en,
        "zh": finding.message.zh,
        "hint_en": finding.hint.en,
        "hint_zh": finding.hint.zh,
        "article": finding.article,
        "page": mark.page if mark else finding.page,
        "boxes": [[box.left, box.top, box.width, box.height] for box in boxes],
        "file": finding.span.path.as_posix() if finding.span else None,
        "line": finding.span.line if finding.span else None,
        "fix": fixable,
    }
