"""What a check found, whole: the value every report format is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from publisher.findings import Finding, NotRun, Severity
from publisher.model import Span
from publisher.reports.proof import Proof


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of one source line, its end not included."""

    start: Span
    end: Span


@dataclass(frozen=True, slots=True)
class Change:
    """A change that a finding offers: ``old`` becomes ``new``, with the words around it.

    ``region`` is where a program may make it; None where that cannot be told. ``sure``: nobody need be asked.
    """

    before: str
    old: str
    new: str
    after: str
    sure: bool
    region: Region | None = None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The findings on one issue or file, in reading order, and the checks that could not run.

    ``issue`` is the folder or file as the user named it. ``folder`` is where the paths of the findings begin, as seen
    from where the command was run, and ``sources`` holds the lines of each source file by its path below that folder;
    without them a report shows no excerpts. ``threshold`` is the severity at which the command fails. ``proof`` holds
    the pages as pictures, for the formats that ask for them. ``changes`` has what findings offer to change; it is empty
    where that was not looked for.
    """

    issue: str
    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...] = ()
    folder: PurePosixPath | None = None
    sources: Mapping[str, Sequence[str]] = field(default_factory=dict)
    threshold: Severity = Severity.ERROR
    proof: Proof | None = None
    changes: Mapping[Finding, tuple[Change, ...]] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """Findings of each severity, gravest first; every severity is there."""
        return {
            severity.label: sum(finding.severity is severity for finding in self.findings)
            for severity in sorted(Severity, reverse=True)
        }

    def file_of(self, finding: Finding) -> str:
        """The finding's file as seen from where the command was run; what was checked, where it names none."""
        if finding.span is None:
            return PurePosixPath(self.issue).as_posix()
        below = PurePosixPath(finding.span.path.as_posix())
        return (self.folder / below if self.folder else below).as_posix()

    def changes_of(self, finding: Finding) -> tuple[Change, ...]:
        """What the finding offers to change."""
        return self.changes.get(finding, ())

    def line_of(self, finding: Finding) -> str | None:
        """The source line the finding stands on, without its end; None where the source is not at hand."""
        if finding.span is None:
            return None
        lines = self.sources.get(finding.span.path.as_posix(), ())
        return lines[finding.span.line - 1] if finding.span.line <= len(lines) else None
