"""One finding's change, made because somebody asked for it, and proved like all others."""

from __future__ import annotations

from pathlib import Path

from publisher.errors import InputError
from publisher.findings import Finding
from publisher.fixes.edits import applied, edit_for
from publisher.fixes.joining import RULE, is_one_paragraph_less, seam_of
from publisher.fixes.mending import Changed
from publisher.fixes.proof import as_meant
from publisher.fixes.workshop import Workshop, workshop
from publisher.model import Article, Issue
from publisher.wording import Text


def change_of(issue: Issue, finding: Finding, manifest: str) -> tuple[Changed, ...]:
    """The files of ``issue`` as they would be after the change that the finding offers; none of them is written.

    Raises:
        InputError: the finding offers no change, its words are no longer there, or something else would change as well.
    """
    article = issue.articles.get(finding.article or "")
    if article is None or not can_change(finding):
        raise InputError(Text("Nothing can be changed by itself here.", "此处无法自动修改。"), finding.hint)
    with workshop(issue, manifest) as shop:
        before = shop.texts
        proved = _join(issue, finding, shop) if finding.rule == RULE else _edit(issue, article, finding, shop)
        if not proved:
            raise InputError(
                Text("This change would change something else as well.", "这一改动还会牵动别处文字。"),
                Text("Change it by hand in the text.", "请在正文中手工修改。"),
            )
        return tuple(Changed(path, before[path], shop.texts[path]) for path in shop.changed())


def can_change(finding: Finding) -> bool:
    """Whether the finding offers a change: to characters, or a broken paragraph of a body file joined."""
    joins = finding.rule == RULE and finding.span is not None and finding.span.path.suffix != ".yaml"
    return bool(finding.fixes) or joins


def _edit(issue: Issue, article: Article, finding: Finding, shop: Workshop) -> bool:
    texts = shop.texts
    found = [edit_for(issue, article, fix, texts) for fix in finding.fixes]
    edits = [edit for edit in found if edit is not None]
    if len(edits) < len(found):
        raise _changed()
    for path in {edit.path for edit in edits}:
        shop.write(path, applied(texts[path], (edit for edit in edits if edit.path == path)))
    return as_meant(issue, shop.issue(issue.house), edits)


def _join(issue: Issue, finding: Finding, shop: Workshop) -> bool:
    path = finding.span.path if finding.span else Path()
    seam = seam_of(finding, shop.texts.get(path, ""))
    if seam is None:
        raise _changed()
    shop.write(path, seam.joined())
    return is_one_paragraph_less(issue, shop.issue(issue.house), finding.article)


def _changed() -> InputError:
    return InputError(Text("The text has changed meanwhile.", "文字已有变动。"), Text("Load anew.", "请重新载入。"))
