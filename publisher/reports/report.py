"""What a check found, whole: the value every report format is made from."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.findings import Finding, NotRun, Severity


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The findings on one issue or file, in reading order, and the checks that could not run.

    ``issue`` is the folder or file as the user named it.
    """

    issue: str
    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """Findings of each severity, gravest first; every severity is there."""
        return {
            severity.label: sum(finding.severity is severity for finding in self.findings)
            for severity in sorted(Severity, reverse=True)
        }
