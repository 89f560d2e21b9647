"""Rounds of mending: joins first, then characters, until nothing is left that is sure."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from publisher.errors import InputError
from publisher.findings import Finding, Severity
from publisher.fixes.edits import Edit, apart, applied, edit_for
from publisher.fixes.joining import Seam, is_one_paragraph_less, seam_of
from publisher.fixes.proof import as_meant, same_letters
from publisher.fixes.workshop import Workshop, workshop
from publisher.house import House
from publisher.ingest.mend import joined_in_place, mend_file, split_paragraphs
from publisher.load import load
from publisher.load.documents import find_manifest
from publisher.model import Issue
from publisher.rules.run import check_issue, suppress
from publisher.wording import Text

_ROUNDS = 6
"""A change may uncover another one; a change that brings back what an earlier one took away would never end."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A change that is not sure, for somebody to decide: the finding, what stands there, what would."""

    finding: Finding
    old: str
    new: str


Ask = Callable[[Offer], bool]


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that was changed, before and after."""

    path: Path
    before: str
    after: str

    @property
    def difference(self) -> str:
        """The lines that differ, as ``diff -u`` shows them."""
        old, new = self.before.splitlines(keepends=True), self.after.splitlines(keepends=True)
        shown = difflib.unified_diff(old, new, f"a/{self.path.as_posix()}", f"b/{self.path.as_posix()}", n=0)
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in shown)


@dataclass(frozen=True, slots=True)
class Mended:
    """What was changed, how many changes that took, and how many more were offered and not made."""

    changed: tuple[Changed, ...]
    made: int
    offered: int


def mend_issue(path: Path, house: House | None = None, ask: Ask | None = None) -> Mended:
    """Mend an issue's source. ``ask`` decides on each change that is not sure; without it those are left.

    Raises:
        InputError: the manifest cannot be read, so nothing can be proved.
        OutputError: a file cannot be written; all are as they were.
    """
    manifest = find_manifest(path)
    issue, faults = load(path, house)
    if issue is None or any(fault.severity is Severity.ERROR for fault in faults):
        raise InputError(
            Text(f"Nothing was mended: {path} cannot be read without fault.", f"未作修改：{path} 读取有误。"),
            Text("Mend what check tells first.", "请先改正 check 报告的问题。"),
        )
    house = house or issue.house
    with workshop(issue, manifest.name) as shop:
        before = shop.texts
        mender = _Mender(shop, house, ask)
        mender.join()
        mender.join_asked()
        for _ in range(_ROUNDS):
            if not mender.correct():
                break
        changed = tuple(Changed(one, before[one], shop.texts[one]) for one in shop.changed())
        shop.deliver()
    return Mended(changed, mender.made, mender.left + mender.apart)


class _Mender:
    """Works on the copy. Each offer is put once; what was declined stays declined."""

    def __init__(self, shop: Workshop, house: House, ask: Ask | None) -> None:
        self.shop, self.house, self.ask = shop, house, ask
        self.made = self.left = self.apart = 0
        self.answers: dict[tuple[str, str, str, str], bool] = {}

    def join(self) -> None:
        """Join paragraphs that are surely one, file by file."""
        for path in sorted({path for finding in self._findings(self._load()) if (path := _sure_break(finding))}):
            before, text = self._load(), self.shop.texts.get(path)
            if text is None or path == Path(self.shop.manifest):
                continue
            paragraphs = split_paragraphs(text)
            sure = [join for join in mend_file(text, paragraphs).joins if join.certain]
            self.shop.write(path, joined_in_place(text, paragraphs, sure))
            if same_letters(before, self.shop.issue(self.house)):
                self.made += len(sure)
            else:
                self.shop.write(path, text)

    def join_asked(self) -> None:
        """Put each paragraph that is perhaps cut in two, and join those that somebody says are one."""
        put: set[tuple[str | None, str]] = set()
        while (found := self._next_seam(put)) is not None:
            finding, seam = found
            put.add((finding.article, seam.apart))
            assert finding.span is not None
            before, path = self._load(), finding.span.path
            if self.ask is None or not self.ask(Offer(finding, seam.apart, seam.together)):
                self.apart += 1
                continue
            self.shop.write(path, seam.joined())
            if is_one_paragraph_less(before, self.shop.issue(self.house), finding.article):
                self.made += 1
            else:
                self.shop.write(path, seam.text)

    def _next_seam(self, put: set[tuple[str | None, str]]) -> tuple[Finding, Seam] | None:
        """The first that was not put yet; looked for anew each time, because a join moves the lines below it."""
        for finding in self._findings(self._load()):
            text = self.shop.texts.get(finding.span.path) if finding.span else None
            if text is None or finding.span is None or finding.span.path == Path(self.shop.manifest):
                continue
            seam = seam_of(finding, text)
            if seam is not None and (finding.article, seam.apart) not in put:
                return finding, seam
        return None

    def correct(self) -> bool:
        """Make the changes to characters that are sure or agreed to; whether any was made."""
        issue = self._load()
        self.left = 0
        edits = apart(self._edits(issue))
        if not edits:
            return False
        made = self._try(issue, edits)
        if not made:  # one of them breaks something else: each by itself
            made = sum(self._try(self._load(), [edit]) for edit in reversed(edits))
        self.made += made
        return made > 0

    def _edits(self, issue: Issue) -> Iterable[Edit]:
        texts = self.shop.texts
        for finding in self._findings(issue):
            article = issue.articles.get(finding.article or "")
            for fix in finding.fixes if article else ():
                assert article is not None
                edit = edit_for(issue, article, fix, texts)
                if edit and (fix.sure or self._agreed(finding, edit, texts[edit.path])):
                    yield edit

    def _agreed(self, finding: Finding, edit: Edit, text: str) -> bool:
        old = text[edit.start : edit.end]
        key = (finding.rule, edit.article, text[max(0, edit.start - 20) : edit.end + 20], edit.new)
        if key not in self.answers:
            self.answers[key] = bool(self.ask and self.ask(Offer(finding, old, edit.new)))
        self.left += not self.answers[key]
        return self.answers[key]

    def _try(self, issue: Issue, edits: list[Edit]) -> int:
        """Make the edits and prove them; undo them where they cannot be proved. How many were made."""
        texts = self.shop.texts
        for path in {edit.path for edit in edits}:
            self.shop.write(path, applied(texts[path], (edit for edit in edits if edit.path == path)))
        if as_meant(issue, self.shop.issue(self.house), edits):
            return len(edits)
        for path in {edit.path for edit in edits}:
            self.shop.write(path, texts[path])
        return 0

    def _findings(self, issue: Issue) -> tuple[Finding, ...]:
        return suppress(check_issue(issue), issue, laid_out=False)

    def _load(self) -> Issue:
        issue = self.shop.issue(self.house)
        assert issue is not None, "what was proved can be read"
        return issue


def _sure_break(finding: Finding) -> Path | None:
    """The file of a paragraph that is surely cut in two."""
    sure = finding.rule == "PA001" and finding.severity is Severity.ERROR
    return finding.span.path if sure and finding.span else None
