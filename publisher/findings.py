"""Finding: the one value that travels from any check to any report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from publisher.model import Span
from publisher.wording import Text


class Severity(IntEnum):
    """How bad a finding is; larger is worse, so thresholds are comparisons."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word used on the command line and in JSON."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page in millimetres from the trim's top left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that mends: characters ``start`` to ``end`` of a piece (``headline``, ``body.3``) become ``new``.

    ``sure``: it may be made without asking; otherwise it is offered.
    """

    piece: str
    start: int
    end: int
    new: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect: which rule, what is wrong, what to do, and where (source, and page once laid out)."""

    rule: str
    name: str
    severity: Severity
    message: Text
    hint: Text
    span: Span | None = None
    article: str | None = None
    page: int | None = None
    box: Box | None = None
    figure: int | None = None  # index in the article's figures; a figure's own ``allow`` is found by it
    piece: str | None = None  # the article's piece; an allowance in the Markdown above it is found by it
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class NotRun:
    """A check that could not run, and why: never silently a pass."""

    check: str
    why: Text


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in reading order: file, line, column, then page and rule; the same on every run."""
    return tuple(sorted(findings, key=_place))


def _place(finding: Finding) -> tuple[object, ...]:
    span = finding.span
    where = (str(span.path), span.line, span.column) if span else ("￿", 0, 0)
    box = finding.box
    spot = (box.top, box.left) if box else (0.0, 0.0)
    return (*where, finding.page or 0, *spot, finding.rule, finding.message.en)


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The gravest severity present, or None when there are no findings."""
    return max((finding.severity for finding in findings), default=None)
